import * as l10n from "@vscode/l10n";
import * as vscode from "vscode";
import { writeCountsIn } from "./close/base/countText.ts";
import { RedactedLog } from "./close/text/redactedLog.ts";
import { AmountVisibility } from "./ui/base/amountVisibility.ts";
import { plainText } from "./ui/base/plainText.ts";
import type { MakeClient } from "./ui/base/ports.ts";
import { registerFeatures } from "./ui/features.ts";
import { describeTree } from "./ui/session/accountNames.ts";
import { lazyClient } from "./ui/session/clientWrappers.ts";
import { startSampleServer } from "./ui/session/sampleData.ts";
import { Sessions } from "./ui/session/sessions.ts";
import { SignInPrompt } from "./ui/session/signInPrompt.ts";
import { Settings } from "./ui/settings/settings.ts";
import { OpportunityTree } from "./ui/tree/treeView.ts";
import { CurrentView } from "./ui/window/currentView.ts";
import type { Services } from "./ui/window/services.ts";
import { ShownCurrencies } from "./ui/window/shownCurrencies.ts";
import { ViewPrompts } from "./ui/window/viewPrompts.ts";

/** Makes the objects and registers them. It awaits nothing, and sends Close no request before something is on screen. */
export function activate(context: vscode.ExtensionContext): void {
	const { extension, secrets, workspaceState, globalState } = context;
	if (vscode.l10n.bundle !== undefined) l10n.config({ contents: vscode.l10n.bundle });
	writeCountsIn(vscode.env.language);
	const channel = vscode.window.createOutputChannel("Close CRM", { log: true });
	const log = new RedactedLog(channel);
	const warn = (problem: string) => void vscode.window.showWarningMessage(plainText(problem));
	const settings = new Settings({ workspace: vscode.workspace, warn, log });
	const address = () => settings.current.apiBaseUrl;
	const makeClient: MakeClient = (credential, baseUrl) => {
		log.redact(credential);
		return lazyClient(async () => {
			const { CloseClient } = await import("./close/client.ts");
			const parts = { userAgent: userAgent(extension), settings: () => settings.current, log };
			return new CloseClient({ credential, baseUrl, ...parts });
		}, log);
	};
	const sessions = new Sessions({ secrets, workspaceState, globalState, address, makeClient, startSampleServer, log });
	const currentView = new CurrentView({ sessions, settings, workspaceState, log });
	const amountVisibility = new AmountVisibility(globalState, log);
	const currencies = new ShownCurrencies(sessions, log);
	const prompts = new ViewPrompts(currentView, () => tree.selected?.row, amountVisibility);
	const describe = () => describeTree(sessions.current, sessions.accounts, prompts.description, amountVisibility.mask);
	const tree = new OpportunityTree(currentView, describe, amountVisibility, currencies, log);
	const signIn = new SignInPrompt({ sessions, address, log, load: () => import("./ui/later.ts") });
	const services: Services = {
		context,
		log,
		showLog: () => channel.show(),
		settings,
		sessions,
		currentView,
		tree,
		prompts,
		signIn,
		amountVisibility,
		currencies,
	};
	context.subscriptions.push(
		registerFeatures(services),
		tree,
		settings.onDidChange("apiBaseUrl", () => void sessions.addressChanged()),
		...[currencies, amountVisibility, currentView, sessions, settings, channel],
	);
}

/** Close shows the User-Agent beside each API key, so that people recognize what uses it. */
function userAgent(extension: vscode.Extension<unknown>): string {
	const { version } = extension.packageJSON as { readonly version: string };
	return `close-opportunities/${version} (VS Code ${vscode.version})`;
}
