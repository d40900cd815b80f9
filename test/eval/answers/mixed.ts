import { type Answer, asGiven, closing, count, lost, money, onDays, open, paid, ratio, won } from "./dealArithmetic.ts";

/** March 30, 2026: the day after clocks in Berlin went forward. */
const TODAY = "2026-03-30";
const THIS_QUARTER = ["2026-01-01", "2026-03-31"] as const;
const LAST_7_DAYS = ["2026-03-24", TODAY] as const;
const LAST_90_DAYS = ["2025-12-31", TODAY] as const;

export const MIXED: Readonly<Record<string, Answer>> = {
	"mixed.parts": ({ deals }) => [won, open, lost].map((part) => count(part(deals))),
	"mixed.currency": ({ deals }) => [
		new Set(open(deals).flatMap(({ value_currency }) => value_currency ?? [])).size > 1 ? "mixed" : "one",
	],
	"mixed.largest in its currency": ({ deals }) => {
		const [largest] = paid("one_time", open(deals)).toSorted((a, b) => asGiven(b) - asGiven(a));
		return [largest?.value_currency ?? "", money(largest?.value ?? 0, 2)];
	},
	"mixed.win rate": ({ deals, zone }) => {
		const [wins, losses] = [closing(...THIS_QUARTER, won(deals)), onDays("date_lost", THIS_QUARTER, lost(deals), zone)];
		return [ratio(wins.length, wins.length + losses.length), count(wins)];
	},
	"mixed.created this week": ({ deals, zone }) => [count(onDays("date_created", LAST_7_DAYS, deals, zone))],
	"mixed.won in 90 days": ({ deals }) => [count(closing(...LAST_90_DAYS, won(deals)))],
	"mixed.overdue": ({ deals }) => [count(closing("0001-01-01", "2026-03-29", open(deals)))],
	"mixed.untouched": ({ deals, zone }) => [
		count(onDays("date_updated", ["0001-01-01", "2025-10-25"], open(deals), zone)),
	],
	"mixed.one pipeline's status": ({ deals }) => {
		const negotiated = deals.filter(({ status_label }) => status_label === "Negotiation");
		return [count(negotiated.filter(({ status_display_name: name }) => name.endsWith("(Sales)"))), count(negotiated)];
	},
	"mixed.by year": ({ deals }) =>
		["2024", "2025", "2026"].map((year) => count(closing(`${year}-01-01`, `${year}-12-31`, won(deals)))),
	"mixed.overlap": ({ deals, zone }) => {
		const created = new Set(onDays("date_created", ["2026-01-01", "2026-12-31"], deals, zone));
		const both = open(deals).filter((deal) => created.has(deal));
		return [count(both), String(open(deals).length - both.length)];
	},
	"mixed.refused": ({ deals }) => [count(open(deals))],
};
