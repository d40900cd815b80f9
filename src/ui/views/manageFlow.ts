import * as l10n from "@vscode/l10n";
import { nameOf } from "../../opportunities/view/entryName.ts";
import type { NamedView } from "../../opportunities/view/view.ts";
import { savedViews } from "../../opportunities/view/viewCatalog.ts";
import { type Leaving, pick } from "../quickInput/pick.ts";
import { BACK, type Choice } from "../quickInput/quickInput.ts";
import { askOtherName } from "./askName.ts";
import { saveView } from "./saveView.ts";
import { TEAM_FILE, type TeamFolder } from "./teamFile.ts";
import { buttonsOf, placeOfItem, savedItemId, viewChoiceItem } from "./viewChoiceItems.ts";
import { entryOf, withInserted, withMoved, withRemoved, withRenamed } from "./viewEntries.ts";
import type { ViewPromptContext } from "./viewPromptContext.ts";

const SAVE = "save";
const SHARE = "share";

/** Everything that can be done to Views besides opening them, as items: no buttons are needed. */
export async function manageFlow(parts: ViewPromptContext): Promise<Leaving> {
	let active: string | undefined;
	for (;;) {
		const picked = await pick(parts.quickInputs, {
			title: l10n.t("Manage Views"),
			placeholder: l10n.t("Select a View to rename, move, share, or delete"),
			items: () => [
				{ id: SAVE, label: l10n.t("Save View…"), icon: "save" },
				...savedViews(parts.saved.entries).map((catalogView, place) =>
					viewChoiceItem(savedItemId(place), catalogView, parts.current(), parts.describing()),
				),
			],
			active,
			back: true,
		});
		if (picked === undefined || picked === BACK) return picked;
		const id = picked.ids[0] ?? "";
		const place = placeOfItem(id);
		if (place === undefined) await goOn(parts, () => saveView(parts));
		else if ((await changeFlow(parts, place)) === undefined) return undefined;
		active = id;
	}
}

/** Asks what to do with a saved View. */
async function changeFlow(parts: ViewPromptContext, first: number): Promise<Leaving> {
	let place = first;
	let active: string | undefined;
	for (;;) {
		const { entries } = parts.saved;
		const catalogView = savedViews(entries)[place];
		if (catalogView === undefined) return BACK;
		const shareable = "view" in catalogView && parts.team.folders.length > 0 ? catalogView.view : undefined;
		const picked = await pick(parts.quickInputs, {
			title: l10n.t("Manage View"),
			placeholder: l10n.t('Select an action for "{0}" ({1} of {2})', catalogView.name, place + 1, entries.length),
			items: () => [
				...buttonsOf(entries, place).map(({ id, icon, tooltip }) => ({ id, icon, label: tooltip })),
				...(shareable === undefined ? [] : [shareItem()]),
			],
			active,
			back: true,
		});
		if (picked === undefined || picked === BACK) return picked;
		active = picked.ids[0];
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

function shareItem(): Choice {
	return { id: SHARE, icon: "organization", label: l10n.t("Share with the Team…"), description: TEAM_FILE };
}

/** Adds a View to the team's file and shows it. If there are several folders, asks for one. */
async function shareFlow(parts: ViewPromptContext, view: NamedView): Promise<"done" | undefined> {
	const folder = await askFolder(parts);
	if (folder === undefined) return undefined;
	return goOn(parts, async () => {
		await parts.team.share(folder, entryOf(view));
		return "done" as const;
	});
}

async function askFolder({ quickInputs, team }: ViewPromptContext): Promise<TeamFolder | undefined> {
	const { folders } = team;
	if (folders.length < 2) return folders[0];
	const picked = await pick(quickInputs, {
		title: l10n.t("Share View"),
		placeholder: l10n.t("Select the folder to share the View in"),
		items: () => folders.map(({ id, name }) => ({ id, label: name })),
		back: true,
	});
	if (picked === undefined || picked === BACK) return undefined;
	return folders.find(({ id }) => id === picked.ids[0]);
}

/** Asks for a new name for the View at this index. */
export async function renameView({ quickInputs, saved, onRenamed }: ViewPromptContext, place: number): Promise<void> {
	const { entries } = saved;
	const entry = entries[place];
	const before = nameOf(entry);
	const name = await askOtherName(quickInputs, entries, place, before ?? "");
	if (name === undefined || name === before) return;
	await saved.changeOne(place, entry, (now, at) => withRenamed(now, at, name));
	if (before !== undefined) onRenamed(before, name);
}

/** Moves the View at this index. Returns its new index. */
export async function moveView({ saved }: ViewPromptContext, place: number, by: -1 | 1): Promise<number> {
	const entry = saved.entries[place];
	let now = place;
	await saved.changeOne(place, entry, (entries, at) => {
		const moved = withMoved(entries, at, by);
		now = moved === entries ? at : at + by;
		return moved;
	});
	return now;
}

export async function deleteView({ saved, done }: ViewPromptContext, place: number): Promise<void> {
	const entry = saved.entries[place];
	await saved.changeOne(place, entry, withRemoved);
	const name = nameOf(entry);
	const text = name === undefined ? l10n.t("The View was deleted.") : l10n.t('The View "{0}" was deleted.', name);
	done(text, () => saved.change((entries) => withInserted(entries, place, entry)));
}

/** Says why `work` failed, and goes on. */
export async function goOn<T>({ failed }: ViewPromptContext, work: () => Promise<T>): Promise<T | undefined> {
	try {
		return await work();
	} catch (error) {
		failed(error);
		return undefined;
	}
}
