import assert from "node:assert/strict";
import fc from "fast-check";
import { FaultPicker } from "../../../src/sandbox/faults/faultPicker.ts";
import { BOMBS, FAULTS, type FaultRule, readFaults } from "../../../src/sandbox/faults/rules.ts";

const LIST = "/api/v1/opportunity/";
const NONE = new Map<string, string>();

describe("Sandbox: fault scripts", () => {
	/** Which of the first 30 requests a script applies to, counted from 1. */
	function strikes(...rules: FaultRule[]): number[] {
		const weather = new FaultPicker(readFaults(rules));
		return Array.from({ length: 30 }, (_, index) => index + 1).filter(() => weather.next(LIST, NONE) !== undefined);
	}

	it("strike always, at one or some, at every n-th, or in a span", () => {
		assert.equal(strikes({ do: "500" }).length, 30);
		assert.equal(strikes({ do: "500", on: "always" }).length, 30);
		assert.deepEqual(strikes({ do: "500", on: { nth: 3 } }), [3]);
		assert.deepEqual(strikes({ do: "500", on: { nth: [2, 5, 40] } }), [2, 5]);
		assert.deepEqual(strikes({ do: "500", on: { every: 7 } }), [7, 14, 21, 28]);
		assert.deepEqual(strikes({ do: "500", on: { from: 28 } }), [28, 29, 30]);
		assert.deepEqual(strikes({ do: "500", on: { from: 4, to: 6 } }), [4, 5, 6]);
		assert.deepEqual(strikes({ do: "500", times: 2 }), [1, 2]);
		assert.deepEqual(strikes({ do: "500", on: { every: 7 }, times: 2 }), [7, 14]);
		assert.deepEqual(strikes(), []);
	});

	it("strike by chance as often as they say, the same ones for the same seed", () => {
		const hits = (probability: number, seed?: number): number[] => {
			const on = seed === undefined ? { probability } : { probability, seed };
			const weather = new FaultPicker([{ do: "500", on }]);
			return Array.from({ length: 2000 }, (_, index) => index).filter(() => weather.next(LIST, NONE) !== undefined);
		};
		assert.ok(Math.abs(hits(0.3).length - 600) < 80);
		assert.deepEqual(hits(0.3, 5), hits(0.3, 5));
		assert.notDeepEqual(hits(0.3, 5), hits(0.3, 6));
		assert.deepEqual([hits(0).length, hits(1).length], [0, 2000]);
	});

	it("look only at the paths and parameters that they name, and count only those", () => {
		const weather = new FaultPicker([
			{ do: "500", path: "/me/", on: { nth: 2 } },
			{ do: "503", params: { _group_by: "user_id", _skip: "" } },
			{ do: "504", params: { query: "*" } },
		]);
		const next = (path: string, parameters: Record<string, string> = {}): string | undefined =>
			weather.next(path, new Map(Object.entries(parameters)))?.do;
		assert.equal(next("/api/v1/me/"), undefined);
		assert.equal(next(LIST), undefined);
		assert.equal(next("/api/v1/me/"), "500");
		assert.equal(next(LIST, { _group_by: "user_id" }), "503");
		assert.equal(next(LIST, { _group_by: "user_id", _skip: "100" }), undefined);
		assert.equal(next(LIST, { query: "x" }), "504");
		assert.equal(next(LIST, { query: "" }), undefined);
	});

	it("the first rule that strikes decides, and the others go on counting", () => {
		const weather = new FaultPicker([
			{ do: "500", on: { nth: 2 } },
			{ do: "503", on: { every: 2 } },
			{ do: "504", times: 1 },
		]);
		const found = Array.from({ length: 5 }, () => weather.next(LIST, NONE)?.do);
		assert.deepEqual(found, ["504", "500", undefined, "503", undefined]);
	});

	it("are checked: every rule that is right passes", () => {
		const amount = fc.integer({ min: 1, max: 100 });
		const rule = fc.record(
			{
				do: fc.constantFrom(...FAULTS),
				on: fc.oneof(
					fc.constant("always"),
					amount.map((nth) => ({ nth })),
					fc.array(amount).map((nth) => ({ nth })),
					amount.map((every) => ({ every })),
					fc.record({ from: amount, to: amount }, { requiredKeys: ["from"] }),
					fc.record(
						{ probability: fc.double({ min: 0, max: 1, noNaN: true }), seed: amount },
						{ requiredKeys: ["probability"] },
					),
				),
				path: fc.string(),
				params: fc.dictionary(fc.string(), fc.string()),
				times: amount,
				delayMs: amount,
				seconds: fc.double({ min: 0, max: 9, noNaN: true }),
				headers: fc.dictionary(fc.string(), fc.option(fc.string())),
				status: fc.integer({ min: 300, max: 399 }),
				to: fc.string(),
				shape: fc.constantFrom("flat", "nested"),
				what: fc.constantFrom("envelope", "null", "list", "object", "aggregates", "group", ...BOMBS),
				megabytes: amount,
				gzip: fc.boolean(),
			},
			{ requiredKeys: ["do"] },
		);
		fc.assert(
			fc.property(fc.array(rule), (script) => {
				assert.deepEqual(readFaults(JSON.parse(JSON.stringify(script))), JSON.parse(JSON.stringify(script)));
			}),
		);
	});

	it("are refused with the rule and the key that is wrong", () => {
		for (const [script, reason] of [
			[{ do: "500" }, "A fault script is a list of rules."],
			[["500"], "Rule 1 of the fault script is not an object."],
			[[{ do: "500" }, { on: "always" }], 'Rule 2 of the fault script has no "do".'],
			[[{ do: "501" }], 'Rule 1 of the fault script has a "do" that cannot be: "501". Known are: 429,'],
			[[{ do: "500", when: 3 }], 'Rule 1 of the fault script has an unknown key "when". Known are: do, on,'],
			[[{ do: "500", on: "never" }], 'Rule 1 of the fault script has a "on" that cannot be: "never".'],
			[[{ do: "500", on: { nth: 0 } }], '"on" that cannot be: {"nth":0}'],
			[[{ do: "500", on: { every: 2, nth: 1 } }], '"on" that cannot be'],
			[[{ do: "500", on: { probability: 1.5 } }], '"on" that cannot be'],
			[[{ do: "500", times: -1 }], '"times" that cannot be: -1'],
			[[{ do: "500", headers: { a: 1 } }], '"headers" that cannot be'],
			[[{ do: "redirect-same", status: 200 }], '"status" that cannot be: 200'],
			[[{ do: "500", constructor: 1 }], 'unknown key "constructor"'],
		] as const) {
			assert.throws(
				() => readFaults(script),
				(error: Error) => error.message.includes(reason),
				reason,
			);
		}
	});
});
