import * as l10n from "@vscode/l10n";
import { countText } from "../base/countText.ts";
import type { ListResponse } from "./listResponse.ts";

/** The part of a list that was requested. */
export interface AskedPage {
	/** The number of objects before the page. */
	readonly skip: number;
	/** The most objects on the page; 0 requests figures alone. */
	readonly limit: number;
}

/**
 * How the numbers of an answer contradict each other, as a localized sentence; undefined if they don't. A grouped answer
 * leaves out objects that belong to no group, so it may count matches and contain none of them.
 */
export function contradictionIn(answer: ListResponse, { skip, limit }: AskedPage): string | undefined {
	const { groups, rows, hasMore, aggregates } = answer;
	const { total_results: total } = aggregates;
	for (const count of [total, ...(groups ?? []).map((group) => group.aggregates.total_results)])
		if (count !== undefined && !(Number.isSafeInteger(count) && count >= 0))
			return l10n.t("{0} isn't a valid number of opportunities.", String(count));
	for (const group of groups ?? []) {
		const size = group.aggregates.total_results;
		if (size !== undefined && size < group.rows.length) return received(group.rows.length, size);
	}
	const present = groups?.reduce((sum, group) => sum + group.rows.length, 0) ?? rows.length;
	if (present > 0) return total === undefined || skip + present <= total ? undefined : received(skip + present, total);
	if (limit === 0 || (total !== undefined && total <= skip)) return undefined;
	if (hasMore !== true && (total === undefined || groups !== undefined)) return undefined;
	return total === undefined
		? l10n.t("There are more opportunities, but none were received.")
		: received(0, total - skip);
}

function received(present: number, matching: number): string {
	return l10n.t(
		"The number of matches is {0}, but the number of opportunities received is {1}.",
		countText(matching),
		countText(present),
	);
}
