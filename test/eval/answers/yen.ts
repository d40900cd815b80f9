import {
	type Answer,
	annualized,
	asGiven,
	closing,
	count,
	expected,
	money,
	onDays,
	open,
	ownedBy,
	paid,
	ratio,
	won,
} from "./dealArithmetic.ts";

/** In Tokyo it is January 3, 2026, a Saturday of the year's first ISO week, which began on December 29. */
const THIS_WEEK = ["2025-12-29", "2026-01-04"] as const;
const SECOND_WEEK = ["2026-01-05", "2026-01-11"] as const;
const LAST_30_DAYS = ["2025-12-05", "2026-01-03"] as const;
const LAST_QUARTER = ["2025-10-01", "2025-12-31"] as const;
const YEAR_2024 = ["2024-01-01", "2024-12-31"] as const;
const YEAR_2025 = ["2025-01-01", "2025-12-31"] as const;
const TARGET = 5_000_000;

export const YEN: Readonly<Record<string, Answer>> = {
	"yen.won last year": ({ deals }) => [money(annualized(closing(...YEAR_2025, won(deals))), 0)],
	"yen.won in November": ({ deals }) => [
		count(closing("2025-11-01", "2025-11-30", won(deals))),
		count(closing("2025-12-01", "2025-12-31", won(deals))),
	],
	"yen.closing this week": ({ deals }) => [count(closing(...THIS_WEEK, deals))],
	"yen.closing by week": ({ deals }) => [money(annualized(closing(...SECOND_WEEK, open(deals))), 0)],
	"yen.without a close date": ({ deals }) => [count(open(deals).filter(({ date_won }) => date_won === null))],
	"yen.created lately": ({ deals, zone }) => [count(onDays("date_created", LAST_30_DAYS, deals, zone))],
	"yen.changed in December": ({ deals, zone }) => [
		count(onDays("date_updated", ["2025-12-20", "2025-12-31"], deals, zone)),
	],
	"yen.surest open deal": ({ deals }) => [String(Math.max(...open(deals).map(({ confidence }) => confidence)))],
	"yen.target of last quarter": ({ deals }) => {
		const brought = annualized(closing(...LAST_QUARTER, won(deals)));
		return [money(brought, 0), ratio(brought, TARGET)];
	},
	"yen.largest won deal": ({ deals }) => [
		money(Math.max(...paid("one_time", closing(...YEAR_2025, won(deals))).map(asGiven)), 0),
	],
	"yen.2024 and 2025": ({ deals }) => {
		const [before, after] = [closing(...YEAR_2024, won(deals)), closing(...YEAR_2025, won(deals))];
		return [ratio(annualized(after) - annualized(before), annualized(before)), String(after.length - before.length)];
	},
	"yen.mine": ({ deals, owners }) => {
		const mine = ownedBy(owners[0], open(deals));
		return [count(mine), money(expected(mine), 0)];
	},
};
