import assert from "node:assert/strict";
import fc from "fast-check";
import type { OpportunityRow } from "../../../../src/close/schema/opportunityRow.ts";
import { decimalText } from "../../../../src/opportunities/export/cells.ts";
import { headingsOf } from "../../../../src/opportunities/export/columns.ts";
import { FileAmounts } from "../../../../src/opportunities/export/fileAmounts.ts";
import type { FormatName } from "../../../../src/opportunities/export/format.ts";
import { safeCell, safeWithin } from "../../../../src/opportunities/export/formulaGuard.ts";
import { makeFormat } from "../../../../src/opportunities/export/makeFormat.ts";
import { escapeMarkdown, tableLine } from "../../../../src/opportunities/export/markdownTable.ts";
import { rowsAsMarkdown, rowsAsTsv } from "../../../../src/opportunities/export/rowsText.ts";
import { Currencies } from "../../../../src/opportunities/text/currencies.ts";
import { customFieldsByKey } from "../../../../src/opportunities/text/customFieldNames.ts";
import type { View } from "../../../../src/opportunities/view/view.ts";
import { toItsEnd } from "../../ending.ts";
import { deal } from "../listing/fakeSource.ts";
import { readCsv } from "./support.ts";

const TOTALS = {
	total_results: 2,
	count_by_value_period: { one_time: 2 },
	total_value_one_time: 300,
	total_value_annualized: 300,
};

function rowWith(object: Readonly<Record<string, unknown>>): OpportunityRow {
	return { ...deal(), object: { id: "oppo_1", ...object } };
}

interface Options {
	readonly view?: View;
	readonly columns?: readonly string[];
	readonly headings?: readonly string[];
	readonly separator?: string;
	readonly bom?: boolean;
	readonly decimal?: "." | ",";
	readonly guard?: boolean;
	readonly currency?: string;
	readonly changed?: boolean;
	/** Of the group. */
	readonly aggregates?: Partial<typeof TOTALS>;
}

/** What a format makes of some objects in one group. */
function written(
	name: FormatName,
	objects: readonly Readonly<Record<string, unknown>>[],
	options: Options = {},
): string {
	const {
		view = { filters: {} },
		columns = ["id"],
		headings = columns,
		separator = ",",
		bom = false,
		decimal = ".",
		guard = true,
		currency = "USD",
		changed = false,
		aggregates = TOTALS,
	} = options;
	const currencies = new Currencies();
	currencies.learn([{ value_currency: currency }]);
	const amounts = new FileAmounts(currencies);
	amounts.take([deal({ value_currency: currency })]);
	const format = makeFormat(name, {
		view,
		columns,
		headings,
		title: "Mine | <b>",
		description: "Won *only*",
		locale: "en",
		csv: { separator, bom, decimal, guard },
		amounts,
	});
	const group = {
		key: "user_1",
		fields: { user_id: "user_1", user_name: "=cmd|' /C calc'!A0" },
		aggregates,
		rows: [],
	};
	return [
		format.head({ totals: TOTALS, asOf: Date.UTC(2026, 10, 26), known: [] }),
		...(view.group_by === undefined ? [] : [format.group(group)]),
		...objects.map((object) => format.objects([rowWith(object)])),
		format.end({ count: objects.length, changed }),
	].join("");
}

/** Texts with much of what separates, quotes, computes and breaks. */
const awkward = fc.string({
	unit: fc.oneof(fc.constantFrom(..."=+-@\t\r\n,;\"'|\\`*_[]<>&$ aé日"), fc.string({ unit: "grapheme", maxLength: 1 })),
});

