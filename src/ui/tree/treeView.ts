import * as vscode from "vscode";
import type { Log } from "../../close/base/log.ts";
import { currencyIn, type Group, unfinishedIn } from "../../opportunities/listing/listingState.ts";
import type { Describing } from "../../opportunities/view/describeOptions.ts";
import type { AmountVisibility } from "../base/amountVisibility.ts";
import { asOfText, rowsAsOfText } from "../base/asOfText.ts";
import { logFailure } from "../base/asyncTasks.ts";
import type { GroupNode, OpportunityNode } from "../rows/rowNodes.ts";
import { RowsView, type ShownRows } from "../rows/rowsView.ts";
import type { CurrentView } from "../window/currentView.ts";
import type { SessionParts } from "../window/sessionParts.ts";
import type { ShownCurrencies } from "../window/shownCurrencies.ts";
import { ViewRow } from "./currentViewRow.ts";
import { HoverStatusParts } from "./hoverStatusParts.ts";
import { type ItemContext, treeItem, treeTooltip } from "./treeItem.ts";
import { Nodes, type TreeNode, VIEW_ROW } from "./treeNodes.ts";
import { WaitMessage } from "./waitMessage.ts";

const VIEW_ID = "closeOpportunities.tree";

interface OpportunityTreeParts {
	readonly currentView: CurrentView;
	/** Whose opportunities these are, if that isn't clear. */
	readonly account: () => string;
	/** How Views are described in this session. */
	readonly describing: () => Describing;
	/** The entries of the setting `views`. */
	readonly savedViews: () => readonly unknown[];
	readonly amountVisibility: AmountVisibility;
	readonly currencies: ShownCurrencies;
	readonly sessionParts: SessionParts;
	readonly log: Log;
}

/** The tree of opportunities. It shows the state of CurrentView, and never waits for anything. */
export class OpportunityTree implements ShownRows<TreeNode>, vscode.Disposable {
	readonly #currentView: CurrentView;
	readonly #account: () => string;
	readonly #amountVisibility: AmountVisibility;
	readonly #currencies: ShownCurrencies;
	readonly #nodes = new Nodes();
	readonly #drawn = new WeakSet<object>();
	readonly #viewRow: ViewRow;
	readonly #rows: RowsView<TreeNode>;
	readonly #view: vscode.TreeView<TreeNode>;
	readonly #message: WaitMessage;
	readonly #hoverParts: HoverStatusParts;
	readonly #disposables: vscode.Disposable[];
	#context: ItemContext;

