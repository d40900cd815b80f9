import * as l10n from "@vscode/l10n";
import type { Disposable } from "../base/ports.ts";

/** A button of a title or of a row. `icon` is the name of a codicon; the tooltip is also what is spoken. */
export interface Button {
	readonly id: string;
	readonly icon: string;
	readonly tooltip: string;
}

/** Leads to the page before. VS Code gives it its looks. */
export const BACK = "back";

/** Something to choose. All texts are plain: nothing in them is read as an icon or a link. */
export interface Choice {
	/** What the choice is known by; unique in its list. */
	readonly id: string;
	readonly label: string;
	readonly description?: string | undefined;
	readonly detail?: string | undefined;
	readonly icon?: string;
	/** Stays in sight whatever is typed. */
	readonly pinned?: boolean;
	readonly buttons?: readonly Button[];
}

/** A line between rows. */
export interface Heading {
	readonly heading: string;
}

export type Item = Choice | Heading;

export function isChoice(line: Item): line is Choice {
	return !("heading" in line);
}

/** What quick picks and input boxes have in common. Gone as soon as it is hidden. */
interface Box {
	readonly value: string;
	setBusy(busy: boolean): void;
	onValue(listener: (value: string) => void): Disposable;
	/** A button in the title, by its id, {@link BACK} included. */
	onButton(listener: (button: string) => void): Disposable;
	onHide(listener: () => void): Disposable;
	show(): void;
	dispose(): void;
}

export interface PickBox extends Box {
	/** The row that Enter would take. */
	readonly active: string | undefined;
	setValue(value: string): void;
	setButtons(buttons: readonly Button[]): void;
	/** Replaces all lines; `checked` are the rows with a mark, `active` becomes the one that Enter would take. */
	draw(lines: readonly Item[], checked: readonly string[], active: string | undefined): void;
	/** Enter, or a click on a row: all checked rows where many can be checked, else the one. */
	onAccept(listener: (rows: readonly string[]) => void): Disposable;
	onChecked(listener: (rows: readonly string[]) => void): Disposable;
	onRowButton(listener: (row: string, button: string) => void): Disposable;
}

export interface TextBox extends Box {
	/** What is wrong with the text; `unfinished` while it may still become right. */
	setFault(fault: Fault | undefined): void;
	onAccept(listener: () => void): Disposable;
}

export interface Fault {
	readonly text: string;
	readonly unfinished?: boolean;
}

interface BoxLook {
	readonly title: string;
	readonly placeholder?: string | undefined;
	readonly value?: string | undefined;
	/** With a button that leads back. */
	readonly back?: boolean | undefined;
}

export interface PickLook extends BoxLook {
	/** Several rows can be checked. */
	readonly many: boolean;
	/** The lines follow what is typed: they stay in their order and under their headings. Rows have to be pinned. */
	readonly live?: boolean;
}

export interface TextLook extends BoxLook {
	/** The line under the box. */
	readonly prompt?: string | undefined;
	readonly step?: readonly [step: number, of: number] | undefined;
}

/** Where prompts get their boxes from: VS Code, or a test. */
export interface QuickInputs {
	pick(look: PickLook): PickBox;
	text(look: TextLook): TextBox;
}

/** Says at the row of what is set now that it is. */
export function markCurrent<Line extends object>(lines: readonly Line[], current: string | undefined): readonly Line[] {
	return lines.map((line) => (isRowOf(line, current) ? { ...line, description: currentText(line.description) } : line));
}

function isRowOf(line: object, id: string | undefined): line is Choice {
	return id !== undefined && "id" in line && line.id === id;
}

function currentText(description: string | undefined): string {
	return description === undefined ? l10n.t("Current") : l10n.t("{0} · Current", description);
}
