import { UserError } from "../../close/base/errors.ts";
import type { Disposable } from "../base/ports.ts";
import { RETRY, retryItem, showRemark } from "./pickNotices.ts";
import { BACK, type Button, type Choice, type Item, isChoice, type QuickInputs, type QuickPick } from "./quickInput.ts";

export interface PickOptions {
	readonly title: string;
	readonly placeholder: string;
	/** The current items. Called again whenever they may have changed. */
	readonly items: (typed: string) => readonly Item[];
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
	readonly press?: (button: string, id?: string) => boolean | Promise<string | undefined>;
	/**
	 * If several items can be checked: which ids are checked after the user changed `before` to `checked`. Also called
	 * with each drawing, with both the same.
	 */
	readonly link?: (checked: readonly string[], before: readonly string[]) => readonly string[];
	/**
	 * Called with what Enter would choose: the checked ids or the active one, at first and whenever it may have changed.
	 * `show` puts a remark behind the title, or removes it; it does nothing once the pick has ended. `typed` is the text in
	 * the input: with `fill`, `preview` is called when it changes, too.
	 */
	readonly preview?: (ids: readonly string[], show: (remark: string | undefined) => void, typed: string) => void;
	/** The text that an item puts in the input instead of being chosen. */
	readonly fill?: (id: string, typed: string) => string | undefined;
	/** Why these items, or the typed text, can't be chosen. The pick shows it as an item and continues. */
	readonly refuse?: (ids: readonly string[], typed: string) => string | undefined;
}

/** How a pick ended: with chosen ids or with a button. `typed` is the text in the input. */
export interface Picked {
	readonly ids: readonly string[];
	readonly typed: string;
	readonly button?: string;
	/** The item whose button was pressed. */
	readonly at?: string;
}

export type Leaving = typeof BACK | undefined;

/** Asks for one item, or for several. Returns undefined if the user leaves. */
export function pick(quickInputs: QuickInputs, options: PickOptions): Promise<Picked | Leaving> {
	const { title, placeholder, value, back, checked } = options;
	return new Pick(quickInputs.pick({ title, placeholder, value, back, many: checked !== undefined }), options).run();
}

const REFUSED = "\u0000refused";

class Pick {
	readonly #input: QuickPick;
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

	constructor(input: QuickPick, options: PickOptions) {
		this.#input = input;
		this.#options = options;
		this.#checked = options.checked ?? [];
		this.#next = options.active;
	}

