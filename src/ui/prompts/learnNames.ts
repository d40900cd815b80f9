import type { Directory } from "../../close/api.ts";
import type { Filters } from "../../pipeline/view.ts";
import type { NameCache } from "./names.ts";

/**
 * Reads the names that the description of these filters lacks: after a reload of the window, a filter by status would
 * otherwise show ids. True where something was learned; what cannot be read stays an id.
 */
export async function learnNames(
	filters: Filters,
	names: NameCache,
	directory: Pick<Directory, "pipelines" | "smartViews">,
): Promise<boolean> {
	const { status_id, lead_saved_search_id: smartView } = filters;
	const work: Promise<void>[] = [];
	if (names.pipelines.length === 0 && status_id?.some((id) => names.status(id) === undefined))
		work.push(
			directory.pipelines().then((pipelines) => {
				names.pipelines = pipelines;
			}),
		);
	if (names.smartViews.length === 0 && smartView !== undefined)
		work.push(
			directory.smartViews().then((smartViews) => {
				names.smartViews = smartViews;
			}),
		);
	const results = await Promise.allSettled(work);
	return results.some(({ status }) => status === "fulfilled");
}
