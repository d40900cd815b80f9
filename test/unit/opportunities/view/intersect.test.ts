import assert from "node:assert/strict";
import fc from "fast-check";
import type { ListParameters } from "../../../../src/close/schema/parameters.ts";
import { addDays } from "../../../../src/opportunities/time/calendar.ts";
import type { DateBounds } from "../../../../src/opportunities/time/periods.ts";
import { type AddedFilters, intersect } from "../../../../src/opportunities/view/intersect.ts";
import { parametersOf } from "../../../../src/opportunities/view/viewParameters.ts";
import { runs } from "../../runs.ts";
import { inZone, ZONES } from "../../timeZones.ts";

const ASKING = { now: new Date(2026, 10, 11), me: "user_me" };

describe("Filters added to a request", () => {
	it("leave everything else as it was, and the parameters that were given untouched", () => {
		const parameters: ListParameters = Object.freeze({
			_order_by: "value",
			status_type: "won",
			date_created: "2026-01-01",
		});
		assert.deepEqual(intersect(parameters, { user_id: "a", date_won: { gte: "2026-01-01", lt: "2026-04-01" } }), {
			...parameters,
			user_id: "a",
			date_won__gte: "2026-01-01",
			date_won__lt: "2026-04-01",
		});
		assert.deepEqual(intersect(parameters, {}), parameters);
		assert.deepEqual(intersect(parameters, { user_id: [] }), parameters);
	});

	it("keep the later lower bound and the earlier upper bound", () => {
		const quarter: DateBounds = { gte: "2026-01-01", lt: "2026-04-01" };
		const won = (own: DateBounds) =>
			intersect(parametersOf({ filters: { date_won: own } }, ASKING), { date_won: quarter });
		assert.deepEqual(won({ gte: "2026-02-01" }), { date_won__gte: "2026-02-01", date_won__lt: "2026-04-01" });
		assert.deepEqual(won({ gt: "2025-12-01", lte: "2026-02-01" }), {
			date_won__gte: "2026-01-01",
			date_won__lte: "2026-02-01",
		});
		assert.deepEqual(won({ gt: "2026-01-01", lt: "2027-01-01" }), {
			date_won__gt: "2026-01-01",
			date_won__lt: "2026-04-01",
		});
	});

	it("leave an exact date alone that lies within them", () => {
		const exact: ListParameters = { date_won: "2026-02-03" };
		assert.deepEqual(intersect(exact, { date_won: { gte: "2026-01-01", lt: "2026-04-01" } }), exact);
		assert.deepEqual(intersect(exact, { date_won: { gte: "2026-02-03", lte: "2026-02-03" } }), exact);
	});

	it("cut a day where they end within it", () => {
		const day = parametersOf({ filters: { date_created: { eq: "2026-02-03" } } }, ASKING);
		assert.deepEqual(intersect(day, { date_created: { gte: "2026-02-03T12:00Z" } }), {
			date_created__gte: "2026-02-03T12:00Z",
			date_created__lt: "2026-02-04T00:00:00+00:00",
		});
	});

	it("let through what both let through: moments and days, in every zone", () => {
		const day = fc.nat(6).map((days) => addDays("2018-11-01", days));
		const moment = fc.tuple(day, fc.nat(23)).map(([on, hour]) => `${on}T${String(hour).padStart(2, "0")}:30:00Z`);
		const bounds: fc.Arbitrary<DateBounds> = fc.record(
			{ eq: fc.oneof(day, moment), gte: fc.oneof(day, moment), gt: fc.oneof(day, moment), lte: day, lt: moment },
			{ requiredKeys: [], noNullPrototype: true },
		);
		const created = fc.integer({ min: Date.parse("2018-10-31T00:00Z"), max: Date.parse("2018-11-09T00:00Z") });
		fc.assert(
			fc.property(fc.constantFrom(...ZONES), bounds, bounds, created, (zone, own, added, time) =>
				inZone(zone, () => {
					const parameters = parametersOf({ filters: { date_updated: own } }, ASKING);
					const alone = intersect({}, { date_updated: added });
					const both = intersect(parameters, { date_updated: added });
					assert.equal(passesMoment(both, time), passesMoment(parameters, time) && passesMoment(alone, time));
					assert.ok(Object.values(both).every((text) => /^\d{4}-\d\d-\d\dT/.test(text)));
				}),
			),
			runs(1000),
		);
	});

	it("let through what both let through: dates", () => {
		const day = fc.nat(12).map((days) => addDays("2026-01-01", days));
		const bounds: fc.Arbitrary<DateBounds> = fc.record(
			{ eq: day, gte: day, gt: day, lte: day, lt: day },
			{ requiredKeys: [], noNullPrototype: true },
		);
		fc.assert(
			fc.property(bounds, bounds, day, (own, added, date) => {
				const parameters = parametersOf({ filters: { date_won: own } }, ASKING);
				const both = intersect(parameters, { date_won: added });
				assert.equal(passes(both, date), passes(parameters, date) && passes(intersect({}, { date_won: added }), date));
				assert.ok(both.date_won === undefined || Object.keys(both).length === 1);
			}),
			runs(2000),
		);
	});

	it("let through what both let through: owners", () => {
		const owners = fc.uniqueArray(fc.constantFrom("a", "b", "c", "d"), { minLength: 1 });
		fc.assert(
			fc.property(owners, owners, fc.constantFrom("a", "b", "c", "d"), (own, added, owner) => {
				const parameters = parametersOf({ filters: { user_id: own } }, ASKING);
				const filters: AddedFilters = { user_id: added.length === 1 ? (added[0] ?? []) : added };
				assert.equal(owned(intersect(parameters, filters), owner), own.includes(owner) && added.includes(owner));
				assert.equal(owned(intersect({}, filters), owner), added.includes(owner));
			}),
		);
	});
});

/** What the document says of the parameters, for a day. */
function passes(parameters: ListParameters, day: string): boolean {
	const { date_won: eq, date_won__gte: gte, date_won__gt: gt, date_won__lte: lte, date_won__lt: lt } = parameters;
	return (
		(eq === undefined || day === eq) &&
		(gte === undefined || day >= gte) &&
		(gt === undefined || day > gt) &&
		(lte === undefined || day <= lte) &&
		(lt === undefined || day < lt)
	);
}

/** The same for the moment at which an opportunity was changed. */
function passesMoment(parameters: ListParameters, time: number): boolean {
	const at = (name: keyof ListParameters) => Date.parse(parameters[name] ?? "");
	const holds = (name: keyof ListParameters, test: (bound: number) => boolean) =>
		parameters[name] === undefined || test(at(name));
	return (
		holds("date_updated", (bound) => time === bound) &&
		holds("date_updated__gte", (bound) => time >= bound) &&
		holds("date_updated__gt", (bound) => time > bound) &&
		holds("date_updated__lte", (bound) => time <= bound) &&
		holds("date_updated__lt", (bound) => time < bound)
	);
}

function owned({ user_id, user_id__in }: ListParameters, owner: string): boolean {
	return (user_id ?? owner) === owner && (user_id__in?.split(",").includes(owner) ?? true);
}
