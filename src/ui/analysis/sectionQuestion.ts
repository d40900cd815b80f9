import { localDay } from "../../opportunities/time/calendar.ts";
import type { SectionContext } from "./sectionProvider.ts";

/** What a section is read for: what differs in it has other answers. */
export interface Question {
	/** Another session has other parts. */
	readonly parts: SectionContext["parts"];
	/** View, period, day and targets, as text to compare. */
	readonly text: string;
}

/** Grouping and order make no difference. */
export function questionOf({ view, period, now, startMonth, targets, parts }: SectionContext): Question {
	return { parts, text: JSON.stringify([view.filters, period, localDay(now), startMonth, targets]) };
}

export function sameQuestion(a: Question | undefined, b: Question | undefined): boolean {
	return a?.parts === b?.parts && a?.text === b?.text;
}
