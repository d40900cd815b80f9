import * as l10n from "@vscode/l10n";
import type { Counted } from "../../close/base/plurals.ts";
import { explanationStrings } from "../webview/page/explanationStrings.ts";
import { outcomeStrings } from "./outcomeStrings.ts";
import type { SectionId } from "./sectionContents.ts";

/** The texts of the sections. The page fills in `{0}`. */
export type AnalysisStrings = ReturnType<typeof analysisStrings>;

/** The texts in the language of the window. They're part of the page, which has no translations of its own. */
export function analysisStrings() {
	const titles: Readonly<Record<SectionId, string>> = {
		line: l10n.t("Where things stand"),
		standing: l10n.t("Target and Pace"),
		winRate: l10n.t("Win Rate"),
		outcome: l10n.t("Outcome"),
		concentration: l10n.t("Concentration"),
	};
	return {
		heading: l10n.t("Where things stand"),
		period: l10n.t("Period"),
		otherPeriod: l10n.t("Filter by Close Date…"),
		titles,
		asOf: l10n.t("as of {0}"),
		reading: l10n.t("Loading…"),
		readSoFar: {
			one: l10n.t("Loading: {0} of {1} opportunity"),
			other: l10n.t("Loading: {0} of {1} opportunities"),
		} satisfies Counted,
		stop: l10n.t("Stop"),
		ofPeriod: l10n.t("{0}: {1}"),
		won: l10n.t("{0} won"),
		ofTarget: l10n.t("{0} of the target"),
		likely: l10n.t("likely {0} to {1}"),
		showSections: l10n.t("Show Analysis"),
		needs: {
			one: l10n.t("This requires {0} request to Close."),
			other: l10n.t("This requires {0} requests to Close."),
		} satisfies Counted,
		sendRequests: { one: l10n.t("Send {0} Request"), other: l10n.t("Send {0} Requests") } satisfies Counted,
		stopped: l10n.t("Stopped."),
		read: l10n.t("Load"),
		old: l10n.t("The data has changed since it was loaded."),
		readAgain: l10n.t("Load Again"),
		tryAgain: l10n.t("Try Again"),
		mixedCurrencies: l10n.t("Amounts are in several currencies and were added without conversion."),
		notKnown: l10n.t("unknown"),
		hidden: l10n.t("hidden"),
		explain: l10n.t("How this figure was calculated"),
		explained: explanationStrings(),
		standing: {
			won: l10n.t("Won {0}."),
			setTarget: l10n.t("Set Target…"),
			ofTarget: l10n.t("Won {0}: {1} of the target of {2}."),
			missing: l10n.t("Gap: {0}. Open opportunities cover {1} of it."),
			reached: l10n.t("Target reached. Gap: {0}."),
			byThisDay: l10n.t("Won by this point in the period"),
			whole: l10n.t("Won in the whole period"),
			notBegun: l10n.t("The period hasn't started, so there's no pace yet."),
		},
		winRate: {
			fraction: l10n.t("{0} of {1}"),
			rate: l10n.t("{0} ({1}) · by value {2}"),
			rateAtMost: l10n.t("at most {0} ({1}) · by value {2}"),
			byOwner: l10n.t("By Owner"),
			byOwnerNeeds: l10n.t("By Owner (Up to {0} Requests)"),
			owners: l10n.t("{0} by owner"),
		},
		outcome: outcomeStrings(),
	};
}
