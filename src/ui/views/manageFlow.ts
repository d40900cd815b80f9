import * as l10n from "@vscode/l10n";
import { BACK } from "../prompts/boxes.ts";
import { type Leaving, pick } from "../prompts/pick.ts";
import { deleteView, goOn, moveView, renameView, saveView, type ViewsParts } from "./actions.ts";
import { buttonsOf, placeOfRow, type RowButton, savedRow, viewRow } from "./lines.ts";
import { savedViews } from "./offered.ts";

const SAVE = "save";

/** All that can be done to Views besides opening them, as rows: no button is needed. */
export async function manageFlow(parts: ViewsParts): Promise<Leaving> {
	let active: string | undefined;
	for (;;) {
		const picked = await pick(parts.boxes, {
			title: l10n.t("Manage Views"),
			placeholder: l10n.t("Choose a View to rename, move or delete"),
			lines: () => [
				{ id: SAVE, label: l10n.t("Save Current View…"), icon: "save" },
				...savedViews(parts.saved.entries).map((offered, place) =>
					viewRow(savedRow(place), offered, parts.current(), parts.describing()),
				),
			],
			active,
			back: true,
		});
		if (picked === undefined || picked === BACK) return picked;
		const row = picked.rows[0] ?? "";
		const place = placeOfRow(row);
		if (place === undefined) await goOn(parts, () => saveView(parts));
		else if ((await changeFlow(parts, place)) === undefined) return undefined;
		active = row;
	}
}

/** Asks what to do with one saved View. */
async function changeFlow(parts: ViewsParts, first: number): Promise<Leaving> {
	let place = first;
	let active: string | undefined;
	for (;;) {
		const { entries } = parts.saved;
		const offered = savedViews(entries)[place];
		if (offered === undefined) return BACK;
		const picked = await pick(parts.boxes, {
			title: l10n.t("Manage View"),
			placeholder: l10n.t('What to do with "{0}", which is {1} of {2}', offered.name, place + 1, entries.length),
			lines: () => buttonsOf(entries, place).map(({ id, icon, tooltip }) => ({ id, icon, label: tooltip })),
			active,
			back: true,
		});
		if (picked === undefined || picked === BACK) return picked;
		const action = picked.rows[0] as RowButton;
		active = action;
		switch (action) {
			case "rename":
				await goOn(parts, () => renameView(parts, place));
				break;
			case "up":
			case "down":
				place = (await goOn(parts, () => moveView(parts, place, action === "up" ? -1 : 1))) ?? place;
				break;
			case "delete":
				await goOn(parts, () => deleteView(parts, place));
				return BACK;
		}
	}
}
