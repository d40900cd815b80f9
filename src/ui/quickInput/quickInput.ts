import * as l10n from "@vscode/l10n";
import type { Disposable } from "../base/ports.ts";

/** A button of the title or of an item. `icon` is the name of a codicon. Screen readers speak the tooltip. */
export interface Button {
	readonly id: string;
	readonly icon: string;
	readonly tooltip: string;
}

/** The button that goes back to the page before. VS Code provides its icon. */
export const BACK = "back";

/** Something to choose. All texts are plain: nothing in them is read as an icon or a link. */
export interface Choice {
	/** Unique in its list. */
	readonly id: string;
	readonly label: string;
	readonly description?: string | undefined;
	readonly detail?: string | undefined;
	readonly icon?: string;
	/** Stays visible whatever is typed. */
	readonly pinned?: boolean;
	readonly buttons?: readonly Button[];
}

/** A separator between choices. */
interface Heading {
	readonly heading: string;
}

export type Item = Choice | Heading;

export function isChoice(item: Item): item is Choice {
	return !("heading" in item);
}

/** What quick picks and input boxes have in common. It can't be shown again after it was hidden. */
interface QuickInput {
	readonly value: string;
	setTitle(title: string): void;
	setBusy(busy: boolean): void;
	onValue(listener: (value: string) => void): Disposable;
	/** Called with the id of a title button, including {@link BACK}. */
	onButton(listener: (button: string) => void): Disposable;
	onHide(listener: () => void): Disposable;
	show(): void;
	dispose(): void;
}

export interface QuickPick extends QuickInput {
	/** The id of the item that Enter would choose. */
	readonly active: string | undefined;
	setValue(value: string): void;
	setButtons(buttons: readonly Button[]): void;
	/**
	 * Replaces all items. `checked` are the ids of the checked items; `active` becomes the item that Enter would
	 * choose.
	 */
	draw(items: readonly Item[], checked: readonly string[], active: string | undefined): void;
	/** Called on Enter or a click: with all checked ids if several can be checked, else with the one. */
	onAccept(listener: (ids: readonly string[]) => void): Disposable;
	onChecked(listener: (ids: readonly string[]) => void): Disposable;
	/** Called when the user moves to another item. */
	onActive(listener: () => void): Disposable;
	onItemButton(listener: (id: string, button: string) => void): Disposable;
}

export interface InputBox extends QuickInput {
	/** Shows what is wrong with the text, or what it's understood as. */
	setFault(fault: Fault | undefined): void;
	onAccept(listener: () => void): Disposable;
}

export interface Fault {
	readonly text: string;
	/** It isn't an error, or not yet: more typing or a second Enter makes it right. */
	readonly unfinished?: boolean;
}

interface QuickInputOptions {
	readonly title: string;
	readonly placeholder?: string | undefined;
	readonly value?: string | undefined;
	/** Shows a Back button. */
	readonly back?: boolean | undefined;
}

export interface QuickPickOptions extends QuickInputOptions {
	/** Several items can be checked. */
	readonly many: boolean;
	/** The items depend on the typed text: they keep their order and headings. Choices must be pinned. */
	readonly live?: boolean;
}

export interface InputBoxOptions extends QuickInputOptions {
	/** The line below the input. */
	readonly prompt?: string | undefined;
	readonly step?: readonly [step: number, of: number] | undefined;
}

/** Where prompts get their quick picks and input boxes from: VS Code, or a test. */
export interface QuickInputs {
	pick(options: QuickPickOptions): QuickPick;
	text(options: InputBoxOptions): InputBox;
}

/** Marks the item of the current value as current. */
export function markCurrent<Listed extends object>(
	items: readonly Listed[],
	current: string | undefined,
): readonly Listed[] {
	return items.map((item) =>
		isChoiceOf(current, item) ? { ...item, description: currentText(item.description) } : item,
	);
}

function isChoiceOf(id: string | undefined, item: object): item is Choice {
	return id !== undefined && "id" in item && item.id === id;
}

function currentText(description: string | undefined): string {
	return description === undefined ? l10n.t("Current") : l10n.t("{0} · Current", description);
}
