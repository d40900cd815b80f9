import * as l10n from "@vscode/l10n";
import { UserError } from "../../close/base/errors.ts";
import type { PeriodInView } from "../../opportunities/analysis/periodInView.ts";
import type { AnyContent } from "./sectionProvider.ts";
import type { Question } from "./sectionQuestion.ts";

/** What was read for a section. */
export interface Held {
	readonly question: Question;
	readonly period: Pick<PeriodInView, "id" | "label">;
	readonly content: AnyContent;
	/** When the oldest answer was complete, in milliseconds since the epoch. Undefined if nothing was read. */
	readonly asOf: number | undefined;
	/** The data changed since it was read. */
	readonly old: boolean;
}

/**
 * Returns the content, all of whose numbers can be sent to a page. Each amount of a server is a number, but their sum, or
 * twelve times one of them, may be infinite, and a share of it isn't a number.
 * @throws UserError if there is such a number
 */
export function finiteContent(content: AnyContent): AnyContent {
	JSON.stringify(content, (key, value: unknown) => {
		// Thousands of figures may share one list of answers, all of whose numbers are checked already.
		if (key === "requests") return undefined;
		if (typeof value === "number" && !Number.isFinite(value))
			throw new UserError(l10n.t("Some amounts are too large to add up."), {
				advice: l10n.t("Check the values of these opportunities in Close, or add a filter that leaves them out."),
			});
		return value;
	});
	return content;
}

/**
 * When the oldest answer was complete, in milliseconds since the epoch. Undefined if nothing was read. Many figures share one
 * list of answers, which is looked at once.
 */
export function timeOf({ measures }: AnyContent): number | undefined {
	const lists = new Set(measures.map(({ working }) => working.requests));
	const times = [...lists].flatMap((requests) => requests.map(({ receivedAt }) => receivedAt));
	return times.length === 0 ? undefined : times.reduce((a, b) => Math.min(a, b));
}
