import { parseArgs } from "node:util";
import { parseBaseUrl } from "../../src/close/http/baseUrl.ts";
import { PlainError } from "../host/plainError.ts";

/** How models are spoken to, where they usually are, and where their key is. */
export const MODEL_APIS = {
	openai: { baseUrl: "https://api.openai.com/v1", key: "OPENAI_API_KEY" },
	anthropic: { baseUrl: "https://api.anthropic.com", key: "ANTHROPIC_API_KEY" },
} as const;
type ModelApi = keyof typeof MODEL_APIS;

/** A model that chooses the calls. Its key stays in the environment. */
export interface ModelChoice {
	readonly model: string;
	readonly api: ModelApi;
	readonly baseUrl: string;
}

export interface Options {
	/** The data set to ask about; undefined for all. */
	readonly only: string | undefined;
	/** Whether to print what the tools say. */
	readonly show: boolean;
	readonly model: ModelChoice | undefined;
}

/** Parses a command line whose options and values are known to exist. @throws PlainError if they don't go together */
export function readFlags(args: readonly string[], env: NodeJS.ProcessEnv): Options {
	const { values } = parseArgs({
		args: [...args],
		options: {
			only: { type: "string" },
			show: { type: "boolean" },
			model: { type: "string" },
			api: { type: "string" },
			"base-url": { type: "string" },
		},
	});
	const { only, show = false, model, api = "openai", "base-url": baseUrl } = values;
	if (model === undefined) {
		const lonely = (["api", "base-url"] as const).find((name) => values[name] !== undefined);
		if (lonely !== undefined) throw new PlainError(`--${lonely} needs --model as well.`);
		return { only, show, model: undefined };
	}
	return { only, show, model: modelChoice(model, api as ModelApi, baseUrl, env) };
}

function modelChoice(model: string, api: ModelApi, baseUrl: string | undefined, env: NodeJS.ProcessEnv): ModelChoice {
	const { baseUrl: usual, key } = MODEL_APIS[api];
	const address = parseBaseUrl(baseUrl ?? usual);
	if (typeof address === "string")
		throw new PlainError("--base-url takes an https address, or http on this computer, without a name or a query.");
	if (!env[key]?.trim())
		throw new PlainError(`Set ${key} to the key of the model in the environment, and run this again.`);
	return { model, api, baseUrl: address.url };
}
