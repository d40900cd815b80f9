import * as vscode from "vscode";
import { isReadable, type OpportunityRow } from "../../close/schema/opportunityRow.ts";
import type { ListingState } from "../../opportunities/listing/listingState.ts";
import { VscodeQuickInputs } from "../quickInput/vscodeQuickInput.ts";
import { isOpen } from "../session/session.ts";
import type { Services } from "../window/services.ts";
import { find } from "./finder.ts";

/** Asks for an opportunity, selects it in the tree if it is there, and opens its details. */
export async function findOpportunity({ currentView, tree, amountVisibility, currencies }: Services): Promise<void> {
	const { session } = currentView;
	if (!isOpen(session)) return;
	const quickInputs = new VscodeQuickInputs();
	const leaving = currentView.onDidChange(() => currentView.session !== session && quickInputs.close());
	try {
		const id = await find({
			quickInputs,
			loaded: () => loadedRows(currentView.state),
			source: session.client,
			wording: () => ({ locale: vscode.env.language, amounts: session.currencies, mask: amountVisibility.mask }),
			onDidChangeWording: (listener) => {
				const events = [amountVisibility.onDidChange(listener), currencies.onDidChange(listener)];
				return { dispose: () => events.map((event) => event.dispose()) };
			},
		});
		if (id === undefined || currentView.session !== session) return;
		await tree.revealOpportunity(id);
		await vscode.commands.executeCommand("closeOpportunities.showDetails", id);
	} finally {
		leaving.dispose();
	}
}

function* loadedRows({ groups }: ListingState): Generator<OpportunityRow> {
	for (const { rows } of groups) for (const row of rows) if (isReadable(row)) yield row;
}
