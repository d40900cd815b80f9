import type { Group, ListingState } from "../../opportunities/listing/listingState.ts";
import { groupingLabel } from "../../opportunities/view/labels.ts";
import type { Viewing } from "../window/currentView.ts";
import type { Place, Walk } from "../window/navigation.ts";

/** The group that an opportunity is loaded in, where it stands there, and how many are in the groups before. */
interface Found {
	readonly group: Group;
	readonly index: number;
	readonly before: number;
}

/**
 * Along the rows of the tree, in its order over all groups. On the way forward, what is not loaded of a group is loaded;
 * on the way back it is passed over.
 */
export function treeWalk(viewing: Pick<Viewing, "state" | "listing" | "onDidChange">): Walk {
	const groups = () => viewing.state.groups;

	const search = (id: string): Found | undefined => {
		let before = 0;
		for (const group of groups()) {
			const index = group.rows.findIndex((row) => row.id === id);
			if (index >= 0) return { group, index, before };
			before += group.size;
		}
		return undefined;
	};

	/** One look through the rows answers all that is asked of one opportunity in one state. */
	let last: { readonly state: ListingState; readonly id: string; readonly found: Found | undefined } | undefined;
	const find = (id: string): Found | undefined => {
		const { state } = viewing;
		if (last?.state !== state || last.id !== id) last = { state, id, found: search(id) };
		return last.found;
	};

	return {
		get title() {
			return groupingLabel(viewing.state.view?.group_by);
		},
		ids: () => groups().flatMap(({ rows }) => rows.flatMap(({ id }) => id ?? [])),
		onDidChange: (listener) => viewing.onDidChange(listener),
		place: (id): Place | undefined => {
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
			await viewing.listing?.loadMore(next.id);
			const now = groups().find((one) => one.id === next.id);
			if (now?.error !== undefined) throw now.error;
			return now !== undefined && now.rows.length > next.rows.length;
		},
	};
}

/** The next row with an id, from one on, over the groups. */
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
