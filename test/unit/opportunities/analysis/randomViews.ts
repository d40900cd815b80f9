import fc from "fast-check";
import { GROUP_KEYS } from "../../../../src/close/schema/grouping.ts";
import { STATUS_TYPES, VALUE_PERIODS } from "../../../../src/close/schema/parameters.ts";
import { PartReader } from "../../../../src/opportunities/analysis/partReader.ts";
import { Listing } from "../../../../src/opportunities/listing/listing.ts";
import { type DateBounds, NAMED_PERIODS } from "../../../../src/opportunities/time/periods.ts";
import type { View } from "../../../../src/opportunities/view/view.ts";
import { queryOf } from "../../../../src/opportunities/view/viewParameters.ts";
import { SMART_VIEWS } from "../../../../src/sandbox/smartViews.ts";
import { FURTHER, runs } from "../../runs.ts";
import { inZoneUntil, ZONES } from "../../timeZones.ts";
import { QUIET } from "../listing/overFake.ts";
import { bounds, type FilterSettings, signed } from "../view/viewArbitrary.ts";
import { DirectSource } from "./directSource.ts";
import { type Days, day, matchedBy, type Present, plus } from "./matchByForce.ts";

/** The fewest random Views that each property of the analysis holds for in `npm run test:daily`. */
const DAILY = 300;

/** Options of a property of random Views: `usual` ones in each run of the tests, and all of them once a day. */
export function viewRuns(usual: number): { readonly numRuns: number } {
	const { numRuns } = runs(usual);
	return { numRuns: FURTHER > 1 ? Math.max(DAILY, numRuns) : numRuns };
}

/** The present of the data. */
export const NOW = new Date("2026-08-20T15:30:00Z");

/** Data for about two and a half years, with everything that an analysis must cope with. */
export function sampleSource(options: ConstructorParameters<typeof DirectSource>[0] = {}): DirectSource {
	return new DirectSource({ size: 260, owners: 7, years: 2, seed: 11, now: NOW, ...options });
}

/** A random situation: who looks at which data, where and when. */
export interface Situation extends Present {
	readonly zone: string;
	/** Objects in a page. */
	readonly pageSize: number;
}

export function situations(source: DirectSource): fc.Arbitrary<Situation> {
	return fc.record({
		zone: fc.constantFrom(...ZONES),
		now: fc.constantFrom(NOW, new Date("2026-07-01T02:00:00Z"), new Date("2026-12-31T23:00:00Z")),
		me: fc.constant(source.world.owners[0]?.id ?? ""),
		startMonth: fc.oneof(fc.constant(1), fc.integer({ min: 1, max: 12 })),
		pageSize: fc.constantFrom(20, 100, 250),
	});
}

/** What reads the data in this situation. */
export function partsIn(source: DirectSource, situation: Situation): PartReader {
	const settings = () => ({ pageSize: situation.pageSize, maxConcurrentRequests: 4 });
	return new PartReader({ source, settings, log: QUIET }, (view) => queryOf(view, situation));
}

/** The Listing of the data in this situation. */
export function listingIn(source: DirectSource, situation: Situation): Listing {
	const settings = () => ({ pageSize: situation.pageSize, maxConcurrentRequests: 4 });
	return new Listing({ source, settings, log: QUIET, queryOf: (view) => queryOf(view, situation) });
}

/** Checks a property in a situation's time zone. */
export function checkIn<T>({ zone }: Situation, check: () => Promise<T>): Promise<T> {
	return inZoneUntil(zone, check);
}

/** The opportunities that a View matches, found one by one. */
export function matched(source: DirectSource, view: View, present: Present) {
	return matchedBy(view, source.deals, present, source.opaque);
}

const FIRST_DAY = "2024-06-01";
const likelyDay = fc.nat(1200).map((days) => plus(FIRST_DAY, days));
const likelyMoment = fc
	.tuple(likelyDay, fc.constantFrom("T00:00:00Z", "T09:30:00.123456+05:30", "T23:59:59.999999-08:00"))
	.map(([on, time]) => on + time);

