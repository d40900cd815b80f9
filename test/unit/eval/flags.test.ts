import assert from "node:assert/strict";
import { FlagError, HELP, readFlags } from "../../eval/flags.ts";

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
		assert.ok(other !== "help");
		assert.deepEqual(other.model, { model: "m", api: "anthropic", baseUrl: "https://api.anthropic.com" });
	});

	it("explains itself, whatever else is given", () => {
		assert.equal(readFlags(["--model", "m", "--help"], {}), "help");
		for (const name of ["only", "show", "model", "api", "base-url", "help", "OPENAI_API_KEY", "ANTHROPIC_API_KEY"])
			assert.ok(HELP.includes(name), name);
	});

	const key = { OPENAI_API_KEY: KEY, ANTHROPIC_API_KEY: KEY };
	for (const [args, env, reason] of [
		[["--models", "m"], key, /--models/],
		[["dollars"], key, /"dollars"/],
		[["--only", "pounds"], key, /dollars, yen, .*"pounds"/],
		[["--only"], key, /--only takes a value/],
		[["--show=yes"], key, /--show takes no value/],
		[["--model"], key, /--model takes a value/],
		[["--model", "m", "--api", "soap"], key, /openai, anthropic, not "soap"/],
		[["--model", "m", "--base-url", "http://models.example"], key, /https/],
		[["--model", "m", "--base-url", "https://user:pass@models.example"], key, /without a name/],
		[["--api", "openai"], key, /--api needs --model/],
		[["--model", "m"], {}, /OPENAI_API_KEY/],
		[["--model", "m", "--api", "anthropic"], { OPENAI_API_KEY: KEY }, /ANTHROPIC_API_KEY/],
	] as const)
		it(`refuses ${args.join(" ")} in one sentence`, () => {
			assert.throws(
				() => readFlags(args, env),
				({ message }: Error) => reason.test(message) && /^\S.*\.$/.test(message) && !message.includes(KEY),
			);
			assert.throws(() => readFlags(args, env), FlagError);
		});
});
