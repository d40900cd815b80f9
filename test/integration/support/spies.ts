import * as vscode from "vscode";
import { TypedBox } from "./inputBox.ts";

export interface Message {
	readonly kind: "error" | "warning" | "information";
	readonly text: string;
	/** The detail of a modal dialog. */
	readonly detail?: string;
}

/** What the extension under test registered with VS Code and showed to the user. */
interface Spies {
	/** Whether the extension was active before any test used it. */
	readonly activeAtStart: boolean;
	readonly messages: Message[];
	/** The lines of the log, of all levels. */
	readonly log: string[];
	readonly boxes: TypedBox[];
	/** The buttons to press in the next messages, in order. If none is left, no button is pressed. */
	readonly answers: string[];
	/** While it is set, messages stay open until it settles. */
	closing: Promise<void> | undefined;
	/** The extension's handler of links. */
	links: vscode.UriHandler | undefined;
	tree: vscode.TreeDataProvider<unknown> | undefined;
	view: vscode.TreeView<unknown> | undefined;
	/** The number of channels and trees created. */
	made: { channels: number; trees: number };
}

export const EXTENSION_ID = "close-opportunities.close-opportunities";

const PLACE = Symbol.for("close-opportunities.test.spies");
const LEVELS = ["trace", "debug", "info", "warn", "error", "append", "appendLine"] as const;

/** The spies of this extension host. They are global, since each test file is a bundle of its own. */
export function spies(): Spies {
	const store = globalThis as { [PLACE]?: Spies };
	store[PLACE] ??= install();
	return store[PLACE];
}

/**
 * Installs the spies between the extension and VS Code. Tests and extension share one `vscode` module, since the tests are in
 * the extension's folder. Notifications and input boxes don't open, since there is no user to answer them.
 */
function install(): Spies {
	const activeAtStart = vscode.extensions.getExtension(EXTENSION_ID)?.isActive ?? true;
	const found: Spies = {
		activeAtStart,
		messages: [],
		log: [],
		boxes: [],
		answers: [],
		closing: undefined,
		links: undefined,
		tree: undefined,
		view: undefined,
		made: { channels: 0, trees: 0 },
	};
	const { createTreeView, createOutputChannel, registerUriHandler } = vscode.window;
	const say = (kind: Message["kind"]) => async (text: string, options?: string | vscode.MessageOptions) => {
		const detail = typeof options === "object" && options.modal ? { detail: options.detail ?? "" } : {};
		found.messages.push({ kind, text, ...detail });
		await found.closing;
		return found.answers.shift();
	};
	Object.assign(vscode.window, {
		showErrorMessage: say("error"),
		showWarningMessage: say("warning"),
		showInformationMessage: say("information"),
		createInputBox: () => {
			const box = new TypedBox();
			found.boxes.push(box);
			return box;
		},
		createTreeView: (id: string, options: vscode.TreeViewOptions<unknown>) => {
			found.made.trees += 1;
			const view = createTreeView(id, options);
			if (id === "closeOpportunities.tree") {
				found.tree = options.treeDataProvider;
				found.view = view;
			}
			return view;
		},
		registerUriHandler: (handler: vscode.UriHandler) => {
			found.links = handler;
			return registerUriHandler(handler);
		},
		createOutputChannel: (name: string, options: { log: true }) => {
			found.made.channels += 1;
			return listened(createOutputChannel(name, options), found.log);
		},
	});
	return found;
}

function listened(channel: vscode.LogOutputChannel, lines: string[]): vscode.LogOutputChannel {
	return new Proxy(channel, {
		get: (target, name) => {
			const value: unknown = Reflect.get(target, name);
			if (typeof value !== "function") return value;
			const call = value.bind(target);
			if (!LEVELS.some((level) => level === name)) return call;
			return (...words: unknown[]) => {
				lines.push(words.map((word) => (word instanceof Error ? word.stack : String(word))).join(" "));
				return call(...words);
			};
		},
	});
}
