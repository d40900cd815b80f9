import * as vscode from "vscode";
import type { Log } from "../../close/base/log.ts";
import { GROUPINGS, type GroupBy } from "../../close/schema/grouping.ts";
import { showFailure } from "../base/showFailure.ts";

export type GroupByCommand = `groupBy.${GroupBy | "none"}` | `groupBy.${GroupBy | "none"}.current`;

const GROUP_BY_COMMANDS = GROUPINGS.flatMap((value): GroupByCommand[] => [
	`groupBy.${value}`,
	`groupBy.${value}.current`,
]);

/** Everything that `package.json` declares as a command, without the prefix. */
export const COMMANDS = [
	"signIn",
	"signOut",
	"switchAccount",
	"exploreSampleData",
	"refresh",
	"groupBy",
	"sortBy",
	"filter",
	"clearFilters",
	"openView",
	"saveView",
	"renameView",
	"copyLinkToView",
	"viewBack",
	"viewForward",
	"findOpportunity",
	"showTotals",
	"compareViews",
	"compareQuarters",
	"saveTotalsAsImage",
	"saveSideBarAsImage",
	"copyTable",
	"copySideBarTable",
	"showDetails",
	"openToSide",
	"refreshDetails",
	"openInMail",
	"openInClose",
	"filterByThis",
	"showOnlyWon",
	"showOnlyOpen",
	"showOnlyLost",
	"showGroupTotals",
	"exportGroup",
	"filterByOwner",
	"filterByLead",
	"filterByStatus",
	"filterByPipeline",
	"copyLink",
	"copyLinkAsMarkdown",
	"copyId",
	"export",
	"exportForDuckDb",
	"copyRowsAsMarkdown",
	"copyRowsAsTsv",
	"copyAsCurl",
	"copyAsPython",
	"stop",
	"setTarget",
	"pickStatusBarFigure",
	"openStatusBarFigure",
	"hideAmounts",
	"showAmounts",
	"showLog",
	"loadAll",
	"loadMore",
	"retry",
	"refreshAttention",
	"attentionMine",
	"attentionAll",
	"stopAttention",
	"loadMoreAttention",
	"retryAttention",
	"showAttention",
	...GROUP_BY_COMMANDS,
] as const;
export type Command = (typeof COMMANDS)[number];

/**
 * The handler of each command. `argument` is from a keybinding, a script or a row; `others` is what VS Code adds for a
 * row.
 */
export type CommandHandlers = Readonly<Record<Command, (argument: unknown, ...others: unknown[]) => unknown>>;

/**
 * Registers all commands. If a command fails, the user sees why and what to do. The first command that runs calls
 * `load`, once.
 */
export function registerCommands(load: () => Promise<CommandHandlers>, log: Log): vscode.Disposable {
	let handlers: Promise<CommandHandlers> | undefined;
	// The next command tries again if the code couldn't be loaded.
	const loaded = () => {
		handlers ??= load().catch((error: unknown) => {
			handlers = undefined;
			throw error;
		});
		return handlers;
	};
	const registrations = COMMANDS.map((command) =>
		vscode.commands.registerCommand(
			`closeOpportunities.${command}`,
			async (argument: unknown, ...others: unknown[]) => {
				try {
					await (await loaded())[command](argument, ...others);
				} catch (error) {
					void showFailure(error, log);
				}
			},
		),
	);
	return vscode.Disposable.from(...registrations);
}
