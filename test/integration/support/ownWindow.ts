import { join } from "node:path";
import { pathToFileURL } from "node:url";
import * as vscode from "vscode";
import type { TypedBox } from "./inputBox.ts";
import { EXTENSION_ID, spies } from "./spies.ts";
import { until } from "./wait.ts";

/** What a window keeps across restarts. */
export class Profile {
	readonly #secrets = new Map<string, string>();
	readonly #workspaceState = new Map<string, unknown>();
	readonly #globalState = new Map<string, unknown>();
	readonly #changed = new vscode.EventEmitter<vscode.SecretStorageChangeEvent>();

	/** Everything that is stored outside the secrets, as text. */
	get states(): string {
		return JSON.stringify([...this.#workspaceState, ...this.#globalState]);
	}

	/** How often a secret was read. */
	readings = 0;

	/** `held` counts the listeners to changes of secrets. */
	context(held: Held): Partial<vscode.ExtensionContext> {
		const secrets = this.#secrets;
		return {
			secrets: {
				keys: async () => [...secrets.keys()],
				get: async (key: string) => {
					this.readings += 1;
					return secrets.get(key);
				},
				store: async (key: string, value: string) => {
					secrets.set(key, value);
					this.#changed.fire({ key });
				},
				delete: async (key: string) => {
					secrets.delete(key);
					this.#changed.fire({ key });
				},
				onDidChange: held.counted("secrets", this.#changed.event),
			} as vscode.SecretStorage,
			workspaceState: memento(this.#workspaceState),
			globalState: { ...memento(this.#globalState), setKeysForSync: () => {} },
		};
	}
}

function memento(state: Map<string, unknown>): vscode.Memento {
	return {
		keys: () => [...state.keys()],
		get: (key: string) => state.get(key),
		update: async (key: string, value: unknown) =>
			void (value === undefined ? state.delete(key) : state.set(key, value)),
	} as vscode.Memento;
}

/** Counts what is registered with VS Code and not yet disposed, by kind. */
export class Held {
	readonly #counts = new Map<string, number>();

	get counts(): Record<string, number> {
		return Object.fromEntries([...this.#counts].filter(([, count]) => count !== 0));
	}

	/** Returns a disposable that counts until it is disposed, even if that happens several times. */
	hold(kind: string, end: () => void = () => {}): vscode.Disposable {
		let held = true;
		this.#add(kind, 1);
		return {
			dispose: () => {
				if (held) this.#add(kind, -1);
				held = false;
				end();
			},
		};
	}

	counted<T>(kind: string, event: vscode.Event<T>): vscode.Event<T> {
		return (listener, self, disposables) => {
			const listening = event(listener, self);
			const held = this.hold(kind, () => listening.dispose());
			disposables?.push(held);
			return held;
		};
	}

	#add(kind: string, count: number): void {
		this.#counts.set(kind, (this.#counts.get(kind) ?? 0) + count);
	}
}

interface OwnAttention {
	readonly tree: vscode.TreeDataProvider<unknown>;
	show(visible: boolean): void;
	badge(): vscode.ViewBadge | undefined;
}

/**
 * The built extension, activated a second time as in another window. Registers its commands and views here and not with
 * VS Code, which already has those of the first activation.
 */
export class OwnWindow {
	readonly held = new Held();
	readonly #commands = new Map<string, (argument?: unknown) => unknown>();
	readonly #subscriptions: vscode.Disposable[] = [];
	tree: vscode.TreeDataProvider<unknown> | undefined;
	attention: OwnAttention | undefined;
	accounts: vscode.AuthenticationProvider | undefined;
	readonly tools = new Map<string, vscode.LanguageModelTool<unknown>>();

	static async open(profile: Profile): Promise<OwnWindow> {
		const extension = vscode.extensions.getExtension(EXTENSION_ID);
		if (extension === undefined) throw new Error("The extension is not there.");
		const main = join(extension.extensionPath, "dist", "extension.js");
		const { activate } = await import(pathToFileURL(main).href);
		return new OwnWindow(profile, extension, activate);
	}

	private constructor(profile: Profile, extension: vscode.Extension<unknown>, activate: (context: unknown) => void) {
		const own = { extension, extensionUri: extension.extensionUri, subscriptions: this.#subscriptions };
		const putBack = this.#standIn();
		try {
			activate({ ...own, ...profile.context(this.held) });
		} finally {
			putBack();
		}
	}

	async run(command: string, argument?: unknown): Promise<void> {
		const handler = this.#commands.get(`closeOpportunities.${command}`);
		if (handler === undefined) throw new Error(`There is no command ${command}.`);
		await handler(argument);
	}

	async signIn(key: string): Promise<void> {
		const { boxes } = spies();
		const before = boxes.length;
		const signedIn = this.run("signIn");
		const box: TypedBox = await until("the input box", () => boxes.at(before)?.shown && boxes.at(before));
		box.enter(key);
		await signedIn;
	}

	/** Disposes everything, as VS Code does. VS Code guarantees no order. */
	close(): void {
		for (const subscription of this.#subscriptions.splice(0)) subscription.dispose();
	}

	#standIn(): () => void {
		const { held } = this;
		const places: [object, Record<string, unknown>][] = [
			[
				vscode.commands,
				{
					registerCommand: (id: string, handler: (argument?: unknown) => unknown) => {
						this.#commands.set(id, handler);
						return held.hold("command");
					},
				},
			],
			[
				vscode.window,
				{
					createTreeView: (id: string, options: vscode.TreeViewOptions<unknown>) => {
						const shown = new vscode.EventEmitter<vscode.TreeViewVisibilityChangeEvent>();
						const tree = options.treeDataProvider;
						const view = treeView(held, tree, shown);
						if (id === "closeOpportunities.tree") this.tree = tree;
						else this.attention = { tree, show: (visible) => shown.fire({ visible }), badge: () => view.badge };
						return view;
					},
					createOutputChannel: () => {
						const channel = held.hold("channel");
						return new Proxy(channel, { get: (target, name) => (name === "dispose" ? target.dispose : () => {}) });
					},
					registerWebviewViewProvider: () => held.hold("webview view"),
					registerUriHandler: () => held.hold("link handler"),
					registerWebviewPanelSerializer: () => held.hold("webview panel"),
				},
			],
			[
				vscode.authentication,
				{
					registerAuthenticationProvider: (_id: string, _label: string, provider: vscode.AuthenticationProvider) => {
						this.accounts = provider;
						return held.hold("authentication provider");
					},
				},
			],
			[
				vscode.lm,
				{
					registerTool: (name: string, tool: vscode.LanguageModelTool<unknown>) => {
						this.tools.set(name, tool);
						return held.hold("tool");
					},
				},
			],
			[
				vscode.workspace,
				{ onDidChangeConfiguration: held.counted("configuration", vscode.workspace.onDidChangeConfiguration) },
			],
		];
		const originals = places.map(([place, own]) => {
			const before = Object.fromEntries(Object.keys(own).map((name) => [name, Reflect.get(place, name)]));
			Object.assign(place, own);
			return () => void Object.assign(place, before);
		});
		return () => {
			for (const putBack of originals) putBack();
		};
	}
}

/** A visible view that listens to its provider as VS Code does. */
function treeView(
	held: Held,
	provider: vscode.TreeDataProvider<unknown>,
	shown: vscode.EventEmitter<vscode.TreeViewVisibilityChangeEvent>,
): Partial<vscode.TreeView<unknown>> {
	const silent: vscode.Event<never> = () => held.hold("view");
	const redraws = provider.onDidChangeTreeData?.(() => {});
	const view = held.hold("tree", () => redraws?.dispose());
	const events = {
		onDidExpandElement: silent,
		onDidCollapseElement: silent,
		onDidChangeVisibility: held.counted("view", shown.event),
		onDidChangeSelection: silent,
	};
	return { ...events, visible: false, selection: [], reveal: async () => {}, dispose: view.dispose };
}
