import assert from "node:assert/strict";
import type { GroupBy } from "../../../../src/close/schema/grouping.ts";
import { groupArguments, groupOfArgument } from "../../../../src/opportunities/listing/groupArgument.ts";
import { groupId } from "../../../../src/opportunities/reading/readPlan.ts";
import type { NamedFields } from "../../../../src/opportunities/time/fiscal.ts";
import { deal } from "./fakeSource.ts";

const group = (fields: NamedFields, key: unknown = "k", rows = [] as ReturnType<typeof deal>[]) => ({
	id: groupId({ key, fields }),
	key,
	fields,
	rows,
});

describe("The id of a group, as commands take it", () => {
	const cases: readonly [GroupBy, ReturnType<typeof group>, string][] = [
		["user_id", group({ user_id: "user_1", user_name: "Ann" }), "user_1"],
		["-user_id", group({ user_id: null, user_name: null }, null), "none"],
		["date_won__year", group({ year: 2026 }), "2026"],
		["-date_won__quarter", group({ year: 2026, quarter: 3 }), "2026-Q3"],
		["date_won__month", group({ year: 2026, month: 9 }), "2026-09"],
		["date_won__week", group({ weekyear: 2026, week: 5 }), "2026-W05"],
		["date_won__week", group({ weekyear: null, week: null }, null), "none"],
		["date_won__quarter", group({ year: null, quarter: null }, {}), "none"],
		["date_won__quarter", group({ fiscal: { year: 2027, quarter: 1, startMonth: 7 } }), "FY27-Q1"],
		["date_won__year", group({ fiscal: { year: 2027, startMonth: 7 } }), "FY27"],
		["date_won__month", group({}, "k", [deal({ date_won: "2026-09-30" })]), "2026-09"],
		["user_id", group({}, "k", [deal({ user_id: "user_7" })]), "user_7"],
		["user_id", group({}, null), "none"],
		["user_id", group({}, "user_1"), '"user_1"'],
		["date_won__month", group({ year: 2026, month: 13 }, { m: 13 }), '{"m":13}'],
	];
	for (const [groupBy, one, id] of cases)
		it(`is ${id} for ${JSON.stringify(one.fields)} by ${groupBy}, and leads to it`, () => {
			const others = [group({ user_id: "user_other", year: 1999, month: 1, quarter: 1, weekyear: 1999, week: 1 }, "o")];
			const groups = [...others, one];
			assert.equal(groupArguments(groups, groupBy)[1], id);
			for (const argument of [id, JSON.stringify(one.key), one.id])
				assert.equal(groupOfArgument(argument, groups, groupBy), one);
		});

	it("is another one for each group, whatever the server calls them", () => {
		const groups = [
			group({ user_id: "user_1" }, "a"),
			group({ user_id: "user_1" }, "b"),
			group({ user_id: null }, "c"),
		];
		assert.deepEqual(groupArguments(groups, "user_id"), ["user_1", '"b"', "none"]);
		assert.equal(groupOfArgument('"b"', groups, "user_id"), groups[1]);
	});

	it("leads nowhere where no group has it", () => {
		assert.equal(groupOfArgument("2026-Q3", [group({ year: 2026, quarter: 2 })], "date_won__quarter"), undefined);
	});
});
