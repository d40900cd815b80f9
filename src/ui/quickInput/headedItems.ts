import * as l10n from "@vscode/l10n";
import { type Choice, type Item, isChoice } from "./quickInput.ts";

/** No heading without choices. */
export function headed(heading: string, choices: readonly Choice[]): readonly Item[] {
	return choices.length === 0 ? [] : [{ heading }, ...choices];
}

/** Adds values that are set and have no item. */
export function withUnknown(items: readonly Item[], set: readonly string[]): readonly Item[] {
	const known = new Set(items.filter(isChoice).map(({ id }) => id));
	const unknown = set.filter((id) => !known.has(id));
	return [
		...items,
		...headed(
			l10n.t("IDs without names"),
			unknown.map((id) => ({ id, label: id })),
		),
	];
}
