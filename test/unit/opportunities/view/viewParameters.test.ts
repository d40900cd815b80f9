import assert from "node:assert/strict";
import fc from "fast-check";
import { startOfDay } from "../../../../src/close/base/dayStart.ts";
import type { DateFilter, ListParameters } from "../../../../src/close/schema/parameters.ts";
import { addDays, localDay } from "../../../../src/opportunities/time/calendar.ts";
import { type DateBounds, type NamedPeriod, periodAround } from "../../../../src/opportunities/time/periods.ts";
import { type Filters, ViewError } from "../../../../src/opportunities/view/view.ts";
import { parametersOf, sentBounds } from "../../../../src/opportunities/view/viewParameters.ts";
import { inZone, ZONES } from "../../timeZones.ts";
import { anyView } from "./viewArbitrary.ts";

const ASKING = { now: new Date(2026, 10, 11, 23, 59), me: "user_me" };

function sent(filters: Filters): ListParameters {
	return parametersOf({ filters }, ASKING);
}

describe("The parameters of a View", () => {
	it("are none for a View of everything", () => {
		assert.deepEqual(sent({}), {});
	});

	it("send grouping and order under their own names", () => {
		assert.deepEqual(parametersOf({ group_by: "-date_won__week", order_by: "-value", filters: {} }, ASKING), {
			_group_by: "-date_won__week",
			_order_by: "-value",
		});
	});

	it("send one value plainly and several with in", () => {
		for (const filter of ["user_id", "status_id", "status_label", "status"] as const) {
			assert.deepEqual(sent({ [filter]: ["a"] }), { [filter]: "a" });
			assert.deepEqual(sent({ [filter]: ["a", "b"] }), { [`${filter}__in`]: "a,b" });
		}
		assert.deepEqual(sent({ status_type: ["won"] }), { status_type: "won" });
		assert.deepEqual(sent({ status_type: ["won", "active"] }), { status_type__in: "won,active" });
		assert.deepEqual(sent({ value_period: ["monthly", "annual"] }), { value_period__in: "monthly,annual" });
	});

	it("send a value with a comma as the one that it is", () => {
		assert.deepEqual(sent({ status_label: ["Won, signed"] }), { status_label: "Won, signed" });
	});

	it("send every comparison of every date as it was given", () => {
		const given: Readonly<Record<DateFilter, string>> = {
			date_won: "2026-01-01",
			date_created: "2026-01-01T09:30:00.123456+02:00",
			date_updated: "2026-01-01T09:30:00Z",
		};
		for (const [filter, text] of Object.entries(given)) {
			assert.deepEqual(sent({ [filter]: { eq: text } }), { [filter]: text });
			for (const operator of ["gte", "gt", "lte", "lt"])
				assert.deepEqual(sent({ [filter]: { [operator]: text } }), { [`${filter}__${operator}`]: text });
			const bounds = { eq: text, gte: text, gt: text, lte: text, lt: text };
			const { [filter]: eq, ...others } = sent({ [filter]: bounds }) as Record<string, string>;
			assert.deepEqual([eq, Object.keys(others).length, ...new Set(Object.values(others))], [text, 4, text]);
		}
		assert.deepEqual(sent({ date_won: { gt: "2026-01-01", lte: "2026-02-01" } }), {
			date_won__gt: "2026-01-01",
			date_won__lte: "2026-02-01",
		});
		assert.deepEqual(sent({ date_won: "this_quarter" }), {
			date_won__gte: "2026-10-01",
			date_won__lt: "2027-01-01",
		});
	});

	for (const filter of ["date_created", "date_updated"] as const) {
		it(`send days of ${filter} as their first moments here, and whole days as up to the next one's`, () => {
			const bounds = (sent: ListParameters) =>
				Object.fromEntries(Object.entries(sent).map(([name, text]) => [name.replace(`${filter}__`, ""), text]));
			const inBerlin = (date: DateBounds | NamedPeriod) =>
				inZone("Europe/Berlin", () =>
					bounds(parametersOf({ filters: { [filter]: date } }, { now: new Date("2026-11-11T12:00Z"), me: undefined })),
				);
			const august = ["2026-07-31T22:00:00+00:00", "2026-08-01T22:00:00+00:00"] as const;
			assert.deepEqual(inBerlin({ gte: "2026-08-01" }), { gte: august[0] });
			assert.deepEqual(inBerlin({ lt: "2026-08-01" }), { lt: august[0] });
			assert.deepEqual(inBerlin({ gt: "2026-08-01" }), { gte: august[1] });
			assert.deepEqual(inBerlin({ lte: "2026-08-01" }), { lt: august[1] });
			assert.deepEqual(inBerlin({ eq: "2026-08-01" }), { gte: august[0], lt: august[1] });
			assert.deepEqual(inBerlin("this_quarter"), { gte: "2026-09-30T22:00:00+00:00", lt: "2026-12-31T23:00:00+00:00" });
			assert.deepEqual(inBerlin("today"), { gte: "2026-11-10T23:00:00+00:00", lt: "2026-11-11T23:00:00+00:00" });
		});

		it(`send the narrower of two bounds of ${filter} that come to the same parameter`, () => {
			const own = (bounds: DateBounds) => sent({ [filter]: bounds });
			assert.deepEqual(own({ gte: "2026-01-05", gt: "2026-01-01", lt: "2026-02-01", lte: "2026-02-05" }), {
				[`${filter}__gte`]: "2026-01-05T00:00:00+00:00",
				[`${filter}__lt`]: "2026-02-01T00:00:00+00:00",
			});
			assert.deepEqual(own({ eq: "2026-01-05", gt: "2026-01-06" }), {
				[`${filter}__gte`]: "2026-01-07T00:00:00+00:00",
				[`${filter}__lt`]: "2026-01-06T00:00:00+00:00",
			});
			assert.deepEqual(own({ gt: "2026-01-01", gte: "2026-01-01T12:00:00Z" }), {
				[`${filter}__gte`]: "2026-01-02T00:00:00+00:00",
			});
			assert.deepEqual(own({ gt: "2026-01-01", lt: "2026-01-05T12:00:00Z" }), {
				[`${filter}__gte`]: "2026-01-02T00:00:00+00:00",
				[`${filter}__lt`]: "2026-01-05T12:00:00Z",
			});
		});
	}

	it("end at the last moment that can be written", () => {
		assert.deepEqual(sent({ date_created: { lte: "9999-12-31" } }), {
			date_created__lte: "9999-12-31T23:59:59+00:00",
		});
		assert.deepEqual(sent({ date_created: { gt: "9999-12-31" } }), { date_created__gt: "9999-12-31T23:59:59+00:00" });
	});

	it("ask for each object of a day, and for no other, whatever the bound and the zone", () => {
		const operators = fc.constantFrom("eq", "gte", "gt", "lte", "lt");
		const time = fc.integer({ min: Date.parse("1950-01-01T00:00Z"), max: Date.parse("2040-01-01T00:00Z") });
		fc.assert(
			fc.property(
				fc.constantFrom(...ZONES),
				operators,
				time,
				fc.integer({ min: -40, max: 40 }),
				(zone, operator, at, off) =>
					inZone(zone, () => {
						const day = localDay(new Date(at));
						const created = at + off * 3_600_000;
						const parameters = parametersOf({ filters: { date_created: { [operator]: day } } }, ASKING);
						const start = startOfDay(day);
						const end = startOfDay(addDays(day, 1));
						const meant = {
							eq: created >= start && created < end,
							gte: created >= start,
							gt: created >= end,
							lte: created < end,
							lt: created < start,
						}[operator];
						const { date_created__gte: gte, date_created__lt: lt } = parameters;
						const passes = (!gte || created >= Date.parse(gte)) && (!lt || created < Date.parse(lt));
						assert.equal(passes, meant);
					}),
			),
		);
	});

	it("send texts as they are, and is_stalled as true or false", () => {
		for (const filter of ["lead_id", "organization_id", "lead_saved_search_id", "query", "lead_query"] as const)
			assert.deepEqual(sent({ [filter]: "a, b & c" }), { [filter]: "a, b & c" });
		assert.deepEqual(sent({ is_stalled: true }), { is_stalled: "true" });
		assert.deepEqual(sent({ is_stalled: false }), { is_stalled: "false" });
	});

	it("send the id of the signed-in user for me, once", () => {
		assert.deepEqual(sent({ user_id: ["me"] }), { user_id: "user_me" });
		assert.deepEqual(sent({ user_id: ["me", "user_a"] }), { user_id__in: "user_me,user_a" });
		assert.deepEqual(sent({ user_id: ["user_me", "me"] }), { user_id: "user_me" });
		assert.deepEqual(sent({ status_label: ["me"] }), { status_label: "me" });
	});

	it("cannot be told where me is meant and nobody knows who that is", () => {
		const nobody = { now: new Date(), me: undefined };
		assert.throws(
			() => parametersOf({ filters: { user_id: ["me"] } }, nobody),
			(error) => error instanceof ViewError && /user_id/.test(error.message) && /"me"/.test(error.message),
		);
		assert.deepEqual(parametersOf({ filters: { user_id: ["user_a"] } }, nobody), { user_id: "user_a" });
	});

	it("lead back to the View, but for periods and me", () => {
		fc.assert(
			fc.property(anyView, (view) => {
				const { name: _, ...rest } = view;
				assert.deepEqual(viewOf(parametersOf(view, ASKING)), { ...rest, filters: resolved(view.filters) });
			}),
		);
	});
});

