/** An answer in its parts. */
export interface ReadAnswer {
	/** The fields of the first line. */
	readonly provenance: readonly string[];
	/** What the last field of the first line says. */
	readonly filters: string;
	readonly header: readonly string[];
	readonly rows: readonly (readonly string[])[];
	/** The last line, if it isn't a row. */
	readonly closing: string | undefined;
	/** The cell of a row and a column. */
	cell(row: string, column: string): string | undefined;
}

export function readAnswer(text: string): ReadAnswer {
	const [first = "", header = "", ...others] = text.split("\n");
	const last = others.at(-1) ?? "";
	const closing = /^(?:partial|next): /.test(last) ? last : undefined;
	const provenance = first.split(" | ");
	const columns = header.split("\t");
	const rows = (closing === undefined ? others : others.slice(0, -1)).map((line) => line.split("\t"));
	return {
		provenance,
		filters: provenance.at(-1)?.replace(/^filters: /, "") ?? "",
		header: columns,
		rows,
		closing,
		cell: (row, column) => rows.find(([name]) => name === row)?.[columns.indexOf(column)],
	};
}
