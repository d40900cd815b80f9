import {
	type Answer,
	annualized,
	asGiven,
	chanceOfAtLeast,
	closing,
	count,
	type Data,
	expected,
	lost,
	money,
	onDays,
	open,
	ownedBy,
	paid,
	quantile,
	ratio,
	won,
} from "./dealArithmetic.ts";

/** May 11, 2026, in a fiscal year that began on April 1 and is named after the year in which it ends. */
const THIS_YEAR = ["2026-04-01", "2027-03-31"] as const;
const THIS_QUARTER = ["2026-04-01", "2026-06-30"] as const;
const LAST_YEAR = ["2025-04-01", "2026-03-31"] as const;
const LAST_YEARS_LAST_QUARTER = ["2026-01-01", "2026-03-31"] as const;
/** In thousandths of a dinar. */
const TARGETS = { lastYear: 150_000_000, thisQuarter: 60_000_000, mine: 5_000_000 };

function mineOfThisQuarter({ deals, owners }: Data) {
	const mine = closing(...THIS_QUARTER, ownedBy(owners[0], deals));
	return [open(mine), annualized(won(mine))] as const;
}

export const DINARS: Readonly<Record<string, Answer>> = {
	"dinars.won this fiscal year": ({ deals }) => [money(annualized(closing(...THIS_YEAR, won(deals))), 3)],
	"dinars.fiscal quarter": ({ deals }) => {
		const wins = closing(...LAST_YEARS_LAST_QUARTER, won(deals));
		return [money(annualized(wins), 3), count(wins)];
	},
	"dinars.target of last year": ({ deals }) => [ratio(annualized(closing(...LAST_YEAR, won(deals))), TARGETS.lastYear)],
	"dinars.coverage": ({ deals }) => {
		const closes = closing(...THIS_QUARTER, deals);
		const gap = TARGETS.thisQuarter - annualized(won(closes));
		return [money(gap, 3), ratio(annualized(open(closes)), gap)];
	},
	"dinars.win rate by value": ({ deals, zone }) => {
		const wins = annualized(closing(...LAST_YEAR, won(deals)));
		return [ratio(wins, wins + annualized(onDays("date_lost", LAST_YEAR, lost(deals), zone)))];
	},
	"dinars.my outcome": (data) =>
		[0.1, 0.5, 0.9].map((probability) => money(quantile(...mineOfThisQuarter(data), probability), 3)),
	"dinars.my chance": (data) => [chanceOfAtLeast(TARGETS.mine, ...mineOfThisQuarter(data)).toFixed(6)],
	"dinars.a namesake": ({ deals, owners }) => [count(ownedBy(owners[2], won(deals)))],
	"dinars.stalled": ({ deals }) => {
		const stalled = open(deals).filter(({ is_stalled }) => is_stalled);
		return [money(annualized(stalled), 3), count(stalled)];
	},
	"dinars.contracts sent": ({ deals }) => {
		const sent = deals.filter(({ status_label }) => status_label === "Contract sent");
		return [money(expected(paid("monthly", sent), asGiven), 3)];
	},
	"dinars.first close date": ({ deals }) => [
		closing("2026-05-12", "9999-12-31", open(deals))
			.map(({ date_won }) => date_won ?? "")
			.sort()[0] ?? "",
	],
	"dinars.stalled of this quarter": ({ deals }) => [
		count(closing(...THIS_QUARTER, open(deals)).filter(({ is_stalled }) => is_stalled)),
	],
};
