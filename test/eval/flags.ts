import { parseArgs } from "node:util";
import { parseBaseUrl } from "../../src/close/http/baseUrl.ts";
import { DATA_SETS } from "./dataSets.ts";

/** How models are spoken to, where they usually are, and where their key is. */
export const MODEL_APIS = {
	openai: { baseUrl: "https://api.openai.com/v1", key: "OPENAI_API_KEY" },
	anthropic: { baseUrl: "https://api.anthropic.com", key: "ANTHROPIC_API_KEY" },
} as const;
export type ModelApi = keyof typeof MODEL_APIS;

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

/** The command line isn't right. The message says in one sentence what to do. */
export class FlagError extends Error {}

const FLAGS = {
	only: { value: "SET", help: `asks about one data set: ${DATA_SETS.map(({ name }) => name).join(", ")}` },
	show: { value: "", help: "prints what the tools say to each question" },
	model: { value: "NAME", help: "has this model choose the calls, too, and gives it raw rows to compare with" },
	api: { value: "API", help: `how to speak to the model: ${Object.keys(MODEL_APIS).join(" (the default), ")}` },
	"base-url": { value: "URL", help: "where the model is, e.g. http://127.0.0.1:11434/v1 for one on this computer" },
	help: { value: "", help: "prints this" },
} as const;

export const HELP = [
	"Asks the language-model tools sixty questions in a real extension host, by each question's own calls, and",
	"compares with answers that were found by brute force. Ends with 1 if an answer is wrong or too long.",
	"",
	...Object.entries(FLAGS).map(([name, { value, help }]) => `  ${`--${name} ${value}`.padEnd(18)}${help}`),
	"",
	`A model needs its key in the environment: ${Object.entries(MODEL_APIS)
		.map(([api, { key }]) => `${key} for ${api}`)
		.join(", ")}.`,
	"Sixty questions with raw rows may take millions of tokens; --only takes fewer.",
].join("\n");

/** Parses a command line. Returns `help` if it asks for it. @throws FlagError */
export function readFlags(args: readonly string[], env: NodeJS.ProcessEnv): Options | "help" {
	const given = collect(args);
	if (given.has("help")) return "help";
	const only = given.get("only");
	if (only !== undefined && !DATA_SETS.some(({ name }) => name === only))
		throw new FlagError(`--only takes one of ${DATA_SETS.map(({ name }) => name).join(", ")}, not "${only}".`);
	return { only, show: given.has("show"), model: modelChoice(given, env) };
}

function collect(args: readonly string[]): ReadonlyMap<string, string> {
	const options = Object.fromEntries(
		Object.entries(FLAGS).map(([name, { value }]) => [name, { type: value === "" ? "boolean" : "string" } as const]),
	);
	const { tokens } = parseArgs({ args: [...args], options, strict: false, tokens: true });
	const given = new Map<string, string>();
	for (const token of tokens) {
		if (token.kind === "option-terminator") continue;
		if (token.kind === "positional") throw new FlagError(`"${token.value}" is no option; --help lists what there is.`);
		const { name, rawName, value } = token;
		const known = Object.hasOwn(FLAGS, name) ? FLAGS[name as keyof typeof FLAGS] : undefined;
		if (known === undefined) throw new FlagError(`There is no option ${rawName}; --help lists what there is.`);
		if (known.value === "" && value !== undefined) throw new FlagError(`${rawName} takes no value.`);
		if (known.value !== "" && !value) throw new FlagError(`${rawName} takes a value: ${known.help}.`);
		given.set(name, value ?? "");
	}
	return given;
}

function modelChoice(given: ReadonlyMap<string, string>, env: NodeJS.ProcessEnv): ModelChoice | undefined {
	const model = given.get("model");
	if (model === undefined) {
		const lonely = ["api", "base-url"].find((name) => given.has(name));
		if (lonely !== undefined) throw new FlagError(`--${lonely} needs --model besides.`);
		return undefined;
	}
	const api = given.get("api") ?? "openai";
	if (!isModelApi(api)) throw new FlagError(`--api takes one of ${Object.keys(MODEL_APIS).join(", ")}, not "${api}".`);
	const address = parseBaseUrl(given.get("base-url") ?? MODEL_APIS[api].baseUrl);
	if (typeof address === "string")
		throw new FlagError("--base-url takes an https address, or http on this computer, without a name or a query.");
	const { key } = MODEL_APIS[api];
	if (!env[key]?.trim())
		throw new FlagError(`Set ${key} to the key of the model in the environment, and run this again.`);
	return { model, api, baseUrl: address.url };
}

function isModelApi(text: string): text is ModelApi {
	return Object.hasOwn(MODEL_APIS, text);
}
