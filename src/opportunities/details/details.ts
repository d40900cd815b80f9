import * as l10n from "@vscode/l10n";
import type { ReadOpportunity } from "../../close/schema/opportunityDetails.ts";
import { labelText } from "../../close/text/labelText.ts";
import { customFields, customIdFields } from "./customFields.ts";
import { dateFields } from "./dateFields.ts";
import type { DetailsView, Field, Section, Targets } from "./detailsView.ts";
import { type DetailsContext, Writer } from "./detailsWriter.ts";
import { fileFields } from "./fileFields.ts";
import { mailDraftOf } from "./mailDraft.ts";
import { idFields, noteFields, statusFields, valueFields } from "./opportunityFields.ts";
import { peopleFields } from "./peopleFields.ts";
import { stallFields } from "./stallFields.ts";
import { summaryOf, titleOf } from "./summary.ts";

/** Writes an opportunity for people: what to do about it, what it is about, then all the rest, IDs last. */
export function detailsOf(
	{ fields, schemaErrors }: ReadOpportunity,
	context: DetailsContext,
): { readonly view: DetailsView; readonly targets: Targets } {
	const writer = new Writer(context);
	const section = (id: Section["id"], heading: string, own: readonly Field[]): readonly Section[] =>
		own.length === 0 ? [] : [{ id, heading, fields: own }];
	const stalled = fields.is_stalled === true ? l10n.t("Stalled") : l10n.t("Suggested by Close");
	const view: DetailsView = {
		title: titleOf(fields, context),
		summary: summaryOf(fields, writer),
		schemaErrors: schemaErrors.map(labelText),
		sections: [
			...section("stall", stalled, stallFields(fields, writer)),
			...section("note", l10n.t("Note"), noteFields(fields, writer)),
			...section("people", l10n.t("People"), peopleFields(fields, writer)),
			...section("dates", l10n.t("Dates"), dateFields(fields, writer)),
			...section("value", l10n.t("Value"), valueFields(fields, writer)),
			...section("status", l10n.t("Status"), statusFields(fields, writer)),
			...section("files", l10n.t("Attachments and links"), fileFields(fields, writer)),
			...section("custom", l10n.t("Custom fields"), customFields(fields, writer)),
			...section("ids", l10n.t("IDs"), [...idFields(fields), ...customIdFields(fields, writer)]),
		],
	};
	const { links, copies, views } = writer;
	return { view, targets: { links, copies, views, mail: context.hidden ? undefined : mailDraftOf(fields) } };
}
