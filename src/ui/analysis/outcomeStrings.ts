import * as l10n from "@vscode/l10n";
import type { Counted } from "../../close/base/plurals.ts";
import type { Thought } from "../../opportunities/analysis/outcome/whatIf.ts";

/** The texts of the outcome and of the concentration. The page fills in `{0}`. */
export function outcomeStrings() {
	const thoughts: Readonly<Record<Thought, string>> = {
		won: l10n.t("Won"),
		lost: l10n.t("Lost"),
		slipped: l10n.t("Slipped"),
	};
	const think: Readonly<Record<Thought, string>> = {
		won: l10n.t("What if it's won?"),
		lost: l10n.t("What if it's lost?"),
		slipped: l10n.t("What if it slips to a later period?"),
	};
	const counts: Readonly<Record<Thought, string>> = {
		won: l10n.t("{0} won"),
		lost: l10n.t("{0} lost"),
		slipped: l10n.t("{0} slipped"),
	};
	return {
		likely: l10n.t("Likely {0} to {1}, half the time above {2}"),
		likelyWithTarget: l10n.t("Likely {0} to {1}, half the time above {2}; {3} chance of reaching the target"),
		under: l10n.t("under {0}"),
		over: l10n.t("over {0}"),
		certain: l10n.t("{0}: open opportunities can't change this"),
		certainWithTarget: l10n.t("{0}: open opportunities can't change this; {1} chance of reaching the target"),
		madeOf: {
			one: l10n.t("The average outcome is {0}. So far, {1} is won and {2} opportunity is open."),
			other: l10n.t("The average outcome is {0}. So far, {1} is won and {2} opportunities are open."),
		} satisfies Counted,
		strip: l10n.t("How likely each total is, from {0} to {1}"),
		stripLikely: l10n.t("likely range (80%)"),
		stripHalf: l10n.t("median"),
		stripTarget: l10n.t("target {0}"),
		elsewhere: l10n.t("Not included: opportunities without a close date, or overdue from before this period."),
		countElsewhere: {
			one: l10n.t("Count Undated and Overdue ({0} Request)"),
			other: l10n.t("Count Undated and Overdue ({0} Requests)"),
		} satisfies Counted,
		refused: {
			tooMany: l10n.t(
				"This period has {0} open opportunities. The outcome can be calculated for up to {1} because each one must be loaded. Choose a shorter period or add a filter.",
			),
			tooLarge: l10n.t("The amounts are too large to add up, so the outcome can't be calculated."),
		},
		whatIf: l10n.t("What-if: {0}"),
		onlyThought: l10n.t("This is only a what-if. Nothing is sent to Close."),
		forgetThoughts: l10n.t("Clear What-Ifs"),
		targetIf: l10n.t("The won value would be {0}, or {1} of the target. The gap would be {2}."),
		coverageIf: l10n.t(
			"The won value would be {0}, or {1} of the target. The gap would be {2}, and the remaining open opportunities would cover {3} of it.",
		),
		wonIf: l10n.t("The won value would be {0}."),
		shares: l10n.t("Share of open expected value"),
		largest: { one: l10n.t("Largest opportunity"), other: l10n.t("{0} largest opportunities") } satisfies Counted,
		deals: l10n.t("Open opportunities by expected value, largest first"),
		lead: l10n.t("Lead"),
		expected: l10n.t("Expected"),
		value: l10n.t("Value"),
		confidence: l10n.t("Confidence"),
		closeDate: l10n.t("Close date"),
		thoughtHeading: l10n.t("What if"),
		showDetails: l10n.t("Show opportunity details"),
		showMore: l10n.t("Show {0} More"),
		nothingOpen: l10n.t("No opportunities are open in this period."),
		thoughts,
		think,
		counts,
	};
}
