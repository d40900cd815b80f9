import * as vscode from "vscode";

/** The common part of fake quick picks and input boxes, for tests that play the user. */
export class TypedInput {
	title: string | undefined;
	placeholder: string | undefined;
	value = "";
	busy = false;
	enabled = true;
	ignoreFocusOut = false;
	step: number | undefined;
	totalSteps: number | undefined;
	buttons: readonly vscode.QuickInputButton[] = [];
	shown = false;
	protected readonly changed = new vscode.EventEmitter<string>();
	protected readonly accepted = new vscode.EventEmitter<void>();
	protected readonly pressed = new vscode.EventEmitter<vscode.QuickInputButton>();
	readonly #hidden = new vscode.EventEmitter<void>();
	readonly onDidChangeValue = this.changed.event;
	readonly onDidAccept = this.accepted.event;
	readonly onDidTriggerButton = this.pressed.event;
	readonly onDidHide = this.#hidden.event;

	show(): void {
		this.shown = true;
	}

	hide(): void {
		this.shown = false;
		this.#hidden.fire();
	}

	dispose(): void {
		this.hide();
		for (const emitter of [this.changed, this.accepted, this.#hidden, this.pressed]) emitter.dispose();
	}

	/** Types a text and presses Enter. */
	enter(text: string): void {
		this.value = text;
		this.changed.fire(text);
		this.accepted.fire();
	}
}
