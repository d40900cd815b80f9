import * as l10n from "@vscode/l10n";
import { type Describing, describeFilters } from "../../pipeline/describe.ts";
import { groupingLabel } from "../../pipeline/labels.ts";
import { sameView, type View } from "../../pipeline/view.ts";
import type { Button, Line, Row } from "../prompts/boxes.ts";
import { canBeRenamed, type Entries } from "./edits.ts";
import { builtInViews, type OfferedView, savedViews } from "./offered.ts";

/** What can be opened, and what is shown now. */
export interface Offer {
	readonly saved: Entries;
	readonly current: View;
}

/** The row that leads to the page for everything else than opening. */
export const MANAGE = "manage";

export type RowButton = "rename" | "up" | "down" | "delete";

/** Rows of the saved Views, known by `s` and their place, and of those built in, known by `b` and theirs. */
export function viewLines({ saved, current }: Offer, describing: Describing): readonly Line[] {
	const own = savedViews(saved).map((offered, place) => ({
		...viewRow(savedRow(place), offered, current, describing),
		buttons: buttonsOf(saved, place),
	}));
	const others = builtInViews().map((offered, index) => viewRow(`b${index}`, offered, current, describing));
	return [
		...(own.length === 0 ? [] : [{ heading: l10n.t("Saved") }, ...own]),
		{ heading: l10n.t("Built in") },
		...others,
		{ heading: "" },
		{ id: MANAGE, label: l10n.t("Manage Views…") },
	];
}

/** What a row of {@link viewLines} stands for. */
export function viewOfRow(id: string, { saved }: Offer): OfferedView | undefined {
	const place = placeOfRow(id);
	return place === undefined ? builtInViews()[Number(id.slice(1))] : savedViews(saved)[place];
}

/** The row of a saved View. */
export function savedRow(place: number): string {
	return `s${place}`;
}

/** Where the saved View of a row stands; undefined for all other rows. */
export function placeOfRow(id: string): number | undefined {
	return /^s\d+$/.test(id) ? Number(id.slice(1)) : undefined;
}

/** What can be done to a saved View, where it stands; the same in buttons and in rows. */
export function buttonsOf(entries: Entries, place: number): readonly (Button & { readonly id: RowButton })[] {
	return [
		...(canBeRenamed(entries[place]) ? [{ id: "rename" as const, icon: "edit", tooltip: l10n.t("Rename…") }] : []),
		...(place > 0 ? [{ id: "up" as const, icon: "arrow-up", tooltip: l10n.t("Move Up") }] : []),
		...(place < entries.length - 1 ? [{ id: "down" as const, icon: "arrow-down", tooltip: l10n.t("Move Down") }] : []),
		{ id: "delete", icon: "trash", tooltip: l10n.t("Delete") },
	];
}

/** With its grouping and its filters; with what is wrong where it is none. */
export function viewRow(id: string, offered: OfferedView, current: View, describing: Describing): Row {
	const { name } = offered;
	if ("fault" in offered) return { id, label: name, detail: offered.fault, icon: "warning" };
	const parts = [groupingLabel(offered.view.group_by), describeFilters(offered.view, describing)];
	if (sameView(offered.view, current)) parts.push(l10n.t("Current"));
	return { id, label: name, description: parts.filter(Boolean).join(" · ") };
}
