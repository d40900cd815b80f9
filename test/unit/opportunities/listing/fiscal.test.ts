import assert from "node:assert/strict";
import type { Sum } from "../../../../src/close/schema/aggregates.ts";
import type { GroupBy } from "../../../../src/close/schema/grouping.ts";
import type { OrderBy } from "../../../../src/close/schema/order.ts";
import { groupLabel } from "../../../../src/opportunities/text/groupLabel.ts";
import type { Filters, View } from "../../../../src/opportunities/view/view.ts";
import { parametersOf } from "../../../../src/opportunities/view/viewParameters.ts";
import { VARIANTS } from "../../../../src/sandbox/data/variants.ts";
import type { Opportunity } from "../../../../src/sandbox/index.ts";
import { FURTHER } from "../../runs.ts";
import { type OverHttp, type OverHttpOptions, overHttp } from "./overHttp.ts";

interface Expected {
	readonly label: string;
	readonly objects: Opportunity[];
}

/** The fiscal group of a day: the calendar's, once the day is moved so far that the fiscal year begins in January. */
function nameOf(date: string | null, groupBy: GroupBy, start: number): string {
	if (date === null) return "No date";
	const [year = 0, month = 0] = date.split("-").map(Number);
	const moved = new Date(Date.UTC(year, month - 1 + (start === 1 ? 0 : 13 - start), 1));
	const named = moved.getUTCFullYear();
	const name = start === 1 ? String(named) : `FY${String(named).slice(2)}`;
	return groupBy.endsWith("year") ? name : `${name} Q${Math.floor(moved.getUTCMonth() / 3) + 1}`;
}

type Undated = "last" | "first" | "omitted";

/** Groups made from single objects, in the order of the View; the undated one is last in every order. */
function expected({ sandbox }: OverHttp, view: View, start: number, undated: Undated): readonly Expected[] {
	const { group_by: groupBy = "date_won__quarter" } = view;
	const { _group_by, ...parameters } = parametersOf(view, { now: new Date(), me: undefined, startMonth: start });
	const groups = new Map<string, Opportunity[]>();
	for (const object of sandbox.matching(parameters as Record<string, string>)) {
		const name = nameOf(object.date_won, groupBy, start);
		groups.set(name, [...(groups.get(name) ?? []), object]);
	}
	const first = ([, objects]: [string, Opportunity[]]) => objects.map(({ date_won }) => date_won ?? "").sort()[0] ?? "";
	const dated = [...groups].filter(([name]) => name !== "No date").sort((a, b) => (first(a) < first(b) ? -1 : 1));
	const others = undated === "omitted" ? [] : [...groups].filter(([name]) => name === "No date");
	if (groupBy.startsWith("-")) dated.reverse();
	return [...dated, ...others].map(([label, objects]) => ({ label, objects }));
}

function sumsOf(objects: readonly Opportunity[]): Readonly<Record<Sum, number>> {
	const sum = (period: string, of: (object: Opportunity) => number | null) =>
		objects
			.filter(({ value_period }) => period === "" || value_period === period)
			.reduce((all, one) => all + (of(one) ?? 0), 0);
	return {
		total_value_one_time: sum("one_time", ({ value }) => value),
		total_value_monthly: sum("monthly", ({ value }) => value),
		total_value_annual: sum("annual", ({ value }) => value),
		total_value_annualized: sum("", ({ annualized_value }) => annualized_value),
		expected_value_one_time: sum("one_time", ({ expected_value }) => expected_value),
		expected_value_monthly: sum("monthly", ({ expected_value }) => expected_value),
		expected_value_annual: sum("annual", ({ expected_value }) => expected_value),
		expected_value_annualized: sum("", ({ annualized_expected_value }) => annualized_expected_value),
	};
}

/** Opens a View, loads all of it, and holds it against what the single objects make. */
async function hold(over: OverHttp, view: View, start: number, undated: Undated = "last"): Promise<void> {
	await over.listing.open(view);
	const { state } = over.listing;
	assert.deepEqual([state.error, state.partial], [undefined, undefined]);
	const groups = expected(over, view, start, undated);
	assert.ok(groups.length > 0);
	assert.deepEqual(
		state.groups.map((group) => groupLabel(group, view.group_by, "en")),
		groups.map(({ label }) => label),
	);
	for (const { id } of state.groups) await over.listing.loadAll(id);
	for (const [index, group] of over.listing.state.groups.entries()) {
		const objects = groups[index]?.objects ?? [];
		assert.equal(group.error, undefined);
		assert.equal(group.size, objects.length);
		assert.deepEqual(
			group.rows.map(({ id }) => id),
			objects.map(({ id }) => id),
		);
		const { total_results, count_by_value_period: counts = {}, ...sums } = group.aggregates;
		assert.equal(total_results, objects.length);
		assert.deepEqual(sums, sumsOf(objects));
		for (const period of ["one_time", "monthly", "annual"] as const)
			assert.equal(counts[period] ?? 0, objects.filter(({ value_period }) => value_period === period).length);
	}
	const { error, partial, withoutGroup, totals } = over.listing.state;
	assert.deepEqual([error, partial], [undefined, undefined]);
	const inGroups = groups.reduce((sum, { objects }) => sum + objects.length, 0);
	assert.equal(withoutGroup, (totals?.total_results ?? inGroups) - inGroups);
}

