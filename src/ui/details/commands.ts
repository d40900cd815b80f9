import * as vscode from "vscode";
import type { CommandHandlers } from "../commands/commands.ts";
import type { DetailsNavigation } from "../window/detailsNavigation.ts";
import { inSession } from "../window/inSession.ts";
import type { Services, ShownTree } from "../window/services.ts";
import type { InTab } from "./detailsTab.ts";
import type { DetailsTabPair } from "./detailsTabPair.ts";
import { openMailOf } from "./openInMail.ts";

type DetailsCommands = Pick<CommandHandlers, "showDetails" | "openToSide" | "refreshDetails" | "openInMail">;
type Handler = CommandHandlers[keyof DetailsCommands];

/**
 * The commands for the details of an opportunity: by an id, by a row of a tree, in the title of a details tab, or by what
 * was chosen last, in such a tab or in the tree. `listOf` returns what Previous and Next go through for a row that isn't in
 * the tree of opportunities.
 */
export function detailsCommands(
	services: Services,
	details: DetailsTabPair,
	listOf: (row: unknown) => DetailsNavigation | undefined,
): DetailsCommands {
	const withTarget = (argument: unknown, shown: InTab | undefined, work: (target: InTab) => unknown) =>
		inSession(services, async () => {
			const id = isTab(argument) ? undefined : targetOf(argument, services.tree.selected);
			const target = shown ?? (id === undefined ? undefined : { id, navigation: listOf(argument) });
			if (target !== undefined) await work(target);
			else sayNothingSelected();
		})(argument);
	return {
		showDetails: (argument, how) =>
			withTarget(argument, undefined, ({ id }) => details.show(id, undefined, { preserveFocus: keepsFocus(how) })),
		openToSide: async (argument) =>
			withTarget(argument, await shownIn(details, argument), ({ id, navigation }) =>
				details.showToSide(id, navigation),
			),
		refreshDetails: () => details.refresh(),
		openInMail: async (argument) =>
			withTarget(argument, await shownIn(details, argument), ({ id }) => openMailOf(id, services)),
	};
}

/** A command for opportunities that is for the one in a details tab: in the title of that tab, or if it was chosen last. */
export function onShown(details: DetailsTabPair, command: Handler): Handler {
	return async (argument, ...others) => {
		const shown = await shownIn(details, argument);
		if (shown !== undefined) return command(shown.id);
		return isTab(argument) ? sayNothingSelected() : command(argument, ...others);
	};
}

function sayNothingSelected(): void {
	void vscode.window.showInformationMessage(vscode.l10n.t("Select an opportunity in the tree first."));
}

/** What a details tab shows, if a command with this argument is for that. */
async function shownIn(details: DetailsTabPair, argument: unknown): Promise<InTab | undefined> {
	if (isTab(argument)) return details.active();
	return argument === undefined ? details.chosen() : undefined;
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
