import type { CloseError } from "../../close/base/errors.ts";
import type { AttentionGroup } from "../../opportunities/attention/attentionGroup.ts";
import { type GroupNode, type NodeBase, type RowNode, rowNodes } from "../rows/rowNodes.ts";
import { updateGroupNode } from "../rows/updateGroupNode.ts";

interface ErrorNode extends NodeBase<AttentionGroup> {
	readonly kind: "error";
	readonly parent?: never;
	readonly error: CloseError;
}

export type AttentionNode = GroupNode<AttentionGroup> | RowNode<AttentionGroup> | ErrorNode;

/** The nodes of Needs Attention. Unchanged nodes stay the same objects, so that VS Code keeps expansion and selection. */
export class AttentionNodes {
	#groups: readonly GroupNode<AttentionGroup>[] = [];
	#error: ErrorNode | undefined;

	get roots(): readonly AttentionNode[] {
		return this.#error === undefined ? this.#groups : [this.#error];
	}

	/** Takes new groups. Returns the nodes to redraw with all their children, or "roots" for the whole view. */
	update(groups: readonly AttentionGroup[]): readonly AttentionNode[] | "roots" {
		const before = this.#error;
		const error = commonError(groups);
		this.#error = error && { kind: "error", id: "error", error };
		const changed = this.#updateGroups(groups);
		return before?.error === error ? changed : "roots";
	}

	#updateGroups(groups: readonly AttentionGroup[]): readonly AttentionNode[] | "roots" {
		const known = new Map(this.#groups.map((node) => [node.id, node]));
		const changed: AttentionNode[] = [];
		const roots = groups.map((group): GroupNode<AttentionGroup> => {
			const node = known.get(group.id);
			if (node === undefined) return { kind: "group", id: group.id, group };
			if (node.group !== group) changed.push(...updateGroupNode(node, group, sameHeader(node.group, group)));
			return node;
		});
		if (roots.length === this.#groups.length) return changed;
		this.#groups = roots;
		return "roots";
	}

	children(node: AttentionNode): readonly AttentionNode[] {
		return node.kind === "group" ? rowNodes(node) : [];
	}
}

/** Why no group could be counted, if it is one cause: then one row says it, instead of each. */
function commonError(groups: readonly AttentionGroup[]): CloseError | undefined {
	const [first] = groups;
	const same = groups.every(
		({ size, error }) =>
			size === undefined && error?.kind === first?.error?.kind && error?.status === first?.error?.status,
	);
	return same ? first?.error : undefined;
}

/** Whether a group's own row looks the same. Only a group without a count shows that it is loading, or why it failed. */
function sameHeader(a: AttentionGroup, b: AttentionGroup): boolean {
	if (a.size !== b.size || a.complete !== b.complete) return false;
	if (a.value !== b.value || a.currency !== b.currency || a.counted !== b.counted) return false;
	return b.size !== undefined || (a.loading === b.loading && a.error === b.error);
}
