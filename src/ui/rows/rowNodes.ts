import type { CloseError } from "../../close/base/errors.ts";
import type { OpportunityRow, UnreadableRow } from "../../close/schema/opportunityRow.ts";
import type { Group, Partiality } from "../../opportunities/listing/listingState.ts";

interface Node {
	/** From keys, never from labels; unique in the whole tree and the same after a refresh. */
	readonly id: string;
	readonly parent?: GroupNode;
}

export interface GroupNode extends Node {
	readonly kind: "group";
	group: Group;
	/** The rows beneath, and the group that they were made for. */
	children?: { readonly of: Group; readonly nodes: readonly TreeNode[] };
}

export interface OpportunityNode extends Node {
	readonly kind: "opportunity";
	row: OpportunityRow;
}

/** The row that ends a group of which not everything is here: to load more, or that it loads, or why it could not. */
export interface EndNode extends Node {
	readonly kind: "end";
	group: Group;
}

export type TreeNode =
	| GroupNode
	| OpportunityNode
	| (Node & { readonly kind: "unreadable"; row: UnreadableRow })
	| EndNode
	| (Node & { readonly kind: "error"; readonly error: CloseError })
	| (Node & { readonly kind: "withoutGroup"; readonly count: number })
	| (Node & { readonly kind: "partial"; readonly partial: Partiality });
