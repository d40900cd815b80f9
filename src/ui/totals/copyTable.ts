import * as vscode from "vscode";
import { UserError } from "../../close/base/errors.ts";
import { totalsOf } from "../../opportunities/totals/totals.ts";
import { totalsTable } from "../../opportunities/totals/totalsTable.ts";
import type { CurrentView } from "../window/currentView.ts";
import type { Services } from "../window/services.ts";
import type { ShownTotals } from "./shownTotals.ts";

/**
 * Copies all figures of what a page shows, once they have arrived, sorted as the page is. Hidden amounts stay hidden.
 * @throws UserError if the account is left meanwhile
 */
export async function copyTable(
	{ currentView, amountVisibility, currencies }: Services,
	{ source, sorting, pageParts }: ShownTotals,
): Promise<void> {
	await currentView.start();
	const { session } = currentView;
	await figuresArrived(currentView);
	if (currentView.session !== session)
		throw new UserError(vscode.l10n.t("The totals weren't copied, because this window no longer uses their account."));
	const { state } = source;
	const { language } = vscode.env;
	const totals = totalsOf(state, language, amountVisibility.hidden, currencies.current);
	if (totals.whole === undefined) {
		if (state.error !== undefined) throw state.error;
		void vscode.window.showInformationMessage(vscode.l10n.t("There are no totals to copy yet."));
		return;
	}
	await vscode.env.clipboard.writeText(totalsTable(totals, language, sorting.sort, pageParts.fitting()));
	vscode.window.setStatusBarMessage(vscode.l10n.t("Table copied."), 3000);
}

/** Waits while the figures on screen are those of the View before, or of an earlier moment. */
async function figuresArrived(currentView: CurrentView): Promise<void> {
	const arriving = () => {
		const { loading, stale, totals } = currentView.state;
		return loading && (stale || totals === undefined);
	};
	if (!arriving()) return;
	await new Promise<void>((resolve) => {
		const following = currentView.onDidChange(() => {
			if (arriving()) return;
			following.dispose();
			resolve();
		});
	});
}
