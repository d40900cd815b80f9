import type { Credential } from "../../src/close/base/credential.ts";
import type { Log } from "../../src/close/base/log.ts";
import { CloseClient } from "../../src/close/client.ts";
import type { Sandbox } from "../../src/sandbox/index.ts";
import type { Memento, SecretStore } from "../../src/ui/base/ports.ts";
import { Sessions } from "../../src/ui/session/sessions.ts";
import { Settings } from "../../src/ui/settings/settings.ts";
import { Nodes } from "../../src/ui/tree/treeNodes.ts";
import { CurrentView } from "../../src/ui/window/currentView.ts";

/** The extension's own objects of a window over a real client, without VS Code. */
export class SoakWindow {
	readonly sessions: Sessions;
	readonly currentView: CurrentView;
	readonly nodes = new Nodes();
	readonly #settings: Settings;
	readonly #values: Record<string, unknown>;
	readonly #credential: Credential;
	#tellSettings: () => void = () => {};

	constructor(sandbox: Sandbox, log: Log) {
		this.#credential = { kind: "apiKey", secret: sandbox.key, origin: sandbox.origin };
		this.#values = { apiBaseUrl: sandbox.url, groupBy: "-date_won__quarter", requestTimeout: 2 };
		this.#settings = new Settings({
			workspace: {
				getConfiguration: () => ({ get: (key) => this.#values[key], update: async () => {} }),
				onDidChangeConfiguration: (listener) => {
					this.#tellSettings = () => listener({ affectsConfiguration: () => true });
					return { dispose: () => {} };
				},
			},
			warn: () => {},
			log,
		});
		const workspaceState = new Memory();
		this.sessions = new Sessions({
			secrets: new Keyring(),
			workspaceState,
			globalState: new Memory(),
			address: () => this.#settings.current.apiBaseUrl,
			makeClient: (credential, baseUrl) =>
				new CloseClient({ credential, baseUrl, userAgent: "soak", settings: () => this.#settings.current, log }),
			startSampleServer: () => Promise.reject(new Error("There is no sample data here.")),
			log,
		});
		this.currentView = new CurrentView({ sessions: this.sessions, settings: this.#settings, workspaceState, log });
		this.currentView.onDidChange(() => this.#draw());
	}

	async signIn(): Promise<void> {
		await this.sessions.signIn(this.#credential);
	}

	set(key: string, value: unknown): void {
		this.#values[key] = value;
		this.#tellSettings();
	}

	dispose(): void {
		this.currentView.dispose();
		this.sessions.dispose();
		this.#settings.dispose();
	}

	/** Reads all roots and the children of the expanded ones, as the tree does. */
	#draw(): void {
		this.nodes.update(this.currentView.state);
		for (const node of this.nodes.roots)
			if (node.kind === "group" && this.currentView.listing?.isExpanded(node.group.id)) this.nodes.children(node);
	}
}

class Memory implements Memento {
	readonly #values = new Map<string, unknown>();

	get(key: string): unknown {
		return this.#values.get(key);
	}

	async update(key: string, value: unknown): Promise<void> {
		this.#values.set(key, value);
	}
}

class Keyring implements SecretStore {
	readonly #entries = new Map<string, string>();
	readonly #listeners = new Set<(event: { readonly key: string }) => void>();

	async get(key: string): Promise<string | undefined> {
		return this.#entries.get(key);
	}

	async store(key: string, value: string): Promise<void> {
		this.#entries.set(key, value);
		this.#tell(key);
	}

	async delete(key: string): Promise<void> {
		if (this.#entries.delete(key)) this.#tell(key);
	}

	onDidChange(listener: (event: { readonly key: string }) => void): { dispose(): void } {
		this.#listeners.add(listener);
		return { dispose: () => this.#listeners.delete(listener) };
	}

	#tell(key: string): void {
		setImmediate(() => {
			for (const listener of this.#listeners) listener({ key });
		});
	}
}
