import * as l10n from "@vscode/l10n";
import type { Thought } from "../../opportunities/analysis/whatIf.ts";
import type { Counted } from "../webview/page/sentence.ts";

/** The texts of the outcome and of the concentration. The page fills in `{0}`. */
export function outcomeStrings() {
	const thoughts: Readonly<Record<Thought, string>> = {
		won: l10n.t("Won"),
		lost: l10n.t("Lost"),
		slipped: l10n.t("Slips"),
	};
	const think: Readonly<Record<Thought, string>> = {
		won: l10n.t("What if it's won?"),
		lost: l10n.t("What if it's lost?"),
		slipped: l10n.t("What if it slips into a later period?"),
	};
	const counts: Readonly<Record<Thought, string>> = {
		won: l10n.t("{0} won"),
		lost: l10n.t("{0} lost"),
		slipped: l10n.t("{0} slipped"),
	};
	return {
		likely: l10n.t("Likely {0} to {1}, half the time above {2}"),
		likelyWithTarget: l10n.t("Likely {0} to {1}, half the time above {2}; {3} to reach the target"),
		under: l10n.t("under {0}"),
		over: l10n.t("over {0}"),
		certain: l10n.t("{0}: nothing that is open can change it"),
		certainWithTarget: l10n.t("{0}: nothing that is open can change it; {1} to reach the target"),
		madeOf: {
			one: l10n.t("On average {0}. So far {1} is won, and {2} opportunity is open."),
			other: l10n.t("On average {0}. So far {1} is won, and {2} opportunities are open."),
		} satisfies Counted,
		strip: l10n.t("How likely each total is, from {0} to {1}"),
		stripLikely: l10n.t("likely: 80%"),
		stripHalf: l10n.t("half the time above"),
		stripTarget: l10n.t("target {0}"),
		refused: {
			tooMany: l10n.t(
				"{0} opportunities are open in this period. The outcome is computed for up to {1}, because every one has to be read. Choose a shorter period, or add a filter.",
			),
			tooLarge: l10n.t("The amounts are too large to be added, so there's no outcome."),
		},
		whatIf: l10n.t("What if: {0}"),
		onlyThought: l10n.t("Only a thought. Nothing is sent to Close."),
		forgetThoughts: l10n.t("Clear Thoughts"),
		targetIf: l10n.t("Won would be {0}: {1} of the target, with {2} missing."),
		coverageIf: l10n.t("Won would be {0}: {1} of the target, with {2} missing. What stays open covers {3} of that."),
		wonIf: l10n.t("Won would be {0}."),
		shares: l10n.t("Share of what is expected from open opportunities"),
		largest: l10n.t("The largest opportunity"),
		largestFew: l10n.t("The largest {0}"),
		deals: l10n.t("Open opportunities, the largest expected value first"),
		lead: l10n.t("Lead"),
		expected: l10n.t("Expected"),
		value: l10n.t("Value"),
		confidence: l10n.t("Confidence"),
		closeDate: l10n.t("Close date"),
		thoughtHeading: l10n.t("What if"),
		showDetails: l10n.t("Show the details of this opportunity"),
		showMore: l10n.t("Show {0} more"),
		notListed: {
			one: l10n.t("{0} smaller opportunity isn't listed."),
			other: l10n.t("{0} smaller opportunities aren't listed."),
		} satisfies Counted,
		nothingOpen: l10n.t("No opportunity is open in this period."),
		thoughts,
		think,
		counts,
	};
}
