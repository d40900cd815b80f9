import type { Question } from "./question.ts";

export const MIXED: readonly Question[] = [
	{
		id: "mixed.parts",
		set: "mixed",
		ask: "How many opportunities are won, open and lost?",
		calls: [{ tool: "totals", input: { view: {}, split: "status" } }],
		at: [
			{ row: "won.total_results", column: "value" },
			{ row: "active.total_results", column: "value" },
			{ row: "lost.total_results", column: "value" },
		],
	},
	{
		id: "mixed.currency",
		set: "mixed",
		ask: "Which currency are the totals of our open opportunities in?",
		calls: [{ tool: "totals", input: { view: { filters: { status_type: "active" } } } }],
		at: [{ column: "provenance" }],
	},
	{
		id: "mixed.largest in its currency",
		set: "mixed",
		ask: "Which currency is the largest value among the open one-time opportunities in, and how much is it?",
		calls: [
			{
				tool: "list",
				input: {
					view: { order_by: "-value", filters: { status_type: "active", value_period: "one_time" } },
					limit: 1,
					fields: ["value", "value_currency"],
				},
			},
		],
		at: [{ column: "value_currency" }, { column: "value" }],
	},
	{
		id: "mixed.win rate",
		set: "mixed",
		ask: "What is this quarter's win rate by number, and how many deals are won?",
		calls: [{ tool: "totals", input: { view: { filters: { date_won: "this_quarter" } }, measures: ["win_rate"] } }],
		at: [
			{ row: "win_rate.count", column: "value" },
			{ row: "win_rate.won", column: "value" },
		],
	},
	{
		id: "mixed.created this week",
		set: "mixed",
		ask: "How many opportunities were created in the last seven days, today included?",
		calls: [{ tool: "totals", input: { view: { filters: { date_created: "last_7_days" } } } }],
		at: [{ row: "total_results", column: "value" }],
	},
	{
		id: "mixed.won in 90 days",
		set: "mixed",
		ask: "How many deals have we won within the last 90 days?",
		calls: [{ tool: "totals", input: { view: { filters: { status_type: "won", date_won: "last_90_days" } } } }],
		at: [{ row: "total_results", column: "value" }],
	},
	{
		id: "mixed.overdue",
		set: "mixed",
		ask: "How many open opportunities have a close date that has passed?",
		calls: [
			{ tool: "totals", input: { view: { filters: { status_type: "active", date_won: { lt: "2026-03-30" } } } } },
		],
		at: [{ row: "total_results", column: "value" }],
	},
	{
		id: "mixed.untouched",
		set: "mixed",
		ask: "How many open opportunities has nobody touched since the clocks changed on October 26, 2025, that day included?",
		calls: [
			{ tool: "totals", input: { view: { filters: { status_type: "active", date_updated: { lt: "2025-10-26" } } } } },
		],
		at: [{ row: "total_results", column: "value" }],
	},
	{
		id: "mixed.one pipeline's status",
		set: "mixed",
		ask: "How many opportunities are in Negotiation in the pipeline Sales, and how many in Negotiation in both pipelines?",
		calls: [
			{ tool: "totals", input: { view: { filters: { status: "Negotiation (Sales)" } } } },
			{ tool: "totals", input: { view: { filters: { status_label: "Negotiation" } } } },
		],
		at: [
			{ call: 0, row: "total_results", column: "value" },
			{ row: "total_results", column: "value" },
		],
	},
	{
		id: "mixed.by year",
		set: "mixed",
		ask: "How many deals did we win in 2024, 2025 and 2026?",
		calls: [{ tool: "totals", input: { view: { group_by: "-date_won__year", filters: { status_type: "won" } } } }],
		at: ["2024", "2025", "2026"].map((row) => ({ row, column: "total_results" })),
	},
	{
		id: "mixed.overlap",
		set: "mixed",
		ask: "How many opportunities are both created this year and open, and how many open ones are older?",
		calls: [
			{
				tool: "compare",
				input: { a: { filters: { date_created: "this_year" } }, b: { filters: { status_type: "active" } } },
			},
		],
		at: [
			{ row: "total_results", column: "both" },
			{ row: "total_results", column: "only_b" },
		],
	},
	{
		id: "mixed.refused",
		set: "mixed",
		ask: "How many opportunities are in status type open?",
		calls: [
			{ tool: "totals", input: { view: { filters: { status_type: "open" } } } },
			{ tool: "totals", input: { view: { filters: { status_type: "active" } } } },
		],
		at: [{ row: "total_results", column: "value" }],
	},
];
