import * as l10n from "@vscode/l10n";
import type { Opportunity } from "../../close/schema/opportunityDetails.ts";
import { groupLabel } from "../text/groupLabel.ts";
import { partsOf } from "../time/calendar.ts";
import { fiscalPartOf, type NamedFields } from "../time/fiscal.ts";
import { isDay } from "../time/isoDates.ts";
import { periodOfGroup } from "../time/periods.ts";
import type { Field } from "./detailsView.ts";
import { field, none, type Writer } from "./detailsWriter.ts";
import { userOf } from "./placeholderNames.ts";

/** Returns when the opportunity is closed, was created and was updated, and by whom. */
export function dateFields(opportunity: Partial<Opportunity>, writer: Writer): readonly Field[] {
	const { date_lost, date_created, date_updated } = opportunity;
	const person = (name: "created_by" | "updated_by", label: string) =>
		field(`${name}_name`, label, { text: writer.name(opportunity[`${name}_name`]) || userOf(opportunity[name]) });
	const date = (name: string, label: string, text: string | null | undefined) =>
		text == null ? [] : field(name, label, writer.date(text));
	return [
		...closeFields(opportunity, writer),
		...date("date_lost", l10n.t("Lost on"), date_lost),
		...date("date_created", l10n.t("Created"), date_created),
		...person("created_by", l10n.t("Created by")),
		...date("date_updated", l10n.t("Updated"), date_updated),
		...person("updated_by", l10n.t("Updated by")),
	];
}

/** `date_won` is the day on which a won opportunity was won, and the close date of any other. */
function closeFields({ status_type, date_won }: Partial<Opportunity>, writer: Writer): readonly Field[] {
	if (date_won === undefined) return [];
	const won = status_type === "won";
	const label = won ? l10n.t("Won on") : l10n.t("Close date");
	if (date_won === null) return field("date_won", label, none(won ? l10n.t("No won date") : l10n.t("No date")));
	return [
		...field("date_won", label, writer.date(date_won)),
		...quarterField(date_won, won ? l10n.t("Won quarter") : l10n.t("Close quarter"), writer),
	];
}

/** The quarter leads to everything that is won or expected to close in it. */
function quarterField(day: string, label: string, writer: Writer): readonly Field[] {
	if (!isDay(day)) return [];
	const { startMonth, locale } = writer.context;
	const { year, month } = partsOf(day);
	const fields: NamedFields =
		startMonth === 1
			? { year, quarter: Math.ceil(month / 3) }
			: { fiscal: fiscalPartOf(year, month, { unit: "quarter", startMonth }) };
	const period = periodOfGroup("date_won__quarter", fields);
	if (period === undefined) return [];
	const text = groupLabel({ key: undefined, fields, rows: [] }, "date_won__quarter", locale);
	const shows = l10n.t("Show opportunities in this quarter");
	return field("date_won", label, writer.leadTo({ text }, "quarter", { date_won: period }, shows));
}
