import assert from "node:assert/strict";
import { parseExportArgument } from "../../../../src/ui/export/exportOptions.ts";

describe("The argument of Export", () => {
	it("is a format and an address, or less", () => {
		for (const nothing of [undefined, null]) assert.equal(parseExportArgument(nothing), undefined);
		for (const argument of [
			{},
			{ format: "csv" },
			{ uri: "file:///home/me/all.csv" },
			{ uri: "file:///C:/all.csv" },
			{ format: "markdown", uri: "vscode-vfs://github/a.md" },
		])
			assert.deepEqual(parseExportArgument(argument), argument);
	});

	it("is refused with what is allowed where it is anything else, paths among them", () => {
		for (const wrong of [
			...["csv", 7, [], { format: "xlsx" }, { format: "csv", path: "x" }],
			...["all.csv", "/home/me/all.csv", "C:\\all.csv", "c:/all.csv", "file:", ""].map((uri) => ({ uri })),
		])
			assert.throws(
				() => parseExportArgument(wrong),
				/csv, json, ndjson, markdown.*file:\/\/\//,
				JSON.stringify(wrong),
			);
	});
});
