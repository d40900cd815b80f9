import assert from "node:assert/strict";
import * as vscode from "vscode";
import { TypedInput } from "./typedInput.ts";

/** A fake quick pick, which the test uses as a user would. Rows are found by their labels. */
export class TypedPick extends TypedInput {
	canSelectMany = false;
	matchOnDescription = false;
	matchOnDetail = false;
	keepScrollPosition = false;
	activeItems: readonly vscode.QuickPickItem[] = [];
	selectedItems: readonly vscode.QuickPickItem[] = [];
	#items: readonly vscode.QuickPickItem[] = [];
	readonly #pressedIn = new vscode.EventEmitter<vscode.QuickPickItemButtonEvent<vscode.QuickPickItem>>();
	readonly #selected = new vscode.EventEmitter<readonly vscode.QuickPickItem[]>();
	readonly #active = new vscode.EventEmitter<readonly vscode.QuickPickItem[]>();
	readonly onDidChangeActive = this.#active.event;
	readonly onDidTriggerItemButton = this.#pressedIn.event;
	readonly onDidChangeSelection = this.#selected.event;

	get items(): readonly vscode.QuickPickItem[] {
		return this.#items;
	}

	/** As in VS Code, items with `picked` are selected if the pick takes several. */
	set items(items: readonly vscode.QuickPickItem[]) {
		this.#items = items;
		this.activeItems = items.filter(isRow).slice(0, 1);
		if (this.canSelectMany) this.selectedItems = items.filter((item) => item.picked);
	}

	override dispose(): void {
		super.dispose();
		for (const emitter of [this.#pressedIn, this.#selected, this.#active]) emitter.dispose();
	}

	row(label: string): vscode.QuickPickItem | undefined {
		return this.#items.find((item) => isRow(item) && item.label === label);
	}

	/** Clicks a row of a pick that takes one. */
	choose(label: string): void {
		this.activeItems = this.selectedItems = [this.#row(label)];
		this.accepted.fire();
	}

	/** Types a text, and presses Enter on the row that has focus then. */
	override enter(text: string): void {
		this.value = text;
		this.changed.fire(text);
		this.selectedItems = this.activeItems;
		this.accepted.fire();
	}

	/** Checks rows of a pick that takes several, and accepts them. */
	mark(labels: readonly string[]): void {
		assert.ok(this.canSelectMany, `${this.title} takes one`);
		for (const label of labels) {
			this.selectedItems = [...new Set([...this.selectedItems, this.#row(label)])];
			this.#selected.fire(this.selectedItems);
		}
		this.accepted.fire();
	}

	back(): void {
		this.pressed.fire(vscode.QuickInputButtons.Back);
	}

	/** Presses a button in a row. */
	press(label: string, tooltip: string): void {
		const item = this.#row(label);
		const button = item.buttons?.find((one) => one.tooltip === tooltip);
		assert.ok(button, `${label} has no button ${tooltip}`);
		this.#pressedIn.fire({ item, button });
	}

	#row(label: string): vscode.QuickPickItem {
		return this.row(label) ?? assert.fail(`${this.title} has no row ${label}`);
	}
}

function isRow(item: vscode.QuickPickItem): boolean {
	return item.kind !== vscode.QuickPickItemKind.Separator;
}
