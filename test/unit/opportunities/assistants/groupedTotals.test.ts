import assert from "node:assert/strict";
import * as l10n from "@vscode/l10n";
import { writeTextsIn } from "../../../../src/close/base/plurals.ts";
import { answerTotals } from "../../../../src/opportunities/assistants/answerTotals.ts";
import type { AssistantContext } from "../../../../src/opportunities/assistants/assistantContext.ts";
import { groupedTable } from "../../../../src/opportunities/assistants/groupedTable.ts";
import { type ReadGroup, readGrouped } from "../../../../src/opportunities/assistants/readTotals.ts";
import { tokensIn } from "../../../../src/opportunities/assistants/tokenEstimate.ts";
import { columnsOf } from "../../../../src/opportunities/assistants/totalsColumns.ts";
import type { View } from "../../../../src/opportunities/view/view.ts";
import type { Opportunity } from "../../../../src/sandbox/index.ts";
import {
	figuresByForce,
	groupsByForce,
	openOf,
	partsByForce,
	targetByForce,
	winRateByForce,
	wonOf,
} from "../analysis/bruteForce.ts";
import { matched, NOW, sampleSource } from "../analysis/randomViews.ts";
import { readAnswer } from "./readAnswer.ts";
import { contextOver } from "./support.ts";

const source = sampleSource();
const ME = source.world.owners[0]?.id ?? "";
const WON_THIS_YEAR: View = { filters: { status_type: ["won"], date_won: "this_year" } };

function deals(view: View, startMonth = 1) {
	return matched(source, view, { now: NOW, me: ME, startMonth });
}

async function answer(input: object, changes: Partial<AssistantContext> = {}) {
	return readAnswer(await answerTotals(input, contextOver(source, changes)));
}

function money(value: number | undefined): string {
	return ((value ?? 0) / 100).toFixed(2);
}

function worth({ all }: ReadGroup): number {
	return all.total_value_annualized ?? 0;
}

/** The three figures that a group is told by. */
function few(some: readonly Opportunity[]): readonly string[] {
	const { total_results, total_value_annualized, expected_value_annualized } = figuresByForce(some);
	return [String(total_results), money(total_value_annualized), money(expected_value_annualized)];
}

