import * as l10n from "@vscode/l10n";
import type { Opportunity, ReadOpportunity } from "../../close/schema/opportunityDetails.ts";
import { labelText, shortLabel } from "../../close/text/labelText.ts";
import { closeDateText } from "../time/dateText.ts";
import { leadFields } from "./leadFields.ts";
import { noteFields } from "./noteFields.ts";
import { dateFields, idFields, statusFields, valueFields, valuePart } from "./opportunityFields.ts";
import type { DetailsView, Field, Section, SiblingView, Targets } from "./sections.ts";
import { stallFields } from "./stall.ts";
import { type DetailsContext, plain, Writer } from "./writer.ts";

/** Writes an opportunity for people: first why it is stalled, then what it is about, identifiers last. */
export function detailsOf(
	{ fields, schemaErrors }: ReadOpportunity,
	context: DetailsContext,
): { readonly view: DetailsView; readonly targets: Targets } {
	const writer = new Writer(context);
	const section = (id: Section["id"], heading: string, own: readonly Field[]): readonly Section[] =>
		own.length === 0 ? [] : [{ id, heading, fields: own }];
	const view: DetailsView = {
		title: titleOf(fields, context),
		summary: summaryOf(fields, writer),
		schemaErrors: schemaErrors.map(labelText),
		sections: [
			...section("stall", l10n.t("Stalled"), stallFields(fields, writer)),
			...section("value", l10n.t("Value"), valueFields(fields, writer)),
			...section("status", l10n.t("Status"), statusFields(fields, writer)),
			...section("dates", l10n.t("Dates"), dateFields(fields, writer)),
			...section("people", l10n.t("Lead and contact"), leadFields(fields, writer)),
			...section("notes", l10n.t("Note and files"), noteFields(fields, writer)),
			...section("custom", l10n.t("Custom fields"), customFields(fields, writer)),
			...section("ids", l10n.t("IDs"), idFields(fields)),
		],
	};
	return { view, targets: { links: writer.links, copies: writer.copies } };
}

/** Returns the title of an opportunity: its lead's name, or the best substitute. */
export function titleOf(
	{ lead_name, lead_id, id }: Partial<Pick<Opportunity, "lead_name" | "lead_id" | "id">>,
	{ mask }: Pick<DetailsContext, "mask">,
): string {
	return mask.name(labelText(lead_name ?? "")) || plain(lead_id).text || plain(id).text || l10n.t("Opportunity");
}

/** Returns another opportunity of the same lead as a single line. */
export function siblingOf({ fields }: ReadOpportunity, context: DetailsContext): SiblingView {
	const writer = new Writer(context);
	const { status_type, date_won, date_lost, id = "" } = fields;
	const when = (text: string) => writer.date(text).text;
	const hint =
		status_type === "lost" && date_lost
			? l10n.t("Lost on {0}", when(date_lost))
			: date_won
				? closeDateText(status_type, when(date_won))
				: "";
	return { id, summary: summaryOf(fields, writer) || plain(id).text, hint };
}

/** `$12,000/mo · 75% · Proposal · stalled`. */
function summaryOf(fields: Partial<Opportunity>, writer: Writer): string {
	const { confidence, status_label, status_display_name, is_stalled } = fields;
	return [
		valuePart(fields, writer).text,
		confidence == null ? "" : writer.percent(confidence),
		plain(status_label).text || plain(status_display_name).text,
		is_stalled === true ? l10n.t("stalled") : "",
	]
		.filter(Boolean)
		.join(" · ");
}

/** Custom fields have keys of their own; the answer doesn't include their names in Close. */
const PREFIX = "custom.";

function customFields(object: Readonly<Record<string, unknown>>, writer: Writer): readonly Field[] {
	return Object.entries(object).flatMap(([name, value]) => {
		if (!name.startsWith(PREFIX)) return [];
		const texts = (Array.isArray(value) ? value : [value]).map(textOf).filter((text) => text !== "");
		return texts.length === 0
			? []
			: [{ name, label: shortLabel(name.slice(PREFIX.length)), parts: texts.map((text) => writer.lines(text)) }];
	});
}

function textOf(value: unknown): string {
	if (value === null || value === undefined) return "";
	return typeof value === "object" ? JSON.stringify(value) : String(value);
}
