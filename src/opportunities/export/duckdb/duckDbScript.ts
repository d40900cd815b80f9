import * as l10n from "@vscode/l10n";
import { doubtsOf, type Outcome } from "../format.ts";
import { checkSql, sumsHaveUnits } from "./checkSql.ts";
import type { LinesWritten } from "./duckDbFormat.ts";
import { comment } from "./sqlText.ts";
import { tableSql } from "./tableSql.ts";
import { RESULTS_SQL, VIEWS_SQL } from "./viewsSql.ts";

/** A file of lines that was written, and what a script says of it. */
interface ScriptOptions {
	/** The name of the file, without its folder. */
	readonly fileName: string;
	/** The month in which fiscal years begin, 1 to 12. */
	readonly startMonth: number;
	readonly written: LinesWritten;
	readonly outcome: Outcome;
}

/**
 * Returns a script for DuckDB that loads the file of lines, prints the analysis, and checks Close's totals. It has no
 * text of Close or of a View, and no commands of DuckDB's own shell.
 */
export function duckDbScript({ fileName, startMonth, written, outcome }: ScriptOptions): string {
	return [
		commentsOf(written, outcome).map(comment).join(""),
		tableSql(fileName, startMonth, written),
		VIEWS_SQL,
		`${comment(
			l10n.t(
				"Close's totals, and the same calculated by DuckDB. Expected values may differ by a smallest unit of the currency for each opportunity, because Close doesn't say how it rounds.",
			),
		)}${checkSql(written, outcome.count)}`,
		RESULTS_SQL,
	].join("\n");
}

function commentsOf(written: LinesWritten, outcome: Outcome): readonly string[] {
	const { header } = written;
	return [
		l10n.t("Opportunities of Close CRM for DuckDB, written by Close Opportunities for VS Code."),
		l10n.t("Run this file in its folder: {0}", "duckdb -init FILE.sql"),
		l10n.t("Opportunities: {0}. As of: {1}.", outcome.count, new Date(header?.asOf ?? 0).toISOString()),
		...doubtsOf(outcome),
		l10n.t(
			"Creates the table {0} and the views {1}, and replaces those that exist.",
			"opportunities",
			"by_quarter, by_owner_and_quarter, totals_check",
		),
		l10n.t("Amounts are in units of the currency in {0}.", "value_currency"),
		...(written.currency === "mixed"
			? [l10n.t("There are several currencies. Totals add up all of them, as Close's own totals do.")]
			: []),
		...(sumsHaveUnits(written)
			? []
			: [l10n.t("In {0}, amounts are in the smallest unit of each currency.", "totals_check")]),
		"annualized_value = value × 12 (value_period = 'monthly'), else value",
		"expected_value = value × confidence ÷ 100",
		"annualized_expected_value = annualized_value × confidence ÷ 100",
		"by_quarter.won = Σ annualized_value (status_type = 'won')",
		"by_quarter.open = Σ annualized_value (status_type = 'active')",
		"by_quarter.expected = Σ annualized_expected_value (status_type = 'active')",
	];
}
