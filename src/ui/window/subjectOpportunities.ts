import { isReadable, type OpportunityRow, type Row } from "../../close/schema/opportunityRow.ts";
import type { ListingState } from "../../opportunities/listing/listingState.ts";

/** An opportunity that a command is for. `row` is undefined if it isn't loaded. */
export interface Subject {
	readonly id: string;
	readonly row: OpportunityRow | undefined;
}

/** What is on screen: the loaded rows, and the selected nodes of the tree. */
interface OnScreen {
	readonly state: ListingState;
	readonly selection: readonly unknown[];
}

/**
 * The opportunities that a command is for, each once: by an id or a list of ids; by a row of the tree, with the other
 * selected rows if VS Code passes them (`others`); by a group, its loaded rows; without any of these, the tree's
 * selection. Empty if there is no subject, or none of it is loaded.
 */
export function subjectsOf(argument: unknown, others: readonly unknown[], onScreen: OnScreen): readonly Subject[] {
	const ids = [argument].flat().filter((id): id is string => typeof id === "string" && id !== "");
	if (ids.length > 0) return distinct(ids.map((id) => ({ id, row: loadedRow(onScreen.state, id) })));
	const [nodes] = others;
	// VS Code passes the other selected rows only if the clicked row is one of them.
	if (Array.isArray(nodes) && nodes.length > 0) return ofNodes(nodes);
	return isNode(argument) ? ofNodes([argument]) : ofNodes(onScreen.selection);
}

function isNode(argument: unknown): boolean {
	return typeof argument === "object" && argument !== null && "kind" in argument;
}

function ofNodes(nodes: readonly unknown[]): readonly Subject[] {
	return distinct(nodes.flatMap((node) => rowsOf(node).map((row) => ({ id: row.id, row }))));
}

/** The readable rows of a node. */
function rowsOf(node: unknown): readonly OpportunityRow[] {
	if (typeof node !== "object" || node === null) return [];
	if ("row" in node && isOpportunity(node.row)) return [node.row];
	if (!("group" in node && "kind" in node && node.kind === "group")) return [];
	const { rows } = node.group as { readonly rows: readonly Row[] };
	return rows.filter(isReadable);
}

function isOpportunity(row: unknown): row is OpportunityRow {
	return typeof row === "object" && row !== null && "id" in row && "lead_id" in row;
}

function loadedRow(state: ListingState, id: string): OpportunityRow | undefined {
	for (const group of state.groups) for (const row of group.rows) if (row.id === id && isReadable(row)) return row;
	return undefined;
}

function distinct(subjects: readonly Subject[]): readonly Subject[] {
	return [...new Map(subjects.map((subject) => [subject.id, subject])).values()];
}
