import { isReadable, type Row } from "../../close/schema/opportunityRow.ts";
import type { Group } from "../../opportunities/listing/listingState.ts";
import type { EndNode, GroupNode, TreeNode } from "./rowNodes.ts";

/**
 * Has the node of a group take a new state of it. Returns what to draw again, as little as that takes: VS Code draws a
 * group with all beneath it, so rows are named alone where the group's own row, if it has one, and their number stay.
 */
export function takeGroup(node: GroupNode, group: Group, hasOwnRow: boolean): readonly TreeNode[] {
	const { children, group: before } = node;
	const nodes = children?.of === before ? children.nodes : undefined;
	const sameHead = sameFigures(before, group) && (!hasOwnRow || sameName(before, group));
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

/** Whether a group ends in a row that is none of its objects. */
export function isOpenEnded({ rows, size, loading, error }: Group): boolean {
	return loading || error !== undefined || rows.length < size;
}

function takeWhole(node: GroupNode, group: Group): readonly TreeNode[] {
	node.group = group;
	return [node];
}

function takeEnd(end: EndNode, group: Group): readonly TreeNode[] {
	const { group: before } = end;
	end.group = group;
	const same =
		before.loading === group.loading && before.error === group.error && before.rows.length === group.rows.length;
	return same ? [] : [end];
}

function takeRows(nodes: readonly TreeNode[], before: readonly Row[], now: readonly Row[]): readonly TreeNode[] {
	if (before === now) return [];
	return nodes.filter((node, index) => {
		const row = now[index];
		if (row === undefined || (node.kind !== "opportunity" && node.kind !== "unreadable")) return false;
		const same = sameRow(before[index], row);
		node.row = row as never;
		return !same;
	});
}

/** Whether the group's own row says the same, as far as its answer tells. */
function sameFigures(a: Group, b: Group): boolean {
	if (a.size !== b.size) return false;
	if (a.aggregates === b.aggregates && a.fields === b.fields) return true;
	return JSON.stringify([a.key, a.fields, a.aggregates]) === JSON.stringify([b.key, b.fields, b.aggregates]);
}

/** Whether an unnamed group is called the same: by its first object. */
function sameName(a: Group, b: Group): boolean {
	return Object.keys(b.fields).length > 0 || sameRow(a.rows.find(isReadable), b.rows.find(isReadable));
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

function sameRow(a: Row | undefined, b: Row | undefined): boolean {
	return a === b || JSON.stringify(a) === JSON.stringify(b);
}

/**
 * Whether so few rows came to those that are drawn, with others on their way, that drawing the group can wait. So one of
 * any size is drawn a dozen times while all of it is loaded, and not once a window.
 */
function isLittleMore(drawn: Group, now: Group): boolean {
	if (!drawn.loading || !now.loading || now.rows.length >= drawn.rows.length * 1.5) return false;
	const last = drawn.rows.length - 1;
	return now.rows.length > last && now.rows[0] === drawn.rows[0] && now.rows[last] === drawn.rows[last];
}
