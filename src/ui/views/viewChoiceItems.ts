import * as l10n from "@vscode/l10n";
import { builtInViews } from "../../opportunities/view/builtInViews.ts";
import { describeFilters } from "../../opportunities/view/describeFilters.ts";
import type { Describing } from "../../opportunities/view/describeOptions.ts";
import { groupingLabel } from "../../opportunities/view/labels.ts";
import { sameView, type View } from "../../opportunities/view/view.ts";
import { type CatalogView, savedViews } from "../../opportunities/view/viewCatalog.ts";
import type { Button, Choice, Item } from "../quickInput/quickInput.ts";
import type { SavedViews } from "./savedViews.ts";
import { type Place, TEAM_FILE, type Team, type TeamFile, type TeamFolder } from "./teamFile.ts";
import { canBeRenamed, type Entries } from "./viewEntries.ts";

/** The Views to choose from, and the current one. */
export interface ViewChoices {
	readonly saved: Entries;
	readonly team: readonly TeamFile[];
	/** How many folders may have a team file. If there are several, each is named. */
	readonly folders: number;
	readonly current: View;
}

interface ReadableViews {
	readonly saved: Pick<SavedViews, "entries" | "settled">;
	readonly team: Pick<Team, "folders" | "read">;
	readonly current: () => View;
}

/**
 * The Views to choose from. `load` waits for changes that are being saved, and reads the team files, which aren't watched;
 * before it, they are missing.
 */
export function readableChoices({ saved, team, current }: ReadableViews): {
	readonly choices: () => ViewChoices;
	readonly load: () => Promise<void>;
} {
	let files: readonly TeamFile[] = [];
	return {
		choices: () => ({ saved: saved.entries, team: files, folders: team.folders.length, current: current() }),
		load: async () => {
			await saved.settled();
			files = await team.read();
		},
	};
}

/** The View of an item. If it is from a team file, `from` says where it is. */
export type ViewChoice = CatalogView & { readonly from?: { readonly folder: TeamFolder; readonly place: Place } };

/** The item that opens the page for everything besides opening Views. */
export const MANAGE = "manage";

type ItemButton = "rename" | "up" | "down" | "delete";
/** The button of an item from a team file. */
export const OPEN_FILE = "file";

/** The items of saved, shared and built-in Views. {@link choiceOfItem} finds a View by its item. */
export function viewChoiceItems(choices: ViewChoices, describing: Describing): readonly Item[] {
	const { saved, team, folders, current } = choices;
	const own = savedViews(saved).map((catalogView, place) => ({
		...viewChoiceItem(savedItemId(place), catalogView, current, describing),
		buttons: buttonsOf(saved, place),
	}));
	const shared = team.flatMap((file, index) => teamItems(file, index, folders, current, describing));
	const others = builtInViews().map((catalogView, index) =>
		viewChoiceItem(`b${index}`, catalogView, current, describing),
	);
	return [
		...(own.length === 0 ? [] : [{ heading: l10n.t("Saved") }, ...own]),
		...shared,
		{ heading: l10n.t("Built-in") },
		...others,
		{ heading: "" },
		{ id: MANAGE, label: l10n.t("Manage Views…") },
	];
}

/** The View of an item of {@link viewChoiceItems}. */
export function choiceOfItem(id: string, { saved, team }: ViewChoices): ViewChoice | undefined {
	const [, kind, first, second] = /^(\D)(\d+)(?:\.(\d+))?$/.exec(id) ?? [];
	if (kind === "s") return savedViews(saved)[Number(first)];
	if (kind === "b") return builtInViews()[Number(first)];
	const file = kind === "t" ? team[Number(first)] : undefined;
	if (file === undefined) return undefined;
	const { folder } = file;
	if ("fault" in file) return { name: TEAM_FILE, fault: file.fault, from: { folder, place: file.place } };
	const view = file.views[Number(second)];
	return view && { ...view, from: { folder, place: view.place } };
}

/** The id of a saved View's item. */
export function savedItemId(place: number): string {
	return `s${place}`;
}

/** The index of the saved View of an item. Returns undefined for other items. */
export function placeOfItem(id: string): number | undefined {
	return /^s\d+$/.test(id) ? Number(id.slice(1)) : undefined;
}

/** What can be done to the saved View at this index: the same as buttons and as items. */
export function buttonsOf(entries: Entries, place: number): readonly (Button & { readonly id: ItemButton })[] {
	return [
		...(canBeRenamed(entries[place]) ? [{ id: "rename" as const, icon: "edit", tooltip: l10n.t("Rename…") }] : []),
		...(place > 0 ? [{ id: "up" as const, icon: "arrow-up", tooltip: l10n.t("Move Up") }] : []),
		...(place < entries.length - 1 ? [{ id: "down" as const, icon: "arrow-down", tooltip: l10n.t("Move Down") }] : []),
		{ id: "delete", icon: "trash", tooltip: l10n.t("Delete") },
	];
}

/** An item with the View's grouping and filters, or with what is wrong with it. */
export function viewChoiceItem(id: string, catalogView: CatalogView, current: View, describing: Describing): Choice {
	const { name } = catalogView;
	if ("fault" in catalogView) return { id, label: name, detail: catalogView.fault, icon: "warning" };
	const parts = [groupingLabel(catalogView.view.group_by), describeFilters(catalogView.view, describing)];
	if (sameView(catalogView.view, current)) parts.push(l10n.t("Current"));
	return { id, label: name, description: parts.filter(Boolean).join(" · ") };
}

function teamItems(
	file: TeamFile,
	index: number,
	folders: number,
	current: View,
	describing: Describing,
): readonly Item[] {
	const heading = folders > 1 ? l10n.t("Team · {0}", file.folder.name) : l10n.t("Team");
	const buttons: readonly Button[] = [{ id: OPEN_FILE, icon: "go-to-file", tooltip: l10n.t("Open File") }];
	if ("fault" in file)
		return [{ heading }, { id: `t${index}`, label: TEAM_FILE, detail: file.fault, icon: "warning", buttons }];
	if (file.views.length === 0) return [];
	const items = file.views.map((view, at) => ({
		...viewChoiceItem(`t${index}.${at}`, view, current, describing),
		buttons,
	}));
	return [{ heading }, ...items];
}
