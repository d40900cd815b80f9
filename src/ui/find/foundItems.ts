import * as l10n from "@vscode/l10n";
import { CloseError, type UserError } from "../../close/base/errors.ts";
import type { FoundOpportunity } from "../../close/schema/foundOpportunities.ts";
import type { OpportunityRow } from "../../close/schema/opportunityRow.ts";
import { shortLabel } from "../../close/text/labelText.ts";
import { excerptOf, type WordSearch, type Words, wordsOf } from "../../opportunities/find/wordSearch.ts";
import { formatCount } from "../../opportunities/text/money.ts";
import type { Choice, Item } from "../quickInput/quickInput.ts";
import { opportunityText, type RowWording } from "../rows/rowText.ts";

/** The id of the item that asks Close again. */
export const RETRY = "\u0000retry";
const NOTICE = "\u0000notice";

/** How many loaded rows are shown: with more, people type on. */
const MOST_LOADED = 20;
/** How many of them stand above what Close found: few enough that it begins where the list needn't be scrolled. */
const MOST_ABOVE = 5;

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
	/** Why the request to Close failed. */
	readonly failure: UserError | undefined;
}

/** Ids are opportunity ids, or the constants above. */
export function foundItems(finds: Finds, wording: RowWording): readonly Item[] {
	const { typed, loaded, found, searching, failure } = finds;
	const words = wordsOf(typed);
	const { above, others, below } = sectionsOf(loaded, found);
	return [
		...(failure === undefined ? [] : [failureItem(failure)]),
		...(above.length === 0 ? [] : [{ heading: l10n.t("In this View") }]),
		...above.map((row) => foundItem(row, undefined, wording)),
		...(others.length === 0 ? [] : [{ heading: everywhere(finds.total, wording.locale) }]),
		...others.map((one) => foundItem(one.row, reasonOf(one, words, wording), wording)),
		...(below.length === 0 ? [] : [{ heading: l10n.t("More in this View") }]),
		...below.map((row) => foundItem(row, undefined, wording)),
		...(above.length + others.length > 0 || failure !== undefined ? [] : [noticeItem(typed, searching)]),
	];
}

/** Each opportunity once. If Close found others than the best loaded rows, the rest of the loaded ones is below them. */
function sectionsOf(loaded: readonly OpportunityRow[], found: readonly FoundOpportunity[]) {
	const first = idsOf(loaded.slice(0, MOST_ABOVE));
	const others = found.filter(({ row }) => !first.has(row.id));
	if (others.length === 0) return { above: loaded, others, below: [] };
	const shown = idsOf(others.map(({ row }) => row));
	const below = loaded.slice(MOST_ABOVE).filter(({ id }) => !shown.has(id));
	return { above: loaded.slice(0, MOST_ABOVE), others, below };
}

function idsOf(rows: readonly OpportunityRow[]): ReadonlySet<string> {
	return new Set(rows.map(({ id }) => id));
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

function noticeItem(typed: string, searching: boolean): Choice {
	if (searching) return { id: NOTICE, label: l10n.t("Searching Close…"), pinned: true };
	if (typed === "") return { id: NOTICE, label: l10n.t("Nothing is loaded yet. Type to search Close"), pinned: true };
	return { id: NOTICE, label: l10n.t("No opportunity matches {0}", typed), pinned: true };
}

/** The server's own reason if it sent one, and what to do. */
function failureItem(failure: UserError): Choice {
	const retry = l10n.t("Retry");
	const shared = { id: RETRY, description: retry, icon: "warning", pinned: true };
	const label = (failure instanceof CloseError ? failure.reason : undefined) ?? failure.message;
	return failure.advice === "" ? { ...shared, label } : { ...shared, label, detail: failure.advice };
}
