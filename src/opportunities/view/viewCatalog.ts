import * as l10n from "@vscode/l10n";
import { cutText } from "../../close/text/cutText.ts";
import { builtInViews } from "./builtInViews.ts";
import { nameOf } from "./entryName.ts";
import { parseView } from "./parseView.ts";
import { type NamedView, type View, ViewError } from "./view.ts";

/** A View with its name, or why the entry isn't a View. */
export type CatalogView =
	| { readonly name: string; readonly view: NamedView }
	| { readonly name: string; readonly fault: string };

/** The Views of the setting. Each is checked on its own: a wrong one doesn't affect the others. */
export function savedViews(entries: readonly unknown[]): readonly CatalogView[] {
	return entries.map(readCatalogView);
}

/** Reads the entry at this index of a list of Views. */
export function readCatalogView(entry: unknown, index: number): CatalogView {
	const name = nameOf(entry) ?? l10n.t("View {0}", index + 1);
	try {
		const view = parseView(entry);
		if (view.name !== undefined) return { name: view.name, view: { ...view, name: view.name } };
		return { name, fault: l10n.t("A saved View needs a name.") };
	} catch (error) {
		return { name, fault: reasonOf(error) };
	}
}

/** All Views that can be asked for by name: the user's own first, then those that a team shares, then the built-in ones. */
export function allViews(saved: readonly unknown[], team: readonly CatalogView[]): readonly CatalogView[] {
	return [...savedViews(saved), ...team, ...builtInViews()];
}

/**
 * The View of a command's argument: a View itself, or the name of a saved, shared or built-in one, searched in this
 * order.
 * @throws ViewError
 */
export function viewArgument(argument: unknown, saved: readonly unknown[], team: readonly CatalogView[] = []): View {
	if (typeof argument !== "string") return parseView(argument);
	const name = argument.trim();
	const catalog = allViews(saved, team);
	const found = catalog.find((one) => one.name === name);
	if (found === undefined) {
		const names = namesOf(catalog);
		throw new ViewError(l10n.t("There's no View named {0}. Select one of {1}.", quoted(name), names));
	}
	if ("fault" in found) throw new ViewError(found.fault);
	return found.view;
}

/** How many names fit in a message. */
const MOST_NAMES = 20;
/** In graphemes. */
const LONGEST_NAME = 60;

/** The names of Views for a message, which has no room for all of them. */
export function namesOf(catalog: readonly CatalogView[], write: (name: string) => string = quoted): string {
	const names = catalog.slice(0, MOST_NAMES).map(({ name }) => write(name));
	const rest = catalog.length - names.length;
	return rest > 0 ? l10n.t("{0} and {1} more", names.join(", "), rest) : names.join(", ");
}

function quoted(name: string): string {
	return JSON.stringify(cutText(name, LONGEST_NAME));
}

function reasonOf(error: unknown): string {
	if (error instanceof ViewError) return error.message;
	throw error;
}
