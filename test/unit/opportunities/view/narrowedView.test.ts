import assert from "node:assert/strict";
import fc from "fast-check";
import type { ListParameters } from "../../../../src/close/schema/parameters.ts";
import { addDays } from "../../../../src/opportunities/time/calendar.ts";
import { intersect } from "../../../../src/opportunities/view/intersect.ts";
import { narrowed } from "../../../../src/opportunities/view/narrowedView.ts";
import { parseView } from "../../../../src/opportunities/view/parseView.ts";
import { ViewError } from "../../../../src/opportunities/view/view.ts";
import { parametersOf } from "../../../../src/opportunities/view/viewParameters.ts";
import { anyView } from "./viewArbitrary.ts";

const ASKING = { now: new Date(2026, 10, 11), me: "user_me" };
const Q3 = { gte: "2026-07-01", lt: "2026-10-01" };

describe("A View narrowed by a group", () => {
	it("has the group's days where it had none, and loses its name only", () => {
		const view = { name: "Mine", group_by: "date_won__quarter", filters: { status_type: ["won"] } } as const;
		assert.deepEqual(narrowed(view, { date_won: Q3 }, ASKING), {
			group_by: "date_won__quarter",
			filters: { status_type: ["won"], date_won: Q3 },
		});
	});

	it("has the days of both, of a named period at this moment", () => {
		const won = (date_won: "this_year" | "last_90_days" | { eq: string }) =>
			narrowed({ filters: { date_won } }, { date_won: Q3 }, ASKING).filters.date_won;
		assert.deepEqual(won("this_year"), Q3);
		assert.deepEqual(won("last_90_days"), { gte: "2026-08-14", lt: "2026-10-01" });
		assert.deepEqual(won({ eq: "2026-07-04" }), { eq: "2026-07-04" });
	});

	it("has the owners of both, and of nobody else", () => {
		const owners = (user_id: readonly string[], added: readonly string[]) =>
			narrowed({ filters: { user_id } }, { user_id: added }, ASKING).filters.user_id;
		assert.deepEqual(narrowed({ filters: {} }, { user_id: ["user_a"] }, ASKING).filters.user_id, ["user_a"]);
		assert.deepEqual(owners(["user_a", "user_b"], ["user_b"]), ["user_b"]);
		assert.deepEqual(owners(["me", "user_b"], ["user_me"]), ["user_me"]);
		assert.throws(() => owners(["user_a"], ["user_b"]), ViewError);
	});

	it("is refused where nothing can match both, which no View can say", () => {
		const won = (bounds: object) => parseView({ filters: { date_won: bounds } });
		for (const bounds of [{ gte: "2026-10-01" }, { gt: "2026-09-30" }, { lt: "2026-07-01" }, { eq: "2026-06-30" }])
			assert.throws(() => narrowed(won(bounds), { date_won: Q3 }, ASKING), /No opportunities match both/);
		assert.deepEqual(narrowed(won({ gt: "2026-09-29" }), { date_won: Q3 }, ASKING).filters.date_won, {
			gt: "2026-09-29",
			lt: "2026-10-01",
		});
	});

	it("asks for what the View and the group ask for together", () => {
		const days = Array.from({ length: 60 }, (_, index) => addDays("2026-11-01", index));
		const day = fc.constantFrom(...days.slice(0, 30));
		const ids = fc.uniqueArray(fc.constantFrom("user_a", "user_b", "user_me"), { minLength: 1 });
		const period = fc.tuple(day, fc.integer({ min: 1, max: 20 }));
		const added = fc.oneof(
			ids.map((user_id) => ({ user_id })),
			period.map(([gte, length]) => ({ date_won: { gte, lt: addDays(gte, length) } })),
		);
		const own = fc.record(
			{
				user_id: ids,
				date_won: fc.oneof(
					day.map((eq) => ({ eq })),
					day.map((gt) => ({ gt })),
					period.map(([gte, length]) => ({ gte, lte: addDays(gte, length) })),
					fc.constant("this_week"),
				),
			},
			{ requiredKeys: [], noNullPrototype: true },
		);
		const near = fc
			.tuple(anyView, own)
			.map(([view, filters]) => parseView({ ...view, filters: { ...view.filters, ...filters } }));
		fc.assert(
			fc.property(near, added, (view, by) => {
				const both = intersect(parametersOf(view, ASKING), by);
				const nobody = both.user_id !== undefined && both.user_id__in !== undefined;
				if (nobody || ("date_won" in by && !days.some((one) => passes(both, one))))
					return assert.throws(() => narrowed(view, by, ASKING), ViewError);
				const result = narrowed(view, by, ASKING);
				assert.deepEqual(parametersOf(result, ASKING), both);
				assert.deepEqual(parseView(result), result);
			}),
		);
	});
});

/** What the document says of the parameters, for a day. */
function passes(parameters: ListParameters, day: string): boolean {
	const { date_won: eq, date_won__gte: gte, date_won__gt: gt, date_won__lte: lte, date_won__lt: lt } = parameters;
	const from = day >= (gte ?? day) && (gt === undefined || day > gt);
	return from && day === (eq ?? day) && day <= (lte ?? day) && (lt === undefined || day < lt);
}
