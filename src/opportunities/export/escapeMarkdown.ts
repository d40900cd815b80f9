import { labelText } from "../../close/text/labelText.ts";

/**
 * Text as Markdown that shows its characters and nothing else: no emphasis, link, image, code, HTML, cell border or
 * icon, and no address that readers make a link of by themselves. On one line.
 */
export function escapeMarkdown(text: string): string {
	return labelText(text)
		.replace(/[\\`*_{}[\]<>|~$&@#!^=]/g, "\\$&")
		.replace(/:(?=\/\/)/g, "\\:")
		.replace(/\b(www)\./gi, "$1\\.")
		.replace(/^(\d*)([-+.)])(?=[-\s]|$)/, "$1\\$2");
}

/** A line of a table. */
export function tableLine(cells: readonly string[]): string {
	return `| ${cells.map(escapeMarkdown).join(" | ")} |`;
}

/** The first two lines of a table. */
export function tableHead(names: readonly string[]): string {
	return `${tableLine(names)}\n${names.map(() => "| --- ").join("")}|`;
}
