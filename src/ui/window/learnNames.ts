import type { Directory } from "../../close/api.ts";
import type { Filters } from "../../opportunities/view/view.ts";
import type { NameCache } from "./nameCache.ts";

/**
 * Reads the names that the description of these filters lacks: after a reload of the window, a filter by status would
 * otherwise show ids. Returns true if any names were read. If names can't be read, ids are
 * shown.
 */
export async function learnNames(
	filters: Filters,
	names: NameCache,
	directory: Pick<Directory, "pipelines" | "smartViews">,
): Promise<boolean> {
	const { status_id, lead_saved_search_id: smartView } = filters;
	const work: Promise<void>[] = [];
	if (names.pipelines.length === 0 && status_id?.some((id) => names.status(id) === undefined))
		work.push(readPipelines(names, directory));
	if (names.smartViews.length === 0 && smartView !== undefined) work.push(readSmartViews(names, directory));
	return anyDone(work);
}

/** Reads all known names again. Returns true if any were read. Names that can't be read stay as they were. */
export async function learnNamesAgain(
	names: NameCache,
	directory: Pick<Directory, "people" | "pipelines" | "smartViews">,
	organizationId: string | undefined,
): Promise<boolean> {
	const work: Promise<void>[] = [];
	if (names.people.length > 0 && organizationId !== undefined) work.push(readPeople(names, directory, organizationId));
	if (names.pipelines.length > 0) work.push(readPipelines(names, directory));
	if (names.smartViews.length > 0) work.push(readSmartViews(names, directory));
	return anyDone(work);
}

async function readPeople(
	names: NameCache,
	directory: Pick<Directory, "people">,
	organizationId: string,
): Promise<void> {
	names.people = await directory.people(organizationId);
}

async function readPipelines(names: NameCache, directory: Pick<Directory, "pipelines">): Promise<void> {
	names.pipelines = await directory.pipelines();
}

async function readSmartViews(names: NameCache, directory: Pick<Directory, "smartViews">): Promise<void> {
	names.smartViews = await directory.smartViews();
}

async function anyDone(work: readonly Promise<void>[]): Promise<boolean> {
	const results = await Promise.allSettled(work);
	return results.some(({ status }) => status === "fulfilled");
}