const year = new Date().getUTCFullYear();
const STARTS = FURTHER === 1 ? [1, 2, 4, 7, 10, 12] : Array.from({ length: 12 }, (_, index) => index + 1);
const GROUPINGS = ["date_won__quarter", "-date_won__quarter", "date_won__year", "-date_won__year"] as const;
const FILTERS: Readonly<Record<string, Filters>> = {
	"with bounds within months": { date_won: { gte: `${year - 1}-02-11`, lte: `${year}-08-20` } },
	"of this quarter": { date_won: "this_quarter" },
	"of last year": { date_won: "last_year" },
	"won from a day on": { date_won: { gt: `${year}-03-15` }, status_type: ["won", "active"] },
	"of one day": { date_won: { eq: `${year}-05-05` } },
};

describe("Fiscal groups", () => {
	const over = (start: number, options: OverHttpOptions, work: (over: OverHttp) => Promise<void>) =>
		overHttp({ sandbox: { size: 200 }, pageSize: 20, ...options, startMonth: () => start }, work);

	for (const start of STARTS)
		it(`of years that begin in month ${start} have the sums and the rows of single objects, in both directions`, async () => {
			await over(start, {}, async (over) => {
				for (const [index, group_by] of GROUPINGS.entries()) {
					const order_by = (["-value", "date_won", "user_name", "-confidence"] satisfies OrderBy[])[index] ?? "value";
					await hold(over, { group_by, order_by, filters: {} }, start);
				}
			});
		});

	for (const [name, filters] of Object.entries(FILTERS))
		it(`${name} keep to the filters of the View`, async () => {
			for (const start of [2, 7, 11])
				await over(start, {}, async (over) => {
					for (const id of over.sandbox
						.all()
						.slice(0, 40)
						.map(({ id }) => id))
						over.sandbox.edit(id, { date_won: `${year}-05-05` });
					for (const group_by of GROUPINGS) await hold(over, { group_by, order_by: "-value", filters }, start);
				});
		});

	const QUARTERS: View = { group_by: "-date_won__quarter", order_by: "-value", filters: {} };

	for (const undated of ["last", "first", "omitted"] as const)
		for (const groupKeys of VARIANTS.groupKeys)
			it(`stand where the undated are ${undated} and keys are of the form ${groupKeys}`, async () => {
				await over(7, { sandbox: { size: 150, variants: { undated, groupKeys } } }, async (over) => {
					await hold(over, QUARTERS, 7, undated);
					await hold(over, { ...QUARTERS, group_by: "date_won__year" }, 7, undated);
				});
			});

	for (const [name, options] of Object.entries<OverHttpOptions>({
		"that makes no groups": { sandbox: { size: 150, variants: { grouping: "ignored" } } },
		"whose groups have no fields where some are asked for": {
			sandbox: { size: 150, variants: { groupedFields: "groups" } },
		},
		"that tells no totals above groups": { sandbox: { size: 150, variants: { groupedTotals: "absent" } } },
		"that skips few": { sandbox: { size: 400, maxSkip: 100 } },
		"that is read side by side": { sandbox: { size: 2000, years: 12 }, pageSize: 30 },
		"whose order is unstable": { sandbox: { size: 150, variants: { ties: "unstable" } }, pageSize: 10 },
		"that gives one object a page": { sandbox: { size: 60, maxLimit: 1 } },
	}))
		it(`stand on a server ${name}`, async () => {
			await over(4, options, async (over) => {
				await hold(over, { ...QUARTERS, order_by: "-date_created" }, 4);
				await hold(over, { ...QUARTERS, group_by: "date_won__year", order_by: "date_created" }, 4);
			});
		});

	it("are read by windows of the View's order, each object once, while the data moves", async () => {
		await over(7, { sandbox: { size: 600 }, pageSize: 10 }, async ({ listing, sandbox }) => {
			await listing.open(QUARTERS);
			const [, second] = listing.state.groups;
			assert(second);
			await listing.expand(second.id);
			sandbox.mutate(undefined, 30);
			await listing.loadMore(second.id);
			await listing.loadMore(second.id);
			sandbox.mutate(undefined, 30);
			await listing.refresh();
			await hold({ listing, sandbox } as OverHttp, QUARTERS, 7);
		});
	});

	it("are those of the setting at each reading", async () => {
		let start = 7;
		await overHttp({ sandbox: { size: 300 }, startMonth: () => start }, async (over) => {
			await hold(over, QUARTERS, 7);
			const { asked, listing } = over;
			asked();
			await listing.refreshIfChanged();
			assert.equal(asked(), 1);
			start = 8;
			await listing.refresh();
			assert.deepEqual(
				listing.state.groups.map((group) => groupLabel(group, QUARTERS.group_by, "en")),
				expected(over, QUARTERS, 8, "last").map(({ label }) => label),
			);
			start = 1;
			await hold(over, QUARTERS, 1);
		});
	});

	it("come while the listing is being read, none before it is whole", async () => {
		await over(7, { sandbox: { size: 500 }, pageSize: 10 }, async (over) => {
			const seen = new Map<string, number>();
			over.listing.onDidChange(() => {
				for (const { id, size } of over.listing.state.groups) {
					assert.equal(seen.get(id) ?? size, size);
					seen.set(id, size);
				}
			});
			let partly = 0;
			over.listing.onDidChange(() => {
				const { partial, groups } = over.listing.state;
				if (partial === "opening" && groups.length > 2) partly += 1;
			});
			await over.listing.open(QUARTERS);
			assert.ok(partly > 0);
			assert.equal(seen.size, over.listing.state.groups.length);
		});
	});
});
