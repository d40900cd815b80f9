import type { FigureName } from "./singleFigures.ts";
import type { GroupTotals, Totals } from "./totals.ts";

/** How the groups of the totals are sorted: in the order of the Listing ("group"), or by one of their figures. */
export interface GroupSort {
	readonly by: "group" | FigureName;
	readonly descending: boolean;
}

type Sortable = Pick<Totals, "groups" | "groupsDescend">;

/** The sort of groups in the order of the Listing. */
export function listingSort({ groupsDescend }: Pick<Totals, "groupsDescend">): GroupSort {
	return { by: "group", descending: groupsDescend };
}

/** The sort after a click on a header: the other direction of the same, or a new one, which begins with the largest. */
export function sortAfterClick(sort: GroupSort, by: GroupSort["by"]): GroupSort {
	return by === sort.by ? { by, descending: !sort.descending } : { by, descending: by !== "group" };
}

/**
 * Returns the groups as sorted. Groups whose figure isn't known come last, in both directions, and below them the group of
 * undated objects among groups of dates. Equal ones stay in the order of the Listing.
 */
export function sortedGroups(totals: Sortable, sort: GroupSort): readonly GroupTotals[] {
	const inOrder = inOrderOf(totals, sort);
	return [...inOrder.filter(({ undated }) => !undated), ...inOrder.filter(({ undated }) => undated)];
}

function inOrderOf({ groups, groupsDescend }: Sortable, { by, descending }: GroupSort): readonly GroupTotals[] {
	if (by === "group") return descending === groupsDescend ? groups : groups.toReversed();
	const sign = descending ? -1 : 1;
	return groups.toSorted((one, other) => {
		const [figure, otherFigure] = [one.figures[by], other.figures[by]];
		if (figure === undefined || otherFigure === undefined)
			return Number(figure === undefined) - Number(otherFigure === undefined);
		return sign * (figure - otherFigure);
	});
}
