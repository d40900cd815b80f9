import { CsvFormat } from "./csv.ts";
import type { Format, FormatName, FormatOptions } from "./format.ts";
import { JsonFormat } from "./jsonFormat.ts";
import { MarkdownFormat } from "./markdown.ts";
import { NdjsonFormat } from "./ndjson.ts";

/** The format of that name, for one file. */
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