describe("An answer with groups", () => {
	it("has a row for all and one for each owner, whose name is a JSON string", async () => {
		const read = await answer({ view: { ...WON_THIS_YEAR, group_by: "user_id" } });
		const groups = groupsByForce(deals(WON_THIS_YEAR), "user_id", 1);
		assert.deepEqual(read.header, ["owner", "total_results", "total_value_annualized", "expected_value_annualized"]);
		const [all, ...owners] = read.rows;
		assert.deepEqual(all, ["all", ...few(deals(WON_THIS_YEAR))]);
		assert.deepEqual(owners.map(([, ...cells]) => cells).toSorted(), [...groups.values()].map(few).toSorted());
		for (const [name = ""] of owners) assert.ok(name === "no owner" || typeof JSON.parse(name) === "string", name);
		assert.equal(read.closing, undefined);
		assert.ok(read.provenance.includes("complete"));
	});

	it("names periods as targets do, also those of a fiscal year", async () => {
		const view: View = {
			group_by: "date_won__quarter",
			filters: { date_won: { gte: "2025-10-01", lt: "2026-10-01" } },
		};
		for (const startMonth of [1, 2]) {
			const read = await answer({ view }, { asking: { now: NOW, me: ME, startMonth } });
			const groups = groupsByForce(deals(view, startMonth), "date_won__quarter", startMonth);
			assert.deepEqual(
				Object.fromEntries(read.rows.slice(1).map(([name = "", ...cells]) => [name, cells])),
				Object.fromEntries([...groups].map(([id, some]) => [id, few(some)])),
			);
		}
	});

	it("tells apart owners of one name", async () => {
		const read = await answer({ view: { group_by: "user_id" }, aggregates: "total_results" });
		const names = read.rows.map(([name]) => name);
		assert.equal(new Set(names).size, names.length);
		assert.equal(names.filter((name) => name?.startsWith('"Elliot Mbeki …')).length, 2);
	});

	it("keeps the largest owners if not all have room, and adds up the others", async () => {
		const many = sampleSource({ owners: 60, size: 600 });
		const context = contextOver(many);
		const text = await answerTotals({ view: { group_by: "user_id" } }, context);
		const read = readAnswer(text);
		const values = read.rows.slice(1, -1).map(([, , value]) => Number(value));
		assert.deepEqual(
			values,
			values.toSorted((a, b) => b - a),
		);
		assert.ok(values.length >= 5, String(values.length));
		assert.ok(tokensIn(text) <= 400, text);
		const [, all, value] = read.rows[0] ?? [];
		for (const [column, whole] of [["total_results", all] as const, ["total_value_annualized", value] as const]) {
			const sum = read.rows.slice(1).reduce((total, [name = ""]) => total + Number(read.cell(name, column)), 0);
			assert.equal(sum.toFixed(2), Number(whole).toFixed(2));
		}
		assert.match(
			read.closing ?? "",
			/^partial: the \d+ owners with the most total_value_annualized, the \d+ others are one row/,
		);
	});

	it("tells of one owner that is shown, and of one that isn't", async () => {
		const context = contextOver(sampleSource({ owners: 60, size: 600 }));
		const view = { group_by: "user_id", filters: {} } as const;
		const read = await readGrouped(context, view, false, {});
		const columns = columnsOf({ view, aggregates: [], few: true, whole: read.whole });
		const told = (groups: readonly ReadGroup[]) => {
			const tables = Array.from({ length: 30 }, (_, step) =>
				groupedTable({ totals: { ...read, groups }, columns, view, room: 100 + 15 * step }, context),
			);
			return tables.flatMap(({ left }) => left.map((sentence) => sentence.split(" one row")[0]));
		};
		const most = "with the most total_value_annualized";
		const { length } = read.groups;
		assert.ok(told(read.groups).includes(`the owner ${most}, the ${length - 1} others are`));
		const [first, ...others] = read.groups.toSorted((a, b) => worth(a) - worth(b));
		assert.ok(first);
		const { span } = first;
		const long = { ...first, span: { ...span, fields: { ...span.fields, user_name: "龘".repeat(60) } } };
		assert.ok(told([long, ...others.slice(0, 2)]).includes(`the 2 owners ${most}, the other one is`));
	});

	it("orders owners by their number if amounts are hidden, since the order would tell amounts", async () => {
		const context = contextOver(sampleSource({ owners: 60, size: 600 }), { hidden: true });
		const read = readAnswer(await answerTotals({ view: { group_by: "user_id" } }, context));
		const counts = read.rows.slice(1, -1).map(([, count]) => Number(count));
		assert.deepEqual(
			counts,
			counts.toSorted((a, b) => b - a),
		);
		assert.deepEqual(
			[...new Set(read.rows.slice(1, -1).map(([name, , value]) => `${name} ${value}`))],
			["hidden hidden"],
		);
	});

	it("says which filter brings the periods that have no room, with what the View filters already", async () => {
		const view = { group_by: "date_won__month", filters: { date_won: { gte: "2024-10-01", lt: "2026-08-01" } } };
		let read = await answer({ view });
		const shown = new Map<string, readonly string[]>();
		for (let calls = 0; calls < 10; calls += 1) {
			for (const [name = "", ...cells] of read.rows) if (/^\d/.test(name)) shown.set(name, cells);
			const next = / set date_won to (\{.*\})$/.exec(read.closing ?? "")?.[1];
			if (next === undefined) break;
			read = await answer({ view: { ...view, filters: { date_won: JSON.parse(next) } } });
		}
		const groups = groupsByForce(deals(view as View), "date_won__month", 1);
		assert.deepEqual(Object.fromEntries(shown), Object.fromEntries([...groups].map(([id, some]) => [id, few(some)])));
	});

	it("has what has no date in a row of its own, last in both directions, since no filter of dates brings it", async () => {
		const undated = few(deals({ filters: {} }).filter(({ date_won }) => date_won === null));
		for (const group_by of ["date_won__year", "-date_won__year", "date_won__month", "-date_won__month"]) {
			const text = await answerTotals({ view: { group_by } }, contextOver(source));
			const { rows, closing } = readAnswer(text);
			assert.deepEqual(rows.at(-1), ["no date", ...undated], group_by);
			assert.equal(rows.at(-2)?.[0] === "others", closing !== undefined, group_by);
			assert.ok(tokensIn(text) <= 400, text);
		}
		const { closing } = await answer({ view: { group_by: "-date_won__month" } });
		assert.match(
			closing ?? "",
			/^partial: the first \d+ of 32 periods, the others are one row; for them, set date_won to/,
		);
	});

	it("refuses weeks of all time if that takes many requests, and says how it works", async () => {
		const context = contextOver(sampleSource(), {}, 5);
		await assert.rejects(answerTotals({ view: { group_by: "date_won__week" } }, context), {
			message:
				'group_by date_won__week takes too many requests for 260 opportunities: add filters.date_won, such as "this_year", or set group_by to date_won__quarter.',
		});
		assert.equal(context.source.asked.length, 1);
	});

	it("tells how many opportunities take many requests in the form that the language has for the number", async () => {
		const english = "{0} {1} takes too many requests for {2} opportunities: add {3}, such as {4}, or set {0} to {5}.";
		l10n.config({ contents: { [english]: "{2} szansy [few] {2} szanse [many] {2} szans" } });
		writeTextsIn("pl");
		try {
			const view = { group_by: "date_won__week" };
			await assert.rejects(answerTotals({ view }, contextOver(sampleSource(), {}, 5)), { message: "260 szans" });
		} finally {
			l10n.config({ contents: {} });
			writeTextsIn("en");
		}
	});
});

