import * as vscode from "vscode";
import type { AnalysisParts } from "../analysis/analysisConnection.ts";
import { AnalysisSource } from "../analysis/analysisSource.ts";
import { lineProvider } from "../analysis/lineProvider.ts";
import { SECTION_PROVIDERS } from "../analysis/sectionProviders.ts";
import { visibilityOrFocus } from "../base/visibilityOrFocus.ts";
import { WhileVisible } from "../base/whileVisible.ts";
import { showPage } from "../webview/showPage.ts";
import type { Services } from "../window/services.ts";
import { analyzedView } from "./analyzedView.ts";
import { TotalsConnection, type TotalsParts } from "./totalsConnection.ts";
import { totalsPage } from "./totalsStrings.ts";

/** Shows the totals page in a webview and keeps it up to date until the result is disposed of. */
export function showTotals(
	shown: { readonly webview: vscode.Webview; readonly visible: boolean },
	place: "sideBar" | "editor",
	onVisibility: (listener: () => void) => vscode.Disposable,
	services: Services,
	parts: TotalsParts,
): vscode.Disposable {
	const source = analysisSource(services, parts);
	const watch = new WhileVisible({
		visible: () => shown.visible,
		onDidChangeVisibility: visibilityOrFocus(onVisibility),
		check: (again) => {
			void parts.catchUp(again);
			source.catchUp();
		},
	});
	const page = showPage({
		shown,
		place,
		onVisibility,
		extensionUri: services.context.extensionUri,
		page: totalsPage(parts.locale),
		log: parts.log,
		connect: (port) => new TotalsConnection(port, parts, analysisParts(place, source, services, parts)),
	});
	return vscode.Disposable.from(watch, page, source);
}

/** What the sections are computed from: what the page shows. */
function analysisSource(services: Services, { source, locale }: TotalsParts): AnalysisSource {
	return new AnalysisSource({
		...services,
		locale,
		view: (asking) => analyzedView(source, asking),
		onDidChangeView: source.onDidChange,
	});
}

/** The tab has sections that fold; the side bar has one line. */
function analysisParts(
	place: "sideBar" | "editor",
	source: AnalysisSource,
	{ prompts, log }: Services,
	{ actions, link }: TotalsParts,
): AnalysisParts {
	return {
		source,
		link,
		...(place === "editor"
			? { providers: SECTION_PROVIDERS, alwaysOpen: [] }
			: { providers: [lineProvider(link)], alwaysOpen: ["line"] }),
		describing: () => prompts.describing,
		actions: {
			showSections: actions.showSections,
			filterByPeriod: () => vscode.commands.executeCommand("closeOpportunities.filter", "date_won"),
			showOpportunity: (id) => vscode.commands.executeCommand("closeOpportunities.showDetails", id),
			setTarget: () => vscode.commands.executeCommand("closeOpportunities.setTarget"),
			copyRequest: actions.copyRequest,
		},
		log,
	};
}
