import type { Directory, OpportunitySearch } from "../../close/api.ts";
import type { Mask } from "../../opportunities/text/mask.ts";
import {
	type FilterKey,
	type Filters,
	type FilterValues,
	type View,
	withFilter,
	withoutFilters,
} from "../../opportunities/view/view.ts";
import type { Clock } from "../base/ports.ts";
import type { TextQuestion } from "../quickInput/askText.ts";
import type { BACK, QuickInputs } from "../quickInput/quickInput.ts";
import type { Named } from "../session/identity.ts";
import type { NameCache } from "../window/nameCache.ts";
import { type CountMatches, DebouncedMatchCount } from "./debouncedMatchCount.ts";

/** What the filter prompt works on: the View of this window, and the session that has the names for its lists. */
export interface PromptHost {
	view(): View;
	/** Shows another View. */
	apply(view: View): void;
	/** Of the current session: each session has its own. Undefined if no session is open. */
	readonly directory: (Directory & OpportunitySearch) | undefined;
	/** Undefined if the server doesn't send it. */
	organizationId(): string | undefined;
	me(): Named | undefined;
	/** The month in which quarters and years begin, 1 to 12. */
	readonly startMonth: number;
	/** The lead of the selected row. */
	selectedLead(): Named | undefined;
	/** The leads of the loaded rows that have a name. */
	loadedLeads(): Iterable<Named>;
	/** The names of the current session. */
	readonly names: NameCache;
	/** Masks names that show what is set. Lists to choose from stay readable. */
	readonly mask: Mask;
}

/** How a page ended: its filter was set, the user went back, or the user left (undefined). */
export type Outcome = "done" | typeof BACK | undefined;

export interface FilterFlowParts {
	readonly host: PromptHost;
	readonly quickInputs: QuickInputs;
	/** BCP 47, for dates and the order of names. */
	readonly locale: string;
	/** Named periods are shown as the days around this moment. */
	readonly now: Date;
	readonly count: CountMatches;
	readonly clock?: Clock;
}

/** New values of filters; undefined or an empty value clears one. */
export type FilterChanges = { readonly [Key in FilterKey]?: FilterValues[Key] | undefined };

/** One run of the filter prompt. It belongs to the session in which it began, and changes nothing in a later one. */
export class FilterFlow {
	readonly quickInputs: QuickInputs;
	readonly locale: string;
	readonly now: Date;
	readonly host: PromptHost;
	readonly directory: PromptHost["directory"];
	readonly names: NameCache;
	readonly clock: Clock | undefined;
	readonly #matches: DebouncedMatchCount;

	constructor({ host, quickInputs, locale, now, count, clock }: FilterFlowParts) {
		this.host = host;
		this.quickInputs = quickInputs;
		this.locale = locale;
		this.now = now;
		this.directory = host.directory;
		this.names = host.names;
		this.#matches = new DebouncedMatchCount(count, locale, clock);
		this.clock = clock;
	}

	get filters(): Filters {
		return this.host.view().filters;
	}

	/** Sets a filter, or clears it if `value` is undefined or empty. */
	set<K extends FilterKey>(key: K, value: Filters[K] | undefined): void {
		this.setAll({ [key]: value });
	}

	/** Sets several filters at once. */
	setAll(changes: FilterChanges): void {
		const view = this.host.view();
		const changed = withChanges(view, changes);
		if (changed !== view && this.#current) this.host.apply(changed);
	}

	/** Shows how many opportunities would match after these changes, once it is known; nothing if they are undefined. */
	preview(changes: FilterChanges | undefined, show: (text: string | undefined) => void): void {
		if (changes === undefined || !this.#current) {
			this.#matches.stop();
			show(undefined);
		} else this.#matches.follow(withChanges(this.host.view(), changes), show);
	}

	/** The preview of an input box. `changesOf` returns what a text changes, or undefined if it has nothing to filter by. */
	previewOf(changesOf: (text: string) => FilterChanges | undefined): NonNullable<TextQuestion["preview"]> {
		return (text, show) => this.preview(text === undefined ? undefined : changesOf(text), show);
	}

	/** Cancels what is under way. */
	end(): void {
		this.#matches.stop();
	}

	clearAll(): void {
		if (this.#current) this.host.apply(withoutFilters(this.host.view()));
	}

	get #current(): boolean {
		return this.directory !== undefined && this.host.directory === this.directory;
	}
}

/** Returns the same View if nothing changes. */
function withChanges(view: View, changes: FilterChanges): View {
	return (Object.keys(changes) as readonly FilterKey[]).reduce((changed, key) => {
		const value = changes[key];
		const unchanged = JSON.stringify(changed.filters[key] ?? []) === JSON.stringify(value ?? []);
		return unchanged ? changed : withFilter(changed, key, value);
	}, view);
}
