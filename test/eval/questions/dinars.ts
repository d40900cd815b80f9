import type { Question } from "./question.ts";

export const DINARS: readonly Question[] = [
	{
		id: "dinars.won this fiscal year",
		set: "dinars",
		ask: "What have we won so far in this fiscal year, annualized?",
		calls: [{ tool: "totals", input: { view: { filters: { status_type: "won", date_won: "this_year" } } } }],
		at: [{ row: "total_value_annualized", column: "value" }],
	},
	{
		id: "dinars.fiscal quarter",
		set: "dinars",
		ask: "What did we win in the last quarter of the fiscal year 2026, annualized, and how many deals?",
		calls: [
			{
				tool: "totals",
				input: { view: { group_by: "date_won__quarter", filters: { status_type: "won", date_won: "last_year" } } },
			},
		],
		at: [
			{ row: "FY26-Q4", column: "total_value_annualized" },
			{ row: "FY26-Q4", column: "total_results" },
		],
	},
	{
		id: "dinars.target of last year",
		set: "dinars",
		ask: "What share of last fiscal year's target was won?",
		calls: [{ tool: "totals", input: { view: { filters: { date_won: "last_year" } }, measures: ["target"] } }],
		at: [{ row: "target.share", column: "value" }],
	},
	{
		id: "dinars.coverage",
		set: "dinars",
		ask: "What is missing of this fiscal quarter's target, and how often do the open deals of the quarter cover it?",
		calls: [{ tool: "totals", input: { view: { filters: { date_won: "this_quarter" } }, measures: ["target"] } }],
		at: [
			{ row: "target.gap", column: "value" },
			{ row: "target.coverage", column: "value" },
		],
	},
	{
		id: "dinars.win rate by value",
		set: "dinars",
		ask: "What was the win rate by value in the last fiscal year?",
		calls: [{ tool: "totals", input: { view: { filters: { date_won: "last_year" } }, measures: ["win_rate"] } }],
		at: [{ row: "win_rate.value", column: "value" }],
	},
	{
		id: "dinars.my outcome",
		set: "dinars",
		ask: "What will my deals of this quarter bring, what is won included: cautiously, in the middle and at best?",
		calls: [
			{
				tool: "totals",
				input: { view: { filters: { user_id: "me", date_won: "this_quarter" } }, measures: ["outcome"] },
			},
		],
		at: [
			{ row: "outcome.p10", column: "value" },
			{ row: "outcome.p50", column: "value" },
			{ row: "outcome.p90", column: "value" },
		],
	},
	{
		id: "dinars.my chance",
		set: "dinars",
		ask: "How likely am I to reach my own target for this quarter?",
		calls: [
			{
				tool: "totals",
				input: { view: { filters: { user_id: "me", date_won: "this_quarter" } }, measures: ["target", "outcome"] },
			},
		],
		at: [{ row: "outcome.reaches_target", column: "value" }],
	},
	{
		id: "dinars.a namesake",
		set: "dinars",
		ask: "How many deals has the Luis Whitlock with the id owner:2 won?",
		calls: [{ tool: "totals", input: { view: { filters: { status_type: "won", user_id: "owner:2" } } } }],
		at: [{ row: "total_results", column: "value" }],
	},
	{
		id: "dinars.stalled",
		set: "dinars",
		ask: "What are the stalled open opportunities worth a year, and how many are there?",
		calls: [{ tool: "totals", input: { view: { filters: { status_type: "active", is_stalled: true } } } }],
		at: [
			{ row: "total_value_annualized", column: "value" },
			{ row: "total_results", column: "value" },
		],
	},
	{
		id: "dinars.contracts sent",
		set: "dinars",
		ask: "What monthly value do we expect from the opportunities whose contract is sent?",
		calls: [{ tool: "totals", input: { view: { filters: { status_label: "Contract sent" } } } }],
		at: [{ row: "expected_value_monthly", column: "value" }],
	},
	{
		id: "dinars.first close date",
		set: "dinars",
		ask: "Which close date comes first among the open opportunities that are to close from tomorrow on?",
		calls: [
			{
				tool: "list",
				input: {
					view: { order_by: "date_won", filters: { status_type: "active", date_won: { gt: "2026-05-11" } } },
					limit: 1,
					fields: ["date_won"],
				},
			},
		],
		at: [{ column: "date_won" }],
	},
	{
		id: "dinars.stalled of this quarter",
		set: "dinars",
		ask: "How many of the open opportunities of this fiscal quarter are stalled?",
		calls: [
			{
				tool: "compare",
				input: {
					a: { filters: { status_type: "active", date_won: "this_quarter" } },
					b: { filters: { status_type: "active", is_stalled: true } },
				},
			},
		],
		at: [{ row: "total_results", column: "both" }],
	},
];
