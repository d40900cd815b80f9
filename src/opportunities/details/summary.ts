import * as l10n from "@vscode/l10n";
import type { Opportunity, ReadOpportunity } from "../../close/schema/opportunityDetails.ts";
import { labelText } from "../../close/text/labelText.ts";
import { closeDateText } from "../time/dateText.ts";
import type { Part, SiblingView } from "./detailsView.ts";
import { type DetailsContext, plain, Writer } from "./detailsWriter.ts";
import { statusPart, valuePart } from "./opportunityFields.ts";
import { unnamedLead } from "./placeholderNames.ts";

/** Returns the title of an opportunity: its lead's name, or the best substitute. */
export function titleOf(
	{ lead_name, lead_id }: Partial<Pick<Opportunity, "lead_name" | "lead_id">>,
	{ mask }: Pick<DetailsContext, "mask">,
): string {
	return mask.name(labelText(lead_name ?? "")) || unnamedLead(lead_id) || l10n.t("Opportunity");
}

/** `$12,000/mo`, `Proposal (Sales)`, `75%`, `stalled`. The status leads to its View. */
export function summaryOf(fields: Partial<Opportunity>, writer: Writer): readonly Part[] {
	const status = statusText(fields);
	const pipeline = plain(fields.pipeline_name).text;
	const text = status && pipeline ? l10n.t("{0} ({1})", status, pipeline) : status;
	const parts = [valuePart(fields, writer), statusPart({ text }, fields, writer), ...furtherParts(fields, writer)];
	return parts.filter((part) => part.text !== "");
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
	const parts = [valuePart(fields, writer), { text: statusText(fields) }, ...furtherParts(fields, writer)];
	const summary = parts.flatMap(({ text }) => text || []).join(" · ");
	return { id, summary: summary || l10n.t("Opportunity"), hint };
}

function statusText({ status_label, status_display_name }: Partial<Opportunity>): string {
	return plain(status_label).text || plain(status_display_name).text;
}

/** The confidence of an opportunity that isn't closed, and whether it is stalled. */
function furtherParts({ confidence, status_type, is_stalled }: Partial<Opportunity>, writer: Writer): readonly Part[] {
	const closed = status_type === "won" || status_type === "lost";
	return [
		...(confidence == null || closed ? [] : [{ text: writer.percent(confidence) }]),
		...(is_stalled === true ? [{ text: l10n.t("stalled") }] : []),
	];
}