/** A whole month, quarter or year, which may be a fiscal one, a week, or some days. */
export const anyDays: fc.Arbitrary<Days> = fc.oneof(
	fc
		.tuple(fc.constantFrom(1, 3, 3, 12), fc.integer({ min: 2024, max: 2026 }), fc.integer({ min: 1, max: 12 }))
		.map(([length, year, month]): Days => [day(year, month, 1), day(year, month + length, 1)]),
	fc.nat(150).map((weeks): Days => [plus("2024-01-01", 7 * weeks), plus("2024-01-01", 7 * weeks + 7)]),
	fc.tuple(likelyDay, fc.nat(200)).map(([first, length]): Days => [first, plus(first, length + 1)]),
);

/** A way to write days as bounds. */
export const writtenDays = fc.tuple(fc.boolean(), fc.boolean()).map(
	([after, upTo]) =>
		([first, end]: Days): DateBounds => ({
			...(after ? { gt: plus(first, -1) } : { gte: first }),
			...(upTo ? { lte: plus(end, -1) } : { lt: end }),
		}),
);

function settingsFor({ world, deals }: DirectSource): FilterSettings {
	const some = <T>(values: readonly T[], maxLength = 4) =>
		fc.uniqueArray(fc.constantFrom(...values), { minLength: 1, maxLength });
	const labels = [...new Set(world.statuses.map(({ label }) => label))];
	const leads = [...new Set(deals.map(({ lead_id }) => lead_id))];
	const smartViews = SMART_VIEWS.flatMap(({ type }, index) => (type === "lead" ? [world.ids.of("save", index)] : []));
	const named = fc.constantFrom(...NAMED_PERIODS);
	const moments = fc.oneof(named, bounds(fc.oneof(likelyDay, likelyMoment), likelyDay));
	return {
		user_id: some([...world.owners.map(({ id }) => id), "me"]),
		status_id: some(world.statuses.map(({ id }) => id)),
		status_type: some(STATUS_TYPES, 3),
		status_label: some(labels),
		status: some([...labels, ...world.statuses.map(({ displayName }) => displayName)]),
		value_period: some(VALUE_PERIODS, 2),
		date_won: fc.oneof(
			{ arbitrary: fc.tuple(anyDays, writtenDays).map(([days, written]) => written(days)), weight: 2 },
			named,
			bounds(likelyDay, likelyDay),
		),
		date_created: moments,
		date_updated: moments,
		lead_id: fc.constantFrom(...leads),
		organization_id: fc.constant(world.organization.id),
		lead_saved_search_id: fc.constantFrom(...smartViews),
		is_stalled: fc.boolean(),
		query: fc.constantFrom("the", "-the"),
		lead_query: fc.constantFrom("a", "e"),
	};
}

/** Filters that leave little are chosen seldom. */
const WEIGHTED: readonly (keyof FilterSettings)[] = [
	...(["date_won", "date_won", "date_won", "status_type", "status_type", "user_id", "user_id"] as const),
	...(["value_period", "date_created", "date_updated", "status_id", "status_label", "status", "is_stalled"] as const),
	...(["lead_saved_search_id", "organization_id", "lead_id", "query", "lead_query"] as const),
];

/** Views with up to three filters, all of which some opportunities match. */
export function randomViews(source: DirectSource): fc.Arbitrary<View> {
	return filterKeys.chain((keys) => viewsWith(keys, source));
}

/** Two Views with the same filters, set to other values. */
export function randomPairs(source: DirectSource): fc.Arbitrary<readonly [View, View]> {
	return filterKeys.chain((keys) => fc.tuple(viewsWith(keys, source), viewsWith(keys, source)));
}

const filterKeys = fc.uniqueArray(fc.constantFrom(...WEIGHTED), { maxLength: 3 });

function viewsWith(keys: readonly (keyof FilterSettings)[], source: DirectSource): fc.Arbitrary<View> {
	const settings = settingsFor(source);
	const chosen = Object.fromEntries(keys.map((key) => [key, settings[key] as fc.Arbitrary<unknown>]));
	return fc.record(chosen).map((filters) => ({ filters }));
}

export const anyGrouping = signed(GROUP_KEYS);
