import { type Aggregates, isRounded, SUM_MEANINGS, SUMS, type Sum } from "../../../close/schema/aggregates.ts";
import { VALUE_PERIODS, type ValuePeriod } from "../../../close/schema/parameters.ts";
import { DECIMALS, DECIMALS_FIELD } from "./duckDbColumns.ts";
import { decimalsOfTable, type LinesWritten } from "./duckDbFormat.ts";
import { amountLiteral, decimalType, MOST_FRACTION_DIGITS } from "./sqlText.ts";

/** A figure of Close, and how DuckDB calculates it. */
interface Check {
	readonly figure: string;
	/** A number of SQL. */
	readonly close: string;
	/** An aggregate of SQL. */
	readonly duckdb: string;
	/** By how much both may differ, a number of SQL. */
	readonly slack: string;
}

/**
 * The statement that makes the view `totals_check`: Close's own totals beside those of the table. `count` is the number
 * of lines in the file. A total that Close didn't send isn't checked.
 */
export function checkSql(written: LinesWritten, count: number): string {
	const checks = checksOf(written, count);
	const type = decimalType(sumDecimals(written));
	const names = checks.map((_, index) => `f${index}`);
	const sums = checks.map(({ duckdb }, index) => `\t\tCAST(coalesce(${duckdb}, 0) AS ${type}) AS ${names[index]}`);
	const rows = checks.map(
		({ figure, close, slack }, index) => `\t('${figure}', CAST(${close} AS ${type}), ${names[index]}, ${slack})`,
	);
	return `CREATE OR REPLACE VIEW totals_check AS
WITH sums AS (
	SELECT
${sums.join(",\n")}
	FROM opportunities
)
SELECT figure, close, duckdb, coalesce(abs(duckdb - close) <= slack, false) AS agrees
FROM sums, (VALUES
${rows.join(",\n")}
) AS figures (figure, close, duckdb, slack);
`;
}

/** Whether sums are in units of a currency. If not, they add up smallest units of several currencies, as Close does. */
export function sumsHaveUnits({ decimals }: LinesWritten): boolean {
	return decimals.size <= 1;
}

function checksOf(written: LinesWritten, count: number): readonly Check[] {
	const { total_results: total, count_by_value_period: counts, ...sums }: Aggregates = written.header?.totals ?? {};
	const exact = (figure: string, close: number, duckdb: string) => ({
		figure,
		close: String(close),
		duckdb,
		slack: "0",
	});
	return [
		exact("lines", count, "count(*)"),
		...(total === undefined ? [] : [exact("total_results", total, "count(*)")]),
		...(counts === undefined
			? []
			: VALUE_PERIODS.map((period) =>
					exact(`count_by_value_period.${period}`, counts[period] ?? 0, `count(*)${during(period)}`),
				)),
		...SUMS.flatMap((sum) => {
			const { [sum]: close } = sums;
			return close === undefined ? [] : [sumCheck(sum, close, written, count)];
		}),
	];
}

function sumCheck(sum: Sum, close: number, written: LinesWritten, count: number): Check {
	const { kind, over } = SUM_MEANINGS[sum];
	const column = { value: "value", expected: "expected_value" }[kind];
	const inUnits = sumsHaveUnits(written);
	const own = over === "annualized" ? `annualized_${column}` : column;
	const amount = inUnits ? own : `${own} * ${smallestUnits()}`;
	const [decimals = 0] = inUnits ? written.decimals : [];
	return {
		figure: sum,
		close: amountLiteral(close, decimals),
		duckdb: `sum(${amount})${over === "annualized" ? "" : during(over)}`,
		slack: amountLiteral(slackOf(sum, close, written, count), decimals),
	};
}

/**
 * By how many smallest units a sum may differ from Close's. Close doesn't say whether it rounds expected values one by
 * one, or how; and a number of JSON that is too large for its digits is itself rounded.
 */
function slackOf(sum: Sum, close: number, { fractions }: LinesWritten, count: number): number {
	const rounding = Number.isSafeInteger(close) ? 0 : Math.ceil(Math.abs(close) * Number.EPSILON * (count + 1));
	return (isRounded(sum) || fractions ? count : 0) + rounding;
}

function sumDecimals(written: LinesWritten): number {
	if (!sumsHaveUnits(written)) return written.fractions ? MOST_FRACTION_DIGITS : 0;
	return decimalsOfTable(written);
}

/** How many smallest units a unit of a row's currency has. */
function smallestUnits(): string {
	const cases = DECIMALS.map((decimals) => `WHEN ${decimals} THEN ${10 ** decimals}`);
	return `CASE ${DECIMALS_FIELD} ${cases.join(" ")} END`;
}

function during(period: ValuePeriod): string {
	return ` FILTER (WHERE value_period = '${period}')`;
}