describe("An answer split by status", () => {
	it("has what is won, active and lost, and no expected value of what is closed", async () => {
		const view: View = { filters: { date_won: "this_year" } };
		const read = await answer({ view, split: "status" });
		const { won, open, lost } = partsByForce(deals(view));
		assert.deepEqual(read.rows, [
			["total_results", String(deals(view).length)],
			["won.total_results", String(won["total_results"])],
			["won.total_value_annualized", money(won["total_value_annualized"])],
			["active.total_results", String(open["total_results"])],
			["active.total_value_annualized", money(open["total_value_annualized"])],
			["active.expected_value_annualized", money(open["expected_value_annualized"])],
			["lost.total_results", String(lost["total_results"])],
			["lost.total_value_annualized", money(lost["total_value_annualized"])],
		]);
		assert.ok(read.provenance.includes("expected = value x confidence"));
	});

	it("has the parts of each group", async () => {
		const view: View = { group_by: "date_won__quarter", filters: { date_won: "this_year" } };
		const read = await answer({ view, split: "status" });
		for (const [id, some] of groupsByForce(deals(view), "date_won__quarter", 1)) {
			const { won, open, lost } = partsByForce(some);
			assert.equal(read.cell(id, "won.total_value_annualized"), money(won["total_value_annualized"]), id);
			assert.equal(read.cell(id, "active.expected_value_annualized"), money(open["expected_value_annualized"]), id);
			assert.equal(read.cell(id, "lost.total_results"), String(lost["total_results"]), id);
		}
	});

	it("has the aggregates that are asked for, of each part that the filters leave", async () => {
		const view: View = { filters: { status_type: ["won", "lost"], date_won: "this_year" } };
		const read = await answer({ view, split: "status", aggregates: ["total_results"] });
		const count = (some: readonly Opportunity[]) => String(some.length);
		const won = wonOf(deals(view));
		assert.deepEqual(read.rows, [
			["total_results", count(deals(view))],
			["won.total_results", count(won)],
			["lost.total_results", String(deals(view).length - won.length)],
		]);
	});

	it("takes one request for each part", async () => {
		const context = contextOver(sampleSource());
		await answerTotals({ view: { filters: {} }, split: "status" }, context);
		assert.deepEqual(
			context.source.asked.map(({ _limit, status_type }) => [_limit, status_type]),
			[
				["1", undefined],
				["1", "won"],
				["1", "active"],
				["1", "lost"],
			],
		);
	});
});

