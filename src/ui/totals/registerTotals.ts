import * as vscode from "vscode";
import { requestText } from "../../close/http/request.ts";
import { withFilter } from "../../opportunities/view/view.ts";
import { showFailure } from "../base/showFailure.ts";
import { baseUrlOf, isOpen } from "../session/session.ts";
import type { Services } from "../window/services.ts";
import type { TotalsParts } from "./totalsConnection.ts";
import { type LoadTotals, TOTALS_ID, TotalsPanel, TotalsView } from "./totalsHosts.ts";

/** Registers the totals in the side bar and in an editor tab. `show` opens the tab. */
export function registerTotals(
	services: Services,
	load: LoadTotals,
): vscode.Disposable & { readonly show: () => void } {
	const { extensionUri } = services.context;
	const parts = totalsParts(services);
	const panel = new TotalsPanel(extensionUri, parts, load);
	const registrations = vscode.Disposable.from(
		vscode.window.registerWebviewViewProvider(TOTALS_ID, new TotalsView(extensionUri, parts, load)),
		vscode.window.registerWebviewPanelSerializer(TOTALS_ID, panel),
	);
	return { show: () => panel.show(), dispose: () => registrations.dispose() };
}

/** What the totals page shows, and the actions of its buttons. */
function totalsParts({
	currentView,
	tree,
	prompts,
	amountVisibility,
	currencies,
	settings,
	log,
}: Services): TotalsParts {
	return {
		source: currentView,
		actions: {
			shown: () => currentView.start(),
			revealGroup: (groupId) => tree.revealGroup(groupId),
			filterByStatusType: (type) => currentView.change(withFilter(currentView.view, "status_type", [type])),
			clearFilters: () => currentView.clearFilters(),
			refresh: () => vscode.commands.executeCommand("closeOpportunities.refresh"),
			showAmounts: () => amountVisibility.set(false),
			copyRequest: (asked) => {
				const { session } = currentView;
				if (!isOpen(session)) return;
				const text = requestText(baseUrlOf(session, settings.current.apiBaseUrl), "/opportunity/", asked);
				return vscode.env.clipboard.writeText(text);
			},
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
