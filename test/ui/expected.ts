import type { Opportunity } from "../../src/sandbox/index.ts";

export interface GroupOfRows {
	readonly label: string;
	readonly members: readonly Opportunity[];
}

/** The groups that a grouping should show, computed from single objects: names, order and members. */
export function labelledGroups(all: readonly Opportunity[], groupBy: string): GroupOfRows[] {
	const dimension = groupBy.replace("-", "");
	const groups = new Map<string, { label: string; sort: string | undefined; members: Opportunity[] }>();
	for (const opportunity of all) {
		const { id, label, sort } = placeOf(opportunity, dimension);
		const group = groups.get(id) ?? { label, sort, members: [] };
		group.members.push(opportunity);
		groups.set(id, group);
	}
	const sign = groupBy.startsWith("-") ? -1 : 1;
	const sorted = [...groups.values()].sort((a, b) => compare(a.sort, b.sort) * sign);
	const undated = dimension === "user_id" ? [] : sorted.filter(({ sort }) => sort === undefined);
	return [...sorted.filter((group) => !undated.includes(group)), ...undated];
}

/** A sum as rows show it: without cents, and in millions or billions with one decimal at most. */
export function atAGlance(cents: number): string {
	const whole = cents / 100;
	if (Math.abs(whole) < 1_000_000) return `$${Math.round(whole).toLocaleString("en")}`;
	const [unit, letter] = Math.abs(whole) < 999_950_000 ? [1_000_000, "M"] : [1_000_000_000, "B"];
	return `$${(whole / unit).toFixed(1).replace(".0", "")}${letter}`;
}

/** Objects without an owner or a name come after all others, and so first if the order is reversed. */
function compare(a: string | undefined, b: string | undefined): number {
	if (a === b) return 0;
	if (a === undefined) return 1;
	if (b === undefined) return -1;
	return a < b ? -1 : 1;
}

/** Sorts after all names, and before objects without an owner. */
const NAMELESS = "\uffff";

function placeOf(o: Opportunity, dimension: string): { id: string; label: string; sort: string | undefined } {
	if (dimension === "user_id") {
		if (o.user_id === null) return { id: "none", label: "No owner", sort: undefined };
		const label = o.user_name ?? `Unnamed owner …${o.user_id.slice(-4)}`;
		return { id: o.user_id, label, sort: o.user_name === null ? NAMELESS : `${o.user_name} ${o.user_id}` };
	}
	if (o.date_won === null) return { id: "none", label: "No date", sort: undefined };
	const label = periodOf(new Date(`${o.date_won}T00:00:00Z`), dimension);
	return { id: label, label, sort: sortOf(new Date(`${o.date_won}T00:00:00Z`), dimension) };
}

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

function periodOf(date: Date, dimension: string): string {
	const year = date.getUTCFullYear();
	if (dimension.endsWith("year")) return String(year);
	if (dimension.endsWith("quarter")) return `${year} Q${Math.floor(date.getUTCMonth() / 3) + 1}`;
	if (dimension.endsWith("month")) return `${year} ${MONTHS[date.getUTCMonth()]}`;
	const thursday = thursdayOf(date);
	const first = new Date(Date.UTC(thursday.getUTCFullYear(), 0, 1));
	const week = Math.ceil(((thursday.getTime() - first.getTime()) / 86_400_000 + 1) / 7);
	return `${thursday.getUTCFullYear()} W${String(week).padStart(2, "0")} · ${daysOf(thursday)}`;
}

/** The days of a week, as English writes them: with each month once, and with years only if there are two. */
function daysOf(thursday: Date): string {
	const [monday, sunday] = [-3, 3].map((days) => new Date(thursday.getTime() + days * 86_400_000));
	if (monday === undefined || sunday === undefined) throw new Error("A week has no days");
	const day = (date: Date) => `${MONTHS[date.getUTCMonth()]} ${date.getUTCDate()}`;
	if (monday.getUTCFullYear() !== sunday.getUTCFullYear())
		return `${day(monday)}, ${monday.getUTCFullYear()} – ${day(sunday)}, ${sunday.getUTCFullYear()}`;
	return `${day(monday)} – ${monday.getUTCMonth() === sunday.getUTCMonth() ? sunday.getUTCDate() : day(sunday)}`;
}

function sortOf(date: Date, dimension: string): string {
	if (dimension.endsWith("week")) return thursdayOf(date).toISOString().slice(0, 10);
	const month = date.getUTCMonth();
	const first = dimension.endsWith("year") ? 0 : dimension.endsWith("quarter") ? month - (month % 3) : month;
	return new Date(Date.UTC(date.getUTCFullYear(), first, 1)).toISOString().slice(0, 10);
}

/** An ISO week belongs to the year of its Thursday. */
function thursdayOf(date: Date): Date {
	const day = date.getUTCDay() || 7;
	return new Date(date.getTime() + (4 - day) * 86_400_000);
}