describe("An answer with measures", () => {
	const targets = [{ period: "2026-Q3", amount: 200_000 }];
	const QUARTER = ["2026-07-01", "2026-10-01"] as const;
	const percent = (ratio: number | undefined) => (ratio === undefined ? "n/a" : `${(ratio * 100).toFixed(2)}%`);

	it("has the win rate of the period in view by Close's definition", async () => {
		const read = await answer({ view: { filters: { date_won: "this_quarter" } }, measures: ["win_rate"] });
		const { count, value, won, closed } = winRateByForce(source.deals, QUARTER);
		assert.equal(read.cell("win_rate.count", "value"), percent(count));
		assert.equal(read.cell("win_rate.value", "value"), percent(value));
		assert.equal(read.cell("win_rate.won", "value"), String(won));
		assert.equal(read.cell("win_rate.closed", "value"), String(closed));
		assert.ok(
			read.provenance.includes("win_rate of 2026-07-01..2026-09-30 (2026-Q3), status and date_won filters set aside"),
		);
	});

	it("has the target, what is won of it, and what could close the gap", async () => {
		const read = await answer({ view: { filters: {} }, measures: "target" }, { targets });
		const { amount, won, share, gap, coverage } = targetByForce(source.deals, QUARTER, 20_000_000);
		assert.equal(read.cell("target.amount", "value"), money(amount));
		assert.equal(read.cell("target.won", "value"), money(won));
		assert.equal(read.cell("target.share", "value"), percent(share));
		assert.equal(read.cell("target.gap", "value"), money(gap));
		assert.equal(read.cell("target.coverage", "value"), percent(coverage));
	});

	it("says that there is no target, or that it's for more than the View", async () => {
		const none = await answer({ view: { filters: {} }, measures: ["target"] });
		assert.match(none.closing ?? "", /^next: no target is set for 2026-Q3; only the user can set one/);
		const mine = await answer({ view: { filters: { user_id: "me" } }, measures: ["target"] }, { targets });
		assert.equal(mine.cell("target.share", "value"), "n/a");
		assert.match(mine.closing ?? "", /^next: the target covers all opportunities and this View fewer/);
	});

	it("has what the period may bring", async () => {
		const read = await answer({ view: { filters: { date_won: "this_quarter" } }, measures: ["outcome"] }, { targets });
		const inPeriod = deals({ filters: { date_won: "this_quarter" } });
		const { won } = targetByForce(source.deals, QUARTER, 1);
		const expected = figuresByForce(openOf(inPeriod))["expected_value_annualized"] ?? 0;
		const mean = Number(read.cell("outcome.mean", "value")) * 100;
		assert.ok(Math.abs(mean - won - expected) <= inPeriod.length, String(mean));
		const [p10, p50, p90] = ["p10", "p50", "p90"].map((name) => Number(read.cell(`outcome.${name}`, "value")));
		assert.ok((p10 ?? 0) <= (p50 ?? 0) && (p50 ?? 0) <= (p90 ?? 0) && (p10 ?? 0) * 100 >= won);
		assert.match(read.cell("outcome.reaches_target", "value") ?? "", /^\d+\.\d\d%$/);
	});

	it("leaves groups to another call", async () => {
		const read = await answer(
			{ view: { ...WON_THIS_YEAR, group_by: "user_id" }, measures: ["target"] },
			{ targets: [{ period: "2026", amount: 1 }] },
		);
		assert.deepEqual(read.header, ["figure", "value"]);
		assert.equal(read.closing, "next: call again without measures for the groups");
	});

	it("says in its first line what a model can't guess of them", async () => {
		const view = { filters: { date_won: "this_quarter" } };
		const { provenance } = await answer({ view, measures: ["win_rate", "target", "outcome"] }, { targets });
		for (const meaning of [
			"win_rate = won / (won + lost by date_lost)",
			"coverage = active / gap",
			"outcome = won + active by confidence, independent, 80% in p10..p90",
		])
			assert.ok(provenance.includes(meaning), meaning);
	});

	it("has room for all measures beside the three figures that matter most", async () => {
		const view = { filters: { date_won: "this_quarter" } };
		const text = await answerTotals(
			{ view, measures: ["win_rate", "target", "outcome"] },
			contextOver(source, { targets }),
		);
		assert.equal(readAnswer(text).rows.length, 17);
		assert.ok(tokensIn(text) <= 400, String(tokensIn(text)));
	});

	it("hides amounts and ratios of amounts, but no counts and no ratio of counts", async () => {
		const view = { filters: { date_won: "this_quarter" } };
		const read = await answer({ view, measures: ["win_rate", "target"] }, { targets, hidden: true });
		assert.match(read.cell("win_rate.count", "value") ?? "", /^\d+\.\d\d%$/);
		assert.match(read.cell("win_rate.won", "value") ?? "", /^\d+$/);
		for (const name of [
			"win_rate.value",
			"target.amount",
			"target.won",
			"target.share",
			"target.gap",
			"target.coverage",
		])
			assert.equal(read.cell(name, "value"), "hidden", name);
	});
});
