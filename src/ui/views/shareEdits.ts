import * as l10n from "@vscode/l10n";
import { applyEdits, type Edit, type FormattingOptions, modify } from "jsonc-parser";
import { nameOf } from "./edits.ts";
import { TeamFileError } from "./team.ts";
import { readTeamViews } from "./teamFile.ts";

export const EMPTY_TEAM_FILE = '{\n\t"views": []\n}\n';

/**
 * What has to change in a team file's text so that it holds one View more, at its end; comments and formatting stay.
 * @throws TeamFileError where the file cannot be read, or has a View of that name
 */
export function shareEdits(text: string, entry: object): readonly Edit[] {
	const read = readTeamViews(text);
	if ("fault" in read) throw new TeamFileError(read.fault);
	const name = nameOf(entry);
	if (read.views.some((view) => view.name === name))
		throw new TeamFileError(l10n.t('There is a View "{0}" already.', name ?? ""));
	return modify(text, ["views", -1], entry, { isArrayInsertion: true, formattingOptions: formattingOf(text) });
}

export function withEdits(text: string, edits: readonly Edit[]): string {
	return applyEdits(text, [...edits]);
}

/** As the file is written already. */
function formattingOf(text: string): FormattingOptions {
	const indent = /^( +|\t+)/m.exec(text)?.[1] ?? "\t";
	const spaces = indent.startsWith(" ");
	return { insertSpaces: spaces, tabSize: spaces ? indent.length : 4, eol: text.includes("\r\n") ? "\r\n" : "\n" };
}
