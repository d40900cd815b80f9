import assert from "node:assert/strict";
import fc from "fast-check";
import type { GroupBy } from "../../../../src/close/schema/grouping.ts";
import { EMPTY_STATE, type Group } from "../../../../src/opportunities/listing/listingState.ts";
import {
	type GroupSort,
	listingSort,
	sortAfterClick,
	sortedGroups,
} from "../../../../src/opportunities/totals/groupSort.ts";
import { FIGURES, type Figures } from "../../../../src/opportunities/totals/singleFigures.ts";
import { type GroupTotals, totalsOf } from "../../../../src/opportunities/totals/totals.ts";

function groups(...figures: readonly Figures[]): readonly GroupTotals[] {
	return figures.map((each, at) => ({
		id: `${at}`,
		argument: `${at}`,
		key: `${at}`,
		label: `Group ${at}`,
		undated: false,
		figures: each,
	}));
}

const ids = (sorted: readonly GroupTotals[]) => sorted.map(({ id }) => id).join("");

function byQuarter(groupBy: GroupBy, ...fields: readonly Group["fields"][]) {
	const all = fields.map(
		(each, at): Group => ({
			id: `${at}`,
			key: each.year === null ? null : `${at}`,
			fields: each,
			size: 1,
			aggregates: {},
			rows: [],
			loading: false,
			error: undefined,
		}),
	);
	const view = { group_by: groupBy, filters: {} };
	return totalsOf({ ...EMPTY_STATE, view, grouped: true, groups: all, totals: {} }, "en");
}

describe("sortedGroups", () => {
	it("sorts by a figure, largest or smallest first, and leaves equal ones in the order of the Listing", () => {
		const totals = {
			groups: groups({ total_results: 2 }, { total_results: 9 }, { total_results: 2 }, { total_results: 30 }),
			groupsDescend: false,
		};
		assert.equal(ids(sortedGroups(totals, { by: "total_results", descending: true })), "3102");
		assert.equal(ids(sortedGroups(totals, { by: "total_results", descending: false })), "0213");
	});

	it("puts groups whose figure is not known last, in both directions", () => {
		const totals = { groups: groups({}, { total_results: 1 }, {}, { total_results: 0 }), groupsDescend: false };
		assert.equal(ids(sortedGroups(totals, { by: "total_results", descending: true })), "1302");
		assert.equal(ids(sortedGroups(totals, { by: "total_results", descending: false })), "3102");
	});

	it("keeps No date last in both directions, wherever Close has it, when sorted by group", () => {
		const [undated, second, third] = [{ year: null }, { year: 2026, quarter: 2 }, { year: 2026, quarter: 3 }] as const;
		const ascending = byQuarter("date_won__quarter", undated, second, third);
		const descending = byQuarter("-date_won__quarter", third, second, undated);
		const labels = (totals: typeof ascending, descend: boolean) =>
			sortedGroups(totals, { by: "group", descending: descend }).map(({ label, undated }) =>
				undated ? "none" : label,
			);
		for (const totals of [ascending, descending]) {
			assert.deepEqual(labels(totals, false), ["2026 Q2", "2026 Q3", "none"]);
			assert.deepEqual(labels(totals, true), ["2026 Q3", "2026 Q2", "none"]);
		}
		assert.deepEqual(
			[listingSort(ascending), listingSort(descending)].map(({ descending }) => descending),
			[false, true],
		);
	});

	it("keeps No date last in both directions when sorted by a figure, below groups whose figure is not known", () => {
		const quarter = (number: number) => ({ year: 2026, quarter: number });
		const totals = byQuarter("date_won__quarter", { year: null }, quarter(1), quarter(2), quarter(3));
		const counts = [5, 9, undefined, 2];
		const counted = totals.groups.map((group, at) => ({ ...group, figures: { total_results: counts[at] } }));
		const sorted = (descending: boolean) =>
			ids(sortedGroups({ ...totals, groups: counted }, { by: "total_results", descending }));
		assert.deepEqual([sorted(true), sorted(false)], ["1320", "3120"]);
	});

	it("leaves No owner where Close has it, and where its figure puts it", () => {
		const totals = byQuarter("user_id", { user_id: null }, { user_id: "user_1", user_name: "Ada" });
		assert.equal(ids(sortedGroups(totals, listingSort(totals))), "01");
		const counted = totals.groups.map((group, at) => ({ ...group, figures: { total_results: 2 - at } }));
		assert.equal(ids(sortedGroups({ ...totals, groups: counted }, { by: "total_results", descending: true })), "01");
	});

	it("returns the same groups, each once, whatever the figures are", () => {
		const figures = fc.record({ total_results: fc.nat(3), total_value_monthly: fc.integer() }, { requiredKeys: [] });
		const sorts = fc.record({ by: fc.constantFrom("group" as const, ...FIGURES), descending: fc.boolean() });
		fc.assert(
			fc.property(fc.array(figures), sorts, fc.boolean(), (each, sort: GroupSort, groupsDescend) => {
				const totals = { groups: groups(...each), groupsDescend };
				const sorted = sortedGroups(totals, sort);
				assert.deepEqual(new Set(sorted), new Set(totals.groups));
				assert.equal(sorted.length, each.length);
			}),
		);
	});
});

describe("sortAfterClick", () => {
	it("begins with the largest figures and with the first group, and turns round what is sorted already", () => {
		const byGroup = { by: "group", descending: true } as const;
		const byCount = sortAfterClick(byGroup, "total_results");
		assert.deepEqual(byCount, { by: "total_results", descending: true });
		assert.deepEqual(sortAfterClick(byCount, "total_results"), { by: "total_results", descending: false });
		assert.deepEqual(sortAfterClick(byCount, "group"), { by: "group", descending: false });
	});
});
