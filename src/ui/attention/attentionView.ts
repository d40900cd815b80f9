import * as vscode from "vscode";
import type { Log } from "../../close/base/log.ts";
import type { AttentionGroup } from "../../opportunities/attention/attentionGroup.ts";
import { asOfText } from "../base/age.ts";
import type { Hiding } from "../base/amountVisibility.ts";
import { guardedProvider } from "../rows/rowsView.ts";
import { ViewProgress } from "../base/viewProgress.ts";
import { visibilityOrFocus } from "../base/visibilityOrFocus.ts";
import { WhileVisible } from "../base/whileVisible.ts";
import type { Wording } from "../rows/wording.ts";
import type { Settings } from "../settings/settings.ts";
import type { ShownCurrencies } from "../window/shownCurrencies.ts";
import { type AttentionContext, attentionItem, attentionTooltip } from "./attentionItem.ts";
import { type AttentionNode, AttentionNodes } from "./attentionNodes.ts";
import type { AttentionWatch } from "./watch.ts";

const VIEW_ID = "closeOpportunities.attention";

export interface AttentionViewParts {
	readonly watch: AttentionWatch;
	readonly hiding: Hiding;
	readonly currencies: ShownCurrencies;
	readonly settings: Settings;
	readonly log: Log;
}

/** The view Needs Attention: reads what the watch holds, and never waits for anything. */
export class AttentionView implements vscode.TreeDataProvider<AttentionNode>, vscode.Disposable {
	readonly #parts: AttentionViewParts;
	readonly #nodes = new AttentionNodes();
	readonly #redraw = new vscode.EventEmitter<AttentionNode[] | undefined>();
	readonly #progress = new ViewProgress(VIEW_ID);
	readonly #view: vscode.TreeView<AttentionNode>;
	readonly #disposables: readonly vscode.Disposable[];

	readonly onDidChangeTreeData = this.#redraw.event;

	constructor(parts: AttentionViewParts) {
		const { watch, hiding, currencies } = parts;
		this.#parts = parts;
		this.#view = vscode.window.createTreeView(VIEW_ID, {
			treeDataProvider: guardedProvider<AttentionNode>(this, parts.log),
			showCollapseAll: true,
		});
		this.#disposables = [
			this.#view,
			this.#redraw,
			this.#progress,
			this.#view.onDidExpandElement(({ element }) => element.kind === "group" && void watch.open(element.group.id)),
			this.#view.onDidCollapseElement(({ element }) => element.kind === "group" && watch.close(element.group.id)),
			this.#view.onDidChangeVisibility(({ visible }) => void watch.show(visible)),
			new WhileVisible({
				visible: () => this.#view.visible,
				onDidChangeVisibility: visibilityOrFocus(this.#view.onDidChangeVisibility),
				look: (again) => {
					void watch.catchUp(again);
					this.#describe();
				},
			}),
			watch.onDidChange(() => this.#update()),
			hiding.onDidChange(() => this.#redraw.fire(undefined)),
			currencies.onDidChange(() => this.#redraw.fire(undefined)),
		];
		if (this.#view.visible) void watch.show(true);
	}

	readonly onDidChangeVisibility = (listener: () => void): vscode.Disposable =>
		this.#view.onDidChangeVisibility(listener);

	getChildren(node?: AttentionNode): AttentionNode[] {
		return [...(node === undefined ? this.#nodes.roots : this.#nodes.children(node))];
	}

	getTreeItem(node: AttentionNode): vscode.TreeItem {
		return attentionItem(node, this.#context);
	}

	getParent(node: AttentionNode): AttentionNode | undefined {
		return node.kind === "group" ? undefined : node.parent;
	}

	resolveTreeItem(item: vscode.TreeItem, node: AttentionNode): vscode.TreeItem {
		item.tooltip = attentionTooltip(node, this.#context);
		return item;
	}

	dispose(): void {
		for (const disposable of this.#disposables) disposable.dispose();
	}

	get #context(): AttentionContext {
		return {
			wordingOf: ({ group }) => this.#wordingOf(group),
			untouchedDays: this.#parts.settings.current.untouchedDays,
		};
	}

	#wordingOf({ currency, complete, rows, size }: AttentionGroup): Wording {
		const { hiding, currencies } = this.#parts;
		const amounts = currencies.current;
		return {
			locale: vscode.env.language,
			currency: amounts.ofSum(currency, complete && rows.length === size),
			amounts,
			groupBy: undefined,
			mask: hiding.mask,
		};
	}

	#update(): void {
		const { watch } = this.#parts;
		const changed = this.#nodes.update(watch.groups);
		if (changed === "roots") this.#redraw.fire(undefined);
		else if (changed.length > 0) this.#redraw.fire([...changed]);
		this.#describe();
		this.#progress.show(watch.loading);
	}

	/** Of counts of different moments the oldest one says from when they are. */
	#describe(): void {
		const { watch } = this.#parts;
		const moments = watch.groups.flatMap(({ asOf }) => asOf ?? []);
		const oldest = moments.length === 0 ? undefined : Math.min(...moments);
		const age = asOfText(oldest, vscode.env.language, Date.now());
		const description = [age, watch.mine ? vscode.l10n.t("Only mine") : ""].filter(Boolean).join(" · ");
		if (this.#view.description !== description) this.#view.description = description;
	}
}
