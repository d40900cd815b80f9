import * as l10n from "@vscode/l10n";
import { CloseError, UserError } from "../../close/base/errors.ts";
import type { Disposable } from "../base/ports.ts";
import { BACK, type Button, type Choice, type Item, isChoice, type PickBox, type QuickInputs } from "./quickInput.ts";

export interface PickOptions {
	readonly title: string;
	readonly placeholder: string;
	/** The current items. Called again whenever they may have changed. */
	readonly lines: (typed: string) => readonly Item[];
	/** The id of the item to begin at. */
	readonly active?: string | undefined;
	/** The ids that are checked at first. With it, several items can be checked. */
	readonly checked?: readonly string[];
	/** If several items can be checked: the item that acts like a button as soon as the user checks it. */
	readonly exit?: string;
	readonly value?: string | undefined;
	readonly back?: boolean;
	/** Title buttons in addition to Back. */
	readonly buttons?: () => readonly Button[];
	/** Loads what `items` shows. A failure becomes an item with the reason and Retry. */
	readonly load?: (signal: AbortSignal) => Promise<unknown>;
	/**
	 * Handles a button of an item or of the title. True continues the pick, false ends it. The pick waits for a
	 * promise, which gives the id of the item to continue at and handles its own failures.
	 */
	readonly press?: (button: string, row?: string) => boolean | Promise<string | undefined>;
	/** The text that an item puts in the input instead of being chosen. */
	readonly fill?: (row: string, typed: string) => string | undefined;
	/** Why these items, or the typed text, can't be chosen. The pick shows it as an item and continues. */
	readonly refuse?: (rows: readonly string[], typed: string) => string | undefined;
}

/** How a pick ended: with chosen ids or with a button. `typed` is the text in the input. */
export interface Picked {
	readonly rows: readonly string[];
	readonly typed: string;
	readonly button?: string;
	/** The item whose button was pressed. */
	readonly at?: string;
}

export type Leaving = typeof BACK | undefined;

/** Asks for one item, or for several. Returns undefined if the user leaves. */
export function pick(boxes: QuickInputs, options: PickOptions): Promise<Picked | Leaving> {
	const { title, placeholder, value, back, checked } = options;
	return new Pick(boxes.pick({ title, placeholder, value, back, many: checked !== undefined }), options).run();
}

const RETRY = "\u0000retry";
const REFUSED = "\u0000refused";

class Pick {
	readonly #box: PickBox;
	readonly #options: PickOptions;
	readonly #loading = new AbortController();
	#checked: readonly string[];
	/** The item that becomes active with the next drawing. If undefined, the active item stays. */
	#next: string | undefined;
	/** The item at which the list began before loading. */
	#began: string | undefined;
	#failure: UserError | undefined;
	#refusal: string | undefined;
	/** The work of a button isn't done. Until then, other buttons do nothing. */
	#working = false;
	#end: (result: Picked | Leaving) => void = () => {};
	#fail: (error: unknown) => void = () => {};

	constructor(box: PickBox, options: PickOptions) {
		this.#box = box;
		this.#options = options;
		this.#checked = options.checked ?? [];
		this.#next = options.active;
	}

