import * as l10n from "@vscode/l10n";
import type { OpportunitySearch } from "../../close/api.ts";
import { CloseError, UserError } from "../../close/base/errors.ts";
import type { Found } from "../../close/schema/foundOpportunities.ts";
import type { OpportunityRow } from "../../close/schema/opportunityRow.ts";
import { WordSearch, wordsOf } from "../../opportunities/find/wordSearch.ts";
import { type Clock, type Disposable, SYSTEM_CLOCK } from "../base/ports.ts";
import { isChoice, type QuickInputs, type QuickPick } from "../quickInput/quickInput.ts";
import type { RowWording } from "../rows/rowText.ts";
import { foundItems, loadedMatches, RETRY } from "./foundItems.ts";

interface FinderParts {
	readonly quickInputs: QuickInputs;
	/** The loaded rows, in the order of the tree. */
	readonly loaded: () => Iterable<OpportunityRow>;
	readonly source: OpportunitySearch;
	readonly wording: () => RowWording;
	/** Called when `wording` changes. */
	readonly onDidChangeWording: (listener: () => void) => Disposable;
	readonly clock?: Clock;
}

/** The pause in typing after which Close is asked, in milliseconds. */
export const PAUSE_MS = 250;
/** How many results are shown: with more, people type on instead of reading. */
const MOST_FOUND = 20;

/**
 * Asks for an opportunity: loaded rows match at once, and after a pause Close is asked. Returns its id, or undefined if
 * the user leaves.
 */
export function find(parts: FinderParts): Promise<string | undefined> {
	const input = parts.quickInputs.pick({
		title: l10n.t("Find Opportunity"),
		placeholder: l10n.t("Type part of a lead's name, a contact or a note, or a Close query such as note:important"),
		many: false,
		live: true,
	});
	return new Finder(input, parts).run();
}

const NOTHING: Found = { opportunities: [], total: undefined };

class Finder {
	readonly #input: QuickPick;
	readonly #parts: FinderParts;
	readonly #clock: Clock;
	readonly #search = new WordSearch();
	/** The newest answer of Close, and its query. */
	#answer: { readonly query: string; readonly found: Found } = { query: "", found: NOTHING };
	#failure: UserError | undefined;
	#timer: number | undefined;
	#asking: AbortController | undefined;
	/** The ids of the opportunities that can be chosen now. */
	#shown: ReadonlySet<string> = new Set();
	#end: (id: string | undefined) => void = () => {};
	#fail: (error: unknown) => void = () => {};

	constructor(input: QuickPick, parts: FinderParts) {
		this.#input = input;
		this.#parts = parts;
		this.#clock = parts.clock ?? SYSTEM_CLOCK;
	}

	async run(): Promise<string | undefined> {
		const input = this.#input;
		const listening: readonly Disposable[] = [
			input.onValue(() => this.#typed()),
			input.onAccept(([id]) => this.#accept(id)),
			input.onHide(() => this.#end(undefined)),
			this.#parts.onDidChangeWording(() => this.#draw(input.active)),
		];
		try {
			return await new Promise((resolve, reject) => {
				this.#end = resolve;
				this.#fail = reject;
				this.#draw();
				input.show();
			});
		} finally {
			this.#cancel();
			for (const listener of listening) listener.dispose();
			input.dispose();
		}
	}

	get #query(): string {
		return this.#input.value.trim();
	}

	#typed(): void {
		if (this.#query === this.#answer.query && this.#failure === undefined) this.#cancel();
		else this.#plan();
		this.#draw();
	}

	/** Asks Close after a pause in typing. Cancels the request before. */
	#plan(): void {
		this.#cancel();
		this.#failure = undefined;
		if (this.#query === "") this.#answer = { query: "", found: NOTHING };
		else this.#timer = this.#clock.set(() => void this.#ask(), PAUSE_MS);
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
			const found = await this.#parts.source.search(query, MOST_FOUND, { signal: asking.signal });
			if (this.#asking !== asking) return;
			this.#answer = { query, found };
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
		const { query, found } = this.#answer;
		const exact = query === typed;
		const words = wordsOf(typed);
		const loaded = loadedMatches(this.#parts.loaded(), typed, this.#search);
		const fitting = exact
			? found.opportunities
			: found.opportunities.filter(({ row, contact_name, note }) =>
					this.#search.has(words, [row.lead_name, row.user_name, row.status_label, contact_name, note]),
				);
		this.#shown = new Set([...loaded, ...fitting.map(({ row }) => row)].map(({ id }) => id));
		const items = foundItems(
			{
				typed,
				loaded,
				found: fitting,
				total: exact && typed !== "" ? found.total : undefined,
				searching: this.#timer !== undefined || this.#asking !== undefined,
				failure: this.#failure,
			},
			this.#parts.wording(),
		);
		const ids = items.filter(isChoice).map(({ id }) => id);
		this.#input.draw(items, [], active !== undefined && ids.includes(active) ? active : ids[0]);
	}
}
