import * as vscode from "vscode";
import type { GroupIdentity } from "../../opportunities/totals/groupState.ts";
import { withFilter } from "../../opportunities/view/view.ts";
import { AnalysisLink } from "../analysis/analysisLink.ts";
import { showFailure } from "../base/showFailure.ts";
import { PageCamera } from "../webview/pageCamera.ts";
import { copyRequest } from "../window/copyRequest.ts";
import type { Services } from "../window/services.ts";
import { viewDescription } from "../window/viewName.ts";
import { GroupFocus } from "./groupFocus.ts";
import { nothingKept, type ShownTotals } from "./shownTotals.ts";
import type { TotalsParts } from "./totalsConnection.ts";
import { type LoadTotals, TOTALS_ID, TotalsPanel, TotalsView } from "./totalsHosts.ts";

/** The totals, as commands use them. */
export interface RegisteredTotals {
	/** Opens the editor tab, for the whole View or a group. */
	show(group?: GroupIdentity): Promise<void>;
	readonly sideBar: ShownTotals;
	readonly tab: ShownTotals;
	/** The page in sight: the tab, which may show one group, while it is in front; else the side bar. */
	readonly inSight: ShownTotals;
}

/** Registers the totals in the side bar and in an editor tab. */
export function registerTotals(services: Services, load: LoadTotals): vscode.Disposable & RegisteredTotals {
	const { currentView, amountVisibility, log } = services;
	const link = new AnalysisLink(log);
	const parts = totalsParts(services, link, () => {
		link.reveal();
		return show();
	});
	const focus = new GroupFocus(currentView, log);
	const label = () => focus.label(parts.locale, amountVisibility.mask);
	const inTab = focusedParts(parts, focus, label);
	const panel = new TotalsPanel(services, inTab, load, label);
	const show = (group?: GroupIdentity) => {
		focus.set(group);
		return panel.show();
	};
	const registrations = vscode.Disposable.from(
		focus,
		link,
		vscode.window.registerWebviewViewProvider(TOTALS_ID, new TotalsView(services, parts, load)),
		vscode.window.registerWebviewPanelSerializer(TOTALS_ID, panel),
	);
	return {
		show: (group) => {
			link.endReveal();
			return show(group);
		},
		sideBar: parts,
		tab: inTab,
		get inSight() {
			return panel.inFront ? inTab : parts;
		},
		dispose: () => registrations.dispose(),
	};
}

/** The parts of a page that may show one group. That group counts as a filter, which *Clear Filters* clears, too. */
function focusedParts(parts: TotalsParts, focus: GroupFocus, label: () => string | undefined): TotalsParts {
	const { actions } = parts;
	const filterDescription = () => [label(), actions.filterDescription()].filter(Boolean).join(" · ");
	const clearFilters = () => {
		focus.set(undefined);
		return actions.clearFilters();
	};
	return {
		...parts,
		source: focus,
		camera: new PageCamera(),
		...nothingKept(),
		actions: { ...actions, filterDescription, clearFilters },
	};
}

/** What the totals page shows, and the actions of its buttons. */
function totalsParts(services: Services, link: AnalysisLink, showSections: () => Promise<void>): TotalsParts {
	const { currentView, tree, prompts, amountVisibility, currencies, sessionParts, log } = services;
	return {
		source: currentView,
		camera: new PageCamera(),
		...nothingKept(),
		actions: {
			shown: () => currentView.start(),
			revealGroup: (groupId) => tree.revealGroup(groupId),
			filterByStatusType: (type) => currentView.changeShown((shown) => withFilter(shown, "status_type", [type])),
			clearFilters: () => currentView.clearFilters(),
			refresh: () => vscode.commands.executeCommand("closeOpportunities.refresh"),
			showAmounts: () => amountVisibility.set(false),
			signIn: () => vscode.commands.executeCommand("closeOpportunities.signIn"),
			copyRequest: (asked) => copyRequest(services, asked),
			showSections,
			copyTable: (table) => vscode.env.clipboard.writeText(table),
			viewDescription: (filters) => viewDescription(currentView, filters),
			filterDescription: () => prompts.description,
		},
		link,
		amountVisibility,
		currencies,
		sessionParts,
		startMonth: () => currentView.startMonth,
		locale: vscode.env.language,
		failed: (error) => void showFailure(error, log),
		log,
		catchUp: (again) => currentView.catchUp(again),
	};
}
