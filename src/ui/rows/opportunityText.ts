import * as l10n from "@vscode/l10n";
import { type OpportunityRow, statusTypeOf } from "../../close/schema/opportunityRow.ts";
import { shortLabel } from "../../close/text/labelText.ts";
import { formatPercent } from "../../opportunities/text/money.ts";
import { leadText } from "../../opportunities/text/nameText.ts";
import { spokenValue, valueForRow } from "../../opportunities/text/valueText.ts";
import type { RowWording, SpokenText } from "./rowText.ts";

/**
 * `$12,000/mo · Proposal · 75% · stalled`. The value is compact from a million on. The confidence is there only for open
 * opportunities: it says nothing about those that are won or lost.
 */
export function opportunityText(row: OpportunityRow, wording: RowWording): SpokenText {
	const { mask, locale, amounts } = wording;
	const label = mask.name(leadText(row));
	const { status, confidence, stalled } = standing(row, locale);
	const parts = [mask.amount(valueForRow(row, locale, amounts)), status, confidence, stalled];
	const spoken = [
		label,
		mask.amount(spokenValue(row, locale, amounts)),
		status && l10n.t("status {0}", status),
		typeWord(row),
		confidence && l10n.t("confidence {0}", confidence),
		stalled,
	];
	return { label, description: parts.filter(Boolean).join(" · "), speech: spoken.filter(Boolean).join(", ") };
}

/** How an opportunity stands. What it doesn't have is empty or undefined. */
export function standing(row: OpportunityRow, locale: string) {
	const open = statusTypeOf(row) === "active" && row.confidence !== null;
	return {
		status: shortLabel(row.status_label),
		confidence: open ? formatPercent(row.confidence, locale) : undefined,
		stalled: row.is_stalled ? l10n.t("stalled") : "",
	};
}

/** A status type that this version doesn't know keeps its own name. Returns "" if there is none. */
export function typeWord(row: OpportunityRow): string {
	const type = statusTypeOf(row);
	if (type === undefined) return shortLabel((row.status_type ?? "").replaceAll("_", " "));
	return { won: l10n.t("won"), active: l10n.t("open"), lost: l10n.t("lost") }[type];
}
