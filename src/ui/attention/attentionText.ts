import * as l10n from "@vscode/l10n";
import type { AttentionGroup } from "../../opportunities/attention/attentionGroup.ts";
import { ruleLabel, ruleText } from "../../opportunities/attention/attentionRules.ts";
import { formatCount } from "../../opportunities/text/money.ts";
import { orMore, type SpokenText, sumNotes, sumText, type Wording } from "../rows/rowText.ts";

/** `12 · $34,000`, with `counted here` if Close doesn't count it, or `none`. */
export function attentionText(group: AttentionGroup, wording: Wording): SpokenText {
	const label = ruleLabel(group.id);
	const parts = group.error !== undefined && group.size === undefined ? [group.error.message] : partsOf(group, wording);
	const description = parts.join(" · ");
	return { label, description, speech: [label, ...parts].join(", ") };
}

/** The facts of a hover, one per line. */
export function attentionGroupTooltip(group: AttentionGroup, wording: Wording, untouchedDays: number): string {
	const { label, description } = attentionText(group, wording);
	return [
		description === "" ? label : `${label}: ${description}`,
		ruleText(group.id, untouchedDays),
		group.counted === "byClose"
			? l10n.t("Counted by Close.")
			: l10n.t("Counted here, from the opportunities themselves: Close has no filter for it."),
		...(group.complete || group.size === undefined
			? []
			: [l10n.t("There are many: open the group to continue counting.")]),
		...(group.value ? sumNotes(wording) : []),
	].join("\n");
}

function partsOf({ size, complete, value, counted }: AttentionGroup, wording: Wording): readonly string[] {
	if (size === undefined) return [];
	if (size === 0 && complete) return [l10n.t("none")];
	return [
		orMore(formatCount(size, wording.locale), !complete),
		...(value ? [orMore(sumText(value, wording), !complete)] : []),
		...(counted === "here" ? [l10n.t("counted here")] : []),
	];
}
