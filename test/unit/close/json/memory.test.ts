import assert from "node:assert/strict";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { StringPool } from "../../../../src/close/base/stringPool.ts";
import { isReadable } from "../../../../src/close/schema/opportunityRow.ts";
import { readListResponse } from "../../../../src/close/schema/readListResponse.ts";

/** The text of a page as Close writes it: every object repeats names, ids and labels. */
function page(start: number): string {
	const data = Array.from({ length: 250 }, (_, index) => {
		const number = start + index;
		const owner = number % 12;
		return {
			id: `oppo_${String(number).padStart(43, "x")}`,
			lead_id: `lead_${String(number % 40_000).padStart(43, "x")}`,
			lead_name: `Lead number ${number % 40_000} & Sons`,
			user_id: `user_${String(owner).padStart(43, "x")}`,
			user_name: `The owner with number ${owner}`,
			status_type: "active",
			status_label: "Proposal was sent",
			is_stalled: false,
			value: number * 7919,
			value_period: "monthly",
			value_formatted: `$${(number % 500) * 100} monthly`,
			value_currency: "USD",
			confidence: number % 101,
			date_won: `2026-${String((number % 12) + 1).padStart(2, "0")}-15`,
			date_updated: `2026-01-31T10:00:00.${String(number).padStart(6, "0")}+00:00`,
		};
	});
	return JSON.stringify({ data, has_more: true });
}

describe("Rows", () => {
	const context = { grouped: false, receivedAt: 0 };

	it("share the texts that repeat, across the answers of one server", () => {
		const pool = new StringPool();
		const known = pool.of("Acme Corporation");
		const again = ["Acme ", "Corporation"].join("");
		assert.equal(pool.of(again), known);
		const pages = [0, 250].map((start) => readListResponse(JSON.parse(page(start)), { ...context, pool }));
		assert(pages.every(({ rows }) => rows.length === 250 && rows.every(isReadable)));
	});

	it("take less than 500 bytes each, 100,000 of them with all that is kept for them", () => {
		setFlagsFromString("--expose-gc");
		const collect = runInNewContext("gc") as () => void;
		const pool = new StringPool();
		collect();
		const before = process.memoryUsage().heapUsed;
		const pages = Array.from({ length: 400 }, (_, index) =>
			readListResponse(JSON.parse(page(index * 250)), { ...context, pool }),
		);
		collect();
		const each = (process.memoryUsage().heapUsed - before) / 100_000;
		assert.equal(pages.length, 400);
		assert(pool.of("USD") === "USD");
		assert(each < 500, `${each} bytes`);
	});
});
