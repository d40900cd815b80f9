import * as vscode from "vscode";
import { cutText } from "../../close/text/cutText.ts";
import { plainText } from "../base/plainText.ts";
import {
	BACK,
	type Button,
	type InputBox,
	type InputBoxOptions,
	type Item,
	isChoice,
	type QuickInputs,
	type QuickPick,
	type QuickPickOptions,
} from "./quickInput.ts";

/** The quick inputs of VS Code. Only one is open at a time. */
export class VscodeQuickInputs implements QuickInputs {
	#open: vscode.QuickInput | undefined;

	pick(options: QuickPickOptions): QuickPick {
		return quickPick(this.#opened(vscode.window.createQuickPick<VscodeItem>()), options);
	}

	text(options: InputBoxOptions): InputBox {
		return inputBox(this.#opened(vscode.window.createInputBox()), options);
	}

	/** Closes the open quick input. */
	close(): void {
		this.#open?.hide();
	}

	#opened<Input extends vscode.QuickInput>(input: Input): Input {
		this.#open = input;
		return input;
	}
}

interface VscodeItem extends vscode.QuickPickItem {
	readonly id: string;
}

interface TitleButton extends vscode.QuickInputButton {
	readonly id: string;
}

function quickPick(input: vscode.QuickPick<VscodeItem>, options: QuickPickOptions): QuickPick {
	const common = commonParts(input, options);
	input.canSelectMany = options.many;
	input.matchOnDescription = true;
	input.matchOnDetail = true;
	input.keepScrollPosition = true;
	if (options.live) keepOrder(input);
	const isInSight = (item: VscodeItem) => isSelectable(item) && (options.live || matches(item, input.value));
	return {
		...common,
		get value() {
			return input.value;
		},
		get active() {
			return input.activeItems[0]?.id;
		},
		setValue: (value) => {
			input.value = value;
		},
		setButtons: (buttons) => {
			input.buttons = [...common.back, ...buttons.map(buttonOf)];
		},
		draw: (items, checked, active) => {
			const drawn = items.map((item) => itemOf(item, checked));
			input.items = drawn;
			if (options.many) input.selectedItems = drawn.filter((item) => item.picked);
			const focused = drawn.find((item) => item.id === active && isInSight(item));
			// VS Code activates the first item that its filter shows. What the user just typed may not be known here yet.
			const isFirst = focused === drawn.find(isSelectable) && !options.many && !options.live;
			if (focused !== undefined && !isFirst) input.activeItems = [focused];
		},
		onAccept: (listener) => input.onDidAccept(() => listener(idsOf(input.selectedItems))),
		onChecked: (listener) => input.onDidChangeSelection((items) => options.many && listener(idsOf(items))),
		onActive: (listener) => input.onDidChangeActive(() => listener()),
		onItemButton: (listener) =>
			input.onDidTriggerItemButton(({ item, button }) => {
				if (isOurs(button)) listener(item.id, button.id);
			}),
	};
}

function inputBox(input: vscode.InputBox, options: InputBoxOptions): InputBox {
	const common = commonParts(input, options);
	input.prompt = options.prompt;
	input.step = options.step?.[0];
	input.totalSteps = options.step?.[1];
	// Users often copy an id from another window.
	input.ignoreFocusOut = true;
	return {
		...common,
		get value() {
			return input.value;
		},
		setFault: (fault) => {
			const severity = vscode.InputBoxValidationSeverity[fault?.unfinished ? "Info" : "Error"];
			input.validationMessage = fault && { message: plainText(fault.text), severity };
		},
		onAccept: (listener) => input.onDidAccept(listener),
	};
}

function commonParts(
	input: vscode.QuickPick<VscodeItem> | vscode.InputBox,
	options: QuickPickOptions | InputBoxOptions,
) {
	const back = options.back ? [vscode.QuickInputButtons.Back] : [];
	input.title = plainText(options.title);
	input.placeholder = options.placeholder;
	input.value = options.value ?? "";
	input.buttons = back;
	return {
		back,
		setTitle: (title: string) => {
			input.title = plainText(title);
		},
		setBusy: (busy: boolean) => {
			input.busy = busy;
		},
		onValue: (listener: (value: string) => void) => input.onDidChangeValue(listener),
		onButton: (listener: (button: string) => void) =>
			input.onDidTriggerButton((button) => {
				if (button === vscode.QuickInputButtons.Back) listener(BACK);
				else if (isOurs(button)) listener(button.id);
			}),
		onHide: (listener: () => void) => input.onDidHide(listener),
		show: () => input.show(),
		// A prompt that follows at once is on screen by then. Otherwise VS Code would focus what had the focus before, such
		// as a tree, in between; and a tree that is drawn anew then takes the focus back, which closes the next prompt.
		dispose: () => void setImmediate(() => input.dispose()),
	};
}

/**
 * Without this, VS Code sorts matches and removes headings. It isn't part of the API yet; if it has no effect, only the
 * order of the items differs.
 */
function keepOrder(input: vscode.QuickPick<VscodeItem>): void {
	Object.assign(input, { sortByLabel: false });
}

function itemOf(item: Item, checked: readonly string[]): VscodeItem {
	if (!isChoice(item)) return { id: "", label: plainText(item.heading), kind: vscode.QuickPickItemKind.Separator };
	const { id, label, description, detail, icon, pinned, buttons } = item;
	return {
		id,
		label: itemText(label) || itemText(id),
		...(description === undefined ? {} : { description: itemText(description) }),
		...(detail === undefined ? {} : { detail: itemText(detail) }),
		...(icon === undefined ? {} : { iconPath: new vscode.ThemeIcon(icon) }),
		...(pinned === undefined ? {} : { alwaysShow: pinned }),
		...(buttons === undefined ? {} : { buttons: buttons.map(buttonOf) }),
		// Without it, new items would lose their check marks for a moment.
		picked: checked.includes(id),
	};
}

/** In graphemes: more than any item has room for. */
const LONGEST_ITEM = 400;

function itemText(text: string): string {
	return cutText(plainText(text), LONGEST_ITEM);
}

/** Leaves out separators: VS Code reports a choice by its index, and after a redraw a separator may have that index. */
function idsOf(items: readonly VscodeItem[]): readonly string[] {
	return items.map(({ id }) => id).filter((id) => id !== "");
}

function buttonOf({ id, icon, tooltip }: Button): TitleButton {
	return { id, iconPath: new vscode.ThemeIcon(icon), tooltip };
}

function isOurs(button: vscode.QuickInputButton): button is TitleButton {
	return "id" in button;
}

/** Whether VS Code shows an item of a pick that filters by what is typed. */
function matches({ label, description, detail, alwaysShow }: VscodeItem, typed: string): boolean {
	const text = [label, description, detail].join("\n").toLowerCase();
	return alwaysShow === true || text.includes(typed.trim().toLowerCase());
}

function isSelectable(item: VscodeItem): boolean {
	return item.kind !== vscode.QuickPickItemKind.Separator;
}
