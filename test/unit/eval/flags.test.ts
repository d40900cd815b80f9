import assert from "node:assert/strict";
import { DATA_SETS } from "../../eval/dataSets.ts";
import { MODEL_APIS, readFlags } from "../../eval/flags.ts";
import commands from "../../host/commands.json" with { type: "json" };
import { PlainError } from "../../host/plainError.ts";

const KEY = "sk-secret";

describe("the evaluation's command line", () => {
	it("asks about everything without a model by default", () => {
		assert.deepEqual(readFlags([], {}), { only: undefined, show: false, model: undefined });
	});

	it("takes a model with its address, whose key stays in the environment", () => {
		const args = ["--model", "small", "--base-url", "http://127.0.0.1:11434/v1/", "--only", "yen", "--show"];
		const options = readFlags(args, { OPENAI_API_KEY: KEY });
		const model = { model: "small", api: "openai", baseUrl: "http://127.0.0.1:11434/v1" };
		assert.deepEqual(options, { only: "yen", show: true, model });
		assert.ok(!JSON.stringify(options).includes(KEY));
		const other = readFlags(["--model=m", "--api=anthropic"], { ANTHROPIC_API_KEY: KEY });
		assert.deepEqual(other.model, { model: "m", api: "anthropic", baseUrl: "https://api.anthropic.com" });
	});

	it("offers each data set and each way to speak to a model, in the help", () => {
		const options = Object.keys(commands["eval:tools"].options);
		assert.ok(options.includes(`--only ${DATA_SETS.map(({ name }) => name).join("|")}`), options.join());
		assert.ok(options.includes(`--api ${Object.keys(MODEL_APIS).join("|")}`), options.join());
	});

	const key = { OPENAI_API_KEY: KEY, ANTHROPIC_API_KEY: KEY };
	for (const [args, env, reason] of [
		[["--model", "m", "--base-url", "http://models.example"], key, /https/],
		[["--model", "m", "--base-url", "https://user:pass@models.example"], key, /without a name/],
		[["--api", "openai"], key, /--api needs --model/],
		[["--base-url", "http://127.0.0.1"], key, /--base-url needs --model/],
		[["--model", "m"], {}, /OPENAI_API_KEY/],
		[["--model", "m", "--api", "anthropic"], { OPENAI_API_KEY: KEY }, /ANTHROPIC_API_KEY/],
	] as const)
		it(`refuses ${args.join(" ")} in one sentence`, () => {
			assert.throws(
				() => readFlags(args, env),
				(error: Error) =>
					error instanceof PlainError &&
					reason.test(error.message) &&
					/^\S.*\.$/.test(error.message) &&
					!error.message.includes(KEY),
			);
		});
});
