import { setImmediate as turn } from "node:timers/promises";
import { isReadable, type Row } from "../../close/schema/opportunityRow.ts";
import type { ReadOptions } from "../reading/readContext.ts";
import type { Provenance } from "../reading/readPlan.ts";
import { ownerText } from "../text/nameText.ts";
import { type Day, LAST_DAY, localDay } from "../time/calendar.ts";
import { intersect } from "../view/intersect.ts";
import { type View, withFilter, withGrouping } from "../view/view.ts";
import { type Asking, parametersOf, takeBounds } from "../view/viewParameters.ts";
import type { Measure } from "./measure.ts";
import type { PartGroups, PartReader } from "./partReader.ts";
import { boundsOf, type PeriodInView } from "./periodInView.ts";
import { readWon, wonView } from "./readWon.ts";
import { LOST_FIELDS, type LostDeal, lostDeals, lostIn, type Won, winRate, wonOf } from "./winRate.ts";

/** What win rates are asked for. */
export interface WinRateQuestion {
	/** A View without statuses and `date_won`. */
	readonly view: View;
	readonly period: PeriodInView;
	/** Undefined if there is none to compare with. */
	readonly before: PeriodInView | undefined;
	readonly asking: Asking;
}

/** How many lost opportunities are looked at before the rest of the process gets its turn: a few milliseconds. */
const SLICE = 1000;

/** How lost opportunities are read. */
interface LostWants {
	/** The most that are read; by default, all. */
	readonly limit?: number;
	readonly onProgress?: (read: number, total: number) => void;
}

/** The win rates of the period in view and of the one before, if there is one. */
export interface WinRates {
	readonly rates: readonly { readonly period: PeriodInView; readonly measures: readonly Measure[] }[];
	/** How many lost opportunities were read. */
	readonly lostRead: number;
	/** How many lost opportunities that changed since have no date, so that they count in no period. */
	readonly undated: number;
	/** How many of them couldn't be read. */
	readonly unreadable: number;
	/** Whether lost ones may be missing. */
	readonly mayLack: boolean;
	readonly changing: boolean;
}

/** The win rate of one owner. */
interface OwnerWinRate {
	/** The owner's id, or `none`. */
	readonly group: string;
	/** Undefined if the owner has no name, or if there is no owner. */
	readonly name: string | undefined;
	readonly measures: readonly Measure[];
}

type Parts = Pick<PartReader, "figures" | "latest" | "rows" | "groups">;

/**
 * Reads the win rates: a request for the won ones of each period, and the pages of lost ones that changed since the first
 * day of the earlier one.
 * @throws TooManyRows after one request if there are more lost ones than `limit`
 */
export async function readWinRates(
	parts: Parts,
	question: WinRateQuestion,
	wants: LostWants = {},
	options: ReadOptions = {},
): Promise<WinRates> {
	const { view, period, before, asking } = question;
	const periods = before === undefined ? [period] : [period, before];
	const lost = await readLost(parts, question, wants, options);
	const today = localDay(asking.now);
	const won = await Promise.all(periods.map((one) => readWon(parts, view, one, today, options)));
	return {
		rates: periods.map((one, index) => {
			const figures = won[index];
			const requests = [...(figures?.requests ?? []), ...lost.requests];
			const within = lostIn(lost.deals, one.period);
			const parts = { won: wonOf(figures?.value ?? {}), lost: within, mayLack: lost.mayLack, requests };
			return { period: one, measures: winRate(parts) };
		}),
		lostRead: lost.rows,
		undated: lost.deals.filter(({ lostAt }) => lostAt === undefined).length,
		unreadable: lost.unreadable,
		mayLack: lost.mayLack,
		changing: lost.changing || won.some(({ changing }) => changing),
	};
}

/**
 * Reads the win rates of all who won or lost in the period in view, from the groups of the won ones and from the lost ones, which
 * aren't read again if they are known. Ordered by what was closed, the most first.
 */
