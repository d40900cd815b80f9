import { groupingLabel } from "../../pipeline/labels.ts";
import type { Group } from "../../pipeline/listing/state.ts";
import type { Viewing } from "../viewing.ts";
import type { Place, Walk } from "./walk.ts";

/**
 * Along the rows of the tree, in its order over all groups. Groups of which nothing is loaded are not on the way; of one
 * that is loaded in part, the rest is loaded as it is come to.
 */
export function treeWalk(viewing: Pick<Viewing, "state" | "listing" | "onDidChange">): Walk {
	const open = () => viewing.state.groups.filter(({ rows }) => rows.length > 0);

	/** The group that an opportunity is loaded in, and where it stands there. */
	const find = (id: string): { group: Group; index: number; before: number } | undefined => {
		let before = 0;
		for (const group of open()) {
			const index = group.rows.findIndex((row) => row.id === id);
			if (index >= 0) return { group, index, before };
			before += group.size;
		}
		return undefined;
	};

	return {
		get title() {
			return groupingLabel(viewing.state.view?.group_by);
		},
		ids: () => open().flatMap(({ rows }) => rows.flatMap(({ id }) => id ?? [])),
		onDidChange: (listener) => viewing.onDidChange(listener),
		place: (id): Place | undefined => {
			const found = find(id);
			if (found === undefined) return undefined;
			const size = open().reduce((sum, group) => sum + group.size, 0);
			return { position: found.before + found.index + 1, size };
		},
		loadAfter: async (id) => {
			const found = find(id);
			if (found === undefined || found.index < found.group.rows.length - 1) return true;
			if (found.group.rows.length >= found.group.size) return true;
			await viewing.listing?.loadMore(found.group.id);
			const now = find(id);
			if (now?.group.error !== undefined) throw now.group.error;
			return now !== undefined && now.index < now.group.rows.length - 1;
		},
	};
}
