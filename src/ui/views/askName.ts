import * as l10n from "@vscode/l10n";
import { placeOfName } from "../../opportunities/view/entryName.ts";
import { parseView } from "../../opportunities/view/parseView.ts";
import { ViewError } from "../../opportunities/view/view.ts";
import { askText } from "../quickInput/askText.ts";
import { BACK, type Fault, type QuickInputs } from "../quickInput/quickInput.ts";
import type { Entries } from "./viewEntries.ts";

/** Asks for the name of a new saved View. A second Enter replaces an existing one. */
export async function askNewName(
	quickInputs: QuickInputs,
	entries: Entries,
	suggestion: string,
): Promise<string | undefined> {
	return textOf(
		await askText(quickInputs, {
			title: l10n.t("Save View"),
			prompt: l10n.t("Enter a name for the current grouping, sort order, and filters"),
			value: suggestion,
			check: nameFault,
			confirm: (name) =>
				placeOfName(entries, name) === -1
					? undefined
					: l10n.t('A View named "{0}" already exists. Press Enter again to replace it.', name),
		}),
	);
}

/** Asks for a new name for the View at this index. */
export async function askOtherName(
	quickInputs: QuickInputs,
	entries: Entries,
	place: number,
	name: string,
): Promise<string | undefined> {
	const taken = (other: string) => {
		const found = placeOfName(entries, other);
		return found !== -1 && found !== place;
	};
	return textOf(
		await askText(quickInputs, {
			title: l10n.t("Rename View"),
			prompt: l10n.t("Enter a new name for the View"),
			value: name,
			back: true,
			check: (text) =>
				nameFault(text) ??
				(taken(text) ? { text: l10n.t('A View named "{0}" already exists. Choose another name.', text) } : undefined),
		}),
	);
}

/** What is wrong with a text as the name of a View. */
export function nameFault(name: string): Fault | undefined {
	if (name.trim() === "") return { text: l10n.t("A saved View needs a name."), unfinished: true };
	try {
		parseView({ name });
		return undefined;
	} catch (error) {
		if (error instanceof ViewError) return { text: error.message };
		throw error;
	}
}

function textOf(answer: Awaited<ReturnType<typeof askText>>): string | undefined {
	return answer === undefined || answer === BACK ? undefined : answer.text;
}
