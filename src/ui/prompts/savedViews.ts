import * as l10n from "@vscode/l10n";
import { type Describing, describeFilters } from "../../pipeline/describe.ts";
import { groupingLabel } from "../../pipeline/labels.ts";
import { parseView, ViewError } from "../../pipeline/parseView.ts";
import { ME, type View } from "../../pipeline/view.ts";
import type { Line, Row } from "./boxes.ts";

/** A View under its name, or why what stands there is none. */
export type OfferedView =
	| { readonly name: string; readonly view: View }
	| { readonly name: string; readonly fault: string };

/** Views that are there without being saved. */
export function builtInViews(): readonly { readonly name: string; readonly view: View }[] {
	return [
		builtIn(l10n.t("Won this quarter, by owner"), {
			group_by: "user_id",
			order_by: "-value",
			filters: { status_type: ["won"], date_won: "this_quarter" },
		}),
		builtIn(l10n.t("Open, by expected close quarter"), {
			group_by: "date_won__quarter",
			order_by: "date_won",
			filters: { status_type: ["active"] },
		}),
		builtIn(l10n.t("Everything, by won quarter"), {
			group_by: "-date_won__quarter",
			order_by: "-date_won",
			filters: {},
		}),
		builtIn(l10n.t("Stalled"), {
			group_by: "user_id",
			order_by: "-annualized_value",
			filters: { is_stalled: true },
		}),
		builtIn(l10n.t("Mine"), { order_by: "-date_updated", filters: { user_id: [ME] } }),
	];
}

/** What the setting holds, each checked by itself: one that is wrong spoils no other. */
export function savedViews(entries: readonly unknown[]): readonly OfferedView[] {
	return entries.map((entry, index) => {
		const name = nameOf(entry) ?? l10n.t("View {0}", index + 1);
		try {
			const view = parseView(entry);
			if (view.name !== undefined) return { name: view.name, view };
			return { name, fault: l10n.t("A saved View needs a name.") };
		} catch (error) {
			return { name, fault: reasonOf(error) };
		}
	});
}

/** Rows of the saved Views, known by `s` and their index, and of those built in, known by `b` and theirs. */
export function viewLines(entries: readonly unknown[], describing: Describing): readonly Line[] {
	const saved = savedViews(entries).map((offered, index) => viewRow(`s${index}`, offered, describing));
	const others = builtInViews().map((offered, index) => viewRow(`b${index}`, offered, describing));
	return [
		...(saved.length === 0 ? [] : [{ heading: l10n.t("Saved") }, ...saved]),
		{ heading: l10n.t("Built in") },
		...others,
	];
}

/** What a row of {@link viewLines} stands for. */
export function viewOfRow(id: string, entries: readonly unknown[]): OfferedView | undefined {
	const list = id.startsWith("s") ? savedViews(entries) : builtInViews();
	return list[Number(id.slice(1))];
}

/**
 * The View that a command was given: a View itself, or the name of a saved one or of one built in.
 * @throws ViewError
 */
export function viewArgument(argument: unknown, entries: readonly unknown[]): View {
	if (typeof argument !== "string") return parseView(argument);
	const name = argument.trim();
	const offered = [...savedViews(entries), ...builtInViews()];
	const found = offered.find((one) => one.name === name);
	if (found === undefined) {
		const names = offered.map((one) => JSON.stringify(one.name)).join(", ");
		throw new ViewError(l10n.t("There is no View with the name {0}; there are {1}.", JSON.stringify(name), names));
	}
	if ("fault" in found) throw new ViewError(found.fault);
	return found.view;
}

function builtIn(name: string, view: View): { readonly name: string; readonly view: View } {
	return { name, view: { name, ...view } };
}

function viewRow(id: string, offered: OfferedView, describing: Describing): Row {
	const { name } = offered;
	if ("fault" in offered) return { id, label: name, detail: offered.fault, icon: "warning" };
	const filters = describeFilters(offered.view, describing);
	const grouping = groupingLabel(offered.view.group_by);
	return { id, label: name, description: filters === "" ? grouping : l10n.t("{0} · {1}", grouping, filters) };
}

function nameOf(entry: unknown): string | undefined {
	if (typeof entry !== "object" || entry === null || !("name" in entry)) return undefined;
	return typeof entry.name === "string" && entry.name.trim() !== "" ? entry.name.trim() : undefined;
}

function reasonOf(error: unknown): string {
	if (error instanceof ViewError) return error.message;
	throw error;
}
