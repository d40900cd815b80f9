import * as vscode from "vscode";
import { inSession } from "../commands/inSession.ts";
import type { Core } from "../window/services.ts";
import { DETAILS_ID, Details } from "./details.ts";
import { targetOf } from "./target.ts";

/** Registers the details tab, which a reload of the window brings back, and the command that opens it. */
export function registerDetails(core: Core) {
	const details = new Details(core);
	const parts = vscode.Disposable.from(details, vscode.window.registerWebviewPanelSerializer(DETAILS_ID, details));
	const commands = {
		showDetails: (argument: unknown, how: unknown) =>
			inSession(core, () => showDetails(core, details, argument, how))(argument),
	};
	return { details, commands, dispose: () => parts.dispose() };
}

/** `argument` is an opportunity's id or a row of the tree, `how` the way to show it; without either it is the selection. */
async function showDetails({ tree }: Core, details: Details, argument: unknown, how: unknown): Promise<void> {
	const id = targetOf(argument, tree.selected);
	if (id !== undefined) return details.show(id, undefined, { preserveFocus: keepsFocus(how) });
	void vscode.window.showInformationMessage(vscode.l10n.t("Select an opportunity in the tree first."));
}

/** A row that is chosen shows its details beside the tree, which keeps the keyboard. */
function keepsFocus(how: unknown): boolean {
	return typeof how === "object" && how !== null && "preserveFocus" in how && how.preserveFocus === true;
}
