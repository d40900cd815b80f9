import { setAsideText } from "../../opportunities/analysis/withoutStatusAndDate.ts";
import type { Describing } from "../../opportunities/view/describeOptions.ts";
import { type View, withFilter } from "../../opportunities/view/view.ts";
import { shownMeasure, shownSentence } from "./hiddenFigures.ts";
import type { AnyContent, AnyProvider } from "./sectionProvider.ts";
import type { HeldSection } from "./sections.ts";
import type { AnyShownSection, SectionState } from "./sectionsProtocol.ts";

/** What a section is shown with. */
export interface Showing {
	readonly view: View;
	/** Whether the period is another one than the View's own. */
	readonly periodChosen: boolean;
	readonly hidden: boolean;
	readonly describing: Describing;
}

/** A section as the page gets it. */
export function shownSection(section: HeldSection, provider: AnyProvider, showing: Showing): AnyShownSection {
	const { id, open, progress, asked, held } = section;
	const state = stateOf(progress);
	// What is of another View is shown only until its successor is there.
	const content = open && (asked || state.state === "loading") ? held?.content : undefined;
	return {
		id,
		open,
		aside: provider.setsAside ? asideText(showing) : undefined,
		state,
		asOf: content && held?.asOf,
		period: content && held && { id: held.period.id, label: held.period.label },
		old: content !== undefined && (!asked || held?.old === true),
		content: content && shownContent(content, provider, showing.hidden),
	} as AnyShownSection;
}

function stateOf(progress: HeldSection["progress"]): SectionState {
	switch (progress.state) {
		case "queued":
			return { state: "loading", done: 0 };
		case "failed":
			return { state: "failed", message: progress.error.message, advice: progress.error.advice };
		case "waiting":
		case "loading":
		case "closed":
		case "ready":
			return progress;
	}
}

function shownContent({ measures, notices, extra }: AnyContent, provider: AnyProvider, hidden: boolean) {
	const hide = provider.hide as (extra: unknown) => unknown;
	return {
		measures: measures.map((measure) => shownMeasure(measure, hidden)),
		notices: notices.map((notice) => shownSentence(notice, hidden)),
		extra: hidden ? hide(extra) : extra,
	};
}

/** Says which of the View's filters don't count. Its close date does, if it is the period in view. */
function asideText({ view, periodChosen, describing }: Showing): string | undefined {
	return setAsideText(periodChosen ? view : withFilter(view, "date_won", undefined), describing);
}
