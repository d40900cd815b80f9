import * as l10n from "@vscode/l10n";
import { beginningOf } from "../../close/text/cutText.ts";
import { HIDDEN } from "../../opportunities/text/mask.ts";
import { describeFilters } from "../../opportunities/view/describeFilters.ts";
import { placeOfName } from "../../opportunities/view/entryName.ts";
import { groupingLabel } from "../../opportunities/view/labels.ts";
import { ViewError } from "../../opportunities/view/view.ts";
import { askNewName, nameFault } from "./askName.ts";
import { withInserted, withSaved } from "./viewEntries.ts";
import type { ViewPromptContext } from "./viewPromptContext.ts";

/** In graphemes. */
const LONGEST_SUGGESTION = 100;

/** Saves the View of the window under a name, and asks for the name if none is given. @throws ViewError, SavedViewsError */
export async function saveView(parts: ViewPromptContext, given?: unknown): Promise<void> {
	const { quickInputs, saved, current, onSaved, done } = parts;
	const name =
		given === undefined ? await askNewName(quickInputs, saved.entries, suggestionFor(parts)) : readName(given);
	if (name === undefined) return;
	const view = { ...current(), name };
	let before: unknown;
	await saved.change((entries) => {
		before = entries[placeOfName(entries, name)];
		return withSaved(entries, view);
	});
	onSaved(view);
	if (before === undefined) return done(l10n.t('The View "{0}" was saved.', name));
	const was = before;
	done(l10n.t('The View "{0}" was replaced.', name), () =>
		saved.change((entries) => {
			const place = placeOfName(entries, name);
			return place === -1 ? withInserted(entries, entries.length, was) : entries.with(place, was);
		}),
	);
}

function readName(given: unknown): string {
	const name = typeof given === "string" ? given : "";
	const fault = nameFault(name);
	if (fault !== undefined) throw new ViewError(fault.text);
	return name.trim();
}

/** The View's name, or what it filters by, unless that is hidden. */
function suggestionFor({ current, describing }: ViewPromptContext): string {
	const view = current();
	const filters = describeFilters(view, describing());
	const tells = filters !== "" && !filters.includes(HIDDEN.name(filters));
	return beginningOf(view.name ?? (tells ? filters : groupingLabel(view.group_by)), LONGEST_SUGGESTION);
}
