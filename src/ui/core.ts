import type * as vscode from "vscode";
import type { Log } from "../close/log.ts";
import type { Hiding } from "./hiding.ts";
import type { ViewPrompts } from "./prompts/viewPrompts.ts";
import type { Sessions } from "./session/sessions.ts";
import type { SignInPrompt } from "./session/signInPrompt.ts";
import type { Settings } from "./settings.ts";
import type { ShownCurrencies } from "./shownCurrencies.ts";
import type { OpportunityTree } from "./tree/treeView.ts";
import type { Viewing } from "./viewing.ts";

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
