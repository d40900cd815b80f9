import assert from "node:assert/strict";
import { BOUNDS } from "../../../../src/close/base/answerBounds.ts";
import { AttemptFailure } from "../../../../src/close/base/errors.ts";
import { jsonOf } from "../../../../src/close/json/parseJson.ts";
import { PIECE } from "../../../../src/close/json/pieceCutter.ts";

/** Parses a text. Returns what was done, in order, up to an error. */
async function steps(json: string, pause = async () => {}): Promise<readonly unknown[]> {
	const source = { bytes: Buffer.from(json), status: 200, type: "application/json", host: "api.close.com" };
	const done: unknown[] = [];
	await jsonOf(source, {
		bounds: BOUNDS,
		pause: () => {
			done.push("pause");
			return pause();
		},
		clean: async () => done.push("clean"),
	}).catch((error: unknown) => done.push(error));
	return done;
}

describe("A single text that is too long for one piece", () => {
	const json = JSON.stringify("x".repeat(PIECE.bytes));

	it("lets others have a turn between being parsed and being cleaned", async () => {
		assert.deepEqual(await steps(json), ["pause", "clean"]);
	});

	it("isn't cleaned any more if the request is cancelled in that turn", async () => {
		const cancelled = new Error("cancelled");
		assert.deepEqual(await steps(json, () => Promise.reject(cancelled)), ["pause", cancelled]);
	});
});

describe("A list that is parsed in pieces", () => {
	const entry = JSON.stringify({ id: "oppo_secret", note: "x".repeat(1000) });
	const fill = Array.from({ length: PIECE.bytes / 1000 }, () => entry).join();

	for (const [what, flawed] of [
		["names an entry without quotes", "{id: 1}"],
		["has a comma without an entry", ""],
		["has words outside of texts", "oppo_secret"],
	] as const)
		it(`and ${what} is told as no JSON, and is not quoted`, async () => {
			const failure = (await steps(`[${fill},${flawed},${fill}]`)).at(-1);
			assert.ok(failure instanceof AttemptFailure, String(failure));
			assert.match(failure.error.message, /isn't valid JSON\.$/);
			assert.doesNotMatch(failure.error.message, /oppo_secret/);
		});
});
