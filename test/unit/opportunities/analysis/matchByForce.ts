import type { Opportunity } from "../../../../src/sandbox/index.ts";

/** When and for whom a View is looked at. Days are those of the process's time zone. */
export interface Present {
	readonly now: Date;
	readonly me: string;
	/** The month in which quarters and years begin, 1 to 12. */
	readonly startMonth: number;
}

/** A first day, and the day after the last one. */
export type Days = readonly [first: string, end: string];

/** A View as it is written. */
export interface WrittenView {
	readonly filters: Readonly<Record<string, unknown>>;
}

/** Which opportunities a filter takes that no document defines, such as a Smart View. */
export type Opaque = (filter: string, text: string) => ReadonlySet<string>;

/** The opportunities that a View matches, found one by one, as the API's document and the README say it. */
export function matchedBy(
	view: WrittenView,
	deals: readonly Opportunity[],
	present: Present,
	opaque: Opaque,
): readonly Opportunity[] {
	return Object.entries(view.filters).reduce<readonly Opportunity[]>((left, [filter, setting]) => {
		const accepts = filterOf(filter, setting, present, opaque);
		return left.filter(accepts);
	}, deals);
}

function filterOf(filter: string, setting: unknown, present: Present, opaque: Opaque): (deal: Opportunity) => boolean {
	switch (filter) {
		case "user_id": {
			const owners = (setting as string[]).map((owner) => (owner === "me" ? present.me : owner));
			return ({ user_id }) => user_id !== null && owners.includes(user_id);
		}
		case "status_id":
		case "status_type":
		case "status_label":
		case "value_period":
			return (deal) => (setting as string[]).includes(deal[filter]);
		case "status":
			return ({ status_label, status_display_name }) =>
				[status_label, status_display_name].some((label) => (setting as string[]).includes(label));
		case "lead_id":
		case "organization_id":
		case "is_stalled":
			return (deal) => deal[filter] === setting;
		case "date_won":
		case "date_created":
		case "date_updated":
			return (deal) => withinBounds(deal[filter], setting, present);
		default: {
			const ids = opaque(filter, String(setting));
			return ({ id }) => ids.has(id);
		}
	}
}

function withinBounds(date: string | null, setting: unknown, { now, startMonth }: Present): boolean {
	if (date === null) return false;
	if (typeof setting === "string") return isIn(dayOf(date), namedDays(setting, localDay(now), startMonth));
	return Object.entries(setting as Record<string, string>).every(([operator, bound]) => {
		const sign = bound.includes("T") ? Number(micros(date) - micros(bound)) : compare(dayOf(date), bound);
		return { eq: sign === 0, gte: sign >= 0, gt: sign > 0, lte: sign <= 0, lt: sign < 0 }[operator];
	});
}

export function isIn(day: string, [first, end]: Days): boolean {
	return day >= first && day < end;
}

/** The day of a date as it is, and of a moment in the process's time zone. */
export function dayOf(date: string): string {
	return date.includes("T") ? localDay(new Date(date)) : date;
}

export function localDay(now: Date): string {
	return day(now.getFullYear(), now.getMonth() + 1, now.getDate());
}

/** `month` and `date` may be out of range. */
export function day(year: number, month: number, date: number): string {
	return new Date(Date.UTC(year, month - 1, date)).toISOString().slice(0, 10);
}

export function plus(from: string, days: number): string {
	return day(Number(from.slice(0, 4)), Number(from.slice(5, 7)), Number(from.slice(8)) + days);
}

function compare(a: string, b: string): number {
	return a < b ? -1 : Number(a > b);
}

/** Microseconds since 1970. */
function micros(moment: string): bigint {
	const beyond = /\.\d{3}(\d{3})/.exec(moment)?.[1] ?? "0";
	return BigInt(Date.parse(moment)) * 1000n + BigInt(beyond);
}

/** The days of a named period, as the README lists them. */
export function namedDays(name: string, today: string, startMonth: number): Days {
	const [, which = "", count = "", unit = ""] = /^(this|last|next)_(?:(\d+)_)?(.*)$/.exec(name) ?? [];
	const [year, month] = [Number(today.slice(0, 4)), Number(today.slice(5, 7))];
	if (name === "today") return [today, plus(today, 1)];
	if (name === "yesterday") return [plus(today, -1), today];
	if (unit === "days" && which === "last") return [plus(today, 1 - Number(count)), plus(today, 1)];
	if (unit === "days") return [today, plus(today, Number(count))];
	if (unit === "months") {
		const sameDay = day(year - 1, month, Number(today.slice(8)));
		const lastYear = sameDay.slice(5, 7) === today.slice(5, 7) ? sameDay : plus(sameDay, -1);
		return [plus(lastYear, 1), plus(today, 1)];
	}
	const shift = { this: 0, last: -1, next: 1 }[which] ?? 0;
	if (unit === "week") {
		const monday = plus(today, -((new Date(`${today}T00:00:00Z`).getUTCDay() + 6) % 7));
		return [plus(monday, 7 * shift), plus(monday, 7 * shift + 7)];
	}
	const length = unit === "month" ? 1 : unit === "quarter" ? 3 : 12;
	const first = month - ((month - startMonth + 12) % length) + length * shift;
	const start = day(year, first, 1);
	return [start, unit === "year_to_date" ? plus(today, 1) : day(year, first + length, 1)];
}
