import type { Question } from "./question.ts";

export const YEN: readonly Question[] = [
	{
		id: "yen.won last year",
		set: "yen",
		ask: "What did we win last year, annualized?",
		calls: [{ tool: "totals", input: { view: { filters: { status_type: "won", date_won: "last_year" } } } }],
		at: [{ row: "total_value_annualized", column: "value" }],
	},
	{
		id: "yen.won in November",
		set: "yen",
		ask: "How many deals did we win in November 2025, and in December?",
		calls: [
			{
				tool: "totals",
				input: { view: { group_by: "date_won__month", filters: { status_type: "won", date_won: "last_quarter" } } },
			},
		],
		at: [
			{ row: "2025-11", column: "total_results" },
			{ row: "2025-12", column: "total_results" },
		],
	},
	{
		id: "yen.closing this week",
		set: "yen",
		ask: "How many opportunities have a close date in this week?",
		calls: [{ tool: "totals", input: { view: { filters: { date_won: "this_week" } } } }],
		at: [{ row: "total_results", column: "value" }],
	},
	{
		id: "yen.closing by week",
		set: "yen",
		ask: "What are the open opportunities worth that are to close in the second ISO week of 2026, annualized?",
		calls: [
			{
				tool: "totals",
				input: { view: { group_by: "date_won__week", filters: { status_type: "active", date_won: "next_30_days" } } },
			},
		],
		at: [{ row: "2026-W02", column: "total_value_annualized" }],
	},
	{
		id: "yen.without a close date",
		set: "yen",
		ask: "How many open opportunities have no close date?",
		calls: [{ tool: "totals", input: { view: { group_by: "date_won__quarter", filters: { status_type: "active" } } } }],
		at: [{ row: "no date", column: "total_results" }],
	},
	{
		id: "yen.created lately",
		set: "yen",
		ask: "How many opportunities were created within the last 30 days?",
		calls: [{ tool: "totals", input: { view: { filters: { date_created: "last_30_days" } } } }],
		at: [{ row: "total_results", column: "value" }],
	},
	{
		id: "yen.changed in December",
		set: "yen",
		ask: "How many opportunities were changed last between December 20 and December 31, 2025?",
		calls: [
			{ tool: "totals", input: { view: { filters: { date_updated: { gte: "2025-12-20", lte: "2025-12-31" } } } } },
		],
		at: [{ row: "total_results", column: "value" }],
	},
	{
		id: "yen.surest open deal",
		set: "yen",
		ask: "How sure are we of the open opportunity that we are surest of?",
		calls: [
			{
				tool: "list",
				input: {
					view: { order_by: "-confidence", filters: { status_type: "active" } },
					limit: 1,
					fields: ["confidence"],
				},
			},
		],
		at: [{ column: "confidence" }],
	},
	{
		id: "yen.target of last quarter",
		set: "yen",
		ask: "Did we reach last quarter's target? What was won of it, and as a share?",
		calls: [{ tool: "totals", input: { view: { filters: { date_won: "last_quarter" } }, measures: ["target"] } }],
		at: [
			{ row: "target.won", column: "value" },
			{ row: "target.share", column: "value" },
		],
	},
	{
		id: "yen.largest won deal",
		set: "yen",
		ask: "What is the value of the largest one-time deal that we won in 2025?",
		calls: [
			{
				tool: "list",
				input: {
					view: {
						order_by: "-value",
						filters: {
							status_type: "won",
							value_period: "one_time",
							date_won: { gte: "2025-01-01", lt: "2026-01-01" },
						},
					},
					limit: 1,
					fields: ["value"],
				},
			},
		],
		at: [{ column: "value" }],
	},
	{
		id: "yen.2024 and 2025",
		set: "yen",
		ask: "By how much did the annualized value that we won change from 2024 to 2025, as a ratio, and by how many deals?",
		calls: [
			{
				tool: "compare",
				input: {
					a: { filters: { status_type: "won", date_won: { gte: "2024-01-01", lt: "2025-01-01" } } },
					b: { filters: { status_type: "won", date_won: { gte: "2025-01-01", lt: "2026-01-01" } } },
				},
			},
		],
		at: [
			{ row: "total_value_annualized", column: "percent" },
			{ row: "total_results", column: "difference" },
		],
	},
	{
		id: "yen.mine",
		set: "yen",
		ask: "How many of my own opportunities are open, and what are they expected to bring a year?",
		calls: [{ tool: "totals", input: { view: { filters: { status_type: "active", user_id: "me" } } } }],
		at: [
			{ row: "total_results", column: "value" },
			{ row: "expected_value_annualized", column: "value" },
		],
	},
];
