import * as l10n from "@vscode/l10n";
import { askText } from "../quickInput/askText.ts";
import { type PickOptions, pick } from "../quickInput/pick.ts";
import { BACK, type Item } from "../quickInput/quickInput.ts";
import type { FilterChanges, FilterFlow, Outcome } from "./filterFlow.ts";
import { joinValues, splitValues, valueFault } from "./typedValues.ts";

/** A page on which several values can be checked; none means any. */
interface CheckPage {
	readonly title: string;
	readonly placeholder: string;
	/** The values that are set. */
	readonly set: readonly string[];
	/** The items, among which are those that are `listed`, known by name or not. */
	readonly items: (listed: readonly string[]) => readonly Item[];
	readonly link?: PickOptions["link"];
	readonly changes: (checked: readonly string[]) => FilterChanges;
	/** If the values are ids, whose names are read. */
	readonly ids?: ReadIds;
}

interface ReadIds {
	readonly key: "user_id" | "status_id";
	readonly load: (signal: AbortSignal) => Promise<void>;
	readonly prompt: string;
	readonly placeholder: string;
	/** The ids among what is checked. */
	readonly among: (checked: readonly string[]) => readonly string[];
	/** What is checked once other ids take the place of those. */
	readonly replaced: (checked: readonly string[], ids: readonly string[]) => readonly string[];
}

const ENTER_IDS = "\u0000enterIds";

export async function checkPage(flow: FilterFlow, page: CheckPage): Promise<Outcome> {
	const { title, placeholder, set, items, link, changes, ids } = page;
	let checked = set;
	for (;;) {
		// Values that are set stay in the list when they are unchecked, until the user leaves the list.
		const listed = [...new Set([...set, ...checked])];
		const enterIds = { id: ENTER_IDS, label: l10n.t("Enter IDs…"), icon: "edit", pinned: true };
		const picked = await pick(flow.quickInputs, {
			title,
			placeholder,
			checked,
			back: true,
			items: () => (ids === undefined ? items(listed) : [...items(listed), { heading: "" }, enterIds]),
			preview: (now, show) => flow.preview(changes(now), show),
			...(ids === undefined ? {} : { load: ids.load, exit: ENTER_IDS }),
			...(link === undefined ? {} : { link }),
		});
		if (picked === undefined || picked === BACK) return picked;
		if (ids === undefined || picked.button !== ENTER_IDS) {
			flow.setAll(changes(picked.ids));
			return "done";
		}
		checked = picked.ids;
		const changesTo = (typed: readonly string[]) => changes(ids.replaced(picked.ids, typed));
		const typed = await askIds(flow, title, ids, checked, changesTo);
		if (typed === BACK) continue;
		if (typed !== undefined) flow.setAll(changesTo(typed));
		return typed && "done";
	}
}

/** Asks for ids to replace the checked ones. */
async function askIds(
	flow: FilterFlow,
	title: string,
	{ key, prompt, placeholder, among }: ReadIds,
	checked: readonly string[],
	changesTo: (typed: readonly string[]) => FilterChanges,
): Promise<readonly string[] | typeof BACK | undefined> {
	const answer = await askText(flow.quickInputs, {
		title,
		prompt,
		placeholder,
		value: joinValues(among(checked)),
		back: true,
		check: (text) => valueFault(key, text),
		preview: flow.previewOf((text) => {
			const typed = splitValues(text);
			return typed.length === 0 ? undefined : changesTo(typed);
		}),
	});
	return answer === undefined || answer === BACK ? answer : splitValues(answer.text);
}
