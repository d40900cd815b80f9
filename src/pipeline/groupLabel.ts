import * as l10n from "@vscode/l10n";
import type { GroupFields } from "../close/answer.ts";
import { isReadable, type OpportunityRow } from "../close/opportunity.ts";
import type { GroupBy, GroupKey } from "../close/parameters.ts";
import { inLocale } from "../close/text/inLocale.ts";
import { shortLabel } from "../close/text/labelText.ts";
import { weekOf } from "./calendar.ts";
import { fiscalLabel } from "./fiscal/fiscal.ts";
import type { Group } from "./listing/state.ts";

/**
 * What a group is called: the owner's name (`Unnamed owner …Xy9Z` if there is none), `2026 Q3`, `2026 Sep`, `2026 W05`, `2026`, `FY27 Q1`, or that there is no
 * owner or no won date. It comes from the fields that Close names; where the answer has none, from a loaded row, and at last from
 * the key as it is.
 */
export function groupLabel(
	group: Pick<Group, "key" | "fields" | "rows">,
	groupBy: GroupBy | undefined,
	locale: string,
): string {
	if (groupBy === undefined) return l10n.t("All opportunities");
	if (group.fields.fiscal !== undefined) return fiscalLabel(group.fields.fiscal);
	const row = group.rows.find(isReadable);
	const grouping = groupBy.replace("-", "") as GroupKey;
	if (grouping === "user_id") return ownerOf(group.fields) ?? ownerOf(row) ?? keyText(group.key, l10n.t("No owner"));
	return (
		periodOf(group.fields, grouping, locale) ??
		periodOf(row && fieldsOf(row), grouping, locale) ??
		keyText(group.key, l10n.t("No won date"))
	);
}

function ownerOf(owner: Pick<GroupFields, "user_id" | "user_name"> | undefined): string | undefined {
	if (owner?.user_id === null) return l10n.t("No owner");
	const end = shortLabel(owner?.user_id?.slice(-4) ?? "");
	return shortLabel(owner?.user_name ?? "") || (end && l10n.t("Unnamed owner …{0}", end)) || undefined;
}

/** The highest number of each part of a year. */
const PARTS = { quarter: 4, month: 12, week: 53 } as const;

/** A year of the calendar or of ISO weeks, or a part of one: its quarter, month or week. */
export interface DatedPart {
	readonly unit: "year" | keyof typeof PARTS;
	readonly year: number;
	/** 1 for the first of the year, and for a whole year. */
	readonly part: number;
}

/** The period that fields name for a grouping by won date. Null for the undated; undefined if they name none. */
export function datedPartOf(fields: GroupFields, grouping: GroupKey): DatedPart | null | undefined {
	const unit = grouping.replace("date_won__", "") as DatedPart["unit"];
	const year = unit === "week" ? fields.weekyear : fields.year;
	if (year === null) return null;
	if (year === undefined || !Number.isInteger(year)) return undefined;
	if (unit === "year") return { unit, year, part: 1 };
	const part = fields[unit];
	if (part == null || !Number.isInteger(part) || part < 1 || part > PARTS[unit]) return undefined;
	return { unit, year, part };
}

function periodOf(fields: GroupFields | undefined, grouping: GroupKey, locale: string): string | undefined {
	const dated = fields && datedPartOf(fields, grouping);
	if (dated === null) return l10n.t("No won date");
	if (dated === undefined) return undefined;
	const { unit, year, part } = dated;
	if (unit === "year") return String(year);
	if (unit === "quarter") return l10n.t("{0} Q{1}", String(year), part);
	if (unit === "week") return l10n.t("{0} W{1}", String(year), String(part).padStart(2, "0"));
	return l10n.t({
		message: "{0} {1}",
		args: [String(year), monthName(part, locale)],
		comment: ["A year and the short name of a month"],
	});
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
