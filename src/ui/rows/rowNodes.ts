import type { CloseError } from "../../close/base/errors.ts";
import { isReadable, type OpportunityRow, type Row, type UnreadableRow } from "../../close/schema/opportunityRow.ts";

/** What a tree needs from a group to show its rows. Immutable: each change makes a new group. */
export interface RowGroup {
	/** The loaded rows. */
	readonly rows: readonly Row[];
	/** The number of opportunities in the whole group. Undefined until it is known. */
	readonly size: number | undefined;
	/** False if there may be more than `size`. */
	readonly complete?: boolean;
	readonly loading: boolean;
	/** Why loading more failed. */
	readonly error: CloseError | undefined;
}

export interface NodeBase<G> {
	/** Made from keys, never from labels. Unique in the whole tree, and the same after a refresh. */
	readonly id: string;
	/** The group of the node. Undefined at the top of the tree. */
	readonly parent?: GroupNode<G>;
}

export interface GroupNode<G> extends NodeBase<G> {
	readonly kind: "group";
	group: G;
	/** The child nodes, and the group for which they were made. */
	children?: { readonly of: G; readonly nodes: readonly RowNode<G>[] };
}

export interface OpportunityNode<G> extends NodeBase<G> {
	readonly kind: "opportunity";
	row: OpportunityRow;
}

interface UnreadableNode<G> extends NodeBase<G> {
	readonly kind: "unreadable";
	row: UnreadableRow;
}

/**
 * The row at the end of a group that isn't completely loaded: it loads more, shows that it is loading, or says why it
 * failed.
 */
export interface EndNode<G> extends NodeBase<G> {
	readonly kind: "end";
	group: G;
}

export type RowNode<G> = OpportunityNode<G> | UnreadableNode<G> | EndNode<G>;

/** Whether a group ends in a row that isn't an opportunity. */
export function isOpenEnded({ rows, size = 0, complete = true, loading, error }: RowGroup): boolean {
	return loading || error !== undefined || !complete || rows.length < size;
}

/**
 * The rows of a group. Unchanged rows stay the same objects, so that VS Code keeps selection, focus and scroll
 * position. `atTop`: the group has no row of its own.
 */
export function rowNodes<G extends RowGroup>(node: GroupNode<G>, { atTop = false } = {}): readonly RowNode<G>[] {
	const { group, id } = node;
	if (node.children?.of === group) return node.children.nodes;
	const known = new Map(node.children?.nodes.map((child) => [child.id, child]));
	const parent = atTop ? {} : { parent: node };
	const nodes = group.rows.map((row, index) => rowNode(row, `${id}/${row.id ?? `#${index}`}`, parent, known));
	if (isOpenEnded(group)) nodes.push(endNode(group, `${id}/more`, parent, known));
	node.children = { of: group, nodes };
	return nodes;
}

function rowNode<G>(
	row: Row,
	id: string,
	parent: Pick<NodeBase<G>, "parent">,
	known: ReadonlyMap<string, RowNode<G>>,
): RowNode<G> {
	if (!isReadable(row)) return { kind: "unreadable", id, row, ...parent };
	const old = known.get(id);
	if (old?.kind !== "opportunity") return { kind: "opportunity", id, row, ...parent };
	old.row = row;
	return old;
}

/** The end row stays the same node whatever it shows, so that it keeps the focus. */
function endNode<G>(
	group: G,
	id: string,
	parent: Pick<NodeBase<G>, "parent">,
	known: ReadonlyMap<string, RowNode<G>>,
): EndNode<G> {
	const old = known.get(id);
	if (old?.kind !== "end") return { kind: "end", id, group, ...parent };
	old.group = group;
	return old;
}
