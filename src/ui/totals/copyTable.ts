import * as vscode from "vscode";
import type { GroupSort } from "../../opportunities/totals/groupSort.ts";
import { totalsOf } from "../../opportunities/totals/totals.ts";
import { totalsTable } from "../../opportunities/totals/totalsTable.ts";
import type { Services } from "../window/services.ts";

/** Copies all figures of what is shown, sorted as on the page that was last sorted. Hidden amounts stay hidden. */
export async function copyTable(
	{ currentView, amountVisibility, currencies }: Services,
	sort: GroupSort | undefined,
): Promise<void> {
	const { language } = vscode.env;
	const totals = totalsOf(currentView.state, language, amountVisibility.hidden, currencies.current);
	if (totals.whole === undefined) {
		void vscode.window.showInformationMessage(vscode.l10n.t("There are no totals to copy yet."));
		return;
	}
	await vscode.env.clipboard.writeText(totalsTable(totals, language, sort));
	vscode.window.setStatusBarMessage(vscode.l10n.t("Table copied."), 3000);
}
