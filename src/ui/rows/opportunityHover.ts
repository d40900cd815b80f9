import * as l10n from "@vscode/l10n";
import type { GroupFields } from "../../close/schema/listResponse.ts";
import { type OpportunityRow, statusTypeOf } from "../../close/schema/opportunityRow.ts";
import { shortLabel } from "../../close/text/labelText.ts";
import type { Mask } from "../../opportunities/text/mask.ts";
import { isUnnamed, leadText, ownerText } from "../../opportunities/text/nameText.ts";
import { valueText } from "../../opportunities/text/valueText.ts";
import { closeDateText, dayText } from "../../opportunities/time/dateText.ts";
import { standing, typeWord } from "./opportunityText.ts";
import type { RowWording } from "./rowText.ts";

/** The facts of a hover, one per line. Ids stand for what has no name. */
export function opportunityTooltip(row: OpportunityRow, wording: RowWording): string {
	const { mask, locale, amounts } = wording;
	const { status, confidence, stalled } = standing(row, locale);
	const facts = [mask.amount(valueText(row, locale, amounts)), status, confidence, stalled];
	const date = (text: string) => dayText(text, locale) ?? shortLabel(text);
	const owner = ownerText(row);
	return [
		mask.name(leadText(row)),
		facts.filter(Boolean).join(" · "),
		owner === undefined || row.user_id === null ? l10n.t("No owner") : l10n.t("Owner: {0}", mask.name(owner)),
		closeDateText(row.status_type, row.date_won === null ? undefined : date(row.date_won)),
		...(statusTypeOf(row) === undefined && row.status_type !== null ? [l10n.t("Status type: {0}", typeWord(row))] : []),
		...(row.date_updated === null ? [] : [l10n.t("Updated {0}", date(row.date_updated))]),
		...(isUnnamed(row.lead_name) ? [l10n.t("Lead ID: {0}", mask.name(shortLabel(row.lead_id)))] : []),
		...ownerIdLines(row, mask),
	].join("\n");
}

/** The line of a hover that has the id of an owner without a name. */
export function ownerIdLines(
	{ user_id, user_name }: Pick<GroupFields, "user_id" | "user_name">,
	mask: Mask,
): readonly string[] {
	return user_id && isUnnamed(user_name) ? [l10n.t("Owner ID: {0}", mask.name(shortLabel(user_id)))] : [];
}
