import * as vscode from "vscode";
import type { CompareTab } from "./compare/compareTab.ts";
import type { Pictured } from "./export/saveAsImage.ts";
import type { RegisteredTotals } from "./totals/registerTotals.ts";
import type { CurrentView } from "./window/currentView.ts";

/** The pages that can be saved as images. */
interface Pages {
	readonly totals: Pick<RegisteredTotals, "show" | "sideBar" | "tab" | "inSight">;
	readonly compare: Pick<CompareTab, "inFront" | "camera">;
	readonly currentView: Pick<CurrentView, "start">;
}

/** The totals in the side bar. */
export function sideBarPage({ totals }: Pick<Pages, "totals">): Pictured {
	return { title: vscode.l10n.t("Totals"), take: (format) => totals.sideBar.camera.take(format) };
}

/**
 * The page that the user looks at: the tab in front, or else the side bar, or else another tab that is on screen. Without
 * any, the totals are opened in a tab.
 */
export function pageInSight({ totals, compare, currentView }: Pages): Pictured {
	const { inSight, tab } = totals;
	const comparison: Pictured = {
		title: vscode.l10n.t("Comparison"),
		take: (format) => compare.camera.take(format),
	};
	if (compare.inFront) return comparison;
	const seen = [inSight, tab].find(({ camera }) => camera.sees);
	if (seen === undefined && compare.camera.sees) return comparison;
	return {
		title: vscode.l10n.t("Totals"),
		take: async (format) => {
			if (seen === undefined) {
				await totals.show();
				await currentView.start();
			}
			return (seen ?? tab).camera.take(format);
		},
	};
}
