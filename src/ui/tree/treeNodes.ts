import type { CloseError } from "../../close/base/errors.ts";
import { groupKeyOf } from "../../close/schema/grouping.ts";
import { isReadable } from "../../close/schema/opportunityRow.ts";
import { type Group, isEmpty, type ListingState, type Partiality } from "../../opportunities/listing/listingState.ts";
import { hasFilters } from "../../opportunities/view/view.ts";
import { type GroupNode, type NodeBase, type OpportunityNode, type RowNode, rowNodes } from "../rows/rowNodes.ts";
import { sameRow, updateGroupNode } from "../rows/updateGroupNode.ts";

/**
 * The first row of the tree, which tells the View. It is in no group, and always the same object, so that VS Code keeps
 * its focus.
 */
interface ViewRowNode {
	readonly kind: "view";
	readonly id: string;
	readonly parent?: never;
}

export const VIEW_ROW: ViewRowNode = { kind: "view", id: "view" };

interface NoticeBase extends NodeBase<Group> {
	readonly parent?: never;
}

export type TreeNode =
	| GroupNode<Group>
	| RowNode<Group>
	| ViewRowNode
	| (NoticeBase & { readonly kind: "nothing"; readonly filtered: boolean })
	| (NoticeBase & { readonly kind: "error"; readonly error: CloseError })
	| (NoticeBase & { readonly kind: "withoutGroup"; readonly count: number })
	| (NoticeBase & { readonly kind: "partial"; readonly partial: Partiality });

/**
 * The tree nodes for the states of a Listing. Unchanged nodes stay the same objects, so that VS Code keeps expansion,
 * selection and scroll position, and redraws only what changed.
 */
export class Nodes {
	#roots: readonly TreeNode[] = [];
	#groups = new Map<string, GroupNode<Group>>();
	#whole: GroupNode<Group> | undefined;

	get roots(): readonly TreeNode[] {
		return this.#roots;
	}

	/** The node of a group, by the group's own id. */
	group(id: string): GroupNode<Group> | undefined {
		return [...this.#groups.values()].find((node) => node.group.id === id);
	}

	/** The group that a node is or belongs to. Without a node, the group of an ungrouped listing. */
	groupOf(node: TreeNode | undefined): GroupNode<Group> | undefined {
		return node?.kind === "group" ? node : (node?.parent ?? this.#whole);
	}

	/** The node of a loaded opportunity, by the opportunity's own id. */
	opportunity(id: string): OpportunityNode<Group> | undefined {
		const groups = this.#whole === undefined ? [...this.#groups.values()] : [this.#whole];
		const group = groups.find((node) => node.group.rows.some((row) => row.id === id));
		if (group === undefined) return undefined;
		for (const node of this.children(group)) if (node.kind === "opportunity" && node.row.id === id) return node;
		return undefined;
	}

	/** Takes a new state. Returns the nodes to redraw with all their children, or "roots" for the whole tree. */
	update(state: ListingState): readonly TreeNode[] | "roots" {
		const changed: TreeNode[] = [];
		const groups = state.groups.map((group) => this.#groupNode(group, state, changed));
		this.#groups = new Map(groups.map((node) => [node.id, node]));
		this.#whole = state.grouped ? undefined : groups[0];
		const rows = this.#whole === undefined ? groups : this.children(this.#whole);
		const roots = [...notices(state), ...rows, ...rest(state)];
		const same =
			roots.length === this.#roots.length && roots.every((node, index) => sameNode(node, this.#roots[index]));
		if (same && !changed.some((node) => node === this.#whole)) return changed;
		this.#roots = roots;
		return "roots";
	}

	children(node: TreeNode): readonly TreeNode[] {
		if (node.kind !== "group") return [];
		return rowNodes(node, { atTop: node === this.#whole });
	}

	#groupNode(group: Group, state: ListingState, changed: TreeNode[]): GroupNode<Group> {
		// The grouping is part of the id: the same key can mean an owner in one grouping and the undated in another.
		const grouping = state.view?.group_by;
		const id = `${grouping === undefined ? "all" : groupKeyOf(grouping)}/${group.id}`;
		const known = this.#groups.get(id);
		if (known === undefined) return { kind: "group", id, group };
		if (known.group !== group) {
			const sameHeader = sameFigures(known.group, group) && (!state.grouped || sameName(known.group, group));
			changed.push(...updateGroupNode(known, group, sameHeader));
		}
		return known;
	}
}

/** Whether a group's own row shows the same figures. */
function sameFigures(a: Group, b: Group): boolean {
	if (a.size !== b.size) return false;
	if (a.aggregates === b.aggregates && a.fields === b.fields) return true;
	return JSON.stringify([a.key, a.fields, a.aggregates]) === JSON.stringify([b.key, b.fields, b.aggregates]);
}

/** Whether an unnamed group has the same label, which comes from its first object. */
function sameName(a: Group, b: Group): boolean {
	return Object.keys(b.fields).length > 0 || sameRow(a.rows.find(isReadable), b.rows.find(isReadable));
}

/** The rows above the groups: why there are none, why some are missing, or that they were read at different times. */
function notices(state: ListingState): TreeNode[] {
	if (state.error !== undefined) return [{ kind: "error", id: "error", error: state.error }];
	if (isEmpty(state))
		return [{ kind: "nothing", id: "nothing", filtered: state.view !== undefined && hasFilters(state.view) }];
	if (state.partial === "stopped" || state.partial === "changing")
		return [{ kind: "partial", id: "partial", partial: state.partial }];
	return [];
}

function rest(state: ListingState): TreeNode[] {
	return state.withoutGroup > 0 ? [{ kind: "withoutGroup", id: "withoutGroup", count: state.withoutGroup }] : [];
}

function sameNode(a: TreeNode, b: TreeNode | undefined): boolean {
	if (a === b) return true;
	if (b === undefined || a.kind !== b.kind || a.id !== b.id) return false;
	if (a.kind === "error" && b.kind === "error") return a.error === b.error;
	if (a.kind === "nothing" && b.kind === "nothing") return a.filtered === b.filtered;
	if (a.kind === "withoutGroup" && b.kind === "withoutGroup") return a.count === b.count;
	return a.kind === "partial" && b.kind === "partial" && a.partial === b.partial;
}
