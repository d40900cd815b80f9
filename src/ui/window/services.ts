import type * as vscode from "vscode";
import type { Log } from "../../close/base/log.ts";
import type { OpportunityRow } from "../../close/schema/opportunityRow.ts";
import type { AmountVisibility } from "../base/amountVisibility.ts";
import type { Disposable } from "../base/ports.ts";
import type { Sessions } from "../session/sessions.ts";
import type { SignInPrompt } from "../session/signInPrompt.ts";
import type { Settings } from "../settings/settings.ts";
import type { CurrentView } from "./currentView.ts";
import type { CustomFieldCache } from "./customFieldCache.ts";
import type { KnownTargets } from "./knownTargets.ts";
import type { SessionParts } from "./sessionParts.ts";
import type { ShownCurrencies } from "./shownCurrencies.ts";
import type { ViewPrompts } from "./viewPrompts.ts";

/** The tree of opportunities, as other features use it. */
export interface ShownTree {
	readonly visible: boolean;
	readonly onDidChangeVisibility: (listener: () => void) => Disposable;
	/** The selected opportunity, if exactly one is selected. */
	readonly selected: { readonly row: OpportunityRow } | undefined;
	/** All nodes that are selected. */
	readonly selection: readonly unknown[];
	readonly onDidChangeSelection: (listener: () => void) => Disposable;
	/** Whether this is a row that VS Code has drawn. */
	isRow(node: unknown): boolean;
	/** The id of the group that a node of the tree is or belongs to. Without a node, that of the selected node. */
	groupOf(node: unknown): string | undefined;
	/** Selects a group and opens it. */
	revealGroup(id: string): Promise<void>;
	/** Selects an opportunity. Returns false if it isn't among the loaded rows. */
	revealOpportunity(id: string): Promise<boolean>;
}

/** What every feature of a window works with. */
export interface Services {
	readonly context: vscode.ExtensionContext;
	readonly log: Log;
	readonly showLog: () => void;
	readonly settings: Settings;
	readonly sessions: Sessions;
	readonly currentView: CurrentView;
	readonly tree: ShownTree;
	readonly prompts: ViewPrompts;
	readonly signIn: SignInPrompt;
	readonly amountVisibility: AmountVisibility;
	readonly currencies: ShownCurrencies;
	readonly customFields: CustomFieldCache;
	readonly sessionParts: SessionParts;
	readonly targets: KnownTargets;
}
