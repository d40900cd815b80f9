import assert from "node:assert/strict";
import { DUCKDB_FIELDS } from "../../../../../src/opportunities/export/duckdb/duckDbColumns.ts";
import { DuckDbFormat } from "../../../../../src/opportunities/export/duckdb/duckDbFormat.ts";
import { duckDbScript } from "../../../../../src/opportunities/export/duckdb/duckDbScript.ts";
import { NO_CUSTOM_FIELDS } from "../../../../../src/opportunities/text/customFieldNames.ts";
import type { View } from "../../../../../src/opportunities/view/view.ts";
import type { Opportunity } from "../../../../../src/sandbox/index.ts";
import type { SandboxOptions } from "../../../../../src/sandbox/options.ts";
import { FURTHER } from "../../../runs.ts";
import { exported } from "../support.ts";
import { type Files, filesOf, printedBy, queried } from "./support.ts";

const VIEW: View = { group_by: "-date_won__quarter", filters: { status_type: ["won", "active"] } };

/** The files of an export over HTTP, and what the server has of the View. */
async function exportedFiles(sandbox: SandboxOptions): Promise<Files & { readonly all: readonly Opportunity[] }> {
	let format: DuckDbFormat | undefined;
	let all: readonly Opportunity[] = [];
	const { text, outcome } = await exported({
		view: VIEW,
		columns: DUCKDB_FIELDS,
		sandbox,
		pageSize: 250,
		makeFormat: (amounts) => {
			format = new DuckDbFormat(amounts, NO_CUSTOM_FIELDS);
			return format;
		},
		after: (server) => {
			all = server.matching({ status_type__in: "won,active" });
		},
	});
	assert.ok(format);
	const options = { fileName: "deals.ndjson", startMonth: 1, written: format.written, outcome };
	return { lines: text, script: duckDbScript(options), all };
}

describe("An export for DuckDB", () => {
	const currencies = { USD: 2, JPY: 0, KWD: 3, mixed: 2 } as const;
	for (const currency of ["JPY", "KWD", "mixed"] as const)
		it(`agrees with every total of Close, with amounts in ${currency}`, async () => {
			const files = await exportedFiles({ size: 60, variants: { currency, texts: "awkward" } });
			const checks = await queried(files, "SELECT * FROM totals_check;");
			assert.equal(checks.length, 13);
			for (const { figure, close, duckdb, agrees } of checks)
				assert.deepEqual([figure, duckdb, agrees], [figure, close, true]);
			const year = checks.find(({ figure }) => figure === "total_value_annualized");
			const units = sum(files.all.map(({ annualized_value }) => annualized_value)) / 10 ** currencies[currency];
			assert.equal(year?.["duckdb"], units.toFixed(currencies[currency]));
			assert.equal(files.script.includes("There are several currencies"), currency === "mixed");
		});

	it("prints won, open and expected by quarter, a pivot by owner, and the totals", async () => {
		const files = await exportedFiles({ size: 100, owners: 3 });
		const [quarters = [], owners = [], checks = [], ...others] = await printedBy(files);
		assert.deepEqual(others, []);
		const byQuarter = Map.groupBy(files.all, ({ date_won }) => quarterOf(date_won));
		assert.equal(quarters.length, byQuarter.size);
		for (const { close_quarter, won_count, won, open_count, open, expected } of quarters) {
			const all = byQuarter.get(close_quarter === null ? "No date" : String(close_quarter)) ?? [];
			assert.deepEqual(
				[Number(won_count), won, Number(open_count), open, expected],
				[ofType(all, "won").length, wonOf(all), ofType(all, "active").length, openOf(all), expectedOf(all)],
			);
		}
		const byOwner = Map.groupBy(files.all, ({ user_id }) => user_id);
		assert.equal(owners.length, byOwner.size);
		for (const { user_id, user_name, value_currency, ...cells } of owners) {
			const quartersOfOwner = Map.groupBy(byOwner.get(String(user_id)) ?? [], ({ date_won }) => quarterOf(date_won));
			assert.ok(user_name);
			assert.equal(value_currency, "USD");
			assert.equal(Object.keys(cells).length, 2 * byQuarter.size);
			for (const [column, cell] of Object.entries(cells)) {
				const [quarter = "", kind] = column.split("_");
				const all = quartersOfOwner.get(quarter);
				const figure = all && (kind === "won" ? wonOf(all) : expectedOf(all));
				assert.equal(cell, figure ?? null, column);
			}
		}
		assert.ok(checks.every(({ agrees }) => agrees));
	});

	it("adds up the smallest units of currencies with different decimals, as Close does", async () => {
		const objects = [
			{ id: "a", value: 1200, value_currency: "JPY", value_period: "monthly" },
			{ id: "b", value: 1234, value_currency: "KWD", value_period: "one_time" },
		];
		const totals = { total_results: 2, total_value_annualized: 1200 * 12 + 1234, total_value_monthly: 1200 };
		const files = filesOf(objects, { totals });
		assert.match(files.script, /-- In totals_check, amounts are in the smallest unit of each currency\./);
		assert.deepEqual(await queried(files, "SELECT value FROM opportunities ORDER BY id;"), [
			{ value: "1200.000" },
			{ value: "1.234" },
		]);
		const [quarters, , checks] = await printedBy(files);
		assert.equal(quarters?.length, 2);
		assert.ok(checks?.every(({ agrees }) => agrees));
	});

	if (FURTHER > 1) {
		it("agrees with every total of 100,000 opportunities", async () => {
			const [, , checks] = await printedBy(await exportedFiles({ size: 100_000, variants: { texts: "awkward" } }));
			assert.equal(checks?.length, 13);
			for (const { figure, close, duckdb } of checks ?? []) assert.deepEqual([figure, duckdb], [figure, close]);
		});

		it("reads a line that is longer than DuckDB's own limit", async () => {
			const note = "x".repeat(20_000_000);
			const rows = await queried(filesOf([{ id: "a", note }]), "SELECT length(note) AS length FROM opportunities;");
			assert.deepEqual(rows, [{ length: String(note.length) }]);
		});
	}
});

function ofType(all: readonly Opportunity[], type: string): readonly Opportunity[] {
	return all.filter(({ status_type }) => status_type === type);
}

const wonOf = (all: readonly Opportunity[]) => dollars(ofType(all, "won").map((one) => one.annualized_value));
const openOf = (all: readonly Opportunity[]) => dollars(ofType(all, "active").map((one) => one.annualized_value));
const expectedOf = (all: readonly Opportunity[]) =>
	dollars(ofType(all, "active").map((one) => one.annualized_expected_value));

function dollars(cents: readonly (number | null)[]): string {
	return (sum(cents) / 100).toFixed(2);
}

function sum(amounts: readonly (number | null)[]): number {
	return amounts.reduce<number>((total, amount) => total + (amount ?? 0), 0);
}

function quarterOf(day: string | null): string {
	return day === null ? "No date" : `${day.slice(0, 4)} Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`;
}
