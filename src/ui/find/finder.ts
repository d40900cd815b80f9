import * as l10n from "@vscode/l10n";
import type { OpportunitySearch } from "../../close/api.ts";
import type { Found } from "../../close/schema/foundOpportunities.ts";
import type { OpportunityRow } from "../../close/schema/opportunityRow.ts";
import { WordSearch, wordsOf } from "../../opportunities/find/wordSearch.ts";
import type { Clock, Disposable } from "../base/ports.ts";
import { BACK, type Item, type QuickInputs } from "../quickInput/quickInput.ts";
import { type Searched, searchPick } from "../quickInput/searchPick.ts";
import type { RowWording } from "../rows/rowText.ts";
import { foundItems, loadedMatches } from "./foundItems.ts";

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

/** How many results are shown: with more, people type on instead of reading. */
const MOST_FOUND = 20;

/**
 * Asks for an opportunity: loaded rows match at once, and after a pause Close is asked. Returns its id, or undefined if
 * the user leaves.
 */
export async function find(parts: FinderParts): Promise<string | undefined> {
	const words = new WordSearch();
	const picked = await searchPick<Found>(parts.quickInputs, {
		title: l10n.t("Find Opportunity"),
		placeholder: l10n.t("Type part of a lead name, contact, or note, or a Close query such as note:important"),
		search: (query, signal) => parts.source.search(query, MOST_FOUND, { signal }),
		items: (searched) => itemsOf(searched, parts, words),
		onDidChangeItems: parts.onDidChangeWording,
		clock: parts.clock,
	});
	return picked === BACK ? undefined : picked;
}

/** What was found for a text before is shown as far as it fits what is typed now. */
function itemsOf(searched: Searched<Found>, { loaded, wording }: FinderParts, search: WordSearch): readonly Item[] {
	const { typed, answer, exact } = searched;
	const words = wordsOf(typed);
	const opportunities = answer?.opportunities ?? [];
	const fitting = exact
		? opportunities
		: opportunities.filter(({ row, contact_name, note }) =>
				search.has(words, [row.lead_name, row.user_name, row.status_label, contact_name, note]),
			);
	const finds = {
		...searched,
		loaded: loadedMatches(loaded(), typed, search),
		found: fitting,
		total: exact ? answer?.total : undefined,
	};
	return foundItems(finds, wording());
}
