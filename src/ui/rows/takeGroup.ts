import type { Row } from "../../close/schema/opportunityRow.ts";
import { type EndNode, type GroupNode, isOpenEnded, type RowGroup, type RowNode } from "./rowNodes.ts";

/**
 * Has the node of a group take a new state of it. Returns what to draw again, as little as that takes: VS Code draws a
 * group with all beneath it, so rows are named alone if their number and the group's own row stay. `sameHead`: that row
 * says the same as before, or there is none.
 */
export function takeGroup<G extends RowGroup>(
	node: GroupNode<G>,
	group: G,
	sameHead: boolean,
): readonly (GroupNode<G> | RowNode<G>)[] {
	const { children, group: before } = node;
	const nodes = children?.of === before ? children.nodes : undefined;
	if (nodes === undefined) {
		// Nothing beneath it was drawn since it was told last.
		const same = sameHead && before.rows === group.rows && isOpenEnded(before) === isOpenEnded(group);
		node.group = group;
		return same ? [] : [node];
	}
	if (!sameHead || isOpenEnded(before) !== isOpenEnded(group)) return takeWhole(node, group);
	const last = nodes.at(-1);
	const end = last?.kind === "end" ? last : undefined;
	if (end !== undefined && isLittleMore(before, group)) return takeEnd(end, group);
	if (!sameOrder(before.rows, group.rows)) return takeWhole(node, group);
	node.group = group;
	node.children = { of: group, nodes };
	return [...takeRows(nodes, before.rows, group.rows), ...(end === undefined ? [] : takeEnd(end, group))];
}

export function sameRow(a: Row | undefined, b: Row | undefined): boolean {
	return a === b || JSON.stringify(a) === JSON.stringify(b);
}

function takeWhole<G>(node: GroupNode<G>, group: G): readonly GroupNode<G>[] {
	node.group = group;
	return [node];
}

function takeEnd<G extends RowGroup>(end: EndNode<G>, group: G): readonly EndNode<G>[] {
	const { group: before } = end;
	end.group = group;
	const same =
		before.loading === group.loading && before.error === group.error && before.rows.length === group.rows.length;
	return same ? [] : [end];
}

function takeRows<G>(nodes: readonly RowNode<G>[], before: readonly Row[], now: readonly Row[]): readonly RowNode<G>[] {
	if (before === now) return [];
	return nodes.filter((node, index) => {
		const row = now[index];
		if (row === undefined || node.kind === "end") return false;
		const same = sameRow(before[index], row);
		node.row = row as never;
		return !same;
	});
}

/** Whether the same objects stand in the same places, each as readable as before. */
function sameOrder(before: readonly Row[], now: readonly Row[]): boolean {
	if (before === now) return true;
	if (before.length !== now.length) return false;
	return now.every((row, index) => {
		const other = before[index];
		return other !== undefined && row.id === other.id && "unreadable" in row === "unreadable" in other;
	});
}

/**
 * Whether so few rows came to those that are drawn, with others on their way, that drawing the group can wait. So one of
 * any size is drawn a dozen times while all of it is loaded, and not once a window.
 */
function isLittleMore(drawn: RowGroup, now: RowGroup): boolean {
	if (!drawn.loading || !now.loading || now.rows.length >= drawn.rows.length * 1.5) return false;
	const last = drawn.rows.length - 1;
	return now.rows.length > last && now.rows[0] === drawn.rows[0] && now.rows[last] === drawn.rows[last];
}
