import * as vscode from "vscode";

/** Stands in for an input box, and types into it as a user would. */
export class TypedBox {
	value = "";
	title: string | undefined;
	prompt: string | undefined;
	placeholder: string | undefined;
	password = false;
	busy = false;
	enabled = true;
	ignoreFocusOut = false;
	step: number | undefined;
	totalSteps: number | undefined;
	valueSelection: readonly [number, number] | undefined;
	buttons: readonly vscode.QuickInputButton[] = [];
	validationMessage: string | vscode.InputBoxValidationMessage | undefined;
	readonly #changed = new vscode.EventEmitter<string>();
	readonly #accepted = new vscode.EventEmitter<void>();
	readonly #hidden = new vscode.EventEmitter<void>();
	readonly #pressed = new vscode.EventEmitter<vscode.QuickInputButton>();
	readonly onDidChangeValue = this.#changed.event;
	readonly onDidAccept = this.#accepted.event;
	readonly onDidHide = this.#hidden.event;
	readonly onDidTriggerButton = this.#pressed.event;
	shown = false;

	show(): void {
		this.shown = true;
	}

	hide(): void {
		this.shown = false;
		this.#hidden.fire();
	}

	dispose(): void {
		this.hide();
		for (const emitter of [this.#changed, this.#accepted, this.#hidden, this.#pressed]) emitter.dispose();
	}

	enter(text: string): void {
		this.value = text;
		this.#changed.fire(text);
		this.#accepted.fire();
	}
}
