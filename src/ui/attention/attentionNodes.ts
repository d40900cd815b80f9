import type { AttentionGroup } from "../../opportunities/attention/attentionGroup.ts";
import { type GroupNode, type RowNode, rowNodes } from "../rows/rowNodes.ts";
import { takeGroup } from "../rows/takeGroup.ts";

export type AttentionNode = GroupNode<AttentionGroup> | RowNode<AttentionGroup>;

/** The nodes of Needs Attention. Unchanged nodes stay the same objects, so that VS Code keeps expansion and selection. */
export class AttentionNodes {
	#roots: readonly GroupNode<AttentionGroup>[] = [];

	get roots(): readonly GroupNode<AttentionGroup>[] {
		return this.#roots;
	}

	/** Takes new groups. Returns the nodes to redraw with all their children, or "roots" for the whole view. */
	update(groups: readonly AttentionGroup[]): readonly AttentionNode[] | "roots" {
		const known = new Map(this.#roots.map((node) => [node.id, node]));
		const changed: AttentionNode[] = [];
		const roots = groups.map((group): GroupNode<AttentionGroup> => {
			const node = known.get(group.id);
			if (node === undefined) return { kind: "group", id: group.id, group };
			if (node.group !== group) changed.push(...takeGroup(node, group, sameHeader(node.group, group)));
			return node;
		});
		if (roots.length === this.#roots.length) return changed;
		this.#roots = roots;
		return "roots";
	}

	children(node: AttentionNode): readonly AttentionNode[] {
		return node.kind === "group" ? rowNodes(node) : [];
	}
}

/** Whether a group's own row looks the same. Only a group without a count shows that it is loading, or why it failed. */
function sameHeader(a: AttentionGroup, b: AttentionGroup): boolean {
	if (a.size !== b.size || a.complete !== b.complete) return false;
	if (a.value !== b.value || a.currency !== b.currency || a.counted !== b.counted) return false;
	return b.size !== undefined || (a.loading === b.loading && a.error === b.error);
}
