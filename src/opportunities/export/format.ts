import * as l10n from "@vscode/l10n";
import type { Row } from "../../close/schema/opportunityRow.ts";
import { groupLabel } from "../text/groupLabel.ts";
import type { View } from "../view/view.ts";
import type { GroupHeader, Header } from "./exportPart.ts";
import type { FileAmounts } from "./fileAmounts.ts";

export const FORMATS = ["csv", "json", "ndjson", "markdown"] as const;
export type FormatName = (typeof FORMATS)[number];

/** What each format's files end in. */
export const EXTENSIONS: Readonly<Record<FormatName, string>> = {
	csv: "csv",
	json: "json",
	ndjson: "ndjson",
	markdown: "md",
};

/** What became of an export. */
export interface Outcome {
	readonly count: number;
	/** The data changed while it was exported, twice: something may be missing or of an earlier moment. */
	readonly changed: boolean;
	/** Close wrote its amounts with changing decimals, so that the file's may be the wrong ones. */
	readonly amountsDoubtful?: true;
}

/** Turns what an export reads into text, part by part. Used for one file. */
export interface Format {
	head(head: Header): string;
	/** Undefined for the objects that are in no group. */
	group(group: GroupHeader | undefined): string;
	objects(rows: readonly Row[]): string;
	end(outcome: Outcome): string;
}

export interface FormatOptions {
	readonly view: View;
	/** The View in words: its name or grouping, and its filters. */
	readonly title: string;
	readonly description: string;
	/** Fields of the API, in the order of the file. */
	readonly columns: readonly string[];
	/** BCP 47: for the labels of groups, and for Markdown. */
	readonly locale: string;
	readonly csv: CsvOptions;
	readonly amounts: FileAmounts;
}

export interface CsvOptions {
	readonly separator: string;
	/** What parts a number from its decimals. */
	readonly decimal: "." | ",";
	/** Whether texts that a spreadsheet would compute get an apostrophe. */
	readonly guard: boolean;
	/** Begins with a byte order mark, without which Excel reads accents wrongly. */
	readonly bom: boolean;
}

/** A group's label as the tree has it. */
export function groupTitle(group: GroupHeader | undefined, { view, locale }: FormatOptions): string {
	if (group === undefined) return l10n.t("Without a group");
	return groupLabel(group, view.group_by, locale);
}

/** What of an export may not be right, as sentences. */
export function doubtsOf({ changed, amountsDoubtful }: Outcome): readonly string[] {
	const moved = l10n.t("The data changed during the export: some opportunities may be missing or out of date.");
	const doubtful = l10n.t(
		"Close changed how many decimals it writes during the export: check the amounts in the file.",
	);
	return [...(changed ? [moved] : []), ...(amountsDoubtful === true ? [doubtful] : [])];
}