	constructor(parts: OpportunityTreeParts) {
		const { currentView, amountVisibility, currencies, sessionParts, log } = parts;
		this.#currentView = currentView;
		this.#account = parts.account;
		this.#amountVisibility = amountVisibility;
		this.#currencies = currencies;
		this.#viewRow = new ViewRow(parts);
		this.#context = this.#newContext();
		this.#rows = new RowsView<TreeNode>(VIEW_ID, this, log, { canSelectMany: true });
		this.#view = this.#rows.view;
		this.#message = new WaitMessage(this.#view);
		this.#hoverParts = new HoverStatusParts({
			state: () => currentView.state,
			asking: () => currentView.askingIn(currentView.session),
			hidden: () => amountVisibility.hidden,
			sessionParts,
			changed: (group) => this.#rows.redraw([this.#nodes.group(group)].filter((node) => node !== undefined)),
			log,
		});
		const start = () => logFailure(log, "The opportunities could not be loaded", currentView.start());
		this.#disposables = [
			this.#rows,
			this.#message,
			this.#hoverParts,
			this.#view.onDidExpandElement(({ element }) => this.#expanded(element)),
			this.#view.onDidCollapseElement(({ element }) => this.#collapsed(element)),
			this.#view.onDidChangeVisibility(({ visible }) => visible && start()),
			currentView.onDidChange(() => this.#update()),
			amountVisibility.onDidChange(() => this.#update()),
			currencies.onDidChange(() => {
				this.#update();
				this.#rows.redraw("all");
			}),
		];
		if (this.#view.visible) start();
	}

	get visible(): boolean {
		return this.#view.visible;
	}

	readonly onDidChangeVisibility = (listener: () => void): vscode.Disposable =>
		this.#view.onDidChangeVisibility(listener);

	readonly onDidChangeSelection = (listener: () => void): vscode.Disposable =>
		this.#view.onDidChangeSelection(listener);

	/** The selected opportunity, if exactly one is selected. */
	get selected(): OpportunityNode<Group> | undefined {
		const [node, ...others] = this.selection;
		return node?.kind === "opportunity" && others.length === 0 ? node : undefined;
	}

	/** The id of the group that a node of the tree is or belongs to. Without a node, that of the selected node. */
	groupOf(node: unknown): string | undefined {
		const of = isNode(node) ? node : this.selection[0];
		return this.#nodes.groupOf(of)?.group.id;
	}

	/** All nodes that are selected, without the row of the View. */
	get selection(): readonly TreeNode[] {
		return this.#view.selection.filter((node) => node !== VIEW_ROW);
	}

	children(node: TreeNode | undefined): readonly TreeNode[] {
		if (node !== undefined) return this.#nodes.children(node);
		return this.#viewRow.shown === undefined ? this.#nodes.roots : [VIEW_ROW, ...this.#nodes.roots];
	}

	parent(node: TreeNode): TreeNode | undefined {
		return node.parent;
	}

	isRow(node: unknown): boolean {
		return typeof node === "object" && node !== null && this.#drawn.has(node);
	}

	item(node: TreeNode): vscode.TreeItem {
		this.#drawn.add(node);
		return treeItem(node, this.#context);
	}

	tooltip(node: TreeNode, token: vscode.CancellationToken): string | undefined | Promise<string | undefined> {
		this.#hoverParts.leave();
		if (node.kind !== "group") return treeTooltip(node, this.#context);
		return this.#hoverParts.of(node.group, token).then((parts) => treeTooltip(node, this.#context, parts));
	}

	check(again: boolean): void {
		void this.#currentView.catchUp(again);
		this.#showDescription();
	}

	/** Selects a group and opens it. */
	async revealGroup(id: string): Promise<void> {
		const node = this.#nodes.group(id);
		if (node !== undefined) await this.#view.reveal(node, { select: true, focus: true, expand: true });
	}

	/** Selects an opportunity. Returns false if it isn't among the loaded rows. */
	async revealOpportunity(id: string): Promise<boolean> {
		const node = this.#nodes.opportunity(id);
		if (node === undefined) return false;
		await this.#view.reveal(node, { select: true, focus: false });
		return true;
	}

	dispose(): void {
		for (const disposable of this.#disposables) disposable.dispose();
	}

	#update(): void {
		const { state, session } = this.#currentView;
		const viewRow = this.#viewRow.update();
		const context = this.#newContext();
		const same =
			context.currency === this.#context.currency &&
			context.unfinished === this.#context.unfinished &&
			context.groupBy === this.#context.groupBy &&
			context.mask === this.#context.mask;
		this.#context = context;
		const changed = this.#nodes.update(state);
		const all = changed === "roots" || viewRow === "tree" || !same;
		this.#rows.redraw(all ? "all" : [...(viewRow === "row" ? [VIEW_ROW] : []), ...changed]);
		this.#showDescription();
		this.#message.show(state, session.kind === "sample");
		this.#rows.showProgress(state.loading);
	}

	/**
	 * Hidden amounts are mentioned first, so that users know why they see none, and then the time of old data: a narrow
	 * side bar cuts off the rest.
	 */
	#showDescription(): void {
		const hidden = this.#amountVisibility.hidden ? vscode.l10n.t("Amounts and names hidden") : undefined;
		const { asOf, rowsAsOf } = this.#currentView.state;
		const { language } = vscode.env;
		const age = asOfText(asOf, language, Date.now()) ?? rowsAsOfText(rowsAsOf, language, Date.now());
		this.#rows.describe([hidden, age, this.#account()]);
	}

	#newContext(): ItemContext {
		const { state } = this.#currentView;
		const amounts = this.#currencies.current;
		return {
			locale: vscode.env.language,
			currency: currencyIn(state, amounts),
			amounts,
			unfinished: unfinishedIn(state),
			groupBy: state.view?.group_by,
			startMonth: this.#currentView.startMonth,
			mask: this.#amountVisibility.mask,
			read: { asOf: state.asOf, rowsAsOf: state.rowsAsOf },
			filteredByType: state.view?.filters.status_type !== undefined,
			viewRow: this.#viewRow.shown,
			isExpanded: (group) => this.#currentView.listing?.isExpanded(group.id) ?? false,
		};
	}

	#expanded(node: TreeNode): void {
		if (node.kind === "group") void this.#currentView.listing?.expand(node.group.id);
	}

	#collapsed(node: TreeNode): void {
		if (node.kind === "group") this.#currentView.listing?.collapse(node.group.id);
	}
}

/** Whether `value` has a group: a script may pass anything. */
function isNode(value: unknown): value is TreeNode {
	if (typeof value !== "object" || value === null || !("kind" in value) || !("id" in value)) return false;
	const { kind, group, parent } = value as Partial<GroupNode<Group>>;
	const of = kind === "group" ? group : parent?.group;
	return typeof of?.id === "string" || (kind !== "group" && parent === undefined);
}
