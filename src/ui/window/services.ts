import type * as vscode from "vscode";
import type { Log } from "../../close/base/log.ts";
import type { Hiding } from "../base/amountVisibility.ts";
import type { ViewPrompts } from "../filters/viewPrompts.ts";
import type { Sessions } from "../session/sessions.ts";
import type { SignInPrompt } from "../session/signInPrompt.ts";
import type { Settings } from "../settings/settings.ts";
import type { OpportunityTree } from "../tree/treeView.ts";
import type { Viewing } from "./currentView.ts";
import type { ShownCurrencies } from "./shownCurrencies.ts";

/** What every feature of a window works with. */
export interface Core {
	readonly context: vscode.ExtensionContext;
	readonly log: Log;
	readonly showLog: () => void;
	readonly settings: Settings;
	readonly sessions: Sessions;
	readonly viewing: Viewing;
	readonly tree: OpportunityTree;
	readonly prompts: ViewPrompts;
	readonly signIn: SignInPrompt;
	readonly hiding: Hiding;
	readonly currencies: ShownCurrencies;
}
