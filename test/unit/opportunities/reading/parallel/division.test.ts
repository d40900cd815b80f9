import assert from "node:assert/strict";
import type { GroupBy } from "../../../../../src/close/schema/grouping.ts";
import type { GroupFields } from "../../../../../src/close/schema/listResponse.ts";
import type { ListParameters } from "../../../../../src/close/schema/parameters.ts";
import { divisionByDays, divisionByOwners } from "../../../../../src/opportunities/reading/parallel/division.ts";
import type { Owner } from "../../../../../src/opportunities/reading/readContext.ts";
import { type GroupSpan, groupId } from "../../../../../src/opportunities/reading/readPlan.ts";

function span(fields: GroupFields): GroupSpan {
	const id = groupId({ key: undefined, fields });
	return { id, key: undefined, fields, aggregates: {}, size: 1, location: undefined, rows: [] };
}

describe("What lies between two groups by won dates", () => {
	const month = (number: number | null, year: number | null = 2026) => span({ year, month: number });
	const byDays = (groupBy: GroupBy, parameters: ListParameters = {}) =>
		divisionByDays({ _group_by: groupBy, ...parameters }, groupBy);
	const days = (groupBy: GroupBy, before?: GroupSpan, after?: GroupSpan) => {
		const parameters = byDays(groupBy).part(before, after)?.parameters;
		return parameters && [parameters.date_won__gte, parameters.date_won__lt];
	};

	it("are the days behind the one and before the other, in either order", () => {
		assert.deepEqual(days("date_won__month", month(3), month(6)), ["2026-04-01", "2026-06-01"]);
		assert.deepEqual(days("-date_won__month", month(6), month(3)), ["2026-04-01", "2026-06-01"]);
		assert.deepEqual(days("date_won__month", month(3)), ["2026-04-01", undefined]);
		assert.deepEqual(days("-date_won__month", month(3)), [undefined, "2026-03-01"]);
		assert.deepEqual(days("date_won__month", undefined, month(3)), [undefined, "2026-03-01"]);
		assert.deepEqual(days("date_won__month"), [undefined, undefined]);
	});

	it("is nothing, which is not asked for, if they follow each other or stand the other way round", () => {
		assert.equal(days("date_won__month", month(3), month(4)), undefined);
		assert.equal(days("-date_won__month", month(4), month(3)), undefined);
		assert.equal(days("date_won__month", month(12, 2025), month(1)), undefined);
		assert.equal(days("date_won__month", month(6), month(3)), undefined);
	});

	it("are so many groups at the most as there are months or weeks between, if both bounds are known", () => {
		const { mostBetween } = byDays("date_won__month");
		const counts = [4, 5, 9].map((number) => mostBetween(month(3), month(number)));
		assert.deepEqual(counts, [0, 1, 5]);
		assert.equal(mostBetween(month(3), month(4, 2027)), 12);
		assert.deepEqual([mostBetween(month(3), undefined), mostBetween(undefined, month(3))], [undefined, undefined]);
		const bounded = byDays("date_won__month", { date_won__gte: "2026-01-01", date_won__lt: "2026-08-01" });
		assert.deepEqual([bounded.mostBetween(month(3), undefined), bounded.mostBetween(undefined, month(3))], [4, 2]);
		const weeks = byDays("-date_won__week");
		const week = (number: number) => span({ weekyear: 2026, week: number });
		assert.deepEqual([weeks.mostBetween(week(12), week(10)), weeks.mostBetween(week(11), week(10))], [1, 0]);
	});

	it("cannot be told beside a group without days", () => {
		const { separates } = byDays("date_won__month");
		assert.deepEqual([separates(month(3)), separates(month(null, null))], [true, false]);
	});
});

describe("What lies between two groups by owners", () => {
	const owner = (name: string): Owner => ({ id: `user_${name.toLowerCase()}`, name });
	const group = (name: string) => span({ user_id: `user_${name.toLowerCase()}`, user_name: name });
	const NAMES = ["Ann", "Bo", "Cy", "Di", "Ed"];
	const between = (groupBy: GroupBy, before?: GroupSpan, after?: GroupSpan, parameters: ListParameters = {}) => {
		const seen = [before, after].filter((one) => one !== undefined);
		const known = new Set(["user_di", ...seen.map(({ fields }) => fields.user_id)]);
		const own = { _group_by: groupBy, ...parameters };
		const division = divisionByOwners(own, NAMES.map(owner), [seen], (id) => known.has(id));
		const part = division?.part(before, after);
		return [division?.mostBetween(before, after), part?.parameters.user_id__in ?? part?.parameters.user_id];
	};

	it("are those that nobody has seen with a name between, asked for with both, in either order", () => {
		assert.deepEqual(between("user_id", group("Ann"), group("Ed")), [2, "user_ann,user_ed,user_bo,user_cy"]);
		assert.deepEqual(between("-user_id", group("Ed"), group("Ann")), [2, "user_ed,user_ann,user_bo,user_cy"]);
		assert.deepEqual(between("user_id", group("Bo")), [2, "user_bo,user_cy,user_ed"]);
		assert.deepEqual(between("user_id", undefined, group("Cy")), [2, "user_cy,user_ann,user_bo"]);
	});

	it("are those alone that the listing itself asks for", () => {
		const asked = { user_id__in: "user_ann,user_cy,user_ed" };
		assert.deepEqual(between("user_id", group("Ann"), group("Ed"), asked)[0], 1);
	});

	it("is nothing, which is not asked for, if nobody has a name between", () => {
		assert.deepEqual(between("user_id", group("Ann"), group("Bo")), [0, undefined]);
		assert.deepEqual(between("user_id", group("Cy"), group("Ed")), [0, undefined]);
	});

	it("cannot be told beside a group of nobody", () => {
		const division = divisionByOwners({ _group_by: "user_id" }, [], [], () => false);
		const separates = [group("Ann"), span({ user_id: null, user_name: null })].map((one) => division?.separates(one));
		assert.deepEqual(separates, [true, false]);
	});

	it("of one name are told apart by their ids", () => {
		const twins = ["user_1", "user_2", "user_3"].map((id) => ({ id, name: "Ann" }));
		const [first, , last] = twins.map(({ id }) => span({ user_id: id, user_name: "Ann" }));
		const division = divisionByOwners({ _group_by: "user_id" }, twins, [], (id) => id !== "user_2");
		assert.deepEqual(
			[
				division?.mostBetween(first, last),
				division?.mostBetween(last, undefined),
				division?.mostBetween(undefined, first),
			],
			[1, 0, 0],
		);
	});
});
