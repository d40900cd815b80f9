import * as vscode from "vscode";
import { requestText } from "../../close/http/request.ts";
import type { ListingState } from "../../opportunities/listing/listingState.ts";
import type { GroupSort } from "../../opportunities/totals/groupSort.ts";
import type { GroupIdentity } from "../../opportunities/totals/groupState.ts";
import { withFilter } from "../../opportunities/view/view.ts";
import { showFailure } from "../base/showFailure.ts";
import { baseUrlOf, isOpen } from "../session/session.ts";
import type { Services } from "../window/services.ts";
import { GroupFocus } from "./groupFocus.ts";
import type { TotalsParts } from "./totalsConnection.ts";
import { type LoadTotals, TOTALS_ID, TotalsPanel, TotalsView } from "./totalsHosts.ts";
import { viewDescription } from "./viewDescription.ts";

/** The totals, as commands use them. */
export interface RegisteredTotals {
	/** Opens the editor tab, for the whole View or a group. */
	show(group?: GroupIdentity): void;
	/** How the page that was last sorted sorts its groups: undefined stands for the order of the Listing. */
	readonly sort: GroupSort | undefined;
	/** What the page in sight shows: the tab, which may show one group, while it is in front; else the side bar. */
	readonly state: ListingState;
}

/** Registers the totals in the side bar and in an editor tab. */
export function registerTotals(services: Services, load: LoadTotals): vscode.Disposable & RegisteredTotals {
	const { extensionUri } = services.context;
	const { currentView, amountVisibility, log } = services;
	let sort: GroupSort | undefined;
	const parts = totalsParts(services, (chosen) => {
		sort = chosen;
	});
	const focus = new GroupFocus(currentView, log);
	const label = () => focus.label(parts.locale, amountVisibility.mask);
	const panel = new TotalsPanel(extensionUri, focusedParts(parts, focus, label), load, label);
	const registrations = vscode.Disposable.from(
		focus,
		vscode.window.registerWebviewViewProvider(TOTALS_ID, new TotalsView(extensionUri, parts, load)),
		vscode.window.registerWebviewPanelSerializer(TOTALS_ID, panel),
	);
	return {
		show: (group) => {
			focus.set(group);
			panel.show();
		},
		get sort() {
			return sort;
		},
		get state() {
			return panel.inFront ? focus.state : currentView.state;
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
	return { ...parts, source: focus, actions: { ...actions, filterDescription, clearFilters } };
}

/** What the totals page shows, and the actions of its buttons. */
function totalsParts(services: Services, sorted: (sort: GroupSort | undefined) => void): TotalsParts {
	const { currentView, tree, prompts, amountVisibility, currencies, settings, log } = services;
	return {
		source: currentView,
		actions: {
			shown: () => currentView.start(),
			revealGroup: (groupId) => tree.revealGroup(groupId),
			filterByStatusType: (type) => currentView.changeShown((shown) => withFilter(shown, "status_type", [type])),
			clearFilters: () => currentView.clearFilters(),
			refresh: () => vscode.commands.executeCommand("closeOpportunities.refresh"),
			showAmounts: () => amountVisibility.set(false),
			signIn: () => vscode.commands.executeCommand("closeOpportunities.signIn"),
			copyRequest: (asked) => {
				const { session } = currentView;
				if (!isOpen(session)) return;
				const text = requestText(baseUrlOf(session, settings.current.apiBaseUrl), "/opportunity/", asked);
				return vscode.env.clipboard.writeText(text);
			},
			copyTable: (table) => vscode.env.clipboard.writeText(table),
			sorted,
			viewDescription: (filters) => viewDescription(currentView, filters),
			filterDescription: () => prompts.description,
		},
		amountVisibility,
		currencies,
		locale: vscode.env.language,
		failed: (error) => void showFailure(error, log),
		log,
		catchUp: (again) => currentView.catchUp(again),
	};
}
