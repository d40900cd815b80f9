import * as l10n from "@vscode/l10n";
import { type Leaving, pick } from "../quickInput/pick.ts";
import { BACK, type Choice } from "../quickInput/quickInput.ts";
import { deleteView, goOn, moveView, renameView, saveView, type ViewsParts } from "./actions.ts";
import { entryOf, type NamedView } from "./edits.ts";
import { TEAM_FILE, type TeamFolder } from "./teamFile.ts";
import { savedViews } from "./viewCatalog.ts";
import { buttonsOf, placeOfRow, savedRow, viewRow } from "./viewItems.ts";

const SAVE = "save";
const SHARE = "share";

/** Everything that can be done to Views besides opening them, as items: no buttons are needed. */
export async function manageFlow(parts: ViewsParts): Promise<Leaving> {
	let active: string | undefined;
	for (;;) {
		const picked = await pick(parts.boxes, {
			title: l10n.t("Manage Views"),
			placeholder: l10n.t("Choose a View to rename, move, share or delete"),
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

/** Asks what to do with a saved View. */
async function changeFlow(parts: ViewsParts, first: number): Promise<Leaving> {
	let place = first;
	let active: string | undefined;
	for (;;) {
		const { entries } = parts.saved;
		const offered = savedViews(entries)[place];
		if (offered === undefined) return BACK;
		const shareable = "view" in offered && parts.team.folders.length > 0 ? offered.view : undefined;
		const picked = await pick(parts.boxes, {
			title: l10n.t("Manage View"),
			placeholder: l10n.t('Choose what to do with "{0}", {1} of {2}', offered.name, place + 1, entries.length),
			lines: () => [
				...buttonsOf(entries, place).map(({ id, icon, tooltip }) => ({ id, icon, label: tooltip })),
				...(shareable === undefined ? [] : [shareRow()]),
			],
			active,
			back: true,
		});
		if (picked === undefined || picked === BACK) return picked;
		active = picked.rows[0];
		switch (active) {
			case "rename":
				await goOn(parts, () => renameView(parts, place));
				break;
			case "up":
			case "down": {
				const by = active === "up" ? -1 : 1;
				place = (await goOn(parts, () => moveView(parts, place, by))) ?? place;
				break;
			}
			case "delete":
				await goOn(parts, () => deleteView(parts, place));
				return BACK;
			case SHARE:
				if (shareable !== undefined && (await shareFlow(parts, shareable)) === "done") return undefined;
				break;
		}
	}
}

function shareRow(): Choice {
	return { id: SHARE, icon: "organization", label: l10n.t("Share with the Team…"), description: TEAM_FILE };
}

/** Adds a View to the team's file and shows it. If there are several folders, asks for one. */
async function shareFlow(parts: ViewsParts, view: NamedView): Promise<"done" | undefined> {
	const folder = await askFolder(parts);
	if (folder === undefined) return undefined;
	return goOn(parts, async () => {
		await parts.team.share(folder, entryOf(view));
		return "done" as const;
	});
}

async function askFolder({ boxes, team }: ViewsParts): Promise<TeamFolder | undefined> {
	const { folders } = team;
	if (folders.length < 2) return folders[0];
	const picked = await pick(boxes, {
		title: l10n.t("Share View"),
		placeholder: l10n.t("Choose the folder to share the View in"),
		lines: () => folders.map(({ id, name }) => ({ id, label: name })),
		back: true,
	});
	if (picked === undefined || picked === BACK) return undefined;
	return folders.find(({ id }) => id === picked.rows[0]);
}
