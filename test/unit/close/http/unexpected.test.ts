import assert from "node:assert/strict";
import { asUserError, CloseError, logText, UserError } from "../../../../src/close/base/errors.ts";
import { RedactedLog } from "../../../../src/close/text/redactedLog.ts";
import { ViewError } from "../../../../src/opportunities/view/view.ts";
import { KEY, KeptLog } from "../support.ts";

describe("An error that nobody wrote for a person", () => {
	it("becomes a sentence with advice, and its stack goes to the log", () => {
		for (const error of [new TypeError("Cannot read properties of null"), new RangeError("x"), "x", 5, null, {}]) {
			const log = new KeptLog();
			const made = asUserError(error, log);
			assert(made instanceof CloseError && made.kind === "unexpected");
			assert.equal(made.message, "Something went wrong.");
			assert.match(made.advice, /Run Show Log for details\.$/);
			assert.equal(made.cause, undefined);
			assert.equal(log.lines.length, 1);
			if (error instanceof Error) assert.match(log.lines[0] ?? "", /Error: .*\n\s+at /);
		}
	});

	it("is told from one that was", () => {
		const log = new KeptLog();
		for (const error of [new ViewError("No."), new CloseError("server", "No.", { advice: "" }), new UserError("No.")])
			assert.equal(asUserError(error, log), error);
		assert.deepEqual(log.lines, []);
		const caused = new UserError("No.", { cause: new Error("disk") });
		assert.equal(asUserError(caused, log), caused);
		assert.match(log.lines[0] ?? "", /^warn Caused by Error: disk\n/);
		assert.equal(logText(caused), "No.");
	});
});

describe("The log of the extension", () => {
	it("holds no secret of which it was told, in no form, and nothing that hides or forges a line", () => {
		const kept = new KeptLog();
		const log = new RedactedLog(kept);
		const secrets = [KEY, "api_1other1other1other1ot.2other2other2other2ot"];
		for (const secret of secrets) log.redact({ kind: "apiKey", secret, origin: "https://api.close.com" });
		log.debug(`a ${KEY} b`);
		log.info(`a ${Buffer.from(`${secrets[1]}:`).toString("base64")} b`);
		log.warn(`a\n\u001b[31m\u202eb ${KEY.split("").join("\u200b")}`);
		log.error("x".repeat(100_000));
		assert.deepEqual(kept.lines.slice(0, 3), ["debug a [key] b", "info a [key] b", "warn a\n [31mb [key]"]);
		assert.equal(kept.lines[3]?.length, "error ".length + 8001);
	});
});
