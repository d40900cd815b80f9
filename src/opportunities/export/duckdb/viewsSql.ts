/** Opportunities without a value have no currency: they count among those of the only one, if there is only one. */
const CURRENCY =
	"coalesce(value_currency, (SELECT CASE WHEN count(DISTINCT value_currency) = 1 THEN min(value_currency) END FROM opportunities)) AS value_currency";

/** The statements that make the views by quarter, and by owner and quarter. */
export const VIEWS_SQL = `CREATE OR REPLACE VIEW by_quarter AS
SELECT
	close_quarter,
	${CURRENCY},
${figures()}
FROM opportunities
GROUP BY ALL
ORDER BY min(date_won) NULLS LAST;

CREATE OR REPLACE VIEW by_owner_and_quarter AS
SELECT
	user_name,
	user_id,
	coalesce(close_quarter, 'No date') AS close_quarter,
	${CURRENCY},
${figures()}
FROM opportunities
GROUP BY ALL
ORDER BY user_name, user_id, min(date_won) NULLS LAST;
`;

/** The statements that print the views. The pivot makes columns of whatever quarters there are. */
export const RESULTS_SQL = `SELECT * FROM by_quarter;

PIVOT by_owner_and_quarter
ON close_quarter
USING sum(won) AS won, sum(expected) AS expected
GROUP BY user_name, user_id, value_currency
ORDER BY user_name, user_id, value_currency;

SELECT * FROM totals_check;
`;

function figures(): string {
	const sum = (column: string, type: string) => `coalesce(sum(${column}) FILTER (WHERE status_type = '${type}'), 0)`;
	return [
		"count(*) FILTER (WHERE status_type = 'won') AS won_count",
		`${sum("annualized_value", "won")} AS won`,
		"count(*) FILTER (WHERE status_type = 'active') AS open_count",
		`${sum("annualized_value", "active")} AS open`,
		`${sum("annualized_expected_value", "active")} AS expected`,
	]
		.map((figure) => `\t${figure}`)
		.join(",\n");
}
