import * as l10n from "@vscode/l10n";
import { beginningOf } from "../../close/text/cutText.ts";
import { HIDDEN } from "../../opportunities/text/mask.ts";
import { describeFilters } from "../../opportunities/view/describe.ts";
import { groupingLabel } from "../../opportunities/view/labels.ts";
import type { Describing } from "../../opportunities/view/names.ts";
import { type View, ViewError } from "../../opportunities/view/view.ts";
import type { QuickInputs } from "../quickInput/quickInput.ts";
import { askNewName, askOtherName, nameFault } from "./askName.ts";
import { nameOf, placeOfName, withInserted, withMoved, withRemoved, withRenamed, withSaved } from "./edits.ts";
import type { SavedViews } from "./savedViews.ts";
import type { Team } from "./teamFile.ts";

/** What the prompts for Views work with. */
export interface ViewsParts {
	readonly quickInputs: QuickInputs;
	readonly saved: SavedViews;
	readonly team: Team;
	/** The View of this window. */
	readonly current: () => View;
	readonly describing: () => Describing;
	/** Says that something was done. `undo` reverts it. */
	readonly done: (text: string, undo?: () => Promise<void>) => void;
	/** Says why something failed. */
	readonly failed: (error: unknown) => void;
}

/** In graphemes. */
const LONGEST_SUGGESTION = 100;

/** Saves the View of the window under a name, and asks for the name if none is given. @throws ViewError, SavedViewsError */
export async function saveView(parts: ViewsParts, given?: unknown): Promise<void> {
	const { quickInputs, saved, current, done } = parts;
	const name =
		given === undefined ? await askNewName(quickInputs, saved.entries, suggestionFor(parts)) : readName(given);
	if (name === undefined) return;
	const view = { ...current(), name };
	let before: unknown;
	await saved.change((entries) => {
		before = entries[placeOfName(entries, name)];
		return withSaved(entries, view);
	});
	if (before === undefined) return done(l10n.t('The View "{0}" was saved.', name));
	const was = before;
	done(l10n.t('The View "{0}" was replaced.', name), () =>
		saved.change((entries) => {
			const place = placeOfName(entries, name);
			return place === -1 ? withInserted(entries, entries.length, was) : entries.with(place, was);
		}),
	);
}

/** Asks for a new name for the View at this index. */
export async function renameView({ quickInputs, saved }: ViewsParts, place: number): Promise<void> {
	const { entries } = saved;
	const entry = entries[place];
	const name = await askOtherName(quickInputs, entries, place, nameOf(entry) ?? "");
	if (name === undefined || name === nameOf(entry)) return;
	await saved.changeOne(place, entry, (now, at) => withRenamed(now, at, name));
}

/** Moves the View at this index. Returns its new index. */
export async function moveView({ saved }: ViewsParts, place: number, by: -1 | 1): Promise<number> {
	const entry = saved.entries[place];
	let now = place;
	await saved.changeOne(place, entry, (entries, at) => {
		const moved = withMoved(entries, at, by);
		now = moved === entries ? at : at + by;
		return moved;
	});
	return now;
}

export async function deleteView({ saved, done }: ViewsParts, place: number): Promise<void> {
	const entry = saved.entries[place];
	await saved.changeOne(place, entry, withRemoved);
	const name = nameOf(entry);
	const text = name === undefined ? l10n.t("The View was deleted.") : l10n.t('The View "{0}" was deleted.', name);
	done(text, () => saved.change((entries) => withInserted(entries, place, entry)));
}

/** Says why `work` failed, and goes on. */
export async function goOn<T>({ failed }: ViewsParts, work: () => Promise<T>): Promise<T | undefined> {
	try {
		return await work();
	} catch (error) {
		failed(error);
		return undefined;
	}
}

function readName(given: unknown): string {
	const name = typeof given === "string" ? given : "";
	const fault = nameFault(name);
	if (fault !== undefined) throw new ViewError(fault.text);
	return name.trim();
}

/** The View's name, or what it filters by, unless that is hidden. */
function suggestionFor({ current, describing }: ViewsParts): string {
	const view = current();
	const filters = describeFilters(view, describing());
	const tells = filters !== "" && !filters.includes(HIDDEN.name(filters));
	return beginningOf(view.name ?? (tells ? filters : groupingLabel(view.group_by)), LONGEST_SUGGESTION);
}
