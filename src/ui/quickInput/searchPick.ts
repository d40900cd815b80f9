import { CloseError, UserError } from "../../close/base/errors.ts";
import { type Clock, type Disposable, SYSTEM_CLOCK } from "../base/ports.ts";
import type { Leaving } from "./pick.ts";
import { RETRY, retryItem, showRemark } from "./pickNotices.ts";
import { BACK, type Choice, type Item, isChoice, type QuickInputs, type QuickPick } from "./quickInput.ts";

/** The pause in typing after which the search begins, in milliseconds. */
export const SEARCH_PAUSE_MS = 250;

/** What is typed, and what was found for it so far. */
export interface Searched<Answer> {
	/** Trimmed. */
	readonly typed: string;
	/** The newest answer. It may be for a text that was typed before. */
	readonly answer: Answer | undefined;
	/** Whether the answer is for what is typed. */
	readonly exact: boolean;
	readonly searching: boolean;
	/** If the search failed, an item above these says why. */
	readonly failed: boolean;
}

interface SearchPickOptions<Answer> {
	readonly title: string;
	readonly placeholder: string;
	readonly back?: boolean;
	/** The id of the item to begin at. */
	readonly active?: string | undefined;
	/** Finds what isn't known here. Called after a pause in typing, and again on Retry; never for an empty text. */
	readonly search: (query: string, signal: AbortSignal) => Promise<Answer>;
	/** The current items, all of them pinned. Called again whenever they may have changed. */
	readonly items: (searched: Searched<Answer>) => readonly Item[];
	/** Called when `items` gives others for the same text. */
	readonly onDidChangeItems?: (listener: () => void) => Disposable;
	/**
	 * Called with the id that Enter would choose, at first and whenever it may have changed. `show` puts a remark behind
	 * the title, or removes it; it does nothing once the pick has ended.
	 */
	readonly preview?: (id: string | undefined, show: (remark: string | undefined) => void) => void;
	readonly clock?: Clock | undefined;
}

/** Asks for an item that the user finds by typing. Returns its id, or undefined if the user leaves. */
export function searchPick<Answer>(
	quickInputs: QuickInputs,
	options: SearchPickOptions<Answer>,
): Promise<string | Leaving> {
	const { title, placeholder, back } = options;
	return new SearchPick(quickInputs.pick({ title, placeholder, back, many: false, live: true }), options).run();
}

const NOTICE = "\u0000notice";

/** An item that only says something. */
export function noticeItem(label: string): Choice {
	return { id: NOTICE, label, pinned: true };
}

class SearchPick<Answer> {
	readonly #input: QuickPick;
	readonly #options: SearchPickOptions<Answer>;
	readonly #clock: Clock;
	/** The newest answer, and its query. */
	#answered: { readonly query: string; readonly answer: Answer } | undefined;
	#failure: UserError | undefined;
	#timer: number | undefined;
	#asking: AbortController | undefined;
	#ended = false;
	/** The ids of the items that can be chosen now. */
	#shown: ReadonlySet<string> = new Set();
	#end: (id: string | Leaving) => void = () => {};
	#fail: (error: unknown) => void = () => {};

	constructor(input: QuickPick, options: SearchPickOptions<Answer>) {
		this.#input = input;
		this.#options = options;
		this.#clock = options.clock ?? SYSTEM_CLOCK;
	}

	async run(): Promise<string | Leaving> {
		const input = this.#input;
		const changing = this.#options.onDidChangeItems?.(() => this.#draw(input.active));
		const listening: readonly Disposable[] = [
			input.onValue(() => this.#typed()),
			input.onAccept(([id]) => this.#accept(id)),
			input.onActive(() => this.#preview()),
			input.onItemButton((_, button) => button === RETRY && void this.#ask()),
			input.onButton((button) => button === BACK && this.#end(BACK)),
			input.onHide(() => this.#end(undefined)),
			...(changing === undefined ? [] : [changing]),
		];
		try {
			return await new Promise((resolve, reject) => {
				this.#end = resolve;
				this.#fail = reject;
				this.#draw(this.#options.active);
				input.show();
			});
		} finally {
			this.#ended = true;
			this.#cancel();
			for (const listener of listening) listener.dispose();
			input.dispose();
		}
	}

	get #query(): string {
		return this.#input.value.trim();
	}

	#typed(): void {
		if (this.#query === (this.#answered?.query ?? "") && this.#failure === undefined) this.#cancel();
		else this.#plan();
		this.#draw();
	}

	/** Searches after a pause in typing. Cancels the search before. */
	#plan(): void {
		this.#cancel();
		this.#failure = undefined;
		if (this.#query === "") this.#answered = undefined;
		else this.#timer = this.#clock.set(() => void this.#ask(), SEARCH_PAUSE_MS);
	}

	async #ask(): Promise<void> {
		this.#cancel();
		this.#failure = undefined;
		const asking = new AbortController();
		this.#asking = asking;
		const query = this.#query;
		this.#input.setBusy(true);
		this.#draw(this.#input.active);
		try {
			const answer = await this.#options.search(query, asking.signal);
			if (this.#asking !== asking) return;
			this.#answered = { query, answer };
		} catch (error) {
			if (this.#asking !== asking) return;
			// The caller of the prompt shows an unexpected error.
			if (!(error instanceof UserError)) return this.#fail(error);
			if (!(error instanceof CloseError && error.kind === "cancelled")) this.#failure = error;
		}
		this.#cancel();
		this.#draw(this.#input.active);
	}

	#cancel(): void {
		this.#clock.clear(this.#timer);
		this.#timer = undefined;
		this.#asking?.abort();
		this.#asking = undefined;
		this.#input.setBusy(false);
	}

	/** After a fast Enter, `id` may be from the list before. It is ignored if the current list doesn't have it. */
	#accept(id: string | undefined): void {
		if (id === RETRY) void this.#ask();
		else if (id !== undefined && this.#shown.has(id)) this.#end(id);
	}

	/** The first item becomes active, unless `active` is in the list. */
	#draw(active?: string): void {
		const typed = this.#query;
		const items = this.#options.items({
			typed,
			answer: this.#answered?.answer,
			exact: typed === this.#answered?.query,
			searching: this.#timer !== undefined || this.#asking !== undefined,
			failed: this.#failure !== undefined,
		});
		const all = [...(this.#failure === undefined ? [] : [retryItem(this.#failure)]), ...items];
		const ids = all.filter(isChoice).map(({ id }) => id);
		this.#shown = new Set(ids.filter((id) => id !== NOTICE));
		this.#input.draw(all, [], active !== undefined && ids.includes(active) ? active : ids[0]);
		this.#preview();
	}

	#preview(): void {
		const { title, preview } = this.#options;
		const { active } = this.#input;
		const id = active !== undefined && this.#shown.has(active) && active !== RETRY ? active : undefined;
		preview?.(id, (remark) => {
			if (!this.#ended) showRemark(this.#input, title, remark);
		});
	}
}
