import assert from "node:assert/strict";
import { canBeFileLiteral, fileLiteral } from "../../../../../src/opportunities/export/duckdb/sqlText.ts";
import { filesOf, queried } from "./support.ts";

/** Names that other programs take for more than a name. Windows has no files with the last ones. */
const NAMES = [
	...["deals.ndjson", "O'Brien's deals.ndjson", "Vertrieb – Größe 商談 😀.ndjson", "e\u0301.ndjson", "dealsXY.ndjson"],
	...["[a].ndjson", "a.ndjson", "[!b].ndjson", "].ndjson", "{a,x}.ndjson", "x.ndjson", "~.ndjson", "-c.ndjson"],
	...["%41.ndjson", "A.ndjson", "$HOME.ndjson", "year=2026.ndjson", "#a&b;c.ndjson", "--.ndjson", "'';.ndjson"],
	...(process.platform === "win32"
		? []
		: ["deals**.ndjson", "?.ndjson", "*.ndjson", '"; DROP.ndjson', "line\nbreak.ndjson"]),
];

describe("The name of the file in a script for DuckDB", () => {
	it("stands for this file alone, whatever lies beside it", async () => {
		const further = Object.fromEntries(NAMES.map((name) => [name, `${JSON.stringify({ id: name })}\n`]));
		const queries = NAMES.map((name, index) => {
			const options = "format = 'newline_delimited', columns = { id: 'VARCHAR' }";
			return `SELECT ${index} AS name, id FROM read_json(${fileLiteral(name)}, ${options})`;
		});
		const files = filesOf([], { fileName: "none.ndjson" });
		const rows = await queried(files, `${queries.join(" UNION ALL ")} ORDER BY name;`, {
			fileName: "none.ndjson",
			further,
		});
		assert.deepEqual(
			rows.map(({ id }) => id),
			NAMES,
		);
	});

	it("is the one that the table is read from", async () => {
		const fileName = process.platform === "win32" ? "[d]eal's.ndjson" : "[d]eal's*.ndjson";
		const further = { "deal's.ndjson": filesOf([{ id: "another" }]).lines };
		const files = filesOf([{ id: "own" }], { fileName });
		assert.deepEqual(await queried(files, "SELECT id FROM opportunities;", { fileName, further }), [{ id: "own" }]);
	});

	it("can't have a backslash, which DuckDB takes for a separator", () => {
		assert.equal(canBeFileLiteral("a\\b.ndjson"), false);
		assert.equal(canBeFileLiteral("a b'*.ndjson"), true);
	});
});
