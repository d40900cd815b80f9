/** Whose data a window shows; see `Session`. */
type SessionKind = "none" | "otherOrigin" | "account" | "sample";

/** The context keys that when clauses of `package.json` may use, without their prefix, and their values. */
export interface ContextValues {
	readonly session: SessionKind;
	/** The View has a filter. */
	readonly filtered: boolean;
	/** The grouping, as a value of the setting `groupBy`. */
	readonly groupedBy: string;
	/** There are Views to go back or forward to. */
	readonly canGoBack: boolean;
	readonly canGoForward: boolean;
	/** Something is loading and can be stopped. */
	readonly loading: boolean;
	/** Amounts and names are hidden. */
	readonly amountsHidden: boolean;
	/** A count for Needs Attention is running and can be stopped. */
	readonly attentionLoading: boolean;
	/** The user is in the details tab that *Open to the Side* opens. */
	readonly detailsAside: boolean;
	/** Needs Attention shows only the signed-in user's own opportunities. */
	readonly attentionMine: boolean;
}
type ContextKey = keyof ContextValues;

export const CONTEXT_KEYS: readonly ContextKey[] = [
	"session",
	"filtered",
	"groupedBy",
	"canGoBack",
	"canGoForward",
	"loading",
	"amountsHidden",
	"attentionLoading",
	"attentionMine",
	"detailsAside",
];

/** `vscode.commands` fits. */
interface CommandExecutor {
	executeCommand(command: string, ...rest: unknown[]): PromiseLike<unknown>;
}

/**
 * The one door to `setContext`. Passes a value to VS Code only if it changed, after what is running now: at activation,
 * other extensions wait for that.
 */
export class ContextKeys {
	readonly #commands: CommandExecutor;
	readonly #passed: Partial<ContextValues> = {};
	#wanted: Partial<ContextValues> = {};
	#passing: NodeJS.Immediate | undefined;

	constructor(commands: CommandExecutor) {
		this.#commands = commands;
	}

	update(values: Partial<ContextValues>): void {
		this.#wanted = { ...this.#wanted, ...values };
		this.#passing ??= setImmediate(() => this.#pass());
	}

	dispose(): void {
		clearImmediate(this.#passing);
	}

	#pass(): void {
		this.#passing = undefined;
		for (const key of CONTEXT_KEYS) {
			const value = this.#wanted[key];
			if (value === undefined || value === this.#passed[key]) continue;
			Object.assign(this.#passed, { [key]: value });
			void this.#commands.executeCommand("setContext", `closeOpportunities.${key}`, value);
		}
	}
}
