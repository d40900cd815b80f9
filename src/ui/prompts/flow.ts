import type { Directory } from "../../close/api.ts";
import { type FilterKey, type Filters, withFilter, withoutFilters } from "../../pipeline/view.ts";
import type { BACK, Boxes } from "./boxes.ts";
import type { PromptHost } from "./host.ts";
import type { NameCache } from "./names.ts";

/** How a page ended: its filter is set, the user went back, or left (undefined). */
export type Outcome = "done" | typeof BACK | undefined;

export interface FlowParts {
	readonly host: PromptHost;
	readonly boxes: Boxes;
	/** BCP 47, for dates and the order of names. */
	readonly locale: string;
	/** Named periods are shown as the days around this moment. */
	readonly now: Date;
}

/** One run of the filter prompt: belongs to the session that it began in, and changes nothing in the next one. */
export class FilterFlow {
	readonly boxes: Boxes;
	readonly locale: string;
	readonly now: Date;
	readonly host: PromptHost;
	readonly directory: Directory | undefined;
	readonly names: NameCache;

	constructor({ host, boxes, locale, now }: FlowParts) {
		this.host = host;
		this.boxes = boxes;
		this.locale = locale;
		this.now = now;
		this.directory = host.directory;
		this.names = host.names;
	}

	get filters(): Filters {
		return this.host.view().filters;
	}

	/** Sets a filter, or clears it where `value` is undefined or empty. */
	set<K extends FilterKey>(key: K, value: Filters[K] | undefined): void {
		const view = this.host.view();
		const unchanged = JSON.stringify(view.filters[key] ?? []) === JSON.stringify(value ?? []);
		if (!unchanged && this.#current) this.host.apply(withFilter(view, key, value));
	}

	clearAll(): void {
		if (this.#current) this.host.apply(withoutFilters(this.host.view()));
	}

	get #current(): boolean {
		return this.directory !== undefined && this.host.directory === this.directory;
	}
}
