import * as vscode from "vscode";
import type { CommandHandlers } from "../commands/commands.ts";
import { inSession } from "../window/inSession.ts";
import type { Services, ShownTree } from "../window/services.ts";
import type { Details } from "./detailsTab.ts";

/** The command that opens the details of an opportunity: by an id, by a row of the tree, or of the selection. */
export function detailsCommands(services: Services, details: Details): Pick<CommandHandlers, "showDetails"> {
	const show = async (argument: unknown, how: unknown) => {
		const id = targetOf(argument, services.tree.selected);
		if (id !== undefined) return details.show(id, undefined, { preserveFocus: keepsFocus(how) });
		void vscode.window.showInformationMessage(vscode.l10n.t("Select an opportunity in the tree first."));
	};
	return { showDetails: (argument, how) => inSession(services, () => show(argument, how))(argument) };
}

/** A click on a row shows its details beside the tree, and the tree keeps the focus. */
function keepsFocus(how: unknown): boolean {
	return typeof how === "object" && how !== null && "preserveFocus" in how && how.preserveFocus === true;
}

/** The id of the opportunity: from an id, from a row, or else from the selection. */
function targetOf(argument: unknown, selected: ShownTree["selected"]): string | undefined {
	if (typeof argument === "string" && argument !== "") return argument;
	return isNode(argument) ? idOf(argument) : selected?.row.id;
}

function isNode(argument: unknown): argument is { readonly row: unknown } {
	return typeof argument === "object" && argument !== null && "row" in argument;
}

function idOf({ row }: { readonly row: unknown }): string | undefined {
	if (typeof row !== "object" || row === null || !("id" in row)) return undefined;
	return typeof row.id === "string" ? row.id : undefined;
}
