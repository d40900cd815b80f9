export type Cell = string | number;

/** A Markdown table whose columns line up in a terminal, too. */
export function table(head: readonly string[], rows: readonly (readonly Cell[])[]): string {
	const cells = [head, ...rows.map((row) => row.map(text))];
	const widths = head.map((_, column) => Math.max(3, ...cells.map((row) => (row[column] ?? "").length)));
	const line = (row: readonly string[]) =>
		`| ${row.map((cell, column) => pad(cell, widths[column] ?? 0, column > 0)).join(" | ")} |`;
	const rule = `| ${widths.map((width, column) => (column > 0 ? `${"-".repeat(width - 1)}:` : "-".repeat(width))).join(" | ")} |`;
	return [line(head), rule, ...cells.slice(1).map(line)].join("\n");
}

/** The ratio of two numbers: `12.3 ×`. */
export function factor(more: number, less: number): string {
	const times = more / less;
	return Number.isFinite(times) ? `${times.toFixed(times < 10 ? 2 : 1)} ×` : "–";
}

function text(cell: Cell): string {
	return typeof cell === "number" ? cell.toLocaleString("en", { maximumFractionDigits: cell < 10 ? 2 : 0 }) : cell;
}

function pad(cell: string, width: number, right: boolean): string {
	return right ? cell.padStart(width) : cell.padEnd(width);
}
