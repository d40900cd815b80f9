import * as l10n from "@vscode/l10n";
import { inLocale } from "../../close/base/inLocale.ts";
import { type DateUnit, type GroupBy, type GroupedBy, groupingOf, isByOwner } from "../../close/schema/grouping.ts";
import type { GroupFields } from "../../close/schema/listResponse.ts";
import { isReadable, type OpportunityRow, type Row } from "../../close/schema/opportunityRow.ts";
import { shortLabel } from "../../close/text/labelText.ts";
import { weekOf } from "../time/calendar.ts";
import { weekText } from "../time/dateText.ts";
import { fiscalLabel, type NamedFields } from "../time/fiscal.ts";
import { ownerText } from "./nameText.ts";

/** What a group's label is made from. */
interface NamedGroup {
	/** As the API returned it: opaque. */
	readonly key: unknown;
	readonly fields: NamedFields;
	/** Some of its objects, to name the group if the answer doesn't. */
	readonly rows: readonly Row[];
}

/**
 * Returns the label of a group: the owner's name (`Unnamed owner …Xy9Z` if there is none), `2026 Q3`, `2026 Sep`, `2026
 * W05`, `2026`, `FY27 Q1`, `No owner` or `No date`. It is made from the fields that Close names; if the
 * answer has none, from a loaded row; otherwise from the key as it is.
 */
export function groupLabel(group: NamedGroup, groupBy: GroupBy | undefined, locale: string): string {
	if (groupBy === undefined) return l10n.t("All opportunities");
	if (group.fields.fiscal !== undefined) return fiscalLabel(group.fields.fiscal);
	const row = group.rows.find(isReadable);
	const { by } = groupingOf(groupBy);
	if (by === "owner")
		return ownerText(group.fields) ?? (row && ownerText(row)) ?? keyText(group.key, l10n.t("No owner"));
	const period = periodIn(group, by);
	return period ? partText(period, locale) : keyText(period === null ? null : group.key, l10n.t("No date"));
}

/** What lies in no group has no date, or no owner. */
export function restLabel(groupBy: GroupBy | undefined): string {
	return isByOwner(groupBy) ? l10n.t("No owner") : l10n.t("No date");
}

/** Whether a group has the opportunities without a date. */
export function isUndated(group: NamedGroup, groupBy: GroupBy | undefined): boolean {
	if (groupBy === undefined || group.fields.fiscal !== undefined) return false;
	const { by } = groupingOf(groupBy);
	if (by === "owner") return false;
	const period = periodIn(group, by);
	return period === undefined ? group.key === null || group.key === undefined : period === null;
}

/**
 * Returns the label of a group for where it is read, with the days of a week: `2026 W28 · Jul 6 – 12`. Files and scripts
 * get {@link groupLabel}.
 */
export function groupLabelWithDays(group: NamedGroup, groupBy: GroupBy | undefined, locale: string): string {
	const label = groupLabel(group, groupBy, locale);
	const week = groupBy !== undefined && groupingOf(groupBy).by === "week" ? periodIn(group, "week") : undefined;
	const days = week ? weekText(week.year, week.part, locale) : undefined;
	return days === undefined ? label : l10n.t("{0} · {1}", label, days);
}

const NAMING_PEOPLE: Readonly<Record<GroupedBy, boolean>> = {
	owner: true,
	week: false,
	month: false,
	quarter: false,
	year: false,
};

/** Whether group labels contain names of people, so that they must be hidden together with the amounts. */
export function namesPeople(groupBy: GroupBy | undefined): boolean {
	return groupBy !== undefined && NAMING_PEOPLE[groupingOf(groupBy).by];
}

/** The number of the last quarter, month or week of a year. */
const PARTS: Readonly<Record<Exclude<DateUnit, "year">, number>> = { quarter: 4, month: 12, week: 53 };

/** A calendar year or an ISO week year, or a part of one: a quarter, month or week. */
interface DatedPart {
	readonly unit: DateUnit;
	readonly year: number;
	/** 1 for the first part of the year, and for a whole year. */
	readonly part: number;
}

/**
 * Returns the period that a group's fields name when grouping by date: null for undated objects, undefined if the
 * fields name none.
 */
export function datedPartOf(fields: GroupFields, unit: DateUnit): DatedPart | null | undefined {
	const year = unit === "week" ? fields.weekyear : fields.year;
	if (year === null) return null;
	if (year === undefined || !Number.isInteger(year)) return undefined;
	if (unit === "year") return { unit, year, part: 1 };
	const part = fields[unit];
	if (part == null || !Number.isInteger(part) || part < 1 || part > PARTS[unit]) return undefined;
	return { unit, year, part };
}

/** The period that a group's fields name; if they name none, that of its first row. Null for undated objects. */
function periodIn({ fields, rows }: NamedGroup, unit: DateUnit): DatedPart | null | undefined {
	const named = datedPartOf(fields, unit);
	if (named !== undefined) return named;
	const row = rows.find(isReadable);
	return row && datedPartOf(fieldsOf(row), unit);
}

function partText({ unit, year, part }: DatedPart, locale: string): string {
	switch (unit) {
		case "year":
			return String(year);
		case "quarter":
			return l10n.t("{0} Q{1}", String(year), part);
		case "week":
			return l10n.t("{0} W{1}", String(year), String(part).padStart(2, "0"));
		case "month":
			return l10n.t({
				message: "{0} {1}",
				args: [String(year), monthName(part, locale)],
				comment: ["A year and the short name of a month"],
			});
	}
}

function fieldsOf(row: OpportunityRow): GroupFields {
	if (row.date_won === null) return { year: null, weekyear: null };
	const [, year, month, day] = /^(\d{4})-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/.exec(row.date_won)?.map(Number) ?? [];
	if (year === undefined || month === undefined || day === undefined) return {};
	return { year, month, quarter: Math.ceil(month / 3), ...weekOf(year, month, day) };
}

function monthName(month: number, locale: string): string {
	const first = new Date(Date.UTC(2000, month - 1, 1));
	const options = { month: "short", timeZone: "UTC" } as const;
	return inLocale(locale, (one) => new Intl.DateTimeFormat(one, options)).format(first);
}

function keyText(key: unknown, none: string): string {
	if (key === null || key === undefined) return none;
	return (typeof key === "string" && shortLabel(key)) || shortLabel(JSON.stringify(key) ?? "") || none;
}
