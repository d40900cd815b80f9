import { labelText } from "../../close/text/labelText.ts";

/**
 * Escapes text so that Markdown shows exactly its characters: no emphasis, link, image, code, HTML, cell border or
 * icon, and no address that viewers turn into a link automatically. The result is a single line.
 */
export function escapeMarkdown(text: string): string {
	return labelText(text)
		.replace(/[\\`*_{}[\]<>|~$&@#!^=]/g, "\\$&")
		.replace(/:(?=\/\/)/g, "\\:")
		.replace(/\b(www)\./gi, "$1\\.")
		.replace(/^(\d*)([-+.)])(?=[-\s]|$)/, "$1\\$2");
}

/** Returns one line of a Markdown table. */
export function tableLine(cells: readonly string[]): string {
	return `| ${cells.map(escapeMarkdown).join(" | ")} |`;
}

/** Returns the first two lines of a Markdown table. */
export function tableHead(names: readonly string[]): string {
	return `${tableLine(names)}\n${names.map(() => "| --- ").join("")}|`;
}
