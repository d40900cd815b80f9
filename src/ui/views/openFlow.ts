import * as l10n from "@vscode/l10n";
import { BACK } from "../prompts/boxes.ts";
import { type Picked, pick } from "../prompts/pick.ts";
import { deleteView, goOn, moveView, renameView, saveView, type ViewsParts } from "./actions.ts";
import { MANAGE, placeOfRow, savedRow, viewLines, viewOfRow } from "./lines.ts";
import { manageFlow } from "./manageFlow.ts";
import type { OfferedView } from "./offered.ts";

/** The button in the title. */
export const SAVE = "save";

/** Asks for a View to open; saved ones can be renamed, moved and deleted on the way. Undefined where the user left. */
export async function openFlow(parts: ViewsParts): Promise<OfferedView | undefined> {
	let active: string | undefined;
	for (;;) {
		const picked = await askView(parts, active);
		if (picked === undefined) return undefined;
		const [row] = picked.rows;
		if (picked.button === SAVE) {
			await saveView(parts);
			return undefined;
		}
		if (picked.at !== undefined) {
			await goOn(parts, () => renameView(parts, placeOfRow(picked.at ?? "") ?? -1));
			active = picked.at;
		} else if (row === MANAGE) {
			if ((await manageFlow(parts)) === undefined) return undefined;
			active = MANAGE;
		} else return row === undefined ? undefined : viewOfRow(row, offerOf(parts));
	}
}

async function askView(parts: ViewsParts, active: string | undefined): Promise<Picked | undefined> {
	const picked = await pick(parts.boxes, {
		title: l10n.t("Open View"),
		placeholder: l10n.t("Choose a View"),
		lines: () => viewLines(offerOf(parts), parts.describing()),
		active,
		buttons: () => [{ id: SAVE, icon: "save", tooltip: l10n.t("Save Current View…") }],
		press: (button, row) => {
			const place = row === undefined ? undefined : placeOfRow(row);
			return place === undefined ? false : changeAt(parts, button, place);
		},
	});
	return picked === BACK ? undefined : picked;
}

/** What a button at a saved View does without leaving the list; false for what is asked about first. */
function changeAt(parts: ViewsParts, button: string, place: number): false | Promise<string | undefined> {
	switch (button) {
		case "up":
		case "down":
			return goOn(parts, async () => savedRow(await moveView(parts, place, button === "up" ? -1 : 1)));
		case "delete":
			return goOn(parts, async () => {
				await deleteView(parts, place);
				return savedRow(place);
			});
		default:
			return false;
	}
}

function offerOf({ saved, current }: ViewsParts) {
	return { saved: saved.entries, current: current() };
}
