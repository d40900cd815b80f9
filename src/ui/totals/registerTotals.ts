import * as vscode from "vscode";
import { requestText } from "../../close/http/request.ts";
import type { GroupSort } from "../../opportunities/totals/groupSort.ts";
import { groupingLabel, orderLabel } from "../../opportunities/view/labels.ts";
import { withFilter } from "../../opportunities/view/view.ts";
import { showFailure } from "../base/showFailure.ts";
import { baseUrlOf, isOpen } from "../session/session.ts";
import type { Services } from "../window/services.ts";
import type { TotalsParts } from "./totalsConnection.ts";
import { type LoadTotals, TOTALS_ID, TotalsPanel, TotalsView } from "./totalsHosts.ts";

/** The totals, as commands use them. */
export interface RegisteredTotals {
	/** Opens the editor tab. */
	show(): void;
	/** How the page that was last sorted sorts its groups: undefined stands for the order of the Listing. */
	readonly sort: GroupSort | undefined;
}

/** Registers the totals in the side bar and in an editor tab. */
export function registerTotals(services: Services, load: LoadTotals): vscode.Disposable & RegisteredTotals {
	const { extensionUri } = services.context;
	let sort: GroupSort | undefined;
	const parts = totalsParts(services, (chosen) => {
		sort = chosen;
	});
	const panel = new TotalsPanel(extensionUri, parts, load);
	const registrations = vscode.Disposable.from(
		vscode.window.registerWebviewViewProvider(TOTALS_ID, new TotalsView(extensionUri, parts, load)),
		vscode.window.registerWebviewPanelSerializer(TOTALS_ID, panel),
	);
	return {
		show: () => panel.show(),
		get sort() {
			return sort;
		},
		dispose: () => registrations.dispose(),
	};
}

/** What the totals page shows, and the actions of its buttons. */
function totalsParts(services: Services, sorted: (sort: GroupSort | undefined) => void): TotalsParts {
	const { currentView, tree, prompts, amountVisibility, currencies, settings, log } = services;
	return {
		source: currentView,
		actions: {
			shown: () => currentView.start(),
			revealGroup: (groupId) => tree.revealGroup(groupId),
			filterByStatusType: (type) => currentView.show(withFilter(currentView.view, "status_type", [type])),
			clearFilters: () => currentView.clearFilters(),
			refresh: () => vscode.commands.executeCommand("closeOpportunities.refresh"),
			showAmounts: () => amountVisibility.set(false),
			copyRequest: (asked) => {
				const { session } = currentView;
				if (!isOpen(session)) return;
				const text = requestText(baseUrlOf(session, settings.current.apiBaseUrl), "/opportunity/", asked);
				return vscode.env.clipboard.writeText(text);
			},
			copyTable: (table) => vscode.env.clipboard.writeText(table),
			sorted,
			viewDescription: (filters) => viewDescription(services, filters),
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

/** What is shown, in words: `Won · This year · Owner, A to Z · Value, highest first`. */
function viewDescription({ currentView, settings }: Services, filters: string): string {
	const { view } = currentView.state;
	if (view === undefined) return "";
	const order = orderLabel(view.order_by ?? settings.current.orderBy);
	return [view.name, filters || vscode.l10n.t("All opportunities"), groupingLabel(view.group_by), order]
		.filter(Boolean)
		.join(" · ");
}
