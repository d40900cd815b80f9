import { CsvFormat } from "./csvFormat.ts";
import type { Format, FormatName, FormatOptions } from "./format.ts";
import { JsonFormat, NdjsonFormat } from "./jsonFormat.ts";
import { MarkdownFormat } from "./markdownFormat.ts";

/** Creates the format of that name, for one file. */
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
