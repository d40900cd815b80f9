import * as vscode from "vscode";
import type { CommandHandlers } from "../commands/commands.ts";
import { inSession } from "../window/inSession.ts";
import type { Services, ShownTree } from "../window/services.ts";
import type { Details } from "./detailsTab.ts";

/** What the command does that opens an opportunity's details: of an id or a row of the tree, else of the selection. */
export function detailsCommands(services: Services, details: Details): Pick<CommandHandlers, "showDetails"> {
	const show = async (argument: unknown, how: unknown) => {
		const id = targetOf(argument, services.tree.selected);
		if (id !== undefined) return details.show(id, undefined, { preserveFocus: keepsFocus(how) });
		void vscode.window.showInformationMessage(vscode.l10n.t("Select an opportunity in the tree first."));
	};
	return { showDetails: (argument, how) => inSession(services, () => show(argument, how))(argument) };
}

/** A row that is chosen shows its details beside the tree, which keeps the keyboard. */
function keepsFocus(how: unknown): boolean {
	return typeof how === "object" && how !== null && "preserveFocus" in how && how.preserveFocus === true;
}

/** The id of the opportunity that is meant: by its id, by a row, or else by what is selected. */
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
