import { localDay } from "../../opportunities/time/calendar.ts";
import type { SectionContext } from "./sectionProvider.ts";

/** What a section is read for: what differs in it has other answers. */
export interface Question {
	/** Another session has other parts. */
	readonly parts: SectionContext["parts"];
	/** View, period, day, targets and the decimals of amounts, as text to compare. */
	readonly text: string;
}

/** Grouping and order make no difference. Answers may be the first to tell how many decimals a target's amount has. */
export function questionOf({ view, period, now, startMonth, targets, currencies, parts }: SectionContext): Question {
	const scale = currencies.scaleOf(currencies.currency);
	return { parts, text: JSON.stringify([view.filters, period, localDay(now), startMonth, targets, scale]) };
}

export function sameQuestion(a: Question | undefined, b: Question | undefined): boolean {
	return a?.parts === b?.parts && a?.text === b?.text;
}

/** What the user asked for last in each session. It counts for the question that it was asked in, and no other. */
export class AskedFor<T> {
	readonly #last = new WeakMap<SectionContext["parts"], { readonly question: string; readonly what: T }>();

	set(context: SectionContext, what: T): void {
		this.#last.set(context.parts, { question: questionOf(context).text, what });
	}

	in(context: SectionContext): T | undefined {
		const last = this.#last.get(context.parts);
		return last?.question === questionOf(context).text ? last.what : undefined;
	}
}
