import { type GroupKey, groupKeyOf } from "../../close/schema/grouping.ts";
import type { Group, ListingState } from "../listing/listingState.ts";

/** A group of a Listing, across its states. The same id means another group in another grouping. */
export interface GroupIdentity {
	readonly id: string;
	readonly groupedBy: GroupKey;
}

export function identityOf({ id }: Group, { view }: ListingState): GroupIdentity | undefined {
	return view?.group_by === undefined ? undefined : { id, groupedBy: groupKeyOf(view.group_by) };
}

/**
 * Returns the state as if the Listing had this one group and no other: its figures are those of the whole. They are the
 * same as those of a View that is narrowed to the group, without a request. Returns undefined if the Listing doesn't
 * have the group; while it may still arrive, a state without figures.
 */
export function stateOfGroup(state: ListingState, { id, groupedBy }: GroupIdentity): ListingState | undefined {
	const { view } = state;
	const sameGrouping = view?.group_by !== undefined && groupKeyOf(view.group_by) === groupedBy;
	const group = sameGrouping ? state.groups.find((one) => one.id === id) : undefined;
	if (group === undefined && !(state.loading && sameGrouping)) return undefined;
	const mayChange = group === undefined || state.computedHere || state.partial === "changing";
	return {
		...state,
		grouped: false,
		groups: group === undefined ? [] : [group],
		totals: group && { total_results: group.size, ...group.aggregates },
		provenance: group?.provenance,
		withoutGroup: 0,
		partial: mayChange ? state.partial : undefined,
	};
}