describe("CSV", () => {
	it("gives back every text, whatever is in it, in cells that do not compute", () => {
		fc.assert(
			fc.property(fc.array(awkward, { minLength: 1 }), fc.constantFrom(",", ";", "\t"), (texts, separator) => {
				const text = written(
					"csv",
					texts.map((note) => ({ note })),
					{ columns: ["id", "note"], separator },
				);
				const [names, ...rows] = readCsv(text, separator);
				assert.deepEqual(names, ["id", "note"]);
				assert.deepEqual(
					rows.map(([, note]) => note),
					texts.map((note) => safeCell(safeWithin(note, ",;\t".replace(separator, "")))),
				);
				for (const [, note = ""] of rows) assert.ok(!/^[=+\-@\t\r\n]/.test(note) || /^[+-]?\d/.test(note), note);
			}),
		);
	});

	it("has no formula in it either where another region's spreadsheet takes it apart in the middle of texts", () => {
		const parts = fc.array(
			fc.oneof(awkward, fc.constantFrom("=1+1", "-cmd|' /C calc'!A0", "@SUM(A1)", ";", "\t", "\n ")),
		);
		fc.assert(
			fc.property(parts, fc.constantFrom(",", ";", "\t"), (texts, separator) => {
				const text = written("csv", [{ note: texts.join("") }], { columns: ["id", "note"], separator });
				for (const other of ",;\t".replace(separator, ""))
					for (const cell of text.split(new RegExp(`[${other}\r\n]`)))
						assert.doesNotMatch(cell.replace(/^[\s"]+/, ""), /^(?:=|[+\-@](?:.*\p{L}\(|.*\|.*!))/u, text);
			}),
		);
		for (const unit of ["\t", ";-", ";", "\n-", '"']) toItsEnd(() => safeWithin(unit.repeat(1_000_000), ";\t"));
		const [every, guarded] = [";=", ";'="].map((unit) => `x${unit.repeat(1_000_000)}`);
		assert(toItsEnd(() => safeWithin(every ?? "", ";\t")) === guarded);
		const list = "To do:\n- call; + write\r\n- [x] -5 @home";
		assert.equal(safeWithin(list, ";\t"), list);
		assert.equal(safeWithin("a;=1+1;b\n=2\n +SUM(A1)", ";\t"), "a;'=1+1;b\n'=2\n '+SUM(A1)");
	});

	it("leaves ordinary notes as they are behind their first sign, and takes what calls something for a formula", () => {
		for (const note of [
			"Calls:\n- call Bob (CFO)\n- Ann (legal): +1 (650) 555-0100\n+ 5 (five)\n@ann (Acme)",
			"a | b\n- c | d",
			"Wow!\n- great! | yes",
			"To do\r\n- [x] 100 (EUR)",
			"x; - call Bob (CFO)\t- y!",
			"(a) b\n- (c) d",
			"(a) b\n(",
		])
			assert.equal(safeCell(safeWithin(note, ";\t")), note);
		for (const [note, safe] of [
			["- call Bob (CFO)", "'- call Bob (CFO)"],
			["a\n-SUM(1)", "a\n'-SUM(1)"],
			["a\n- x é(1)", "a\n'- x é(1)"],
			["a\n@𝒳(1)", "a\n'@𝒳(1)"],
			["a\n-1+cmd|'/C calc'!A0", "a\n'-1+cmd|'/C calc'!A0"],
			["a;＋cmd|x!y", "a;'＋cmd|x!y"],
			["a\r=1", "a\r'=1"],
			['a\n"=1', `a\n"'=1`],
			["a\t＝1", "a\t'＝1"],
			["＠x", "'＠x"],
		] as const)
			assert.equal(safeCell(safeWithin(note, ";\t")), safe);
	});

	it("writes texts as they are where the guard is off", () => {
		fc.assert(
			fc.property(awkward, (note) => {
				const text = written("csv", [{ note }], { columns: ["id", "note"], guard: false });
				assert.equal(readCsv(text, ",")[1]?.[1], note);
			}),
		);
	});

	it("has a comma before the decimals of all numbers, and of nothing else, where that is set", () => {
		const object = { value: -1200050, "custom.cf_1": 1.5, confidence: 75, note: "1.5", "custom.cf_2": [1.5] };
		const columns = ["value", "custom.cf_1", "confidence", "note", "custom.cf_2"];
		for (const separator of [";", ","]) {
			const [, row] = readCsv(written("csv", [object], { columns, separator, decimal: "," }), separator);
			assert.deepEqual(row, ["-12000,50", "1,5", "75", "1.5", "[1.5]"]);
		}
	});

	it("has quotes for an empty value that stands alone, since an empty line is no object", () => {
		assert.equal(written("csv", [{ note: null }, { note: "" }], { columns: ["note"] }), 'note\r\n""\r\n""\r\n');
		assert.equal(written("csv", [{ note: null }], { columns: ["id", "note"] }), "id,note\r\noppo_1,\r\n");
	});

	it("takes only an apostrophe more than the text for what would be a formula, and nothing for numbers", () => {
		fc.assert(
			fc.property(awkward, (text) => {
				const safe = safeCell(text);
				assert.ok(safe === text || safe === `'${text}`);
			}),
		);
		for (const formula of [
			" =1+1",
			"\u00a0@A1",
			"\ufeff=1",
			"\u200b-A1",
			"\u0000=1",
			"\v+A1",
			"=1+1",
			"+A1",
			"-A1",
			"@SUM(A1)",
			"\t=1",
			"\r=1",
			"\n=1",
			"-1+cmd|' /C calc'!A0",
			"＝1+1",
		])
			assert.equal(safeCell(formula), `'${formula}`);
		for (const number of ["-5", "-12000.00", "-12000,00", "+1", "1e-7", "-1.5e+21", "", "'", "a=1"])
			assert.equal(safeCell(number), number);
	});

	it("has amounts with their decimals, nothing for null, and JSON for what is nested", () => {
		const object = {
			value: -1200050,
			expected_value: 7,
			confidence: 75,
			date_won: null,
			attachments: [{ url: "x" }],
			is_stalled: false,
		};
		const columns = ["value", "expected_value", "confidence", "date_won", "attachments", "is_stalled", "missing"];
		assert.deepEqual(readCsv(written("csv", [object], { columns }), ",")[1], [
			...["-12000.50", "0.07", "75", "", '[{"url":"x"}]', "false", ""],
		]);
		assert.equal(readCsv(written("csv", [object], { columns, currency: "JPY" }), ",")[1]?.[0], "-1200050");
	});

	it("writes amounts exactly", () => {
		fc.assert(
			fc.property(fc.maxSafeInteger(), fc.constantFrom(0, 2, 3), (amount, scale) => {
				const [whole = "", decimals = ""] = decimalText(amount, scale).split(".");
				assert.equal(decimals.length, scale);
				assert.equal(BigInt(whole + decimals), BigInt(amount));
			}),
		);
	});

	it("begins with a byte order mark where that is set, and quotes what any separator would part", () => {
		assert.ok(written("csv", [], { bom: true }).startsWith("\ufeffid\r\n"));
		for (const text of ["a;b", "a,b", "a\tb", "a\nb", "a\rb"])
			assert.ok(written("csv", [{ note: text }], { columns: ["note"] }).endsWith(`\r\n"${text}"\r\n`), text);
	});

	it("has the group in the first column of a grouped View, as safe as any other text", () => {
		const [names, row] = readCsv(written("csv", [{}], { view: { group_by: "user_id", filters: {} } }), ",");
		assert.deepEqual(names, ["group", "id"]);
		assert.deepEqual(row, ["'=cmd|' /C calc'!A0", "oppo_1"]);
	});
});

describe("JSON", () => {
	const objects = fc.array(fc.dictionary(fc.constantFrom("id", "note", "custom.cf_1"), fc.jsonValue()));
	const columns = ["id", "note", "custom.cf_1"];

	it("is one document that holds View, totals and every object as it came", () => {
		fc.assert(
			fc.property(objects, (given) => {
				const view: View = { group_by: "user_id", filters: {} };
				const read = JSON.parse(written("json", given, { view, columns }));
				assert.deepEqual(read.view, view);
				assert.equal(read.as_of, "2026-11-26T00:00:00.000Z");
				assert.deepEqual(read.totals, TOTALS);
				assert.equal(read.groups.length, 1);
				assert.deepEqual(read.groups[0].totals, TOTALS);
				assert.deepEqual(
					read.groups[0].opportunities,
					JSON.parse(JSON.stringify(given.map((one) => ({ id: "oppo_1", ...one })))),
				);
				assert.equal(read.count, given.length);
				assert.equal(read.complete, true);
			}),
		);
	});

	it("has the opportunities at the top where the View is not grouped, and says when the data changed", () => {
		const read = JSON.parse(written("json", [{}, {}], { changed: true }));
		assert.deepEqual(read.opportunities, [{ id: "oppo_1" }, { id: "oppo_1" }]);
		assert.equal(read.complete, false);
		assert.deepEqual(JSON.parse(written("json", [])).opportunities, []);
	});

	it("has groups that hold nothing", () => {
		assert.deepEqual(
			JSON.parse(written("json", [], { view: { group_by: "user_id", filters: {} } })).groups[0].opportunities,
			[],
		);
	});

	it("is a line for each object as NDJSON", () => {
		fc.assert(
			fc.property(objects, (given) => {
				const lines = written("ndjson", given, { columns }).split("\n");
				assert.equal(lines.pop(), "");
				assert.deepEqual(
					lines.map((line) => JSON.parse(line)),
					JSON.parse(JSON.stringify(given.map((one) => ({ id: "oppo_1", ...one })))),
				);
			}),
		);
	});
});

describe("Headings of columns", () => {
	const fields = customFieldsByKey([
		{ id: "cf_1", name: "Tier", type: "text" },
		{ id: "cf_2", name: "Region", type: "text" },
		{ id: "cf_3", name: "region", type: "text" },
		{ id: "cf_4", name: "Note", type: "text" },
		{ id: "cf_5", name: "group", type: "text" },
		{ id: "cf_6", name: "\u202e\n", type: "text" },
	]);

	it("are the names of custom fields, and what the API calls all other ones", () => {
		assert.deepEqual(headingsOf(["id", "custom.cf_1", "custom.cf_9", "status_label"], fields), [
			...["id", "Tier", "custom.cf_9", "status_label"],
		]);
		assert.deepEqual(headingsOf(["custom.cf_2", "custom.cf_6"], fields), ["Region", "cf_6"]);
	});

	it("tell fields apart that have one name, or that of another column", () => {
		const columns = ["note", "custom.cf_2", "custom.cf_3", "custom.cf_4", "custom.cf_5"];
		assert.deepEqual(headingsOf(columns, fields), [
			"note",
			"Region (custom.cf_2)",
			"region (custom.cf_3)",
			"Note (custom.cf_4)",
			"group (custom.cf_5)",
		]);
	});

	it("are the first line of CSV, where they compute as little as any cell", () => {
		const text = written("csv", [{ "custom.cf_1": "Gold" }], {
			columns: ["id", "custom.cf_1"],
			headings: ["id", "=1+1"],
		});
		assert.equal(text, "id,'=1+1\r\noppo_1,Gold\r\n");
	});
});

describe("Markdown", () => {
	it("has as many cells in each line of a table as it has columns, and no mark that is not escaped", () => {
		fc.assert(
			fc.property(fc.array(awkward, { minLength: 1, maxLength: 5 }), (texts) => {
				const line = tableLine(texts);
				assert.ok(!/[\r\n]/.test(line));
				const bare = line.replace(/\\[^\n]/g, "");
				assert.equal(bare.split("|").length, texts.length + 2);
				assert.ok(!/[`*_[\]<>&$~#!]/.test(bare), bare);
			}),
		);
	});

	it("makes no link, HTML, icon or list of a text", () => {
		assert.equal(
			escapeMarkdown("https://evil.example www.evil.example a@b.c"),
			"https\\://evil.example www\\.evil.example a\\@b.c",
		);
		assert.equal(escapeMarkdown("$(flame) <img> [x](y) &lt;"), "\\$(flame) \\<img\\> \\[x\\](y) \\&lt;");
		assert.equal(escapeMarkdown("- a"), "\\- a");
		assert.equal(escapeMarkdown("12. a"), "12\\. a");
		assert.equal(escapeMarkdown("a\n# b"), "a \\# b");
	});

	it("says View, time and totals at the top, and a table for each group", () => {
		const text = written("markdown", [{ value: 100, note: "a|b\nc" }], {
			view: { group_by: "user_id", filters: {} },
			columns: ["id", "value", "note"],
		});
		const lines = text.split("\n");
		assert.equal(lines[0], "# Mine \\| \\<b\\>");
		assert.match(text, /^Won \\\*only\\\*$/m);
		assert.match(text, /^As of November 2[56], 2026/m);
		assert.ok(lines.includes("| One-time | 2 | \\$3 |  |"), text);
		assert.ok(lines.includes("## \\=cmd\\|' /C calc'\\!A0"), text);
		assert.ok(lines.includes("| id | value | note |"), text);
		assert.ok(lines.includes("| oppo\\_1 | 1.00 | a\\|b c |"), text);
	});

	it("has the headings of columns above its tables, escaped", () => {
		const text = written("markdown", [{ "custom.cf_1": "Gold" }], {
			columns: ["id", "custom.cf_1"],
			headings: ["id", "Tier | <b>"],
		});
		assert.ok(text.includes("\n| id | Tier \\| \\<b\\> |\n"), text);
		assert.ok(text.includes("| oppo\\_1 | Gold |"), text);
	});

	it("says of a group what is known of it", () => {
		const figures = (aggregates: Partial<typeof TOTALS>) =>
			written("markdown", [], { view: { group_by: "user_id", filters: {} }, aggregates })
				.split("\n")
				.slice(-2, -1);
		assert.deepEqual(figures(TOTALS), ["2 opportunities · \\$3 a year"]);
		assert.deepEqual(figures({ total_results: 1 }), ["1 opportunity"]);
		assert.deepEqual(figures({ total_value_annualized: 500 }), ["\\$5 a year"]);
		assert.deepEqual(figures({}), ["## \\=cmd\\|' /C calc'\\!A0"]);
	});

	it("says when the data changed", () => {
		assert.match(written("markdown", [], { changed: true }), /The data changed during the export/);
		assert.doesNotMatch(written("markdown", []), /changed/);
	});
});

describe("Copied rows", () => {
	const rows = [
		deal({ id: "oppo_1", lead_name: "=1+1|a\tb\nc", value: 1234, date_won: null }),
		deal({ id: "oppo_2", lead_name: '"quoted', value: null }),
	];

	it("are lines of as many cells with tabs between, none of which computes", () => {
		const [names, first, second, end] = rowsAsTsv(rows, new Currencies()).split("\r\n");
		assert.equal(
			names,
			"lead_name\tuser_name\tstatus_label\tvalue\tvalue_period\tvalue_currency\tconfidence\tdate_won\tid",
		);
		assert.equal(first, "'=1+1|a b c\tAda\tWon\t12.34\tone_time\tUSD\t50\t\toppo_1");
		assert.equal(second?.split("\t")[0], '"""quoted"');
		assert.equal(end, "");
	});

	it("are a table in Markdown", () => {
		const lines = rowsAsMarkdown(rows, new Currencies()).split("\n");
		assert.equal(lines[2], "| \\=1+1\\|a b c | Ada | Won | 12.34 | one\\_time | USD | 50 |  | oppo\\_1 |");
		assert.equal(lines.length, 5);
	});
});
