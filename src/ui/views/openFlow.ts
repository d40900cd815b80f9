import * as l10n from "@vscode/l10n";
import { type Picked, pick } from "../quickInput/pick.ts";
import { BACK } from "../quickInput/quickInput.ts";
import { deleteView, goOn, manageFlow, moveView, renameView } from "./manageFlow.ts";
import { saveView } from "./saveView.ts";
import {
	choiceOfItem,
	MANAGE,
	OPEN_FILE,
	placeOfItem,
	readableChoices,
	savedItemId,
	type ViewChoice,
	type ViewChoices,
	viewChoiceItems,
} from "./viewChoiceItems.ts";
import type { ViewPromptContext } from "./viewPromptContext.ts";

/** The id of the title button. */
const SAVE = "save";

/**
 * Asks for a View to open. Saved ones can be renamed, moved and deleted on the way. Returns undefined if the user
 * leaves.
 */
export async function openFlow(parts: ViewPromptContext): Promise<ViewChoice | undefined> {
	let active: string | undefined;
	for (;;) {
		const { picked, choices } = await askView(parts, active);
		if (picked === undefined) return undefined;
		const id = picked.at ?? picked.ids[0] ?? "";
		const choice = choiceOfItem(id, choices);
		active = id;
		if (picked.button === SAVE) {
			await goOn(parts, () => saveView(parts));
			return undefined;
		}
		if (picked.button === OPEN_FILE) {
			if (choice?.from !== undefined) await parts.team.open(choice.from.folder, choice.from.place);
			return undefined;
		}
		if (picked.button !== undefined) await goOn(parts, () => renameView(parts, placeOfItem(id) ?? -1));
		else if (id !== MANAGE) return choice;
		else if ((await manageFlow(parts)) === undefined) return undefined;
	}
}

/** Asks once, with the item of this id active. */
async function askView(
	parts: ViewPromptContext,
	active: string | undefined,
): Promise<{ readonly picked: Picked | undefined; readonly choices: ViewChoices }> {
	const { quickInputs, describing } = parts;
	const { choices, load } = readableChoices(parts);
	const picked = await pick(quickInputs, {
		title: l10n.t("Open View"),
		placeholder: l10n.t("Select a View"),
		items: () => viewChoiceItems(choices(), describing()),
		active,
		buttons: () => [{ id: SAVE, icon: "save", tooltip: l10n.t("Save View…") }],
		press: (button, id) => {
			const place = id === undefined ? undefined : placeOfItem(id);
			return place === undefined ? false : changeAt(parts, button, place);
		},
		load,
	});
	return { picked: picked === BACK ? undefined : picked, choices: choices() };
}

/** What a button of a saved View does without leaving the list. False for buttons that need a prompt first. */
function changeAt(parts: ViewPromptContext, button: string, place: number): false | Promise<string | undefined> {
	switch (button) {
		case "up":
		case "down":
			return goOn(parts, async () => savedItemId(await moveView(parts, place, button === "up" ? -1 : 1)));
		case "delete":
			return goOn(parts, async () => {
				await deleteView(parts, place);
				return savedItemId(place);
			});
		default:
			return false;
	}
}
