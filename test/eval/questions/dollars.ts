import type { Question } from "./question.ts";

export const DOLLARS: readonly Question[] = [
	{
		id: "dollars.count",
		set: "dollars",
		ask: "How many opportunities are there in all?",
		calls: [{ tool: "totals", input: { view: {} } }],
		at: [{ row: "total_results", column: "value" }],
	},
	{
		id: "dollars.open",
		set: "dollars",
		ask: "What are all open opportunities worth a year?",
		calls: [{ tool: "totals", input: { view: { filters: { status_type: "active" } } } }],
		at: [{ row: "total_value_annualized", column: "value" }],
	},
	{
		id: "dollars.expected this quarter",
		set: "dollars",
		ask: "What is the annualized expected value of the open opportunities that are to close this quarter?",
		calls: [{ tool: "totals", input: { view: { filters: { status_type: "active", date_won: "this_quarter" } } } }],
		at: [{ row: "expected_value_annualized", column: "value" }],
	},
	{
		id: "dollars.monthly won this year",
		set: "dollars",
		ask: "How much monthly business have we won this year, per month?",
		calls: [{ tool: "totals", input: { view: { filters: { status_type: ["won"], date_won: "this_year" } } } }],
		at: [{ row: "total_value_monthly", column: "value" }],
	},
	{
		id: "dollars.one-time deals last quarter",
		set: "dollars",
		ask: "How many one-time deals did we win last quarter?",
		calls: [{ tool: "totals", input: { view: { filters: { status_type: "won", date_won: "last_quarter" } } } }],
		at: [{ row: "count_by_value_period.one_time", column: "value" }],
	},
	{
		id: "dollars.parts of this quarter",
		set: "dollars",
		ask: "Of all opportunities with a close date in this quarter, how many are won, open and lost?",
		calls: [{ tool: "totals", input: { view: { filters: { date_won: "this_quarter" } }, split: "status" } }],
		at: [
			{ row: "won.total_results", column: "value" },
			{ row: "active.total_results", column: "value" },
			{ row: "lost.total_results", column: "value" },
		],
	},
	{
		id: "dollars.one owner's pipeline",
		set: "dollars",
		ask: "What are Rosa Da Silva's open opportunities worth a year?",
		calls: [{ tool: "totals", input: { view: { group_by: "user_id", filters: { status_type: "active" } } } }],
		at: [{ row: '"Rosa Da Silva"', column: "total_value_annualized" }],
	},
	{
		id: "dollars.nobody's",
		set: "dollars",
		ask: "How many opportunities belong to nobody?",
		calls: [{ tool: "totals", input: { view: { group_by: "user_id" }, aggregates: ["total_results"] } }],
		at: [{ row: "no owner", column: "total_results" }],
	},
	{
		id: "dollars.win rate this quarter",
		set: "dollars",
		ask: "What is this quarter's win rate by number, and how many deals were closed?",
		calls: [{ tool: "totals", input: { view: { filters: { date_won: "this_quarter" } }, measures: ["win_rate"] } }],
		at: [
			{ row: "win_rate.count", column: "value" },
			{ row: "win_rate.closed", column: "value" },
		],
	},
	{
		id: "dollars.target of this quarter",
		set: "dollars",
		ask: "How much of this quarter's target is won, as a share, and what is missing?",
		calls: [{ tool: "totals", input: { view: { filters: { date_won: "this_quarter" } }, measures: ["target"] } }],
		at: [
			{ row: "target.share", column: "value" },
			{ row: "target.gap", column: "value" },
		],
	},
	{
		id: "dollars.largest of a saved View",
		set: "dollars",
		ask: "I have a saved View of big deals whose name I don't remember. What is the first deal in it worth a year?",
		calls: [
			{ tool: "list", input: { view: "Big deals", limit: 1, fields: ["annualized_value"] } },
			{ tool: "list", input: { view: "Big ones", limit: 1, fields: ["annualized_value"] } },
		],
		at: [{ column: "annualized_value" }],
	},
	{
		id: "dollars.this quarter and last",
		set: "dollars",
		ask: "How much more or less have we won this quarter than last quarter, annualized?",
		calls: [
			{
				tool: "compare",
				input: {
					a: { filters: { status_type: "won", date_won: "last_quarter" } },
					b: { filters: { status_type: "won", date_won: "this_quarter" } },
				},
			},
		],
		at: [{ row: "total_value_annualized", column: "difference" }],
	},
];
