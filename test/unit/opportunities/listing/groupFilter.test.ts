import assert from "node:assert/strict";
import { UserError } from "../../../../src/close/base/errors.ts";
import type { GroupBy } from "../../../../src/close/schema/grouping.ts";
import { filterOfGroup, filterOfGroups, type GroupFilter } from "../../../../src/opportunities/listing/groupFilter.ts";
import type { NamedFields } from "../../../../src/opportunities/time/fiscal.ts";
import { deal } from "./fakeSource.ts";

const group = (fields: NamedFields, ...rows: ReturnType<typeof deal>[]) => ({ fields, rows });
const quarter = (year: number, number: number) => group({ year, quarter: number });

describe("The filter that a group stands for", () => {
	const cases: readonly [GroupBy, ReturnType<typeof group>, GroupFilter | undefined][] = [
		["user_id", group({ user_id: "user_1", user_name: "Ann" }), { user_id: ["user_1"] }],
		["-date_won__quarter", quarter(2026, 3), { date_won: { gte: "2026-07-01", lt: "2026-10-01" } }],
		["date_won__week", group({ weekyear: 2026, week: 1 }), { date_won: { gte: "2025-12-29", lt: "2026-01-05" } }],
		[
			"date_won__quarter",
			group({ fiscal: { year: 2027, quarter: 1, startMonth: 7 } }),
			{ date_won: { gte: "2026-07-01", lt: "2026-10-01" } },
		],
		[
			"date_won__year",
			group({ fiscal: { year: 2027, startMonth: 7 } }),
			{ date_won: { gte: "2026-07-01", lt: "2027-07-01" } },
		],
		["user_id", group({ user_id: null, user_name: null }, deal({ user_id: null })), undefined],
		["date_won__month", group({ year: null, month: null }, deal({ date_won: null })), undefined],
		["user_id", group({}), undefined],
	];
	for (const [groupBy, one, filter] of cases)
		it(`is ${JSON.stringify(filter)} for ${JSON.stringify(one.fields)} by ${groupBy}`, () => {
			assert.deepEqual(filterOfGroup(one, groupBy, 1), filter);
		});

	it("comes from a loaded row where the answer does not name the group", () => {
		assert.deepEqual(filterOfGroup(group({}, deal({ user_id: "user_7" })), "user_id", 1), { user_id: ["user_7"] });
		assert.deepEqual(filterOfGroup(group({}, deal({ date_won: "2026-09-30" })), "date_won__quarter", 7), {
			date_won: { gte: "2026-07-01", lt: "2026-10-01" },
		});
	});
});

describe("The filter of several groups", () => {
	it("has all their owners, or the days from the first period to the last", () => {
		const owners = ["user_2", "user_1", "user_2"].map((user_id) => group({ user_id }));
		assert.deepEqual(filterOfGroups(owners, "user_id", 1), { user_id: ["user_2", "user_1"] });
		assert.deepEqual(filterOfGroups([quarter(2027, 1), quarter(2026, 3), quarter(2026, 4)], "date_won__quarter", 1), {
			date_won: { gte: "2026-07-01", lt: "2027-04-01" },
		});
	});

	it("says why there is none", () => {
		const refused = (groups: readonly ReturnType<typeof group>[], groupBy: GroupBy) => {
			try {
				return filterOfGroups(groups, groupBy, 1);
			} catch (error) {
				assert.ok(error instanceof UserError);
				return error.message;
			}
		};
		const [q1, q3] = [quarter(2026, 1), quarter(2026, 3)];
		assert.equal(
			refused([q1, q3], "date_won__quarter"),
			"The selected periods have gaps between them. Select adjacent ones.",
		);
		assert.equal(
			refused([q1, group({ year: null, quarter: null })], "date_won__quarter"),
			"Close can't filter for opportunities without a date.",
		);
		assert.equal(
			refused([group({ user_id: null })], "user_id"),
			"Close can't filter for opportunities without an owner.",
		);
		assert.match(String(refused([group({})], "user_id")), /doesn't say what this group stands for/);
	});
});
