import type { Describing } from "../../opportunities/view/describeOptions.ts";
import { placeOfName } from "../../opportunities/view/entryName.ts";
import { hasFilters } from "../../opportunities/view/view.ts";
import { type CurrentView, shownView } from "../window/currentView.ts";
import { type ViewRowText, viewRowText } from "./currentViewRowText.ts";

/** What the row of the View shows, and what its menus depend on. */
export interface ShownViewRow extends ViewRowText {
	/** Whether there are filters to clear: of what is shown, or of the View that was asked for. */
	readonly filtered: boolean;
	/** Whether the View comes from a saved one, which can be renamed. */
	readonly saved: boolean;
}

interface ViewRowParts {
	readonly currentView: Pick<CurrentView, "view" | "state" | "listing" | "originOf" | "orderOf">;
	/** How Views are described in this session. */
	readonly describing: () => Describing;
	/** The entries of the setting `views`. */
	readonly savedViews: () => readonly unknown[];
}

/**
 * The first row of the tree. It is there from a session's first answer on, even while the first answer is asked for
 * again.
 */
export class ViewRow {
	readonly #parts: ViewRowParts;
	#shown: ShownViewRow | undefined;

	constructor(parts: ViewRowParts) {
		this.#parts = parts;
	}

	/** Undefined if there is no row. */
	get shown(): ShownViewRow | undefined {
		return this.#shown;
	}

	/** Takes what is shown now. Returns what to redraw: the row, or the whole tree if the row came or went. */
	update(): "nothing" | "row" | "tree" {
		const before = this.#shown;
		this.#shown = this.#rowNow();
		if ((before === undefined) !== (this.#shown === undefined)) return "tree";
		return JSON.stringify(before) === JSON.stringify(this.#shown) ? "nothing" : "row";
	}

	#rowNow(): ShownViewRow | undefined {
		const { currentView, describing, savedViews } = this.#parts;
		const { listing, state } = currentView;
		const answered = this.#shown !== undefined || state.view !== undefined || state.error !== undefined;
		if (listing === undefined || !answered) return undefined;
		const view = shownView(currentView);
		const origin = currentView.originOf(view);
		return {
			...viewRowText({ view, origin, orderBy: currentView.orderOf(view) }, describing()),
			filtered: hasFilters(view) || hasFilters(currentView.view),
			saved: origin !== undefined && placeOfName(savedViews(), origin.name) !== -1,
		};
	}
}
