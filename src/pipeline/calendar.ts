/** A day of the calendar, wherever one is: no hours, no time zone. `month` is 1-12. */
export interface Day {
	readonly year: number;
	readonly month: number;
	readonly day: number;
}

/** From one day up to, but not including, another; both `YYYY-MM-DD`. */
export interface DayRange {
	readonly gte: string;
	readonly lt: string;
}

const DAY = 86_400_000;

/** The day that it is for the user: by the time zone of this computer. */
export function dayOf(date: Date): Day {
	return { year: date.getFullYear(), month: date.getMonth() + 1, day: date.getDate() };
}

/** `YYYY-MM-DD`. Months and days beyond their ends count on, so that month 13 is the next January. */
export function isoDay(year: number, month: number, day: number): string {
	return new Date(utc(year, month, day)).toISOString().slice(0, 10);
}

/** Days since 1970-01-01: calendar arithmetic that no change of the clock can shift. */
export function dayNumber({ year, month, day }: Day): number {
	return utc(year, month, day) / DAY;
}

export function dayAt(number: number): Day {
	const date = new Date(number * DAY);
	return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

export function isoOf(number: number): string {
	return new Date(number * DAY).toISOString().slice(0, 10);
}

/** Reads `YYYY-MM-DD`; undefined where there is no such day. */
export function parseDay(text: string): Day | undefined {
	const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
	if (match === null) return undefined;
	const [year, month, day] = match.slice(1).map(Number) as [number, number, number];
	return isoDay(year, month, day) === text ? { year, month, day } : undefined;
}

/** Day number of the Monday of the ISO week that a day lies in. */
export function mondayOf(number: number): number {
	// 1970-01-01 was a Thursday.
	return number - ((((number + 3) % 7) + 7) % 7);
}

/** ISO week: week 1 is the one with the year's first Thursday. */
export function weekOf(year: number, month: number, day: number): { readonly weekyear: number; readonly week: number } {
	const thursday = mondayOf(dayNumber({ year, month, day })) + 3;
	const { year: weekyear } = dayAt(thursday);
	const first = dayNumber({ year: weekyear, month: 1, day: 1 });
	return { weekyear, week: Math.floor((thursday - first) / 7) + 1 };
}

/** Day number of the Monday that an ISO week begins with. */
export function weekStart(weekyear: number, week: number): number {
	return mondayOf(dayNumber({ year: weekyear, month: 1, day: 4 })) + (week - 1) * 7;
}

function utc(year: number, month: number, day: number): number {
	const date = new Date(Date.UTC(2000, month - 1, day));
	// Date.UTC reads the years 0 to 99 as 1900 to 1999.
	date.setUTCFullYear(year, month - 1, day);
	return date.getTime();
}
