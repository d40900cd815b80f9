import {
	type Answer,
	annualized,
	asGiven,
	closing,
	count,
	expected,
	lost,
	money,
	onDays,
	open,
	ownedBy,
	paid,
	ratio,
	sum,
	won,
	yearly,
} from "./dealArithmetic.ts";

/** August 20, 2026: quarters and years begin as in the calendar. */
const THIS_QUARTER = ["2026-07-01", "2026-09-30"] as const;
const LAST_QUARTER = ["2026-04-01", "2026-06-30"] as const;
const THIS_YEAR = ["2026-01-01", "2026-12-31"] as const;
/** In cents. */
const TARGET = 400_000_00;

export const DOLLARS: Readonly<Record<string, Answer>> = {
	"dollars.count": ({ deals }) => [count(deals)],
	"dollars.open": ({ deals }) => [money(annualized(open(deals)), 2)],
	"dollars.expected this quarter": ({ deals }) => [money(expected(closing(...THIS_QUARTER, open(deals))), 2)],
	"dollars.monthly won this year": ({ deals }) => [
		money(sum(paid("monthly", closing(...THIS_YEAR, won(deals))).map(asGiven)), 2),
	],
	"dollars.one-time deals last quarter": ({ deals }) => [count(paid("one_time", closing(...LAST_QUARTER, won(deals))))],
	"dollars.parts of this quarter": ({ deals }) => {
		const closes = closing(...THIS_QUARTER, deals);
		return [won, open, lost].map((part) => count(part(closes)));
	},
	"dollars.one owner's pipeline": ({ deals, owners }) => [money(annualized(ownedBy(owners[3], open(deals))), 2)],
	"dollars.nobody's": ({ deals }) => [count(ownedBy(null, deals))],
	"dollars.win rate this quarter": ({ deals, zone }) => {
		const [wins, losses] = [closing(...THIS_QUARTER, won(deals)), onDays("date_lost", THIS_QUARTER, lost(deals), zone)];
		return [ratio(wins.length, wins.length + losses.length), String(wins.length + losses.length)];
	},
	"dollars.target of this quarter": ({ deals }) => {
		const brought = annualized(closing(...THIS_QUARTER, won(deals)));
		return [ratio(brought, TARGET), money(Math.max(0, TARGET - brought), 2)];
	},
	"dollars.largest of a saved View": ({ deals }) => [money(Math.max(...paid("annual", open(deals)).map(yearly)), 2)],
	"dollars.this quarter and last": ({ deals }) => [
		money(annualized(closing(...THIS_QUARTER, won(deals))) - annualized(closing(...LAST_QUARTER, won(deals))), 2),
	],
};
