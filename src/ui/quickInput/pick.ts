import * as l10n from "@vscode/l10n";
import { CloseError, UserError } from "../../close/base/errors.ts";
import type { Disposable } from "../base/ports.ts";
import { BACK, type Button, type Choice, type Item, isChoice, type PickBox, type QuickInputs } from "./quickInput.ts";

export interface PickOptions {
	readonly title: string;
	readonly placeholder: string;
	/** What there is to choose, as known now; asked for again whenever that may have changed. */
	readonly lines: (typed: string) => readonly Item[];
	/** The row to begin at. */
	readonly active?: string | undefined;
	/** The rows that are checked at first; makes it a pick of several. */
	readonly checked?: readonly string[];
	/** In a pick of several, the row that ends it like a button as soon as it alone is checked. */
	readonly exit?: string;
	readonly value?: string | undefined;
	readonly back?: boolean;
	/** Title buttons besides Back. */
	readonly buttons?: () => readonly Button[];
	/** Gets what `lines` shows; a failure becomes a row with the reason and Retry. */
	readonly load?: (signal: AbortSignal) => Promise<unknown>;
	/**
	 * Does what a button of a row or of the title says, after which the pick goes on; false ends it. What takes a while
	 * is waited for, and gives the row to go on at; it says itself where it fails.
	 */
	readonly press?: (button: string, row?: string) => boolean | Promise<string | undefined>;
	/** What a row puts into the box instead of being chosen. */
	readonly fill?: (row: string, typed: string) => string | undefined;
	/** Why these rows, or what is typed, cannot be chosen: said in a row, and the pick goes on. */
	readonly refuse?: (rows: readonly string[], typed: string) => string | undefined;
}

/** How a pick ended: with rows, or with a button. `typed` is what stood in the box. */
export interface Picked {
	readonly rows: readonly string[];
	readonly typed: string;
	readonly button?: string;
	/** The row whose button it was. */
	readonly at?: string;
}

export type Leaving = typeof BACK | undefined;

/** Asks for one row, or for several. Undefined where the user left. */
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
	/** Where the next drawing begins; undefined: where the user is. */
	#next: string | undefined;
	/** Where the list began before it was read. */
	#began: string | undefined;
	#failure: UserError | undefined;
	#refusal: string | undefined;
	/** What a button began is not done yet; no other one is pressed until it is. */
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
			// What nobody expects is told by whoever asked for the prompt.
			if (!(error instanceof UserError)) return this.#fail(error);
			this.#failure = error;
		}
		if (this.#loading.signal.aborted) return;
		this.#box.setBusy(false);
		// Whoever has not moved yet begins at the top of what came, not at the row that was alone until now.
		if (this.#failure === undefined && this.#box.active === this.#began)
			this.#next = this.#options.active ?? this.#options.lines(this.#box.value).find(isChoice)?.id;
		this.#draw();
	}

	#accept(rows: readonly string[]): void {
		const chosen = rows.filter((row) => this.#isChoice(row));
		if (this.#options.checked === undefined) {
			if (rows.includes(RETRY)) void this.#load();
			const [row] = chosen;
			// Where the list is drawn anew with each key, a fast Enter finds its row gone: what is typed is meant.
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

	/** In a pick of several, a row that is no choice is chosen by its mark. */
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

/** The server's own reason where it gave one, and what to do. */
function failureWords(failure: UserError): { readonly label: string; readonly detail?: string } {
	const label = (failure instanceof CloseError ? failure.reason : undefined) ?? failure.message;
	return failure.advice === "" ? { label } : { label, detail: failure.advice };
}
