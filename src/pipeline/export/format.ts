import type { Row } from "../../close/opportunity.ts";
import type { View } from "../view.ts";
import type { FileAmounts } from "./amounts.ts";
import { CsvFormat } from "./csv.ts";
import type { Outcome } from "./exporting.ts";
import { JsonFormat } from "./jsonFormat.ts";
import { MarkdownFormat } from "./markdown.ts";
import { NdjsonFormat } from "./ndjson.ts";
import type { GroupHead, Head } from "./part.ts";

export const FORMATS = ["csv", "json", "ndjson", "markdown"] as const;
export type FormatName = (typeof FORMATS)[number];

/** What each format's files end in. */
export const EXTENSIONS: Readonly<Record<FormatName, string>> = {
	csv: "csv",
	json: "json",
	ndjson: "ndjson",
	markdown: "md",
};

/** Turns what an export reads into text, part by part. Used for one file. */
export interface Format {
	head(head: Head): string;
	/** Undefined for the objects that are in no group. */
	group(group: GroupHead | undefined): string;
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

export function makeFormat(name: FormatName, options: FormatOptions): Format {
	switch (name) {
		case "csv":
			return new CsvFormat(options);
		case "json":
			return new JsonFormat(options);
		case "ndjson":
			return new NdjsonFormat(options);
		case "markdown":
			return new MarkdownFormat(options);
	}
}
