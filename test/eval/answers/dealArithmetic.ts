import type { Opportunity } from "../../../src/sandbox/index.ts";

/** What the answers are found in: single opportunities, and nothing that was added up by others. */
export interface Data {
	readonly deals: Deals;
	/** The ids of owners, in the order in which the data set names them. Owner 0 asks the questions. */
	readonly owners: readonly string[];
	/** The user's time zone. */
	readonly zone: string;
}

export type Deals = readonly Opportunity[];

/** The figures of an answer as texts: amounts in units of the currency with its decimals, ratios with six decimals. */
export type Answer = (data: Data) => readonly string[];

export const count = (deals: Deals): string => String(deals.length);

/** An amount given in the smallest unit. */
export function money(amount: number, decimals: number): string {
	const digits = String(Math.abs(amount)).padStart(decimals + 1, "0");
	const whole = digits.slice(0, digits.length - decimals);
	const sign = amount < 0 ? "-" : "";
	return decimals === 0 ? sign + whole : `${sign}${whole}.${digits.slice(-decimals)}`;
}

export function ratio(part: number, whole: number): string {
	return (part / whole).toFixed(6);
}

export const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);

export const won = (deals: Deals): Deals => deals.filter(({ status_type }) => status_type === "won");
export const open = (deals: Deals): Deals => deals.filter(({ status_type }) => status_type === "active");
export const lost = (deals: Deals): Deals => deals.filter(({ status_type }) => status_type === "lost");
export const paid = (period: Opportunity["value_period"], deals: Deals): Deals =>
	deals.filter(({ value_period }) => value_period === period);
export const ownedBy = (owner: string | null | undefined, deals: Deals): Deals =>
	deals.filter(({ user_id }) => user_id === owner);

/** Those with a `date_won` from the first day to the last, both included. */
export const closing = (first: string, last: string, deals: Deals): Deals =>
	deals.filter(({ date_won }) => date_won !== null && date_won >= first && date_won <= last);

/** The day of a moment on the calendar of a zone. */
export function dayIn(zone: string, moment: string): string {
	return new Intl.DateTimeFormat("sv-SE", { timeZone: zone, dateStyle: "short" }).format(Date.parse(moment));
}

/** Those with a moment on the days from the first to the last, both included, by the calendar of the zone. */
export function onDays(
	field: "date_created" | "date_updated" | "date_lost",
	[first, last]: readonly [string, string],
	deals: Deals,
	zone: string,
): Deals {
	return deals.filter((deal) => {
		const moment = deal[field];
		if (moment === null) return false;
		const day = dayIn(zone, moment);
		return day >= first && day <= last;
	});
}

const MONTHS = { one_time: 1, monthly: 12, annual: 1 } as const;
/** The value of a year, in the smallest unit. */
export const yearly = ({ value, value_period }: Opportunity): number => (value ?? 0) * MONTHS[value_period];
export const annualized = (deals: Deals): number => sum(deals.map(yearly));

/** The value as it is, or of a year, times the confidence, each rounded to the smallest unit. */
export const expected = (deals: Deals, of: (deal: Opportunity) => number = yearly): number =>
	sum(deals.map((deal) => Math.round((of(deal) * deal.confidence) / 100)));

export const asGiven = ({ value }: Opportunity): number => value ?? 0;

/** Every total that open deals and what is won may come to, and how likely it is, by trying all ways in which they may end. */
function endings(deals: Deals, certain: number): readonly { readonly total: number; readonly chance: number }[] {
	let ways = [{ total: certain, chance: 1 }];
	for (const deal of deals)
		ways = ways.flatMap(({ total, chance }) => [
			{ total, chance: (chance * (100 - deal.confidence)) / 100 },
			{ total: total + yearly(deal), chance: (chance * deal.confidence) / 100 },
		]);
	return ways.sort((a, b) => a.total - b.total);
}

/** The smallest total that isn't exceeded with at least a probability. */
export function quantile(deals: Deals, certain: number, probability: number): number {
	let reached = 0;
	for (const { total, chance } of endings(deals, certain)) {
		reached += chance;
		if (chance > 0 && reached >= probability - 1e-12) return total;
	}
	throw new RangeError("The chances don't add up to 1");
}

export function chanceOfAtLeast(amount: number, deals: Deals, certain: number): number {
	return sum(endings(deals, certain).map(({ total, chance }) => (total >= amount ? chance : 0)));
}
