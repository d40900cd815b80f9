import assert from "node:assert/strict";
import { EMPTY_STATE, type Group } from "../../../../src/opportunities/listing/listingState.ts";
import type { StatusParts } from "../../../../src/opportunities/totals/statusParts.ts";
import { totalsOf } from "../../../../src/opportunities/totals/totals.ts";
import { totalsTable } from "../../../../src/opportunities/totals/totalsTable.ts";

function group(id: string, user_name: string, aggregates: Group["aggregates"]): Group {
	const fields = { user_id: id, user_name };
	return { id, key: id, fields, size: 1, aggregates, rows: [], loading: false, error: undefined };
}

const GROUPS = [
	group("user_1", "Ada | <b>", {
		total_results: 1,
		count_by_value_period: { annual: 1 },
		total_value_annual: 120_050,
		total_value_annualized: 120_050,
	}),
	group("user_2", "Bea", { total_results: 1_200, total_value_annualized: 5_000_000 }),
];

const STATE = {
	...EMPTY_STATE,
	view: { group_by: "user_id", filters: {} },
	grouped: true,
	groups: GROUPS,
	totals: { total_results: 1_201, total_value_annualized: 5_120_050 },
	currency: "USD",
} as const;

/** The cells of each line, with the header's names. */
function cellsOf(table: string): Record<string, string>[] {
	const [names = [], , ...lines] = table
		.trimEnd()
		.split("\n")
		.map((line) =>
			line
				.split(/(?<!\\)\|/)
				.slice(1, -1)
				.map((cell) => cell.trim()),
		);
	return lines.map((cells) => Object.fromEntries(cells.map((cell, at) => [names[at] ?? "", cell])));
}

describe("totalsTable", () => {
	it("has the total and each group, exact to the cent, with an empty cell for what isn't known", () => {
		const [whole, ada, bea] = cellsOf(totalsTable(totalsOf(STATE, "en"), "en"));
		assert.deepEqual(
			[whole?.["Group"], whole?.["Opportunities"], whole?.["Annualized value"]],
			["Total", "1,201", "\\$51,200.50"],
		);
		assert.deepEqual([ada?.["Annual: count"], ada?.["Annual: value"]], ["1", "\\$1,200.50"]);
		assert.deepEqual([bea?.["Annual: count"], bea?.["Annual: value"]], ["", ""]);
		assert.equal(bea?.["Annualized value"], "\\$50,000.00");
		assert.ok(Object.keys(whole ?? {}).includes("Monthly: value per month"));
	});

	it("is a Markdown table of one line a row, whatever the names are, with figures at the right", () => {
		const lines = totalsTable(totalsOf(STATE, "en"), "en").split("\n");
		assert.deepEqual([lines.length, lines.at(-1)], [6, ""]);
		assert.match(lines[1] ?? "", /^\| --- \|( ---: \|){12}$/);
		assert.ok(lines[3]?.startsWith("| Ada \\| \\<b\\> |"));
		const columns = lines.slice(0, -1).map((line) => line.match(/(?<!\\)\|/g)?.length);
		assert.deepEqual(new Set(columns), new Set([14]));
	});

	it("is sorted as it is told", () => {
		const names = (table: string) => cellsOf(table).map((cells) => cells["Group"]?.slice(0, 3));
		const totals = totalsOf(STATE, "en");
		assert.deepEqual(names(totalsTable(totals, "en")), ["Tot", "Ada", "Bea"]);
		const sort = { by: "total_value_annualized", descending: true } as const;
		assert.deepEqual(names(totalsTable(totals, "en", sort)), ["Tot", "Bea", "Ada"]);
	});

	it("has neither amounts nor names while they are hidden", () => {
		const table = totalsTable(totalsOf(STATE, "en", true), "en");
		assert.doesNotMatch(table, /Ada|Bea|\d{2}\.\d|51,200|user_/);
		assert.match(table, /1,201/);
	});

	it("has what the bars show of won and open opportunities beside the figures, if that is known", () => {
		const parted = (won: number, open: number, expected: number): StatusParts => ({
			won: { total_value_annualized: won },
			open: { total_value_annualized: open, expected_value_annualized: expected },
			lost: {},
		});
		const parts = {
			whole: parted(1_000_00, 3_000_50, 2_000_00),
			groups: new Map([["user_1", parted(0, -500_00, -100_00)]]),
		};
		const sort = { by: "total_results", descending: true } as const;
		const columns = ["Group", "Won: annualized value", "Open: expected value", "Open: remaining value"];
		const cells = (hidden: boolean) =>
			cellsOf(totalsTable(totalsOf(STATE, "en", hidden), "en", sort, parts)).map((row) =>
				columns.map((column) => row[column]),
			);
		assert.deepEqual(cells(false), [
			["Total", "\\$1,000.00", "\\$2,000.00", "\\$1,000.50"],
			["Bea", "", "", ""],
			["Ada \\| \\<b\\>", "\\$0.00", "-\\$100.00", "-\\$400.00"],
		]);
		assert.ok(cells(true).every(([, ...amounts]) => amounts.every((amount) => amount === undefined)));
	});
});
