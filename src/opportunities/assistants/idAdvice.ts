import { ME, type View } from "../view/view.ts";

/** How Close writes ids: `user_…`, `stat_…`. */
const ID = /^[a-z]+_\w+$/i;

const ADVICE = {
	user_id: "closeOpportunities_list has both, in user_id and user_name",
	status_id: "use status_label",
} as const;

/**
 * What helps if a View has names in place of ids, as a part of a closing line. Names match nothing, and a model would take that for
 * a figure. Of two such filters one is told, since lines are short.
 */
export function idAdvice(...views: readonly View[]): readonly string[] {
	const named = (["user_id", "status_id"] as const).find((key) =>
		views.some(({ filters }) => filters[key]?.some((value) => value !== ME && !ID.test(value))),
	);
	return named === undefined ? [] : [`filters.${named} takes ids, not names: ${ADVICE[named]}`];
}
