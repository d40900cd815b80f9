import * as l10n from "@vscode/l10n";
import type { Leaving } from "../quickInput/pick.ts";
import { BACK, type Choice } from "../quickInput/quickInput.ts";
import type { FilterChanges, FilterFlow, Outcome } from "./filterFlow.ts";
import { textPage } from "./textPage.ts";

/** The item that clears the filter. */
export const ANY = "\u0000any";
const ENTER_ID = "\u0000enterId";

/** The filters that have one id, which is picked by its name or typed. */
type IdFilter = "lead_id" | "lead_saved_search_id";

/** The item behind which the id is typed. */
export function enterIdItem(): Choice {
	return { id: ENTER_ID, label: l10n.t("Enter ID…"), pinned: true };
}

/** Sets a filter to the id that `ask` returns, or asks for one in an input box, from which Back leads here again. */
export async function idPage(
	flow: FilterFlow,
	key: IdFilter,
	/** Shows a list that begins at the item `active`, and returns the id of the item that was picked. */
	ask: (active: string) => Promise<string | Leaving>,
): Promise<Outcome> {
	let active = flow.filters[key] ?? ANY;
	for (;;) {
		const id = await ask(active);
		if (id === undefined || id === BACK) return id;
		if (id !== ENTER_ID) {
			flow.set(key, pickedValue(id));
			return "done";
		}
		active = ENTER_ID;
		const typed = await textPage(flow, key);
		if (typed !== BACK) return typed;
	}
}

/** What picking an item changes. Undefined if that isn't known. */
export function changeOf(key: IdFilter, id: string | undefined): FilterChanges | undefined {
	return id === undefined || id === ENTER_ID ? undefined : { [key]: pickedValue(id) };
}

function pickedValue(id: string): string | undefined {
	return id === ANY ? undefined : id;
}
