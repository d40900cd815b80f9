import type { PartedGroups } from "../../opportunities/analysis/partedGroups.ts";
import type { ListingState } from "../../opportunities/listing/listingState.ts";
import type { GroupSort } from "../../opportunities/totals/groupSort.ts";
import type { Disposable } from "../base/ports.ts";
import type { PageCamera } from "../webview/pageCamera.ts";

/** Where the figures come from. */
export interface TotalsSource {
	readonly state: ListingState;
	/** Called after each change. */
	readonly onDidChange: (listener: () => void) => Disposable;
	/** The id of the group that the whole of the state is, if it is the state of one group. */
	readonly only?: string | undefined;
}

/** How a page sorts its groups: undefined stands for the order of the Listing. The page's connection keeps it. */
interface Sorting {
	sort: GroupSort | undefined;
}

/** Won and open opportunities of the groups on a page, if they fit the figures. The page's connection tells them. */
interface PagePartsSource {
	fitting: () => PartedGroups | undefined;
}

/** What a page shows. */
export interface ShownTotals {
	/** Takes pictures of the page. */
	readonly camera: PageCamera;
	readonly source: TotalsSource;
	readonly sorting: Sorting;
	readonly pageParts: PagePartsSource;
}

/** What a page shows before its connection keeps anything. */
export function nothingKept(): Pick<ShownTotals, "sorting" | "pageParts"> {
	return { sorting: { sort: undefined }, pageParts: { fitting: () => undefined } };
}
