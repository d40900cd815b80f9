import { type Cell, table } from "./table.ts";

/** The result of a benchmark, as a table. */
export interface Part {
	readonly title: string;
	readonly text?: string;
	readonly head: readonly string[];
	readonly rows: readonly (readonly Cell[])[];
}

/** A target of a benchmark. */
export interface Target {
	readonly what: string;
	readonly limit: string;
	readonly measured: string;
	readonly reached: boolean;
}

export interface Findings {
	readonly parts: readonly Part[];
	readonly targets: readonly Target[];
}

/** The Markdown of a part. Set `times` to false for the documentation, since times depend on the computer. */
export function written({ title, text, head, rows }: Part, times: boolean): string {
	const kept = head.map((name, index) => ({ name, index })).filter(({ name }) => times || !/\bms$/.test(name));
	const cells = rows.map((row) => kept.map(({ index }) => row[index] ?? ""));
	const parts = [
		`## ${title}`,
		...(text === undefined ? [] : [text]),
		table(
			kept.map(({ name }) => name),
			cells,
		),
	];
	return parts.join("\n\n");
}

export function targetsOf(targets: readonly Target[]): Part {
	return {
		title: "Targets",
		head: ["what", "target", "measured", ""],
		rows: targets.map(({ what, limit, measured, reached }) => [what, limit, measured, reached ? "reached" : "missed"]),
	};
}
