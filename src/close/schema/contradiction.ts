import * as l10n from "@vscode/l10n";
import { countText } from "../base/countText.ts";
import type { ListResponse } from "./listResponse.ts";

/** The part of a listing that was asked for. */
export interface AskedPage {
	/** Objects before it. */
	readonly skip: number;
	/** Objects at the most; 0 asks for figures alone. */
	readonly limit: number;
}

/**
 * What an answer says against itself, in numbers alone; undefined if it doesn't. Objects that are in no group
 * are left out of a grouped answer, so such an answer may tell of matches and have none.
 */
export function contradictionIn(answer: ListResponse, { skip, limit }: AskedPage): string | undefined {
	const { groups, rows, hasMore, aggregates } = answer;
	const { total_results: total } = aggregates;
	for (const count of [total, ...(groups ?? []).map((group) => group.aggregates.total_results)])
		if (count !== undefined && !(Number.isSafeInteger(count) && count >= 0))
			return l10n.t("{0} isn't a possible number of opportunities.", String(count));
	for (const group of groups ?? []) {
		const size = group.aggregates.total_results;
		if (size !== undefined && size < group.rows.length) return tooMany(size, group.rows.length);
	}
	const came = groups?.reduce((sum, group) => sum + group.rows.length, 0) ?? rows.length;
	if (came > 0) return total === undefined || skip + came <= total ? undefined : tooMany(total, skip + came);
	if (limit === 0 || (total !== undefined && total <= skip)) return undefined;
	if (hasMore !== true && (total === undefined || groups !== undefined)) return undefined;
	return total === undefined
		? l10n.t("There are more opportunities, but none arrived.")
		: l10n.t("{0} opportunities match, but none arrived.", countText(total - skip));
}

function tooMany(said: number, came: number): string {
	return l10n.t("{0} opportunities match, but {1} arrived.", countText(said), countText(came));
}
