import * as vscode from "vscode";
import type { Log } from "../../close/base/log.ts";
import type { AttentionGroup } from "../../opportunities/attention/attentionGroup.ts";
import type { AmountVisibility } from "../base/amountVisibility.ts";
import { asOfText } from "../base/asOfText.ts";
import { RowsView, type ShownRows } from "../rows/rowsView.ts";
import type { RowWording, Wording } from "../rows/rowText.ts";
import type { Settings } from "../settings/settings.ts";
import type { ShownCurrencies } from "../window/shownCurrencies.ts";
import { attentionBadge } from "./attentionBadge.ts";
import { type AttentionContext, attentionItem, attentionTooltip } from "./attentionItem.ts";
import { type AttentionNode, AttentionNodes } from "./attentionNodes.ts";
import type { AttentionWatch } from "./attentionWatch.ts";

const VIEW_ID = "closeOpportunities.attention";

interface AttentionViewParts {
	readonly watch: AttentionWatch;
	readonly amountVisibility: AmountVisibility;
	readonly currencies: ShownCurrencies;
	readonly settings: Settings;
	readonly log: Log;
}

/** The view Needs Attention. It shows what the watch has, and never waits for anything. */
export class AttentionView implements ShownRows<AttentionNode>, vscode.Disposable {
	readonly #parts: AttentionViewParts;
	readonly #nodes = new AttentionNodes();
	readonly #rows: RowsView<AttentionNode>;
	readonly #disposables: readonly vscode.Disposable[];

	readonly onDidChangeVisibility: (listener: () => void) => vscode.Disposable;

	constructor(parts: AttentionViewParts) {
		const { watch, amountVisibility, currencies, log } = parts;
		this.#parts = parts;
		this.#rows = new RowsView<AttentionNode>(VIEW_ID, this, log);
		const { view } = this.#rows;
		this.onDidChangeVisibility = (listener) => view.onDidChangeVisibility(listener);
		this.#disposables = [
			this.#rows,
			view.onDidExpandElement(({ element }) => element.kind === "group" && void watch.open(element.group.id)),
			view.onDidCollapseElement(({ element }) => element.kind === "group" && watch.close(element.group.id)),
			view.onDidChangeVisibility(({ visible }) => void watch.show(visible)),
			watch.onDidChange(() => this.#update()),
			amountVisibility.onDidChange(() => this.#rows.redraw("all")),
			currencies.onDidChange(() => this.#rows.redraw("all")),
		];
		if (view.visible) void watch.show(true);
	}

	children(node: AttentionNode | undefined): readonly AttentionNode[] {
		return node === undefined ? this.#nodes.roots : this.#nodes.children(node);
	}

	parent(node: AttentionNode): AttentionNode | undefined {
		return node.parent;
	}

	item(node: AttentionNode): vscode.TreeItem {
		return attentionItem(node, this.#context);
	}

	tooltip(node: AttentionNode): string | undefined {
		return attentionTooltip(node, this.#context);
	}

	check(again: boolean): void {
		void this.#parts.watch.catchUp(again);
		this.#describe();
	}

	dispose(): void {
		for (const disposable of this.#disposables) disposable.dispose();
	}

	get #context(): AttentionContext {
		const { amountVisibility, currencies, settings } = this.#parts;
		const rows: RowWording = { locale: vscode.env.language, amounts: currencies.current, mask: amountVisibility.mask };
		return {
			rows,
			wordingOf: (group) => wordingOf(group, rows, currencies),
			untouchedDays: settings.current.untouchedDays,
		};
	}

	#update(): void {
		const { watch } = this.#parts;
		const changed = this.#nodes.update(watch.groups);
		this.#rows.redraw(changed === "roots" ? "all" : changed);
		this.#describe();
		this.#rows.showProgress(watch.loading);
	}

	/** The description has the time of the oldest count. */
	#describe(): void {
		const { watch, settings } = this.#parts;
		const moments = watch.groups.flatMap(({ asOf }) => asOf ?? []);
		const oldest = moments.length === 0 ? undefined : Math.min(...moments);
		const age = asOfText(oldest, vscode.env.language, Date.now());
		this.#rows.describe([age, watch.mine ? vscode.l10n.t("Only mine") : undefined]);
		const wording = { locale: vscode.env.language, now: Date.now(), mine: watch.mine };
		this.#rows.view.badge = attentionBadge(watch.groups, settings.current.badge, wording);
	}
}

function wordingOf(group: AttentionGroup, rows: RowWording, currencies: ShownCurrencies): Wording {
	const { currency, complete, rows: loaded, size } = group;
	const whole = complete && loaded.length === size;
	return { ...rows, currency: currencies.current.ofSum(currency, whole) };
}
