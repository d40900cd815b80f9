import * as l10n from "@vscode/l10n";
import type { FilterFlow } from "./flow.ts";
import { joinValues, splitValues } from "./values.ts";

/**
 * What to ask about a text with commas that is to filter by status: whether it is several labels, or one that has a comma
 * in it. Undefined if that is plain: nothing is parted, or each part is a status of Close while the whole is none.
 */
export function commaDoubt(flow: FilterFlow, text: string): undefined | Promise<string | undefined> {
	const values = splitValues(text);
	// What is in quotes is settled.
	if (values.length < 2 || text.startsWith('"')) return undefined;
	return knownStatuses(flow).then((known) => {
		if (!known.has(text) && values.every((value) => known.has(value))) return undefined;
		return l10n.t(
			"Press Enter again for {0} statuses: {1}. One with a comma in its name goes in quotes: {2}.",
			values.length,
			values.map((value) => joinValues([value])).join(" · "),
			joinValues([text]),
		);
	});
}

/** The labels and ids of all statuses; none if they cannot be read. */
async function knownStatuses({ names, directory }: FilterFlow): Promise<ReadonlySet<string>> {
	try {
		if (names.pipelines.length === 0) names.pipelines = (await directory?.pipelines()) ?? [];
	} catch {
		// Then it is asked: the user knows.
	}
	return new Set(names.pipelines.flatMap(({ statuses }) => statuses.flatMap(({ id, label }) => [id, label])));
}
