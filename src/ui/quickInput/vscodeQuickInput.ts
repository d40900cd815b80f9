import * as vscode from "vscode";
import { cutText } from "../../close/text/cutText.ts";
import { plainText } from "../base/plainText.ts";
import {
	BACK,
	type Button,
	type Item,
	isChoice,
	type PickBox,
	type PickLook,
	type QuickInputs,
	type TextBox,
	type TextLook,
} from "./quickInput.ts";

/** The quick inputs of VS Code. Only one is open at a time. */
export class VscodeQuickInputs implements QuickInputs {
	#open: vscode.QuickInput | undefined;

	pick(look: PickLook): PickBox {
		return pickBox(this.#opened(vscode.window.createQuickPick<VscodeItem>()), look);
	}

	text(look: TextLook): TextBox {
		return textBox(this.#opened(vscode.window.createInputBox()), look);
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

function pickBox(box: vscode.QuickPick<VscodeItem>, look: PickLook): PickBox {
	const common = commonBox(box, look);
	box.canSelectMany = look.many;
	box.matchOnDescription = true;
	box.matchOnDetail = true;
	box.keepScrollPosition = true;
	if (look.live) keepOrder(box);
	return {
		...common,
		get value() {
			return box.value;
		},
		get active() {
			return box.activeItems[0]?.id;
		},
		setValue: (value) => {
			box.value = value;
		},
		setButtons: (buttons) => {
			box.buttons = [...common.back, ...buttons.map(buttonOf)];
		},
		draw: (lines, checked, active) => {
			const items = lines.map((line) => itemOf(line, checked));
			box.items = items;
			if (look.many) box.selectedItems = items.filter((item) => item.picked);
			const focused = items.find((item) => item.id === active && item.kind !== vscode.QuickPickItemKind.Separator);
			if (focused !== undefined) box.activeItems = [focused];
		},
		onAccept: (listener) => box.onDidAccept(() => listener(idsOf(box.selectedItems))),
		onChecked: (listener) => box.onDidChangeSelection((items) => look.many && listener(idsOf(items))),
		onRowButton: (listener) =>
			box.onDidTriggerItemButton(({ item, button }) => {
				if (isOurs(button)) listener(item.id, button.id);
			}),
	};
}

function textBox(box: vscode.InputBox, look: TextLook): TextBox {
	const common = commonBox(box, look);
	box.prompt = look.prompt;
	box.step = look.step?.[0];
	box.totalSteps = look.step?.[1];
	// Users often copy an id from another window.
	box.ignoreFocusOut = true;
	return {
		...common,
		get value() {
			return box.value;
		},
		setFault: (fault) => {
			const severity = vscode.InputBoxValidationSeverity[fault?.unfinished ? "Info" : "Error"];
			box.validationMessage = fault && { message: plainText(fault.text), severity };
		},
		onAccept: (listener) => box.onDidAccept(listener),
	};
}

function commonBox(box: vscode.QuickPick<VscodeItem> | vscode.InputBox, look: PickLook | TextLook) {
	const back = look.back ? [vscode.QuickInputButtons.Back] : [];
	box.title = plainText(look.title);
	box.placeholder = look.placeholder;
	box.value = look.value ?? "";
	box.buttons = back;
	return {
		back,
		setBusy: (busy: boolean) => {
			box.busy = busy;
		},
		onValue: (listener: (value: string) => void) => box.onDidChangeValue(listener),
		onButton: (listener: (button: string) => void) =>
			box.onDidTriggerButton((button) => {
				if (button === vscode.QuickInputButtons.Back) listener(BACK);
				else if (isOurs(button)) listener(button.id);
			}),
		onHide: (listener: () => void) => box.onDidHide(listener),
		show: () => box.show(),
		dispose: () => box.dispose(),
	};
}

/**
 * Without this, VS Code sorts matches and removes headings. It isn't part of the API yet; if it has no effect, only the
 * order of the items differs.
 */
function keepOrder(box: vscode.QuickPick<VscodeItem>): void {
	Object.assign(box, { sortByLabel: false });
}

function itemOf(line: Item, checked: readonly string[]): VscodeItem {
	if (!isChoice(line)) return { id: "", label: plainText(line.heading), kind: vscode.QuickPickItemKind.Separator };
	const { id, label, description, detail, icon, pinned, buttons } = line;
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