export async function readWinRatesByOwner(
	parts: Parts,
	question: WinRateQuestion,
	wants: LostWants = {},
	options: ReadOptions = {},
): Promise<readonly OwnerWinRate[]> {
	const { view, period } = question;
	const lost = await readLost(parts, question, wants, options);
	const won = await parts.groups(wonByOwnerView(view, period), options);
	const within = Map.groupBy(lostIn(lost.deals, period.period), ({ owner }) => owner);
	const owners = new Map<string | null, OwnerParts>();
	for (const { fields, aggregates } of won.value.groups)
		owners.set(fields.user_id ?? null, { name: ownerText(fields), won: wonOf(aggregates) });
	const rest = wonByNobody(won.value);
	if (rest !== undefined && !owners.has(null)) owners.set(null, { name: ownerText({ user_id: null }), won: rest });
	for (const [owner, [deal]] of within)
		if (!owners.has(owner))
			owners.set(owner, {
				name: ownerText({ user_id: owner, user_name: deal?.ownerName }),
				won: { count: 0, value: 0 },
			});
	const requests = [...won.requests, ...lost.requests];
	const closed = (owner: string | null, { won }: OwnerParts) => (won.count ?? 0) + (within.get(owner)?.length ?? 0);
	return [...owners]
		.toSorted(([a, partsOfA], [b, partsOfB]) => closed(b, partsOfB) - closed(a, partsOfA))
		.map(([owner, { name, won }]) => ({
			group: owner ?? "none",
			name,
			measures: winRate({ won, lost: within.get(owner) ?? [], mayLack: lost.mayLack, requests }),
		}));
}

interface OwnerParts {
	readonly name: string | undefined;
	readonly won: Won;
}

/** What a server puts into no group has no owner. Undefined if the groups hold everything. */
function wonByNobody({ aggregates, groups }: PartGroups): Won | undefined {
	const left = (all: number | undefined, of: (won: Won) => number | undefined) =>
		groups.reduce<number | undefined>((rest, { aggregates }) => {
			const own = of(wonOf(aggregates));
			return rest === undefined || own === undefined ? undefined : rest - own;
		}, all);
	const { count, value } = wonOf(aggregates);
	const rest = left(count, (won) => won.count);
	return rest !== undefined && rest > 0 ? { count: rest, value: left(value, (won) => won.value) } : undefined;
}

/** The View of the won opportunities of a period, a group for each owner. */
export function wonByOwnerView(view: View, period: Pick<PeriodInView, "period">): View {
	return withGrouping(wonView(view, period), "user_id");
}

/** The View of all lost opportunities that changed from this day on: what was lost since then was changed since then. */
export function lostSinceView(view: View, from: Day, asking: Asking): View {
	const both = { ...intersect(parametersOf(view, asking), { date_updated: boundsOf({ gte: from, lt: LAST_DAY }) }) };
	return withFilter(withFilter(view, "status_type", ["lost"]), "date_updated", takeBounds(both, "date_updated"));
}

async function readLost(
	parts: Parts,
	{ view, period, before, asking }: WinRateQuestion,
	wants: LostWants,
	options: ReadOptions,
): Promise<Lost> {
	const lost = lostSinceView(view, (before ?? period).period.gte, asking);
	const { value, requests, changing } = await parts.rows(lost, { ...wants, fields: LOST_FIELDS }, options);
	const deals = await lostDealsIn(value.rows);
	options.signal?.throwIfAborted();
	return {
		deals,
		rows: value.rows.length,
		requests,
		changing,
		unreadable: value.rows.filter((row) => !isReadable(row)).length,
		mayLack: deals.some(({ lostAfterChange }) => lostAfterChange),
	};
}

/** The same rows are looked at for all owners together, and for each. */
const found = new WeakMap<readonly Row[], readonly LostDeal[]>();

async function lostDealsIn(rows: readonly Row[]): Promise<readonly LostDeal[]> {
	const known = found.get(rows);
	if (known !== undefined) return known;
	const deals: LostDeal[] = [];
	for (let start = 0; start < rows.length; start += SLICE) {
		if (start > 0) await turn();
		deals.push(...lostDeals(rows.slice(start, start + SLICE)));
	}
	found.set(rows, deals);
	return deals;
}

interface Lost {
	readonly deals: readonly LostDeal[];
	readonly rows: number;
	readonly requests: readonly Provenance[];
	readonly unreadable: number;
	readonly mayLack: boolean;
	readonly changing: boolean;
}
