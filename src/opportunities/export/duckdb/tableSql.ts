import {
	COLUMNS_AFTER,
	COLUMNS_BEFORE,
	CUSTOM_FIELD,
	DECIMALS,
	DECIMALS_FIELD,
	DUCKDB_FIELDS,
} from "./duckDbColumns.ts";
import { decimalsOfTable, type LinesWritten } from "./duckDbFormat.ts";
import { fileLiteral, MOST_FRACTION_DIGITS, unitLiteral } from "./sqlText.ts";

/** DuckDB's own limit for an object, in bytes. */
const USUAL_OBJECT = 16 * 1024 * 1024;

/**
 * The statement that makes the table. Each field is read as text and then converted: what can't be converted is NULL,
 * where types of the reader would refuse the whole file. Amounts are exact: they are decimals all the way.
 */
export function tableSql(fileName: string, startMonth: number, written: LinesWritten): string {
	const type = `DECIMAL(32, ${decimalsOfTable(written)})`;
	const typed = (columns: typeof COLUMNS_BEFORE) =>
		columns.map(({ field, type }) => (type === "VARCHAR" ? field : `TRY_CAST(${field} AS ${type}) AS ${field}`));
	const columns = [
		...typed(COLUMNS_BEFORE),
		`CAST(amount * unit AS ${type}) AS value`,
		"value_period",
		"value_currency",
		`CAST(${DECIMALS_FIELD} AS TINYINT) AS ${DECIMALS_FIELD}`,
		"TRY_CAST(confidence AS DOUBLE) AS confidence",
		`CAST(floor(amount * chance + 0.5) * unit AS ${type}) AS expected_value`,
		`CAST(amount * times * unit AS ${type}) AS annualized_value`,
		`CAST(floor(amount * times * chance + 0.5) * unit AS ${type}) AS annualized_expected_value`,
		...typed(COLUMNS_AFTER),
		`${quarterSql(startMonth)} AS close_quarter`,
		CUSTOM_FIELD,
	];
	return `CREATE OR REPLACE TABLE opportunities AS
WITH lines AS (
	SELECT *
	FROM read_json(
		${fileLiteral(fileName)},
		format = 'newline_delimited',
		columns = {
${readColumns().join(",\n")}
		},
		hive_partitioning = false,
		maximum_object_size = ${Math.max(USUAL_OBJECT, 2 * written.longest)}
	)
), amounts AS (
	SELECT
		*,
		TRY_CAST(value AS DECIMAL(24, ${MOST_FRACTION_DIGITS})) AS amount,
		coalesce(TRY_CAST(confidence AS DECIMAL(10, 4)), 0) * 0.01 AS chance,
		CASE value_period WHEN 'monthly' THEN 12 ELSE 1 END AS times,
		${unitSql()} AS unit,
		TRY_CAST(date_won AS DATE) AS close_date
	FROM lines
)
SELECT
${columns.map((column) => `\t${column}`).join(",\n")}
FROM amounts;
`;
}

function readColumns(): readonly string[] {
	const texts = [...DUCKDB_FIELDS, DECIMALS_FIELD].map((field) => `\t\t\t${field}: 'VARCHAR'`);
	return [...texts, `\t\t\t${CUSTOM_FIELD}: 'JSON'`];
}

/** The value of the smallest unit of a line's currency. */
function unitSql(): string {
	const cases = DECIMALS.map((decimals) => `WHEN '${decimals}' THEN ${unitLiteral(decimals)}`);
	return `CAST(CASE ${DECIMALS_FIELD} ${cases.join(" ")} END AS DECIMAL(5, ${DECIMALS.at(-1)}))`;
}

/** The quarter of the close date, as the tree labels it: `2026 Q3`, or `FY27 Q1` if years don't begin in January. */
function quarterSql(startMonth: number): string {
	if (startMonth === 1) return "year(close_date) || ' Q' || quarter(close_date)";
	const shifted = `close_date + INTERVAL ${13 - startMonth} MONTH`;
	const year = `year(${shifted})`;
	const short = `lpad(CAST(${year} % 100 AS VARCHAR), 2, '0')`;
	const yearName = `CASE WHEN ${year} BETWEEN 2000 AND 2099 THEN ${short} ELSE CAST(${year} AS VARCHAR) END`;
	return `'FY' || ${yearName} || ' Q' || quarter(${shifted})`;
}
