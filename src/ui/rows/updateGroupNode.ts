import type { Row } from "../../close/schema/opportunityRow.ts";
import { type EndNode, type GroupNode, isOpenEnded, type RowGroup, type RowNode } from "./rowNodes.ts";

/**
 * Gives a node a new state of its group. Returns the nodes to redraw, as few as possible: VS Code redraws a group with
 * all its children, so single rows are returned if the number of rows and the group's own row stay the same.
 * `sameHeader`: the group's own row looks the same, or there is none.
 */
export function updateGroupNode<G extends RowGroup>(
	node: GroupNode<G>,
	group: G,
	sameHeader: boolean,
): readonly (GroupNode<G> | RowNode<G>)[] {
	const { children, group: before } = node;
	const nodes = children?.of === before ? children.nodes : undefined;
	if (nodes === undefined) {
		// VS Code hasn't asked for the children since the last redraw.
		const same = sameHeader && before.rows === group.rows && isOpenEnded(before) === isOpenEnded(group);
		node.group = group;
		return same ? [] : [node];
	}
	if (!sameHeader || isOpenEnded(before) !== isOpenEnded(group)) return updateWhole(node, group);
	const last = nodes.at(-1);
	const end = last?.kind === "end" ? last : undefined;
	if (end !== undefined && isLittleMore(before, group)) return updateEnd(end, group);
	if (!sameOrder(before.rows, group.rows)) return updateWhole(node, group);
	node.group = group;
	node.children = { of: group, nodes };
	return [...updateRows(nodes, before.rows, group.rows), ...(end === undefined ? [] : updateEnd(end, group))];
}

export function sameRow(a: Row | undefined, b: Row | undefined): boolean {
	return a === b || JSON.stringify(a) === JSON.stringify(b);
}

function updateWhole<G>(node: GroupNode<G>, group: G): readonly GroupNode<G>[] {
	node.group = group;
	return [node];
}

function updateEnd<G extends RowGroup>(end: EndNode<G>, group: G): readonly EndNode<G>[] {
	const { group: before } = end;
	end.group = group;
	const same =
		before.loading === group.loading && before.error === group.error && before.rows.length === group.rows.length;
	return same ? [] : [end];
}

function updateRows<G>(
	nodes: readonly RowNode<G>[],
	before: readonly Row[],
	now: readonly Row[],
): readonly RowNode<G>[] {
	if (before === now) return [];
	return nodes.filter((node, index) => {
		const row = now[index];
		if (row === undefined || node.kind === "end") return false;
		const same = sameRow(before[index], row);
		node.row = row as never;
		return !same;
	});
}

/** Whether the same objects are in the same places, each as readable as before. */
function sameOrder(before: readonly Row[], now: readonly Row[]): boolean {
	if (before === now) return true;
	if (before.length !== now.length) return false;
	return now.every((row, index) => {
		const other = before[index];
		return other !== undefined && row.id === other.id && "unreadable" in row === "unreadable" in other;
	});
}

/**
 * Whether redrawing the group can wait: more is loading, and it has grown by less than half since it was drawn. Thus a
 * group of any size is redrawn about a dozen times while all of it loads, and not once per window.
 */
function isLittleMore(drawn: RowGroup, now: RowGroup): boolean {
	if (!drawn.loading || !now.loading || now.rows.length >= drawn.rows.length * 1.5) return false;
	const last = drawn.rows.length - 1;
	return now.rows.length > last && now.rows[0] === drawn.rows[0] && now.rows[last] === drawn.rows[last];
}
