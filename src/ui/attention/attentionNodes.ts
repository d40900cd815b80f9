import { isReadable, type OpportunityRow, type Row, type UnreadableRow } from "../../close/schema/opportunityRow.ts";
import type { AttentionGroup } from "../../opportunities/attention/attentionGroup.ts";

export interface AttentionGroupNode {
	readonly kind: "group";
	readonly id: string;
	group: AttentionGroup;
	children?: { readonly of: AttentionGroup; readonly nodes: readonly AttentionNode[] };
}

interface Below {
	/** Unique in the whole view and the same after a refresh. */
	readonly id: string;
	readonly parent: AttentionGroupNode;
}

export type AttentionNode =
	| AttentionGroupNode
	| (Below & { readonly kind: "opportunity"; row: OpportunityRow })
	| (Below & { readonly kind: "unreadable"; row: UnreadableRow })
	| (Below & { readonly kind: "more" | "loading" | "error" });

/** The nodes of Needs Attention. What stays the same stays the same object, so that VS Code keeps what is opened and selected. */
export class AttentionNodes {
	#roots: readonly AttentionGroupNode[] = [];

	get roots(): readonly AttentionGroupNode[] {
		return this.#roots;
	}

	/** Takes new groups. Returns the nodes to draw again with all beneath them, or "roots" for the whole view. */
	update(groups: readonly AttentionGroup[]): readonly AttentionGroupNode[] | "roots" {
		const known = new Map(this.#roots.map((node) => [node.id, node]));
		const roots = groups.map((group): AttentionGroupNode => {
			return known.get(group.id) ?? { kind: "group", id: group.id, group };
		});
		if (roots.length !== this.#roots.length) {
			this.#roots = roots;
			return "roots";
		}
		return roots.filter((node, index) => {
			const group = groups[index];
			if (group === undefined || group === node.group) return false;
			node.group = group;
			return true;
		});
	}

	children(node: AttentionNode): readonly AttentionNode[] {
		if (node.kind !== "group") return [];
		const { group: of } = node;
		if (node.children?.of !== of) node.children = { of, nodes: childrenOf(node) };
		return node.children.nodes;
	}
}

function childrenOf(parent: AttentionGroupNode): readonly AttentionNode[] {
	const { group, children } = parent;
	const known = new Map(children?.nodes.map((node) => [node.id, node]));
	const rows = group.rows.map((row, index) => rowNode(row, `${parent.id}/${row.id ?? `#${index}`}`, parent, known));
	const below = (kind: "more" | "loading" | "error") => ({ kind, id: `${parent.id}/${kind}`, parent });
	if (group.error !== undefined) return [...rows, below("error")];
	if (group.loading) return [...rows, below("loading")];
	const more = !group.complete || group.rows.length < (group.size ?? 0);
	return more ? [...rows, below("more")] : rows;
}

function rowNode(
	row: Row,
	id: string,
	parent: AttentionGroupNode,
	known: ReadonlyMap<string, AttentionNode>,
): AttentionNode {
	if (!isReadable(row)) return { kind: "unreadable", id, row, parent };
	const old = known.get(id);
	if (old?.kind !== "opportunity") return { kind: "opportunity", id, row, parent };
	old.row = row;
	return old;
}
