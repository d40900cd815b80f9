import type { Question } from "./question.ts";

export const HOSTILE: readonly Question[] = [
	{
		id: "hostile.won in twelve months",
		set: "hostile",
		ask: "What have we won in the last twelve months, annualized?",
		calls: [{ tool: "totals", input: { view: { filters: { status_type: "won", date_won: "last_12_months" } } } }],
		at: [{ row: "total_value_annualized", column: "value" }],
	},
	{
		id: "hostile.one of sixty owners",
		set: "hostile",
		ask: "How many opportunities has Amara Arslan, whose id is owner:5?",
		calls: [{ tool: "totals", input: { view: { filters: { user_id: "owner:5" } } } }],
		at: [{ row: "total_results", column: "value" }],
	},
	{
		id: "hostile.sixty owners",
		set: "hostile",
		ask: "How many open opportunities do all owners have together, if they are shown by owner?",
		calls: [{ tool: "totals", input: { view: { group_by: "user_id", filters: { status_type: "active" } } } }],
		at: [{ row: "all", column: "total_results" }],
	},
	{
		id: "hostile.changed last",
		set: "hostile",
		ask: "What is the value of the open opportunity that was changed last?",
		calls: [
			{
				tool: "list",
				input: {
					view: { order_by: "-date_updated", filters: { status_type: "active" } },
					limit: 1,
					fields: ["lead_name", "user_name", "status_label", "value"],
				},
			},
		],
		at: [{ column: "value" }],
	},
	{
		id: "hostile.the twentieth",
		set: "hostile",
		ask: "Of all open opportunities, the largest value first, what is the twentieth's value?",
		calls: [
			{
				tool: "list",
				input: {
					view: { order_by: "-value", filters: { status_type: "active" } },
					limit: 20,
					fields: ["lead_name", "user_name", "status_label", "value"],
				},
			},
		],
		at: [{ row: 19, column: "value" }],
	},
	{
		id: "hostile.by quarter",
		set: "hostile",
		ask: "How many opportunities have a close date in the last quarter of 2026, and how many have none?",
		calls: [
			{ tool: "totals", input: { view: { group_by: "-date_won__quarter", filters: { date_created: "this_year" } } } },
		],
		at: [
			{ row: "2026-Q4", column: "total_results" },
			{ row: "no date", column: "total_results" },
		],
	},
	{
		id: "hostile.two quarters",
		set: "hostile",
		ask: "What did we win in the second and in the third quarter of 2026, annualized?",
		calls: [
			{
				tool: "compare",
				input: {
					a: { filters: { status_type: "won", date_won: { gte: "2026-04-01", lt: "2026-07-01" } } },
					b: { filters: { status_type: "won", date_won: { gte: "2026-07-01", lt: "2026-10-01" } } },
				},
			},
		],
		at: [
			{ row: "total_value_annualized", column: "a" },
			{ row: "total_value_annualized", column: "b" },
		],
	},
	{
		id: "hostile.win rates",
		set: "hostile",
		ask: "What was last quarter's win rate, by number and by value?",
		calls: [{ tool: "totals", input: { view: { filters: { date_won: "last_quarter" } }, measures: ["win_rate"] } }],
		at: [
			{ row: "win_rate.count", column: "value" },
			{ row: "win_rate.value", column: "value" },
		],
	},
	{
		id: "hostile.first of all",
		set: "hostile",
		ask: "How sure are we of the open opportunity that is the oldest?",
		calls: [
			{
				tool: "list",
				input: {
					view: { order_by: "date_created", filters: { status_type: "active" } },
					limit: 1,
					fields: ["confidence"],
				},
			},
		],
		at: [{ column: "confidence" }],
	},
	{
		id: "hostile.important notes",
		set: "hostile",
		ask: "How many opportunities have a note that says important?",
		calls: [{ tool: "totals", input: { view: { filters: { query: "note:important" } } } }],
		at: [{ row: "total_results", column: "value" }],
	},
	{
		id: "hostile.lost and found",
		set: "hostile",
		ask: "How many opportunities created in 2025 are lost, and how many are won?",
		calls: [
			{
				tool: "totals",
				input: { view: { filters: { date_created: { gte: "2025-01-01", lte: "2025-12-31" } } }, split: "status" },
			},
		],
		at: [
			{ row: "lost.total_results", column: "value" },
			{ row: "won.total_results", column: "value" },
		],
	},
	{
		id: "hostile.annual business",
		set: "hostile",
		ask: "What is the value of all open annual opportunities, and what is expected of it?",
		calls: [{ tool: "totals", input: { view: { filters: { status_type: "active", value_period: "annual" } } } }],
		at: [
			{ row: "total_value_annual", column: "value" },
			{ row: "expected_value_annual", column: "value" },
		],
	},
];
