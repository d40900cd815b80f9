import * as l10n from "@vscode/l10n";
import * as vscode from "vscode";
import { CloseClient } from "./close/client.ts";
import { AutoRefresh } from "./ui/autoRefresh.ts";
import { registerCommands } from "./ui/commands/commands.ts";
import { handlersOf } from "./ui/commands/handlers.ts";
import { ContextKeys } from "./ui/context.ts";
import { contextOf } from "./ui/contextOf.ts";
import { plainText } from "./ui/plainText.ts";
import { ViewPrompts } from "./ui/prompts/viewPrompts.ts";
import { startSampleServer } from "./ui/sampleServer.ts";
import type { MakeClient } from "./ui/session/collaborators.ts";
import { SessionMessages } from "./ui/session/sessionMessages.ts";
import { Sessions } from "./ui/session/sessions.ts";
import { SignInPrompt } from "./ui/session/signInPrompt.ts";
import { Settings } from "./ui/settings.ts";
import { registerTotals } from "./ui/totals/register.ts";
import { totalsParts } from "./ui/totalsParts.ts";
import { OpportunityTree } from "./ui/tree/treeView.ts";
import { userAgent } from "./ui/userAgent.ts";
import { Viewing } from "./ui/viewing.ts";

/** Makes the objects and registers them. Nothing here waits, and nothing is asked of Close before it is on screen. */
export function activate(context: vscode.ExtensionContext): void {
	const { extension, extensionUri, secrets, workspaceState } = context;
	if (vscode.l10n.bundle !== undefined) l10n.config({ contents: vscode.l10n.bundle });
	const log = vscode.window.createOutputChannel("Close CRM", { log: true });
	const warn = (problem: string) => void vscode.window.showWarningMessage(plainText(problem));
	const settings = new Settings({ workspace: vscode.workspace, warn, log });
	const address = () => settings.current.apiBaseUrl;
	const makeClient: MakeClient = (credential, baseUrl) =>
		new CloseClient({ credential, baseUrl, userAgent: userAgent(extension), settings: () => settings.current, log });
	const sessions = new Sessions({ secrets, workspaceState, address, makeClient, startSampleServer, log });
	const viewing = new Viewing({ sessions, settings, workspaceState, log });
	const prompts = new ViewPrompts(viewing, () => tree.selected?.row);
	const describe = () => prompts.description;
	const tree = new OpportunityTree(viewing, describe);
	const signIn = new SignInPrompt({ sessions, address, log });
	const totals = registerTotals(extensionUri, totalsParts(viewing, tree, describe, log));
	const keys = new ContextKeys(vscode.commands);
	const handlers = handlersOf({
		...{ sessions, viewing, settings, tree, signIn, prompts },
		showTotals: () => totals.show(),
		showLog: () => log.show(),
	});
	const autoRefresh = new AutoRefresh({
		minutes: () => settings.current.autoRefresh,
		onDidChangeMinutes: (listener) => settings.onDidChange("autoRefresh", listener),
		visible: () => tree.visible,
		onDidChangeVisibility: tree.onDidChangeVisibility,
		refresh: () => void viewing.refresh(),
	});
	context.subscriptions.push(
		...[autoRefresh, new SessionMessages(sessions, signIn), registerCommands(handlers, log), totals, tree],
		viewing.onDidChange(() => keys.update(contextOf(viewing))),
		settings.onDidChange("apiBaseUrl", () => void sessions.addressChanged()),
		...[viewing, sessions, settings, log],
	);
}
