import assert from "node:assert/strict";
import * as fc from "fast-check";
import { StringPool } from "../../../../src/close/base/stringPool.ts";
import { isReadable, statusTypeOf, valuePeriodOf } from "../../../../src/close/schema/opportunityRow.ts";
import { readRow } from "../../../../src/close/schema/readRow.ts";

const FULL = {
	id: "oppo_1",
	lead_id: "lead_1",
	lead_name: "Acme $(x) <b>",
	user_id: "user_1",
	user_name: "Amara",
	status_type: "won",
	status_label: "Won",
	is_stalled: true,
	value: 12_345,
	value_period: "monthly",
	value_formatted: "$123.45 monthly",
	value_currency: "USD",
	confidence: 75,
	date_won: "2026-01-31",
	date_updated: "2026-01-31T10:00:00.000000+00:00",
};
const NULLABLE = [
	...(["lead_name", "user_id", "user_name", "value", "value_formatted", "value_currency"] as const),
	...(["date_won", "date_updated", "status_type", "value_period", "confidence"] as const),
];
const read = (value: unknown) => readRow(value, new StringPool());

describe("An object of an answer", () => {
	it("becomes a row with the fields of a row and no other", () => {
		assert.deepEqual(read({ ...FULL, note: "…", "custom.cf_1": 3 }), FULL);
	});

	it("may have null where there is nothing to say, a null owner included", () => {
		const nulls = Object.fromEntries(NULLABLE.map((name) => [name, null]));
		assert.deepEqual(read({ ...FULL, ...nulls }), { ...FULL, ...nulls });
		assert.deepEqual(read({ ...FULL, status_label: null, is_stalled: null }), {
			...FULL,
			status_label: "",
			is_stalled: false,
		});
	});

	it("may leave out all but its ids", () => {
		assert.deepEqual(read({ id: "oppo_1", lead_id: "lead_1" }), {
			...FULL,
			...Object.fromEntries(NULLABLE.map((name) => [name, null])),
			status_label: "",
			is_stalled: false,
		});
	});

	it("may have values that nobody knows yet, and fractions", () => {
		const odd = { status_type: "paused", value_period: "quarterly", confidence: 12.5, value: 30_862.5 };
		const row = read({ ...FULL, ...odd });
		assert.deepEqual(row, { ...FULL, ...odd });
		assert(isReadable(row));
		assert.deepEqual([statusTypeOf(row), valuePeriodOf(row)], [undefined, undefined]);
		const known = read(FULL);
		assert(isReadable(known));
		assert.deepEqual([statusTypeOf(known), valuePeriodOf(known)], ["won", "monthly"]);
	});

	const schemaErrors: readonly (readonly [string, unknown, string])[] = [
		["value", "12,000", "value: a number is expected"],
		["confidence", "75", "confidence: a number is expected"],
		["status_type", 3, "status_type: a string is expected"],
		["value_period", [], "value_period: a string is expected"],
		["lead_id", undefined, "lead_id: a string is expected"],
		["lead_id", null, "lead_id: a string is expected"],
		["lead_name", {}, "lead_name: a string is expected"],
		["is_stalled", "yes", "is_stalled: true or false is expected"],
		["date_won", 20260131, "date_won: a string is expected"],
		["date_updated", 5, "date_updated: a string is expected"],
	];
	for (const [name, value, unreadable] of schemaErrors) {
		it(`with ${name} ${JSON.stringify(value)} becomes a row that says so`, () => {
			assert.deepEqual(read({ ...FULL, [name]: value }), { unreadable, id: "oppo_1" });
		});
	}

	it("without an id, or that is no object, becomes a row that says so", () => {
		assert.deepEqual(read({ ...FULL, id: undefined }), { unreadable: "id: a string is expected" });
		assert.deepEqual(read({ ...FULL, id: 7 }), { unreadable: "id: a string is expected" });
		for (const value of [null, undefined, 3, "x", [], [FULL]]) {
			const row = read(value);
			assert(!isReadable(row));
			assert.match(row.unreadable, /is expected$/);
		}
	});

	it("is never lost, and is readable just where each field has a type that it can have", () => {
		const anything = fc.constantFrom<unknown>(undefined, null, "x", "won", "annual", 5, 1.5, true, [], {});
		const object = fc.record(
			Object.fromEntries(
				Object.entries(FULL).map(([name, good]) => [name, fc.oneof(fc.constant<unknown>(good), anything)]),
			),
		);
		fc.assert(
			fc.property(object, (value) => {
				const fits = Object.entries(value).every(([name, given]) => isAllowed(name as keyof typeof FULL, given));
				const row = read(value);
				assert.equal(isReadable(row), fits, JSON.stringify(row));
				if (!isReadable(row)) assert.match(row.unreadable, /^[a-z_]+: /);
			}),
		);
	});
});

function isAllowed(name: keyof typeof FULL, value: unknown): boolean {
	switch (name) {
		case "id":
		case "lead_id":
			return typeof value === "string";
		default:
			return value === undefined || value === null || typeof value === typeof FULL[name];
	}
}
