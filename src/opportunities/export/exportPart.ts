import type { Aggregates } from "../../close/schema/aggregates.ts";
import type { Row } from "../../close/schema/opportunityRow.ts";
import type { NamedFields } from "../time/fiscal.ts";

/** What is known before the first object. */
export interface Header {
	/** Over all matching objects. */
	readonly totals: Aggregates;
	/** When they were true, in milliseconds since the epoch. */
	readonly asOf: number;
	/** The objects that are known by then. */
	readonly known: readonly Row[];
}

/** A group of the View; its objects follow. */
export interface GroupHeader {
	/** As the API gave it: opaque. */
	readonly key: unknown;
	readonly fields: NamedFields;
	readonly aggregates: Aggregates;
	/** Some of its objects: they name a group whose answer does not. */
	readonly rows: readonly Row[];
}

/** What an export reads, in the order of the tree: the head, then the objects, each group's after the group. */
export type ExportPart =
	| { readonly kind: "head"; readonly head: Header }
	/** Undefined for the objects that the server puts into no group. */
	| { readonly kind: "group"; readonly group: GroupHeader | undefined }
	| { readonly kind: "objects"; readonly rows: readonly Row[] };
