import * as l10n from "@vscode/l10n";
import { countedText } from "../../close/base/plurals.ts";
import { formatCount } from "../../opportunities/text/money.ts";
import { sameFilters, type View } from "../../opportunities/view/view.ts";
import { type Clock, SYSTEM_CLOCK } from "../base/ports.ts";

/** Returns how many opportunities match a View, or undefined if that can't be said. */
export type CountMatches = (view: View, signal: AbortSignal) => Promise<number | undefined>;

/** How long the user must rest on a choice before its matches are counted, in milliseconds. */
const PAUSE = 400;

/**
 * Counts the matches of what the user is about to choose or types, one View at a time: the next one cancels the count
 * before. The last count is kept for when the user comes back to its View. A failure shows nothing.
 */
export class DebouncedMatchCount {
	readonly #count: CountMatches;
	readonly #locale: string;
	readonly #clock: Clock;
	#view: View | undefined;
	/** The View whose matches were counted last. */
	#counted: { readonly view: View; readonly text: string } | undefined;
	#show: (text: string | undefined) => void = () => {};
	#timer: number | undefined;
	#counting: AbortController | undefined;

	constructor(count: CountMatches, locale: string, clock: Clock = SYSTEM_CLOCK) {
		this.#count = count;
		this.#locale = locale;
		this.#clock = clock;
	}

	/** Shows how many match a View once that is known, and nothing until then. */
	follow(view: View, show: (text: string | undefined) => void): void {
		this.#show = show;
		if (this.#view === undefined || !sameFilters(view, this.#view)) {
			this.stop();
			this.#view = view;
			this.#show = show;
			if (this.#textOf(view) === undefined) this.#timer = this.#clock.set(() => void this.#ask(view), PAUSE);
		}
		show(this.#textOf(view));
	}

	/** Cancels a running count. */
	stop(): void {
		this.#clock.clear(this.#timer);
		this.#counting?.abort();
		this.#view = undefined;
		this.#show = () => {};
	}

	/** Undefined until the matches of the View are counted. */
	#textOf(view: View): string | undefined {
		return this.#counted !== undefined && sameFilters(view, this.#counted.view) ? this.#counted.text : undefined;
	}

	async #ask(view: View): Promise<void> {
		const counting = new AbortController();
		this.#counting = counting;
		// What failed here fails where it matters, too: when the filter is applied.
		const count = await this.#count(view, counting.signal).catch(() => undefined);
		if (counting.signal.aborted || count === undefined) return;
		const text = matchText(count, this.#locale);
		this.#counted = { view, text };
		this.#show(text);
	}
}

function matchText(count: number, locale: string): string {
	if (count === 0) return l10n.t("no matches");
	const forms = { one: l10n.t("{0} match"), other: l10n.t("{0} matches") };
	return countedText(count, forms, formatCount(count, locale));
}
