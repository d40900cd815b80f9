import assert from "node:assert/strict";
import type { ListResponse } from "../../../../src/close/schema/listResponse.ts";
import { isReadable, type OpportunityRow, type Row } from "../../../../src/close/schema/opportunityRow.ts";
import type { FormatName } from "../../../../src/opportunities/export/format.ts";
import type { View } from "../../../../src/opportunities/view/view.ts";
import type { Variants } from "../../../../src/sandbox/index.ts";
import { exported, readCsv } from "./support.ts";

const PLAIN: View = { order_by: "date_created", filters: {} };
const BY_OWNER: View = { group_by: "user_id", order_by: "date_created", filters: {} };
const COLUMNS = ["id", "value", "value_currency", "value_formatted"];

/** An answer whose rows are others. */
function withRows(answer: ListResponse, change: (row: OpportunityRow) => Partial<OpportunityRow>): ListResponse {
	const changed = (row: Row): Row => {
		if (!isReadable(row)) return row;
		const part = change(row);
		return { ...row, ...part, object: { ...row.object, ...part } };
	};
	const { written: _, ...rest } = answer;
	return {
		...rest,
		rows: answer.rows.map(changed),
		groups: answer.groups?.map((group) => ({ ...group, rows: group.rows.map(changed) })),
	};
}

function of(format: FormatName, view: View, currency: Variants["currency"], size = 450) {
	return exported({ view, format, columns: COLUMNS, sandbox: { size, variants: { currency } } });
}

describe("The amounts of an export", () => {
	for (const [currency, decimals] of [
		["JPY", 0],
		["KWD", 3],
		["EUR", 2],
	] as const)
		it(`have the decimals of ${currency} in CSV and Markdown from the first row to the last, without beginning anew`, async () => {
			const csv = await of("csv", PLAIN, currency);
			const number = new RegExp(decimals === 0 ? "^\\d+$" : `^\\d+\\.\\d{${decimals}}$`);
			const [, ...rows] = readCsv(csv.text, ",");
			assert.equal(rows.length, 450);
			for (const [, value = ""] of rows) if (value !== "") assert.match(value, number);
			const markdown = await of("markdown", BY_OWNER, currency);
			const cells = [...markdown.text.matchAll(/^\| oppo\\_\S+ \| ([\d.]+) \|/gm)].map(([, value = ""]) => value);
			assert.ok(cells.length > 400);
			for (const cell of cells) assert.match(cell, number);
			assert.deepEqual([csv.restarts, markdown.restarts], [0, 0]);
		});

	it("are of each row's own currency, and of several together", async () => {
		const { text } = await exported({
			view: PLAIN,
			format: "csv",
			columns: COLUMNS,
			twist: (answer) =>
				withRows(answer, ({ id, value }) => {
					const yen = id.charCodeAt(id.length - 1) % 2 === 0;
					return { value_currency: yen ? "JPY" : "USD", value_formatted: yen && value ? `¥${value}` : "" };
				}),
		});
		for (const [, value = "", currency] of readCsv(text, ",").slice(1))
			if (value !== "") assert.match(value, currency === "JPY" ? /^\d+$/ : /^\d+\.\d\d$/);
	});

	for (const view of [PLAIN, BY_OWNER]) {
		const how = `grouped by ${view.group_by ?? "nothing"}`;

		it(`are mixed in JSON if any two rows differ, ${how}`, async () => {
			assert.equal(JSON.parse((await of("json", view, "mixed")).text).currency, "mixed");
			assert.equal(JSON.parse((await of("json", view, "KWD")).text).currency, "KWD");
			const { text, restarts } = await exported({
				view,
				format: "json",
				columns: COLUMNS,
				sandbox: { size: 450, variants: { undated: "omitted" } },
				twist: lastInEuros(),
			});
			assert.deepEqual([JSON.parse(text).currency, restarts], ["mixed", 0]);
		});

		it(`bear no sign in Markdown's sums if any two rows differ, ${how}`, async () => {
			const { text, restarts, outcome } = await exported({
				view,
				format: "markdown",
				columns: COLUMNS,
				sandbox: { size: 450 },
				twist: lastInEuros(),
			});
			assert.deepEqual([restarts, outcome], [1, { count: 450, changed: false }]);
			assert.match(text, /Amounts are in several currencies/);
			assert.doesNotMatch(text.replace(/^\| oppo.*$/gm, ""), /[$€]/);
			assert.match((await of("markdown", view, "USD")).text, /^\| Annualized \| 450 \| \\\$[\d,.]+ \|/m);
		});
	}

	it("are written anew from the first row where a later text contradicts, so that no file mixes two ways, and the log tells", async () => {
		let rows = 0;
		const { text, restarts, log } = await exported({
			view: PLAIN,
			format: "csv",
			columns: COLUMNS,
			sandbox: { size: 450 },
			twist: (answer) =>
				withRows(answer, ({ value }) => {
					rows += 1;
					return { value: 700, value_currency: "USD", value_formatted: rows > 300 && value !== null ? "$700" : "" };
				}),
		});
		assert.equal(restarts, 1);
		assert.match(log, /amounts contradict how the first ones were written; the export starts over/);
		assert.deepEqual(
			new Set(
				readCsv(text, ",")
					.slice(1)
					.map(([, value]) => value),
			),
			new Set(["700"]),
		);
	});

	it("come to an end where the texts contradict each other for ever, and the outcome says so", async () => {
		let pages = 0;
		const { text, restarts, outcome } = await exported({
			view: PLAIN,
			format: "csv",
			columns: COLUMNS,
			sandbox: { size: 450 },
			pageSize: 20,
			twist: (answer) => {
				pages += 1;
				const value_formatted = pages % 2 === 0 ? "$700" : "$7";
				return withRows(answer, () => ({ value: 700, value_currency: "USD", value_formatted }));
			},
		});
		assert.equal(restarts, 2);
		assert.deepEqual(outcome, { count: 450, changed: false, amountsDoubtful: true });
		assert.equal(
			new Set(
				readCsv(text, ",")
					.slice(1)
					.map(([, value]) => value),
			).size,
			1,
		);
	});
});

/** Gives the one opportunity that was created last in euros: as far from the first page as can be. */
function lastInEuros(): (answer: ListResponse) => ListResponse {
	let rows = 0;
	let last: string | undefined;
	return (answer) =>
		withRows(answer, ({ id }) => {
			rows += 1;
			if (rows === 250) last = id;
			return { value_currency: id === last ? "EUR" : "USD" };
		});
}
