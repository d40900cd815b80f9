import * as vscode from "vscode";
import type { CommandHandlers } from "../commands/commands.ts";
import { inSession } from "../window/inSession.ts";
import type { Services, ShownTree } from "../window/services.ts";
import type { DetailsTabPair } from "./detailsTabPair.ts";
import { openMailOf } from "./openInMail.ts";

type DetailsCommands = Pick<CommandHandlers, "showDetails" | "openToSide" | "refreshDetails" | "openInMail">;
type Handler = CommandHandlers[keyof DetailsCommands];

/** The commands for the details of an opportunity: by an id, by a row of the tree, of a details tab, or of the selection. */
export function detailsCommands(services: Services, details: DetailsTabPair): DetailsCommands {
	const withId = (argument: unknown, work: (id: string) => unknown) =>
		inSession(services, async () => {
			const id = isTab(argument) ? await details.activeId() : targetOf(argument, services.tree.selected);
			if (id !== undefined) await work(id);
			else void vscode.window.showInformationMessage(vscode.l10n.t("Select an opportunity in the tree first."));
		})(argument);
	return {
		showDetails: (argument, how) =>
			withId(argument, (id) => details.show(id, undefined, { preserveFocus: keepsFocus(how) })),
		openToSide: (argument) => withId(argument, (id) => details.showToSide(id)),
		refreshDetails: () => details.refresh(),
		openInMail: (argument) => withId(argument, (id) => openMailOf(id, services)),
	};
}

/** A command for opportunities that, in the title of a details tab, is for the one shown there. */
export function onShown(details: DetailsTabPair, command: Handler): Handler {
	return async (argument, ...others) => {
		if (!isTab(argument)) return command(argument, ...others);
		const id = await details.activeId();
		return id !== undefined && command(id);
	};
}

/** VS Code passes the address of a webview to the actions in its title. */
function isTab(argument: unknown): boolean {
	return argument instanceof vscode.Uri && argument.scheme === "webview-panel";
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