	async run(): Promise<Picked | Leaving> {
		const input = this.#input;
		const listening: readonly Disposable[] = [
			input.onAccept((ids) => this.#accept(ids)),
			input.onChecked((ids) => this.#check(ids)),
			input.onActive(() => this.#preview()),
			input.onItemButton((id, button) => this.#press(button, id)),
			input.onButton((button) => (button === BACK ? this.#end(BACK) : this.#press(button))),
			input.onValue(() => this.#edited()),
			input.onHide(() => this.#end(undefined)),
		];
		try {
			return await new Promise((resolve, reject) => {
				this.#end = resolve;
				this.#fail = reject;
				this.#draw();
				input.show();
				void this.#load();
			});
		} finally {
			this.#loading.abort();
			for (const listener of listening) listener.dispose();
			input.dispose();
		}
	}

	async #load(): Promise<void> {
		const { load } = this.#options;
		if (load === undefined) return;
		this.#failure = undefined;
		this.#input.setBusy(true);
		this.#draw();
		this.#began = this.#options.active ?? this.#options.items(this.#input.value).find(isChoice)?.id;
		try {
			await load(this.#loading.signal);
		} catch (error) {
			// The caller of the prompt shows an unexpected error.
			if (!(error instanceof UserError)) return this.#fail(error);
			this.#failure = error;
		}
		if (this.#loading.signal.aborted) return;
		this.#input.setBusy(false);
		// If the user hasn't moved, the first loaded item becomes active, not the one that was alone until now.
		if (this.#failure === undefined && this.#input.active === this.#began)
			this.#next = this.#options.active ?? this.#options.items(this.#input.value).find(isChoice)?.id;
		this.#draw();
	}

	#accept(ids: readonly string[]): void {
		const chosen = ids.filter((id) => this.#isChoice(id));
		if (this.#options.checked === undefined) {
			if (ids.includes(RETRY)) void this.#load();
			const [id] = chosen;
			// If the list changes with each key, a fast Enter may find its item gone. Then the typed text is meant.
			if (id === undefined && this.#options.fill === undefined) return;
			const text = id && this.#options.fill?.(id, this.#input.value);
			if (text !== undefined) {
				this.#input.setValue(text);
				this.#draw();
				return;
			}
		}
		this.#refusal = this.#options.refuse?.(chosen, this.#input.value);
		if (this.#refusal === undefined) this.#end({ ids: chosen, typed: this.#input.value });
		else this.#draw();
	}

	/** If several items can be checked, checking Retry or the exit item runs it. */
	#check(ids: readonly string[]): void {
		const { exit } = this.#options;
		const before = this.#checked;
		const added = ids.filter((id) => !before.includes(id));
		const chosen = ids.filter((id) => this.#isChoice(id));
		this.#checked = this.#linked(chosen, before);
		if (ids.includes(RETRY)) void this.#load();
		else if (exit !== undefined && added.length === 1 && added[0] === exit) this.#press(exit);
		else if (!sameIds(this.#checked, ids)) this.#draw();
		else this.#preview();
	}

	#linked(checked: readonly string[], before: readonly string[]): readonly string[] {
		return this.#options.link?.(checked, before) ?? checked;
	}

	#preview(): void {
		const { title, checked, preview } = this.#options;
		const { active } = this.#input;
		const ids =
			checked === undefined
				? [active].flatMap((id) => (id !== undefined && this.#isChoice(id) ? id : []))
				: this.#checked;
		const show = (remark: string | undefined) => {
			if (!this.#loading.signal.aborted) showRemark(this.#input, title, remark);
		};
		preview?.(ids, show, this.#input.value);
	}

	#isChoice(id: string): boolean {
		return id !== RETRY && id !== REFUSED && (id !== this.#options.exit || this.#options.checked === undefined);
	}

	#press(button: string, id?: string): void {
		if (button === RETRY) return void this.#load();
		if (this.#working) return;
		const pressed = this.#options.press?.(button, id) ?? false;
		if (typeof pressed === "object") void this.#work(pressed);
		else if (pressed) {
			this.#next = id;
			this.#draw();
		} else {
			const at = id === undefined ? {} : { at: id };
			this.#end({ ids: this.#checked, typed: this.#input.value, button, ...at });
		}
	}

	async #work(work: Promise<string | undefined>): Promise<void> {
		this.#working = true;
		this.#input.setBusy(true);
		try {
			this.#next = await work;
		} finally {
			this.#working = false;
			if (!this.#loading.signal.aborted) {
				this.#input.setBusy(false);
				this.#draw();
			}
		}
	}

	#edited(): void {
		this.#refusal = undefined;
		if (this.#options.fill !== undefined) this.#draw();
	}

	#draw(): void {
		this.#input.setButtons(this.#options.buttons?.() ?? []);
		const items = [...this.#notices(), ...this.#options.items(this.#input.value)];
		const ids = new Set(items.filter(isChoice).map(({ id }) => id));
		this.#checked = this.#linked(this.#checked, this.#checked);
		const checked = this.#checked.filter((id) => ids.has(id));
		const first = items.find(isChoice)?.id;
		const here = this.#options.fill === undefined ? this.#input.active : first;
		this.#input.draw(items, checked, this.#next ?? here ?? first);
		this.#next = undefined;
		this.#preview();
	}

	#notices(): readonly Choice[] {
		if (this.#refusal !== undefined) return [{ id: REFUSED, label: this.#refusal, icon: "error", pinned: true }];
		return this.#failure === undefined ? [] : [retryItem(this.#failure)];
	}
}

function sameIds(some: readonly string[], others: readonly string[]): boolean {
	return some.length === others.length && some.every((id) => others.includes(id));
}
