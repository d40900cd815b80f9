import assert from "node:assert/strict";
import type { Row } from "../../../../src/close/schema/opportunityRow.ts";
import { answerCompare } from "../../../../src/opportunities/assistants/answerCompare.ts";
import { answerList } from "../../../../src/opportunities/assistants/answerList.ts";
import { answerTotals } from "../../../../src/opportunities/assistants/answerTotals.ts";
import { AGGREGATES } from "../../../../src/opportunities/assistants/toolInputs.ts";
import { sampleSource } from "../analysis/randomViews.ts";
import { ChangedSource } from "./changedSource.ts";
import { readAnswer } from "./readAnswer.ts";
import { contextOver } from "./support.ts";

const source = sampleSource();
const ALL = { filters: {} };
const UNREADABLE: Row = { id: "oppo_1", unreadable: "It has no status." };

describe("The last line of a list", () => {
	const list = async (input: object, from = source, pageSize = 100) =>
		readAnswer(await answerList({ view: ALL, ...input }, contextOver(from, {}, pageSize)));
	const END = "never add rows up, closeOpportunities_totals has exact sums";

	it("says how to get other rows, of which a higher limit is a way only below the highest", async () => {
		const { length } = source.deals;
		assert.equal(
			(await list({ limit: 3 })).closing,
			`partial: ${length - 3} more match; for others, raise limit (20 at most), reverse order_by or add filters; ${END}`,
		);
		const others = `for others, reverse order_by or add filters; ${END}`;
		assert.equal((await list({ limit: 20, fields: "value" })).closing, `partial: ${length - 20} more match; ${others}`);
		assert.equal(
			(await list({ limit: 8, fields: "value" }, source, 5)).closing,
			`partial: ${length - 5} more match; ${others}`,
			"no limit gets more than a page",
		);
	});

	it("says that one more matches", async () => {
		const two = new ChangedSource({}, 2);
		assert.match((await list({ limit: 1 }, two)).closing ?? "", /^partial: 1 more matches; for others, /);
	});

	it("asks for fewer fields if rows have no room", async () => {
		const { rows, closing } = await list({ limit: 20, with_ids: true });
		assert.ok(rows.length > 0 && rows.length < 20);
		assert.equal(
			closing,
			`partial: ${source.deals.length - rows.length} more match; for more rows, ask for fewer fields; ${END}`,
		);
	});

	it("counts what can't be read, which no other call brings", async () => {
		const broken = new ChangedSource({
			rows: (rows) => rows.map((row, index) => (index === 1 ? UNREADABLE : row)),
		});
		const some = await list({ view: ALL, limit: 3 }, broken);
		assert.equal(some.rows.length, 2);
		assert.match(some.closing ?? "", /^partial: 37 more match; for others, raise limit .*; 1 can't be read; never/);
		const few = new ChangedSource({ rows: (rows) => rows.map(() => UNREADABLE) }, 3);
		const none = await list({ limit: 20 }, few);
		assert.ok(none.provenance.includes("partial"));
		assert.equal(none.closing, `partial: 3 can't be read; ${END}`);
	});
});

describe("The last line of a comparison", () => {
	const a = { filters: { query: "a" } };
	const b = { filters: { query: "b" } };

	it("says that it isn't known what both Views match if that takes too many requests, and that amounts are hidden", async () => {
		const both = "partial: which opportunities are in both Views takes too many requests; add filters to both";
		for (const hidden of [false, true]) {
			const context = contextOver(sampleSource(), { hidden }, 5);
			const { header, provenance, closing } = readAnswer(await answerCompare({ a, b }, context));
			assert.deepEqual(header, ["figure", "a", "b", "difference", "percent"]);
			assert.ok(provenance.includes("partial"));
			assert.ok(closing?.startsWith(both), closing);
			assert.equal(closing?.endsWith("with the command Close CRM: Show Amounts"), hidden);
		}
	});
});

describe("The last line of totals", () => {
	const totals = async (input: object, from = source, changes = {}) =>
		readAnswer(await answerTotals(input, contextOver(from, changes)));

	it("says how many figures have no room", async () => {
		const { rows, closing, provenance } = await totals({ view: ALL, split: "status", aggregates: AGGREGATES });
		assert.ok(provenance.includes("partial"));
		assert.equal(closing, `partial: ${48 - rows.length} figures are left out; ask for fewer aggregates or measures`);
	});

	it("says that there can be no target for days that are no month, quarter or year", async () => {
		for (const date_won of [
			{ gte: "2026-05-03", lt: "2026-06-11" },
			{ gte: "2026-05-03" },
			"last_30_days",
			"this_week",
		])
			assert.equal(
				(await totals({ view: { filters: { date_won } }, measures: ["target"] })).closing,
				"next: targets are for a month, quarter or year; set date_won to one",
			);
	});

	it("says which measures take too much, and what can't be in them", async () => {
		const view = { filters: { date_won: { gte: "0001-01-01" } } };
		const measures = ["win_rate", "outcome"];
		const few = readAnswer(await answerTotals({ view, measures }, contextOver(source, {}, 2)));
		const [lost, open] = ["lost", "active"].map((type) => source.deals.filter((deal) => deal.status_type === type));
		assert.equal(few.rows.length, 3);
		assert.match(
			few.closing ?? "",
			new RegExp(`^partial: win_rate isn't known, it takes ${lost?.length} opportunities; use`),
		);
		assert.match(
			few.closing ?? "",
			/; outcome isn't known, it takes \d+ opportunities; use a shorter date_won or more filters$/,
		);
		const { provenance, closing } = await totals({ view, measures });
		assert.ok(provenance.some((field) => field.startsWith("win_rate, outcome of all days, ")));
		const without = lost?.filter(({ date_lost }) => date_lost === null).length;
		const undated = open?.filter(({ date_won }) => date_won === null).length;
		assert.ok(without && undated);
		assert.equal(
			closing,
			`partial: lost without a readable lost date, not in win_rate: ${without}; active but overdue or without date_won, not in outcome: ${undated}`,
		);
	});

	it("says that Close doesn't tell figures, so that the answer isn't complete", async () => {
		const lacking = new ChangedSource({ aggregates: ({ total_value_annualized: _, ...others }) => others });
		for (const input of [{ view: ALL }, { view: ALL, split: "status" }, { view: { group_by: "user_id" } }]) {
			const { provenance, closing, rows } = await totals(input, lacking);
			assert.ok(rows.some((cells) => cells.includes("n/a")));
			assert.ok(provenance.includes("partial"));
			assert.equal(closing, "partial: Close doesn't tell the figures that are n/a");
		}
		const other = await totals({ view: ALL, aggregates: "total_results" }, lacking);
		assert.ok(other.provenance.includes("complete"));
		const context = contextOver(lacking);
		const compared = readAnswer(await answerCompare({ a: ALL, b: { filters: { is_stalled: true } } }, context));
		assert.ok(compared.provenance.includes("partial"));
		assert.equal(compared.closing, "partial: Close doesn't tell the figures that are n/a");
	});

	it("speaks of one row of others only if there is one, also if Close doesn't tell how many there are", async () => {
		const uncounted = new ChangedSource({ aggregates: ({ total_results: _, ...others }) => others }, 900, 300);
		const { rows, closing } = await totals({ view: { group_by: "user_id" } }, uncounted);
		assert.match(closing ?? "", /others are one row/);
		assert.deepEqual(rows.at(-1)?.slice(0, 2), ["others", "n/a"]);
		assert.match(rows.at(-1)?.[2] ?? "", /^\d+\.\d\d$/);
	});

	it("says how to find ids if a name stands for one, which matches nothing", async () => {
		const wrong = "filters.user_id takes ids, not names: closeOpportunities_list has both, in user_id and user_name";
		for (const user_id of ["Nadia Sinclair", ["me", "Nadia Sinclair"]]) {
			const view = { filters: { user_id } };
			assert.equal((await totals({ view })).closing, `next: ${wrong}`);
			assert.equal((await totals({ view: { ...view, group_by: "user_id" } })).closing, `next: ${wrong}`);
			const compared = readAnswer(await answerCompare({ a: ALL, b: view }, contextOver(source)));
			assert.equal(compared.closing, `next: ${wrong}`);
		}
		const list = readAnswer(
			await answerList({ view: { filters: { user_id: "Nadia Sinclair" } } }, contextOver(source)),
		);
		assert.equal(list.closing, `next: ${wrong}`);
		const right = { filters: { user_id: ["me", source.world.owners[1]?.id ?? ""] } };
		assert.equal((await totals({ view: right })).closing, undefined);
		const status = await totals({ view: { filters: { status_id: "Won" } } });
		assert.equal(status.closing, "next: filters.status_id takes ids, not names: use status_label");
	});
});

describe("An amount that is too large to be exact", () => {
	it("has its decimals and no exponent", async () => {
		const huge = new ChangedSource({
			aggregates: (own) => ({ ...own, total_value_annualized: 9_100_000_000_000_050 }),
		});
		const huger = new ChangedSource({ aggregates: (own) => ({ ...own, total_value_annualized: -1e23 }) });
		const annualized = async (from: ChangedSource) =>
			readAnswer(await answerTotals({ view: ALL }, contextOver(from))).cell("total_value_annualized", "value");
		assert.equal(await annualized(huge), "91000000000000.50");
		assert.equal(await annualized(huger), "-999999999999999916113.92");
	});
});
