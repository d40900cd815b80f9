import * as l10n from "@vscode/l10n";
import type { FoundOpportunity } from "../../close/schema/foundOpportunities.ts";
import type { OpportunityRow } from "../../close/schema/opportunityRow.ts";
import { shortLabel } from "../../close/text/labelText.ts";
import { excerptOf, type WordSearch, type Words, wordsOf } from "../../opportunities/find/wordSearch.ts";
import { formatCount } from "../../opportunities/text/money.ts";
import { foundSections } from "../quickInput/foundSections.ts";
import type { Choice, Item } from "../quickInput/quickInput.ts";
import { noticeItem } from "../quickInput/searchPick.ts";
import { opportunityText } from "../rows/opportunityText.ts";
import type { RowWording } from "../rows/rowText.ts";

/** How many loaded rows are shown: with more, people type on. */
const MOST_LOADED = 20;

/** The choices at one moment. */
export interface Finds {
	readonly typed: string;
	/** Loaded rows that match, best first. */
	readonly loaded: readonly OpportunityRow[];
	/** The opportunities that Close found for the text, or found before and that still match. */
	readonly found: readonly FoundOpportunity[];
	/** How many opportunities Close has for the text, once that is known. */
	readonly total: number | undefined;
	readonly searching: boolean;
	/** Whether the request to Close failed, which another item says. */
	readonly failed: boolean;
}

/** Ids are opportunity ids. */
export function foundItems(finds: Finds, wording: RowWording): readonly Item[] {
	const { typed, loaded, searching, failed } = finds;
	const words = wordsOf(typed);
	const byId = finds.found.map((one) => ({ id: one.row.id, one }));
	const { above, found, below } = foundSections(loaded, byId);
	return [
		...(above.length === 0 ? [] : [{ heading: l10n.t("In this View") }]),
		...above.map((row) => foundItem(row, undefined, wording)),
		...(found.length === 0 ? [] : [{ heading: everywhere(finds.total, wording.locale) }]),
		...found.map(({ one }) => foundItem(one.row, reasonOf(one, words, wording), wording)),
		...(below.length === 0 ? [] : [{ heading: l10n.t("More in this View") }]),
		...below.map((row) => foundItem(row, undefined, wording)),
		...(above.length + found.length > 0 || failed ? [] : [noticeItem(nothingFound(typed, searching))]),
	];
}

/** The loaded rows that match. Those whose lead's name has all words come first. */
export function loadedMatches(rows: Iterable<OpportunityRow>, typed: string, search: WordSearch): OpportunityRow[] {
	const words = wordsOf(typed);
	const byName: OpportunityRow[] = [];
	const others: OpportunityRow[] = [];
	for (const row of rows) {
		if (byName.length === MOST_LOADED) break;
		if (search.has(words, [row.lead_name])) byName.push(row);
		else if (others.length < MOST_LOADED && search.has(words, [row.lead_name, row.user_name, row.status_label]))
			others.push(row);
	}
	return [...byName, ...others].slice(0, MOST_LOADED);
}

/** The heading says that Close's results aren't limited by the View's filters. */
function everywhere(total: number | undefined, locale: string): string {
	if (total === undefined) return l10n.t("Everywhere in Close");
	return l10n.t("Everywhere in Close ({0})", formatCount(total, locale));
}

function foundItem(row: OpportunityRow, detail: string | undefined, wording: RowWording): Choice {
	const { label, description } = opportunityText(row, wording);
	const owner = shortLabel(row.user_name ?? "");
	const parts = [description, ...(owner === "" ? [] : [wording.mask.name(owner)])];
	return { id: row.id, label, description: parts.join(" · "), detail, pinned: true };
}

/** The text that matched, if the item doesn't show it. */
function reasonOf({ contact_name, note }: FoundOpportunity, words: Words, { mask }: RowWording): string | undefined {
	const contact = contact_name === null ? undefined : excerptOf(contact_name, words);
	if (contact !== undefined && contact_name !== null)
		return l10n.t("Contact: {0}", mask.name(shortLabel(contact_name)));
	const excerpt = note === null ? undefined : excerptOf(note, words);
	return excerpt === undefined ? undefined : l10n.t("Note: {0}", mask.name(shortLabel(excerpt)));
}

function nothingFound(typed: string, searching: boolean): string {
	if (searching) return l10n.t("Searching Close…");
	if (typed === "") return l10n.t("Nothing is loaded yet. Type to search Close.");
	return l10n.t("No opportunities match {0}", typed);
}
