/** A row of the tree, as its menu hands it over. */
interface RowNode {
	readonly row: { readonly id?: string };
}

/** The id of the opportunity that is meant: by its id, by a row, or else by what is selected. */
export function targetOf(argument: unknown, selected: RowNode | undefined): string | undefined {
	if (typeof argument === "string" && argument !== "") return argument;
	return isNode(argument) ? idOf(argument) : selected?.row.id;
}

function isNode(argument: unknown): argument is { readonly row: unknown } {
	return typeof argument === "object" && argument !== null && "row" in argument;
}

function idOf({ row }: { readonly row: unknown }): string | undefined {
	if (typeof row !== "object" || row === null || !("id" in row)) return undefined;
	return typeof row.id === "string" ? row.id : undefined;
}
