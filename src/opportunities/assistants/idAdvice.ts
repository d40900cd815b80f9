import { ME, type View } from "../view/view.ts";
import { dataText } from "./dataText.ts";

/** How Close writes ids: `user_…`, `stat_…`. */
const ID = /^[a-z]+_\w+$/i;

const ADVICE = {
	user_id: "closeOpportunities_list tells them with the fields user_name and user_id",
	status_id: "filters.status_label takes names",
} as const;

/**
 * What helps if Views have names in place of ids. Names match nothing, and a model would take that for a figure: a part of a
 * closing line for each such filter.
 */
export function idAdvice(...views: readonly View[]): readonly string[] {
	const all = views.flatMap(({ filters }) =>
		(["user_id", "status_id"] as const).flatMap((key) => {
			const name = filters[key]?.find((value) => value !== ME && !ID.test(value));
			return name === undefined ? [] : `filters.${key} takes ids, not ${dataText(name)}: ${ADVICE[key]}`;
		}),
	);
	return [...new Set(all)];
}