	async run(): Promise<Picked | Leaving> {
		const box = this.#box;
		const listening: readonly Disposable[] = [
			box.onAccept((rows) => this.#accept(rows)),
			box.onChecked((rows) => this.#check(rows)),
			box.onRowButton((row, button) => this.#press(button, row)),
			box.onButton((button) => (button === BACK ? this.#end(BACK) : this.#press(button))),
			box.onValue(() => this.#edited()),
			box.onHide(() => this.#end(undefined)),
		];
		try {
			return await new Promise((resolve, reject) => {
				this.#end = resolve;
				this.#fail = reject;
				this.#draw();
				box.show();
				void this.#load();
			});
		} finally {
			this.#loading.abort();
			for (const listener of listening) listener.dispose();
			box.dispose();
		}
	}

	async #load(): Promise<void> {
		const { load } = this.#options;
		if (load === undefined) return;
		this.#failure = undefined;
		this.#box.setBusy(true);
		this.#draw();
		this.#began = this.#options.active ?? this.#options.lines(this.#box.value).find(isChoice)?.id;
		try {
			await load(this.#loading.signal);
		} catch (error) {
			// The caller of the prompt shows an unexpected error.
			if (!(error instanceof UserError)) return this.#fail(error);
			this.#failure = error;
		}
		if (this.#loading.signal.aborted) return;
		this.#box.setBusy(false);
		// If the user hasn't moved, the first loaded item becomes active, not the one that was alone until now.
		if (this.#failure === undefined && this.#box.active === this.#began)
			this.#next = this.#options.active ?? this.#options.lines(this.#box.value).find(isChoice)?.id;
		this.#draw();
	}

	#accept(rows: readonly string[]): void {
		const chosen = rows.filter((row) => this.#isChoice(row));
		if (this.#options.checked === undefined) {
			if (rows.includes(RETRY)) void this.#load();
			const [row] = chosen;
			// If the list changes with each key, a fast Enter may find its item gone. Then the typed text is meant.
			if (row === undefined && this.#options.fill === undefined) return;
			const text = row && this.#options.fill?.(row, this.#box.value);
			if (text !== undefined) {
				this.#box.setValue(text);
				this.#draw();
				return;
			}
		}
		this.#refusal = this.#options.refuse?.(chosen, this.#box.value);
		if (this.#refusal === undefined) this.#end({ rows: chosen, typed: this.#box.value });
		else this.#draw();
	}

	/** If several items can be checked, checking Retry or the exit item runs it. */
	#check(rows: readonly string[]): void {
		const { exit } = this.#options;
		const added = rows.filter((row) => !this.#checked.includes(row));
		this.#checked = rows.filter((row) => this.#isChoice(row));
		if (rows.includes(RETRY)) void this.#load();
		else if (exit !== undefined && added.length === 1 && added[0] === exit) this.#press(exit);
		else if (this.#checked.length < rows.length) this.#draw();
	}

	#isChoice(row: string): boolean {
		return row !== RETRY && row !== REFUSED && (row !== this.#options.exit || this.#options.checked === undefined);
	}

	#press(button: string, row?: string): void {
		if (button === RETRY) return void this.#load();
		if (this.#working) return;
		const pressed = this.#options.press?.(button, row) ?? false;
		if (typeof pressed === "object") void this.#work(pressed);
		else if (pressed) {
			this.#next = row;
			this.#draw();
		} else {
			const at = row === undefined ? {} : { at: row };
			this.#end({ rows: this.#checked, typed: this.#box.value, button, ...at });
		}
	}

	async #work(work: Promise<string | undefined>): Promise<void> {
		this.#working = true;
		this.#box.setBusy(true);
		try {
			this.#next = await work;
		} finally {
			this.#working = false;
			if (!this.#loading.signal.aborted) {
				this.#box.setBusy(false);
				this.#draw();
			}
		}
	}

	#edited(): void {
		this.#refusal = undefined;
		if (this.#options.fill !== undefined) this.#draw();
	}

	#draw(): void {
		this.#box.setButtons(this.#options.buttons?.() ?? []);
		const lines = [...this.#notices(), ...this.#options.lines(this.#box.value)];
		const rows = new Set(lines.filter(isChoice).map(({ id }) => id));
		const checked = this.#checked.filter((row) => rows.has(row));
		const first = lines.find(isChoice)?.id;
		const here = this.#options.fill === undefined ? this.#box.active : first;
		this.#box.draw(lines, checked, this.#next ?? here ?? first);
		this.#next = undefined;
	}

	#notices(): readonly Choice[] {
		if (this.#refusal !== undefined) return [{ id: REFUSED, label: this.#refusal, icon: "error", pinned: true }];
		if (this.#failure === undefined) return [];
		const retry = l10n.t("Retry");
		const buttons = [{ id: RETRY, icon: "refresh", tooltip: retry }];
		const { label, detail } = failureWords(this.#failure);
		return [{ id: RETRY, label, description: retry, detail, icon: "warning", pinned: true, buttons }];
	}
}

/** The server's own reason if it sent one, and what to do. */
function failureWords(failure: UserError): { readonly label: string; readonly detail?: string } {
	const label = (failure instanceof CloseError ? failure.reason : undefined) ?? failure.message;
	return failure.advice === "" ? { label } : { label, detail: failure.advice };
}
