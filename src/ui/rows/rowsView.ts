import * as vscode from "vscode";
import { asUserError } from "../../close/base/errors.ts";
import type { Log } from "../../close/base/log.ts";
import { visibilityOrFocus } from "../base/visibilityOrFocus.ts";
import { WhileVisible } from "../base/whileVisible.ts";
import { Redraws } from "./redraws.ts";

/** The content of a view, available without waiting. */
export interface ShownRows<T> {
	/** The children of `node`. Undefined for the top of the tree. */
	children(node: T | undefined): readonly T[];
	parent(node: T): T | undefined;
	/** The item without its tooltip, which is made when VS Code asks for it. */
	item(node: T): vscode.TreeItem;
	/** Plain text: nothing in it is read as Markdown. Doesn't reject. The token is cancelled if the hover is left. */
	tooltip(node: T, token: vscode.CancellationToken): string | undefined | Promise<string | undefined>;
	/** Checks whether time has changed what is shown. `again` is true if the user has just come back to it. */
	check(again: boolean): void;
}

interface RowsViewOptions {
	readonly canSelectMany?: boolean;
}

/**
 * A tree view over rows that are available without waiting. It redraws at VS Code's pace, and shows a progress bar
 * during work.
 */
export class RowsView<T> implements vscode.Disposable {
	readonly view: vscode.TreeView<T>;
	readonly #id: string;
	readonly #redraw = new vscode.EventEmitter<T[] | undefined>();
	readonly #redraws = new Redraws<T>((nodes) => this.#redraw.fire(nodes && [...nodes]));
	readonly #watch: WhileVisible;
	#endProgress: (() => void) | undefined;

	constructor(id: string, rows: ShownRows<T>, log: Log, options: RowsViewOptions = {}) {
		this.#id = id;
		const children = (node: T | undefined) => {
			if (node === undefined) this.#redraws.asked();
			return rows.children(node);
		};
		const treeDataProvider = guardedProvider(rows, children, this.#redraw.event, log);
		this.view = vscode.window.createTreeView(id, { ...options, treeDataProvider, showCollapseAll: true });
		this.#watch = new WhileVisible({
			visible: () => this.view.visible,
			onDidChangeVisibility: visibilityOrFocus(this.view.onDidChangeVisibility),
			check: (again) => rows.check(again),
		});
	}

	/** Redraws these nodes with all their children, or the whole tree. */
	redraw(nodes: readonly T[] | "all"): void {
		if (nodes.length > 0) this.#redraws.ask(nodes);
	}

	/** Sets the text beside the view's title. The first parts matter most: a narrow side bar cuts off the rest. */
	describe(parts: readonly (string | undefined)[]): void {
		const description = parts.filter(Boolean).join(" · ");
		if (this.view.description !== description) this.view.description = description;
	}

	/** Shows a progress bar over the view while `loading`. */
	showProgress(loading: boolean): void {
		if (loading === (this.#endProgress !== undefined)) return;
		if (!loading) {
			this.#stopProgress();
			return;
		}
		const ended = new Promise<void>((resolve) => {
			this.#endProgress = resolve;
		});
		void vscode.window.withProgress({ location: { viewId: this.#id } }, () => ended);
	}

	dispose(): void {
		this.#stopProgress();
		for (const part of [this.#watch, this.view, this.#redraws, this.#redraw]) part.dispose();
	}

	#stopProgress(): void {
		this.#endProgress?.();
		this.#endProgress = undefined;
	}
}

/**
 * A provider that never passes an error to VS Code, which would show it as it is. A row that can't be drawn says so and
 * offers the log; the other rows are drawn.
 */
function guardedProvider<T>(
	rows: ShownRows<T>,
	children: ShownRows<T>["children"],
	onDidChangeTreeData: vscode.Event<T[] | undefined>,
	log: Log,
): vscode.TreeDataProvider<T> {
	function guarded<R>(work: () => R, instead: (message: string) => R): R {
		try {
			return work();
		} catch (error) {
			return instead(asUserError(error, log).message);
		}
	}
	return {
		onDidChangeTreeData,
		getChildren: (node) =>
			guarded<T[]>(
				() => [...children(node)],
				() => [],
			),
		getTreeItem: (node) => guarded(() => rows.item(node), undrawnItem),
		getParent: (node) =>
			guarded<T | undefined>(
				() => rows.parent(node),
				() => undefined,
			),
		resolveTreeItem: (item, node, token) =>
			guarded<vscode.TreeItem | Promise<vscode.TreeItem>>(
				() => {
					const text = rows.tooltip(node, token);
					if (text instanceof Promise) return text.then((arrived) => withTooltip(item, arrived));
					return withTooltip(item, text);
				},
				() => item,
			),
	};
}

function withTooltip(item: vscode.TreeItem, text: string | undefined): vscode.TreeItem {
	item.tooltip = text;
	return item;
}

function undrawnItem(message: string): vscode.TreeItem {
	const item = new vscode.TreeItem(message);
	item.iconPath = new vscode.ThemeIcon("warning", new vscode.ThemeColor("list.warningForeground"));
	item.command = { command: "closeOpportunities.showLog", title: vscode.l10n.t("Show Log") };
	return item;
}
