import * as l10n from "@vscode/l10n";
import * as vscode from "vscode";
import { writeCountsIn } from "./close/base/countText.ts";
import { writeTextsIn } from "./close/base/plurals.ts";
import { RedactedLog } from "./close/text/redactedLog.ts";
import { AmountVisibility } from "./ui/base/amountVisibility.ts";
import { plainText } from "./ui/base/plainText.ts";
import { SYSTEM_CLOCK } from "./ui/base/ports.ts";
import { showFailure } from "./ui/base/showFailure.ts";
import { registerFeatures } from "./ui/features.ts";
import { describeTree } from "./ui/session/accountNames.ts";
import { clientMaker } from "./ui/session/makeClient.ts";
import { startSampleServer } from "./ui/session/sampleData.ts";
import { Sessions } from "./ui/session/sessions.ts";
import { SignInPrompt } from "./ui/session/signInPrompt.ts";
import { Settings } from "./ui/settings/settings.ts";
import { OpportunityTree } from "./ui/tree/treeView.ts";
import { CurrentView } from "./ui/window/currentView.ts";
import { CustomFieldCache } from "./ui/window/customFieldCache.ts";
import { KnownTargets } from "./ui/window/knownTargets.ts";
import { SessionParts } from "./ui/window/sessionParts.ts";
import { ShownCurrencies } from "./ui/window/shownCurrencies.ts";
import { ViewPrompts } from "./ui/window/viewPrompts.ts";

/** Makes the objects and registers them. It awaits nothing, and sends Close no request before something is on screen. */
export function activate(context: vscode.ExtensionContext): void {
	const { extension, secrets, workspaceState, globalState } = context;
	if (vscode.l10n.bundle !== undefined) {
		l10n.config({ contents: vscode.l10n.bundle });
		writeTextsIn(vscode.env.language);
	}
	writeCountsIn(vscode.env.language);
	const channel = vscode.window.createOutputChannel("Close CRM", { log: true });
	const log = new RedactedLog(channel);
	const warn = (problem: string) => void vscode.window.showWarningMessage(plainText(problem));
	const settings = new Settings({ workspace: vscode.workspace, warn, log });
	const address = () => settings.current.apiBaseUrl;
	const { version } = extension.packageJSON as { readonly version: string };
	const host = `VS Code ${vscode.version}`;
	const load = () => import("./ui/window/laterReading.ts");
	const makeClient = clientMaker({ version, host, load, settings: () => settings.current, log });
	const sessions = new Sessions({ secrets, workspaceState, globalState, address, makeClient, startSampleServer, log });
	const currentView = new CurrentView({ sessions, settings, workspaceState, log });
	const sessionParts = new SessionParts({ currentView, settings, log });
	const team = async () => (await import("./ui/later.ts")).teamTargets;
	const targets = new KnownTargets({ settings, team, sessions, log });
	const amountVisibility = new AmountVisibility(globalState, log);
	const currencies = new ShownCurrencies(sessions, log);
	const customFields = new CustomFieldCache(SYSTEM_CLOCK, log);
	const prompts = new ViewPrompts({
		currentView,
		selected: () => tree.selected?.row,
		amountVisibility,
		locale: vscode.env.language,
		failed: (error) => void showFailure(error, log),
	});
	const account = () => describeTree(sessions.current, sessions.accounts, amountVisibility.mask);
	const describing = () => prompts.describing;
	const savedViews = () => settings.current.views;
	const looks = { amountVisibility, currencies, sessionParts };
	const tree = new OpportunityTree({ currentView, account, describing, savedViews, ...looks, log });
	const signIn = new SignInPrompt({ sessions, address, log, load: () => import("./ui/later.ts") });
	const showLog = () => channel.show();
	const shown = { currentView, tree, prompts, customFields, targets, ...looks };
	context.subscriptions.push(
		registerFeatures({ context, log, showLog, settings, sessions, signIn, ...shown }),
		tree,
		settings.onDidChange("apiBaseUrl", () => void sessions.addressChanged()),
		currencies,
		amountVisibility,
		targets,
		sessionParts,
		currentView,
		sessions,
		settings,
		channel,
	);
}
