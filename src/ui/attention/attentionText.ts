import * as l10n from "@vscode/l10n";
import type { AttentionGroup } from "../../opportunities/attention/attentionGroup.ts";
import { ruleLabel, ruleText } from "../../opportunities/attention/attentionRules.ts";
import { formatCount } from "../../opportunities/text/money.ts";
import { failureDetails, failureLabel } from "../base/failureWords.ts";
import {
	opportunitiesText,
	orMore,
	type SpokenText,
	sumForRow,
	sumNotes,
	sumText,
	type Wording,
} from "../rows/rowText.ts";

/**
 * `12 · $34,000`, with `counted here` if Close doesn't count it, or `none`. A row has room for a rounded sum; screen readers
 * hear all digits.
 */
export function attentionText(group: AttentionGroup, wording: Wording): SpokenText {
	const label = ruleLabel(group.id);
	const description = partsOf(group, wording, sumForRow).join(" · ");
	return { label, description, speech: [label, ...spokenParts(group, wording)].join(", ") };
}

/** The facts of a hover, one per line. */
export function attentionGroupTooltip(group: AttentionGroup, wording: Wording, untouchedDays: number): string {
	const label = ruleLabel(group.id);
	const parts = partsOf(group, wording, sumText).join(" · ");
	return [
		parts === "" ? label : l10n.t("{0}: {1}", label, parts),
		...(group.error === undefined ? [] : [failureDetails(group.error)]),
		ruleText(group.id, untouchedDays),
		group.counted === "byClose"
			? l10n.t("Counted by Close.")
			: l10n.t("Counted locally, by this extension, from the opportunities themselves: Close has no filter for it."),
		...(group.complete || group.size === undefined
			? []
			: [l10n.t("There are many: expand the group to continue counting.")]),
		...(group.value ? sumNotes(wording) : []),
	].join("\n");
}

function partsOf(group: AttentionGroup, wording: Wording, sum: typeof sumText): readonly string[] {
	const { size, complete, value, counted, error } = group;
	if (size === undefined) return error === undefined ? [] : [failureLabel(error)];
	if (size === 0 && complete) return [l10n.t("none")];
	return [
		orMore(formatCount(size, wording.locale), !complete),
		...(value ? [orMore(sum(value, wording), !complete)] : []),
		...(counted === "here" ? [l10n.t("counted locally")] : []),
	];
}

/** The same in words, with all digits. */
function spokenParts(group: AttentionGroup, wording: Wording): readonly string[] {
	const { size, complete, value, counted, error, loading } = group;
	if (size === undefined && error === undefined && loading) return [l10n.t("Loading…")];
	if (size === undefined || (size === 0 && complete)) return partsOf(group, wording, sumText);
	return [
		opportunitiesText(size, wording.locale, !complete),
		...(value ? [l10n.t("{0} a year", orMore(sumText(value, wording), !complete))] : []),
		...(counted === "here" ? [l10n.t("counted locally")] : []),
	];
}