/** What a View's filters mean at the moment of {@link ASKING}. */
function resolved(filters: Filters): object {
	return Object.fromEntries(
		Object.entries(filters).map(([key, value]) => {
			if (key === "user_id") return [key, [...new Set(filters.user_id?.map((id) => (id === "me" ? "user_me" : id)))]];
			if (!key.startsWith("date_")) return [key, value];
			const bounds = typeof value === "string" ? periodAround(value as "today", "2026-11-11") : (value as DateBounds);
			return [key, sentBounds(key as DateFilter, bounds)];
		}),
	);
}

/** Reads parameters as the document describes them. */
function viewOf(parameters: ListParameters): object {
	const { _group_by, _order_by, ...rest } = parameters;
	const filters: Record<string, unknown> = {};
	for (const [parameter, text] of Object.entries(rest)) {
		const [, filter = "", operator = "eq"] = /^(.*?)(?:__(in|gte|gt|lte|lt))?$/.exec(parameter) ?? [];
		if (filter.startsWith("date_")) filters[filter] = { ...(filters[filter] as object | undefined), [operator]: text };
		else if (filter === "is_stalled") filters[filter] = text === "true";
		else if (operator === "in") filters[filter] = text.split(",");
		else filters[filter] = /^(user_id|status.*|value_period)$/.test(filter) ? [text] : text;
	}
	return { ...(_group_by && { group_by: _group_by }), ...(_order_by && { order_by: _order_by }), filters };
}
