import * as l10n from "@vscode/l10n";
import { LIST_FILTERS } from "../../close/schema/parameters.ts";
import { parseView } from "../../opportunities/view/parseView.ts";
import { type FilterKey, ViewError } from "../../opportunities/view/view.ts";
import type { Fault } from "../quickInput/quickInput.ts";
import type { FilterFlow } from "./filterFlow.ts";

/** Joins values with commas, as the user types them. A value that has a comma or begins with a quote goes in quotes. */
export function joinValues(values: readonly string[]): string {
	return values.map((value) => (/^"|,/.test(value) ? `"${value.replaceAll('"', '""')}"` : value)).join(", ");
}

/** Splits typed values, each once and trimmed. */
export function splitValues(text: string): readonly string[] {
	const values = [...text.matchAll(/\s*(?:"((?:[^"]|"")*)"\s*|([^,]*))(?:,|$)/gy)].map(
		([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? "",
	);
	return [...new Set(values.map((value) => value.trim()))].filter((value) => value !== "");
}

/** What is wrong with a text as the value of a filter, or as its values separated by commas. */
export function valueFault(key: FilterKey, text: string): Fault | undefined {
	const several = LIST_FILTERS.some((list) => list === key);
	try {
		parseView({ filters: { [key]: several ? splitValues(text) : text } });
		return undefined;
	} catch (error) {
		if (error instanceof ViewError) return { text: error.message };
		throw error;
	}
}

/**
 * The question about a text with commas in the status filter: whether it is several labels, or one label with a comma.
 * Returns undefined if it is clear: the text has one value, or each value is a status of Close and the whole text
 * isn't.
 */
export function commaDoubt(flow: FilterFlow, text: string): undefined | Promise<string | undefined> {
	const values = splitValues(text);
	// Quotes make it clear.
	if (values.length < 2 || text.startsWith('"')) return undefined;
	return knownStatuses(flow).then((known) => {
		if (!known.has(text) && values.every((value) => known.has(value))) return undefined;
		return l10n.t(
			"Press Enter again to filter by {0} statuses: {1}. If the name of a status has a comma, put quotation marks around it: {2}.",
			values.length,
			values.map((value) => joinValues([value])).join(" · "),
			joinValues([text]),
		);
	});
}

/** The labels and ids of all statuses. Empty if they can't be read. */
async function knownStatuses({ names, directory }: FilterFlow): Promise<ReadonlySet<string>> {
	try {
		if (names.pipelines.length === 0) names.pipelines = (await directory?.pipelines()) ?? [];
	} catch {
		// Then the user is asked.
	}
	return new Set(names.pipelines.flatMap(({ statuses }) => statuses.flatMap(({ id, label }) => [id, label])));
}
