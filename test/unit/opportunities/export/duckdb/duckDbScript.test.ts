import assert from "node:assert/strict";
import * as fc from "fast-check";
import { duckDbScript } from "../../../../../src/opportunities/export/duckdb/duckDbScript.ts";
import { runs } from "../../../runs.ts";
import { filesOf, printedBy, queried, type Values } from "./support.ts";

/** Texts that SQL, a shell, a terminal or JSON may take for something else. */
const HOSTILE = [
	"'); DROP TABLE opportunities; --",
	"\"; ATTACH '/etc/passwd' AS p; \"",
	"$$ || getenv('HOME') || $$",
	"O'Brien",
	".read x",
	"\n.shell rm -rf ~\n",
	"a\u0000b",
	"\\u0000 \\ud83d \\",
	"😀 \u202egnp.exe \u200f שלום",
	"\u001b[31mred",
	"line\r\nbreak\u2028\u2029",
	"*?[x].ndjson",
	"",
];

const deal = (fields: Values): Values => ({ id: "oppo_1", value_currency: "USD", value_period: "one_time", ...fields });

describe("The script for DuckDB", () => {
	it("gives each column a type, and each text as it is", async () => {
		const objects = HOSTILE.map((text, index) =>
			deal({ id: `oppo_${index}`, lead_name: text, user_name: text, note: text, status_label: text, value: index }),
		);
		const files = filesOf(objects);
		assert.deepEqual(
			await queried(files, "SELECT lead_name, note, value FROM opportunities ORDER BY value;"),
			HOSTILE.map((text, index) => ({ lead_name: text, note: text, value: (index / 100).toFixed(2) })),
		);
		const types = await queried(files, "SELECT column_name, column_type FROM (DESCRIBE opportunities);");
		const typeOf = new Map(types.map(({ column_name, column_type }) => [column_name, column_type]));
		assert.deepEqual(
			["value", "annualized_expected_value", "date_won", "date_created", "is_stalled", "note", "custom"].map((name) =>
				typeOf.get(name),
			),
			["DECIMAL(32,2)", "DECIMAL(32,2)", "DATE", "TIMESTAMP WITH TIME ZONE", "BOOLEAN", "VARCHAR", "JSON"],
		);
	});

	it("has no text of Close in it", () => {
		const texts = (text: string) => {
			const fields = ["lead_name", "user_id", "user_name", "status_type", "status_label", "value_period", "note"];
			const object = Object.fromEntries([...fields, "value_currency", "custom.cf_1"].map((field) => [field, text]));
			return filesOf([{ ...object, value: 100 }], { fields: [{ id: "cf_1", name: text }] });
		};
		const { script } = texts("USD");
		for (const text of HOSTILE) assert.equal(texts(text).script, script, JSON.stringify(text));
	});

	it("replaces halves of characters, which DuckDB refuses", async () => {
		const rows = await queried(
			filesOf([deal({ lead_name: "a\ud83d", note: "\\ud83d \udc00" })]),
			"SELECT lead_name, note FROM opportunities;",
		);
		assert.deepEqual(rows, [{ lead_name: "a\ufffd", note: "\\ud83d \ufffd" }]);
	});

	it("has custom fields by their names", async () => {
		const fields = [
			{ id: "cf_1", name: 'It\'s "big"' },
			{ id: "cf_2", name: "Since" },
		];
		const object = deal({ "custom.cf_1": ["a", "b"], "custom.cf_2": "2026-01-02", "custom.cf_3": "unnamed" });
		const rows = await queried(
			filesOf([object], { fields }),
			"SELECT custom->>'Since' AS since, json_keys(custom) AS keys FROM opportunities;",
		);
		assert.deepEqual(rows, [{ since: "2026-01-02", keys: ['It\'s "big"', "Since"] }]);
	});

	it("reads values that don't fit as NULL, and the others of their line", async () => {
		const object = deal({
			value: "12,000",
			confidence: null,
			date_won: "soon",
			date_created: 7,
			is_stalled: {},
			user_id: ["x"],
			lead_name: "Acme",
		});
		const rows = await queried(
			filesOf([object, {}, deal({ value: 1e300 })]),
			"SELECT lead_name, user_id, value, date_won, is_stalled FROM opportunities ORDER BY lead_name;",
		);
		const nothing = { lead_name: null, user_id: null, value: null, date_won: null, is_stalled: null };
		assert.deepEqual(rows, [{ ...nothing, lead_name: "Acme", user_id: '["x"]' }, nothing, nothing]);
	});

	it("prints figures without any opportunities", async () => {
		const totals = { total_results: 0, count_by_value_period: {}, total_value_annualized: 0 };
		const [quarters, owners, checks] = await printedBy(filesOf([], { totals }));
		assert.deepEqual([quarters, owners], [[], []]);
		assert.deepEqual(
			checks?.map(({ figure, close, duckdb, agrees }) => [figure, Number(close), Number(duckdb), agrees]),
			[
				["lines", 0, 0, true],
				["total_results", 0, 0, true],
				["count_by_value_period.one_time", 0, 0, true],
				["count_by_value_period.monthly", 0, 0, true],
				["count_by_value_period.annual", 0, 0, true],
				["total_value_annualized", 0, 0, true],
			],
		);
	});

	it("tells a total that differs", async () => {
		const totals = {
			total_results: 2,
			total_value_one_time: 1234,
			total_value_annualized: 1233,
			expected_value_annualized: 619,
		};
		const files = filesOf([deal({ value: 1234, confidence: 50 })], { totals });
		assert.deepEqual(
			(await queried(files, "SELECT * FROM totals_check;")).map(({ figure, close, duckdb, agrees }) => [
				figure,
				close,
				duckdb,
				agrees,
			]),
			[
				["lines", "1.00", "1.00", true],
				["total_results", "2.00", "1.00", false],
				["total_value_one_time", "12.34", "12.34", true],
				["total_value_annualized", "12.33", "12.34", false],
				["expected_value_annualized", "6.19", "6.17", false],
			],
		);
	});

	it("allows for the rounding of each expected value, but not of a value", async () => {
		const totals = { total_value_annualized: 1235, expected_value_annualized: 618 };
		const files = filesOf([deal({ value: 1234, confidence: 50 })], { totals });
		assert.deepEqual(
			(await queried(files, "SELECT * FROM totals_check;")).map(({ figure, agrees }) => [figure, agrees]),
			[
				["lines", true],
				["total_value_annualized", false],
				["expected_value_annualized", true],
			],
		);
	});

	it("rounds expected values to the smallest unit, one by one, halves up", async () => {
		const yen = { value_currency: "JPY", value_period: "monthly", confidence: 12.5 };
		const objects = [4, 12, -4, -12, 3].map((value, index) => deal({ ...yen, id: String(index), value }));
		const columns = "expected_value AS month, annualized_expected_value AS year";
		const rows = await queried(filesOf(objects), `SELECT ${columns} FROM opportunities ORDER BY id;`);
		assert.deepEqual(
			rows.map(({ month, year }) => [Number(month), Number(year)]),
			[
				[1, 6],
				[2, 18],
				[0, -6],
				[-1, -18],
				[0, 5],
			],
		);
	});

	it("says what is in doubt, on lines of comments", () => {
		const written = { header: undefined, longest: 0, currency: undefined, decimals: new Set([2]), fractions: false };
		const script = duckDbScript({ fileName: "a.ndjson", startMonth: 1, written, outcome: { count: 1, changed: true } });
		assert.match(script, /^-- The data changed during the export: some opportunities may be missing/m);
	});

	it("knows quarters of any fiscal year", async () => {
		const days = ["2026-03-31", "2026-04-01", "2027-01-31", "1999-12-31", "9999-12-31", null];
		const objects = days.map((date_won, index) => deal({ date_won, value: index }));
		const select = "SELECT close_quarter FROM opportunities ORDER BY value;";
		const quarters = async (startMonth: number) => {
			const rows = await queried(filesOf(objects, { startMonth }), select);
			return rows?.map(({ close_quarter }) => close_quarter);
		};
		assert.deepEqual(await quarters(1), ["2026 Q1", "2026 Q2", "2027 Q1", "1999 Q4", "9999 Q4", null]);
		assert.deepEqual(await quarters(4), ["FY26 Q4", "FY27 Q1", "FY27 Q4", "FY00 Q3", "FY10000 Q3", null]);
	});

	it("calculates with all digits, whatever the currency", async () => {
		const amount = fc.oneof(
			fc.constant(null),
			fc.integer(),
			fc.integer({ min: -(10 ** 15), max: 10 ** 15 }),
			fc.maxSafeInteger(),
		);
		const object = fc.record({
			value: amount,
			confidence: fc.integer({ min: 0, max: 100 }),
			value_period: fc.constantFrom("one_time", "monthly", "annual", "quarterly", null),
			value_currency: fc.constantFrom("JPY", "USD", "KWD", "CLF", null),
		});
		const property = fc.asyncProperty(fc.array(object, { maxLength: 40 }), async (objects) => {
			const rows = await queried(
				filesOf(objects.map((one, index) => ({ ...one, id: String(index) }))),
				"SELECT * FROM opportunities ORDER BY CAST(id AS INTEGER);",
			);
			const decimals = { JPY: 0, USD: 2, KWD: 3, CLF: 4 };
			for (const [index, { value, confidence, value_period, value_currency }] of objects.entries()) {
				const row = rows[index] ?? {};
				const scale = Number(row["value_decimals"]);
				if (value_currency !== null) assert.equal(scale, decimals[value_currency]);
				const year = value === null ? null : BigInt(value) * (value_period === "monthly" ? 12n : 1n);
				assert.equal(smallest(row["value"], scale), value === null ? null : BigInt(value));
				assert.equal(smallest(row["annualized_value"], scale), year);
				const expected = (amount: bigint | null) => (amount === null ? null : rounded(amount * BigInt(confidence)));
				assert.equal(smallest(row["expected_value"], scale), expected(value === null ? null : BigInt(value)));
				assert.equal(smallest(row["annualized_expected_value"], scale), expected(year));
			}
		});
		await fc.assert(property, runs(2));
	});
});

/** An amount in units as one in smallest units. */
function smallest(text: unknown, scale: number): bigint | null {
	if (text === null) return null;
	const [whole = "", fraction = ""] = String(text).split(".");
	assert.match(fraction.slice(scale), /^0*$/);
	return BigInt(whole + fraction.slice(0, scale).padEnd(scale, "0"));
}

/** A hundredth, rounded to the nearest, halves up. */
function rounded(hundredths: bigint): bigint {
	const shifted = hundredths + 50n;
	return shifted / 100n - (shifted % 100n < 0n ? 1n : 0n);
}
