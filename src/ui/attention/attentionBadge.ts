import * as l10n from "@vscode/l10n";
import type { AttentionGroup } from "../../opportunities/attention/attentionGroup.ts";
import { RULE_IDS, type RuleId, ruleLabel } from "../../opportunities/attention/attentionRules.ts";
import { formatCount } from "../../opportunities/text/money.ts";
import { timeText } from "../../opportunities/time/dateText.ts";
import { orMore } from "../rows/rowText.ts";
import type { Badge } from "../settings/settingDefinitions.ts";

interface BadgeWording {
	/** BCP 47. */
	readonly locale: string;
	/** Milliseconds since the epoch. */
	readonly now: number;
	/** Whether only the signed-in user's own opportunities are counted. */
	readonly mine: boolean;
}

/** What the badge counts for each value of its setting: the sizes of these groups. Nothing else decides it. */
export const RULES_IN_BADGE: Readonly<Record<Badge, readonly RuleId[]>> = {
	off: [],
	stalled: ["stalled"],
	attention: RULE_IDS,
};

/**
 * The number on the icon in the activity bar, and its tooltip: `Stalled: 5, Overdue: 7 · as of 10:42 AM`. Undefined if
 * there is nothing to show.
 */
export function attentionBadge(
	groups: readonly AttentionGroup[],
	badge: Badge,
	{ locale, now, mine }: BadgeWording,
): { readonly value: number; readonly tooltip: string } | undefined {
	const rules = RULES_IN_BADGE[badge];
	const counted = groups.filter(({ id, size = 0 }) => rules.includes(id) && size > 0);
	if (counted.length === 0) return undefined;
	const counts = counted.map(({ id, size = 0, complete }) =>
		l10n.t("{0}: {1}", ruleLabel(id), orMore(formatCount(size, locale), !complete)),
	);
	const moments = counted.flatMap(({ asOf }) => asOf ?? []);
	const parts = [
		counts.join(", "),
		...(moments.length === 0 ? [] : [l10n.t("as of {0}", timeText(Math.min(...moments), locale, now))]),
		...(mine ? [l10n.t("only mine")] : []),
		...(counted.length > 1 ? [l10n.t("an opportunity is counted once for each reason")] : []),
	];
	return { value: counted.reduce((sum, { size = 0 }) => sum + size, 0), tooltip: parts.join(" · ") };
}
