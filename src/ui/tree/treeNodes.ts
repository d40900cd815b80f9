import { isReadable, type Row } from "../../close/schema/opportunityRow.ts";
import type { Group, ListingState } from "../../opportunities/listing/listingState.ts";
import type { EndNode, GroupNode, OpportunityNode, TreeNode } from "../rows/rowNodes.ts";
import { isOpenEnded, takeGroup } from "../rows/takeGroup.ts";

/**
 * The nodes of the tree over the states of a Listing. What stays the same stays the same object, so that VS Code keeps
 * expansion, selection and scroll position and draws again only what changed.
 */
export class Nodes {
	#roots: readonly TreeNode[] = [];
	#groups = new Map<string, GroupNode>();
	#whole: GroupNode | undefined;

	get roots(): readonly TreeNode[] {
		return this.#roots;
	}

	/** The node of a group, by the group's own id. */
	group(id: string): GroupNode | undefined {
		return [...this.#groups.values()].find((node) => node.group.id === id);
	}

	/** The group that a node is or stands in; without one, the whole of an ungrouped listing. */
	groupOf(node: TreeNode | undefined): GroupNode | undefined {
		return node?.kind === "group" ? node : (node?.parent ?? this.#whole);
	}

	/** The node of a loaded opportunity, by the opportunity's own id. */
	opportunity(id: string): OpportunityNode | undefined {
		const groups = this.#whole === undefined ? [...this.#groups.values()] : [this.#whole];
		const group = groups.find((node) => node.group.rows.some((row) => row.id === id));
		if (group === undefined) return undefined;
		for (const node of this.children(group)) if (node.kind === "opportunity" && node.row.id === id) return node;
		return undefined;
	}

	/** Takes a new state. Returns what to draw again with all beneath it: nodes, or "roots" for the whole tree. */
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
		if (node.children?.of === node.group) return node.children.nodes;
		const known = new Map(node.children?.nodes.map((child) => [child.id, child]));
		const parent = node === this.#whole ? {} : { parent: node };
		const { group } = node;
		const nodes: TreeNode[] = group.rows.map((row, index) => rowNode(row, index, node.id, parent, known));
		if (isOpenEnded(group)) nodes.push(endNode(group, `${node.id}/more`, parent, known));
		node.children = { of: group, nodes };
		return nodes;
	}

	#groupNode(group: Group, state: ListingState, changed: TreeNode[]): GroupNode {
		// The grouping is part of the id: one key may stand for an owner here and for nobody's won date there.
		const id = `${state.view?.group_by?.replace("-", "") ?? "all"}/${group.id}`;
		const known = this.#groups.get(id);
		if (known === undefined) return { kind: "group", id, group };
		if (known.group !== group) changed.push(...takeGroup(known, group, state.grouped));
		return known;
	}
}

/** One and the same node, whatever it says, so that whoever has it in focus keeps it. */
function endNode(
	group: Group,
	id: string,
	parent: { readonly parent?: GroupNode },
	known: ReadonlyMap<string, TreeNode>,
): EndNode {
	const old = known.get(id);
	if (old?.kind !== "end") return { kind: "end", id, group, ...parent };
	old.group = group;
	return old;
}

function rowNode(
	row: Row,
	index: number,
	path: string,
	parent: { readonly parent?: GroupNode },
	known: ReadonlyMap<string, TreeNode>,
): TreeNode {
	const id = `${path}/${row.id ?? `#${index}`}`;
	if (!isReadable(row)) return { kind: "unreadable", id, row, ...parent };
	const old = known.get(id);
	if (old?.kind !== "opportunity") return { kind: "opportunity", id, row, ...parent };
	old.row = row;
	return old;
}

/** What stands above the rows: why they are not all there, or not of this moment. */
function notices(state: ListingState): TreeNode[] {
	if (state.error !== undefined) return [{ kind: "error", id: "error", error: state.error }];
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
	if (a.kind === "withoutGroup" && b.kind === "withoutGroup") return a.count === b.count;
	return a.kind === "partial" && b.kind === "partial" && a.partial === b.partial;
}
