import type { Row } from "../../close/schema/opportunityRow.ts";
import type { Group, ListingState } from "../../opportunities/listing/listingState.ts";
import { groupingLabel } from "../../opportunities/view/labels.ts";
import type { CurrentView } from "../window/currentView.ts";
import type { DetailsNavigation, Place } from "../window/detailsNavigation.ts";

/** The group that has an opportunity, the opportunity's index there, and how many opportunities the groups before have. */
interface Found {
	readonly group: Group;
	readonly index: number;
	readonly before: number;
}

/**
 * Goes through the rows of the tree, in its order over all groups, and loads what is missing: forward page by page;
 * back to the end of a group the whole group, because groups load from their beginning.
 */
export function treeNavigation(currentView: Pick<CurrentView, "state" | "listing" | "onDidChange">): DetailsNavigation {
	const groups = () => currentView.state.groups;

	const search = (id: string): Found | undefined => {
		let before = 0;
		for (const group of groups()) {
			const index = group.rows.findIndex((row) => row.id === id);
			if (index >= 0) return { group, index, before };
			before += group.size;
		}
		return undefined;
	};

	/** The last search. Several questions about one opportunity in one state need only one search. */
	let last: { readonly state: ListingState; readonly id: string; readonly found: Found | undefined } | undefined;
	const find = (id: string): Found | undefined => {
		const { state } = currentView;
		if (last?.state !== state || last.id !== id) last = { state, id, found: search(id) };
		return last.found;
	};

	/** Returns a group with all of its rows, or undefined if they couldn't be loaded. */
	const loadWhole = async (id: string): Promise<Group | undefined> => {
		const group = () => groups().find((one) => one.id === id);
		const before = group();
		if (before === undefined || before.rows.length >= before.size) return before;
		await currentView.listing?.loadAll(id);
		const now = group();
		if (now?.error !== undefined) throw now.error;
		return now !== undefined && now.rows.length >= now.size ? now : undefined;
	};

	return {
		get title() {
			return groupingLabel(currentView.state.view?.group_by);
		},
		ids: () => groups().flatMap(({ rows }) => rows.flatMap(({ id }) => id ?? [])),
		onDidChange: (listener) => currentView.onDidChange(listener),
		placeOf: (id): Place | undefined => {
			const found = find(id);
			if (found === undefined) return undefined;
			const size = groups().reduce((sum, group) => sum + group.size, 0);
			return { position: found.before + found.index + 1, size };
		},
		neighbour: (id, step) => {
			const found = find(id);
			return found === undefined ? undefined : nextId(groups(), found, step);
		},
		loadAfter: async (id) => {
			const found = find(id);
			if (found === undefined || found.index < found.group.rows.length - 1) return true;
			const { group } = found;
			const next = group.rows.length < group.size ? group : groups()[groups().indexOf(group) + 1];
			if (next === undefined || (next !== group && (next.rows.length > 0 || next.size === 0))) return true;
			await currentView.listing?.loadMore(next.id);
			const now = groups().find((one) => one.id === next.id);
			if (now?.error !== undefined) throw now.error;
			return now !== undefined && now.rows.length > next.rows.length;
		},
		loadBefore: async (id) => {
			const found = find(id);
			if (found === undefined || found.group.rows.slice(0, found.index).some(hasId)) return true;
			const before = groups().slice(0, groups().indexOf(found.group));
			for (const { id } of before.reverse()) {
				const loaded = await loadWhole(id);
				if (loaded === undefined) return false;
				if (loaded.rows.some(hasId)) return true;
			}
			return true;
		},
	};
}

function hasId({ id }: Row): boolean {
	return id !== undefined;
}

/** Returns the nearest row with an id in direction `step`, across groups. */
function nextId(groups: readonly Group[], { group, index }: Found, step: -1 | 1): string | undefined {
	const from = groups.indexOf(group);
	for (let at = from; groups[at] !== undefined; at += step) {
		const rows = groups[at]?.rows ?? [];
		for (
			let row = at === from ? index + step : step === 1 ? 0 : rows.length - 1;
			rows[row] !== undefined;
			row += step
		) {
			const id = rows[row]?.id;
			if (id !== undefined) return id;
		}
	}
	return undefined;
}
