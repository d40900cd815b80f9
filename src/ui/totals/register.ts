import * as vscode from "vscode";
import type { Core } from "../window/services.ts";
import { TotalsPanel } from "./totalsPanel.ts";
import { totalsParts } from "./totalsParts.ts";
import { type LoadTotals, TOTALS_ID, TotalsView } from "./totalsView.ts";

/** Registers the totals of the side bar and those of an editor tab; `show` opens the tab. */
export function registerTotals(core: Core, load: LoadTotals): vscode.Disposable & { readonly show: () => void } {
	const { extensionUri } = core.context;
	const parts = totalsParts(core);
	const panel = new TotalsPanel(extensionUri, parts, load);
	const registrations = vscode.Disposable.from(
		vscode.window.registerWebviewViewProvider(TOTALS_ID, new TotalsView(extensionUri, parts, load)),
		vscode.window.registerWebviewPanelSerializer(TOTALS_ID, panel),
	);
	return { show: () => panel.show(), dispose: () => registrations.dispose() };
}
