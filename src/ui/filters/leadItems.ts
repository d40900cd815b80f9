import * as l10n from "@vscode/l10n";
import { labelText, shortLabel } from "../../close/text/labelText.ts";
import { type WordSearch, wordsOf } from "../../opportunities/find/wordSearch.ts";
import type { Mask } from "../../opportunities/text/mask.ts";
import { foundSections } from "../quickInput/foundSections.ts";
import { type Choice, type Item, markCurrent } from "../quickInput/quickInput.ts";
import { noticeItem, type Searched } from "../quickInput/searchPick.ts";
import type { Named } from "../session/identity.ts";
import type { NameCache } from "../window/nameCache.ts";
import { ANY, enterIdItem } from "./idPage.ts";

/** How many leads of one kind are shown: with more, people type on. */
const MOST_LEADS = 20;

/** The choices at one moment. Leads may come several times. */
interface LeadChoice extends Searched<readonly Named[]> {
	/** The id of the lead that is filtered by. */
	readonly set: string | undefined;
	/** The lead of the selected row. */
	readonly selected: Named | undefined;
	/** The leads of the loaded rows. */
	readonly loaded: Iterable<Named>;
	readonly names: Pick<NameCache, "lead">;
	readonly words: WordSearch;
	/** Masks the name of the lead that is set. The others stay readable, so that one can be chosen. */
	readonly mask: Mask;
}

/** What looks like the id of a lead is taken for one, and not searched for. */
export function isLeadId(typed: string): boolean {
	return /^lead_\w+$/.test(typed);
}

/** Ids are lead ids, {@link ANY} or that of {@link enterIdItem}. */
export function leadItems(choice: LeadChoice): readonly Item[] {
	return markCurrent([...leadsIn(choice), enterIdItem()], choice.set ?? ANY);
}

function leadsIn(choice: LeadChoice): readonly Item[] {
	if (choice.typed === "") return offered(choice);
	return isLeadId(choice.typed) ? [typedItem(choice)] : matching(choice);
}

/** What there is to choose from before anything is typed. */
function offered(choice: LeadChoice): readonly Item[] {
	const { set, selected, loaded, names } = choice;
	const current = set === undefined ? [] : [{ id: set, name: names.lead(set) ?? set }];
	const first = distinct([...current, ...(selected === undefined ? [] : [selected])]);
	const others = distinct(loaded, ({ id }) => first.every((one) => one.id !== id));
	const itemOf = itemMaker(choice, [...first, ...others]);
	return [
		{ id: ANY, label: l10n.t("Any"), pinned: true },
		...first.map((lead) => (lead.id === selected?.id ? ofSelectedRow(itemOf(lead)) : itemOf(lead))),
		...section(l10n.t("In this View"), others, itemOf),
	];
}

/** Close also finds opportunities by other texts than their lead's name: such leads are left out. */
function matching(choice: LeadChoice): readonly Item[] {
	const { typed, loaded, answer, searching, failed, words } = choice;
	const typedWords = wordsOf(typed);
	const fits = ({ name }: Named) => words.has(typedWords, [name]);
	const { above, found, below } = foundSections(distinct(loaded, fits), distinct(answer ?? [], fits));
	const itemOf = itemMaker(choice, [...above, ...found, ...below]);
	const nothing = searching ? l10n.t("Searching Close…") : l10n.t("No leads match {0}", typed);
	return [
		...section(l10n.t("In this View"), above, itemOf),
		...section(l10n.t("Everywhere in Close"), found, itemOf),
		...section(l10n.t("More in this View"), below, itemOf),
		...(above.length + found.length > 0 || failed ? [] : [noticeItem(nothing)]),
	];
}

function typedItem(choice: LeadChoice): Choice {
	const { typed, names } = choice;
	const name = names.lead(typed);
	const description = name === undefined ? {} : { description: shownName(choice, typed, shortLabel(name)) };
	return { id: typed, label: typed, ...description, pinned: true };
}

/** Leads with the same name have their ids beside it. */
function itemMaker(choice: LeadChoice, listed: readonly Named[]): (lead: Named) => Choice {
	const counts = new Map<string, number>();
	for (const { name } of listed) counts.set(name, (counts.get(name) ?? 0) + 1);
	return ({ id, name }) => {
		const item = { id, label: shownName(choice, id, shortLabel(name) || labelText(id)), pinned: true };
		return counts.get(name) === 1 ? item : { ...item, description: labelText(id) };
	};
}

function shownName({ set, mask }: LeadChoice, id: string, name: string): string {
	return id === set ? mask.name(name) : name;
}

function ofSelectedRow(item: Choice): Choice {
	const selected = l10n.t("Lead of the selected opportunity");
	return { ...item, description: item.description === undefined ? selected : `${item.description} · ${selected}` };
}

function section(heading: string, leads: readonly Named[], itemOf: (lead: Named) => Choice): readonly Item[] {
	return leads.length === 0 ? [] : [{ heading }, ...leads.map(itemOf)];
}

/** The first leads that fit, each once. */
function distinct(leads: Iterable<Named>, fits: (lead: Named) => boolean = () => true): readonly Named[] {
	const found = new Map<string, Named>();
	for (const lead of leads) {
		if (found.size === MOST_LEADS) break;
		if (!found.has(lead.id) && fits(lead)) found.set(lead.id, lead);
	}
	return [...found.values()];
}
