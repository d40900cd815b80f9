import * as l10n from "@vscode/l10n";
import type { Row } from "../../close/schema/opportunityRow.ts";
import { groupLabel, restLabel } from "../text/groupLabel.ts";
import type { View } from "../view/view.ts";
import type { GroupHeader, Header } from "./exportPart.ts";
import type { FileAmounts } from "./fileAmounts.ts";

export const FORMATS = ["csv", "json", "ndjson", "markdown"] as const;
export type FormatName = (typeof FORMATS)[number];

/** The file extension of each format. */
export const EXTENSIONS: Readonly<Record<FormatName, string>> = {
	csv: "csv",
	json: "json",
	ndjson: "ndjson",
	markdown: "md",
};

/** The result of an export. */
export interface Outcome {
	readonly count: number;
	/** The data changed twice during the export: something may be missing or out of date. */
	readonly changed: boolean;
	/** Close changed how it writes amounts during the export, so some decimals in the file may be wrong. */
	readonly amountsDoubtful?: true;
}

/** Converts the parts of an export to text. Each instance serves one file. */
export interface Format {
	head(head: Header): string;
	/** `group` is undefined for the objects that are in no group. */
	group(group: GroupHeader | undefined): string;
	objects(rows: readonly Row[]): string;
	end(outcome: Outcome): string;
}

export interface FormatOptions {
	readonly view: View;
	/** The groups of the View that are exported, as people write them. Undefined for all. */
	readonly onlyGroups?: readonly string[] | undefined;
	/** The View in words: its name or grouping, and its filters. */
	readonly title: string;
	readonly description: string;
	/** Fields of the API, in the order of the file. */
	readonly columns: readonly string[];
	/** The headings of the columns in tables. */
	readonly headings: readonly string[];
	/** BCP 47; for the labels of groups, and for Markdown. */
	readonly locale: string;
	readonly csv: CsvOptions;
	readonly amounts: FileAmounts;
}

export interface CsvOptions {
	readonly separator: string;
	/** The decimal separator. */
	readonly decimal: "." | ",";
	/** Whether text that a spreadsheet would evaluate gets an apostrophe. */
	readonly guard: boolean;
	/** Whether the file begins with a byte order mark, without which Excel misreads accented letters. */
	readonly bom: boolean;
}

/** Returns a group's label, as in the tree but without the days of a week. */
export function groupTitle(group: GroupHeader | undefined, { view, locale }: FormatOptions): string {
	return group === undefined ? restLabel(view.group_by) : groupLabel(group, view.group_by, locale);
}

/** Returns what may be wrong with an export, as sentences. */
export function doubtsOf({ changed, amountsDoubtful }: Outcome): readonly string[] {
	const moved = l10n.t("The data changed during the export: some opportunities may be missing or out of date.");
	const doubtful = l10n.t(
		"During the export, Close changed the number of decimals in its amounts. Check the amounts in the file.",
	);
	return [...(changed ? [moved] : []), ...(amountsDoubtful === true ? [doubtful] : [])];
}
