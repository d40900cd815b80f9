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
} from "./dealArithmetic.ts";

/** In Auckland it is October 5, 2026. */
const LAST_12_MONTHS = ["2025-10-06", "2026-10-05"] as const;
const THIS_QUARTER = ["2026-10-01", "2026-12-31"] as const;
const LAST_QUARTER = ["2026-07-01", "2026-09-30"] as const;
const QUARTER_BEFORE = ["2026-04-01", "2026-06-30"] as const;
const THIS_YEAR = ["2026-01-01", "2026-12-31"] as const;
const YEAR_2025 = ["2025-01-01", "2025-12-31"] as const;

export const HOSTILE: Readonly<Record<string, Answer>> = {
	"hostile.won in twelve months": ({ deals }) => [money(annualized(closing(...LAST_12_MONTHS, won(deals))), 2)],
	"hostile.one of sixty owners": ({ deals, owners }) => [count(ownedBy(owners[5], deals))],
	"hostile.sixty owners": ({ deals }) => [count(open(deals))],
	"hostile.changed last": ({ deals }) => {
		const [latest] = open(deals).toSorted((a, b) => (a.date_updated < b.date_updated ? 1 : -1));
		return [money(latest?.value ?? 0, 2)];
	},
	"hostile.the twentieth": ({ deals }) => [
		money(
			open(deals)
				.map(asGiven)
				.sort((a, b) => b - a)[19] ?? 0,
			2,
		),
	],
	"hostile.by quarter": ({ deals, zone }) => {
		const created = onDays("date_created", THIS_YEAR, deals, zone);
		return [count(closing(...THIS_QUARTER, created)), count(created.filter(({ date_won }) => date_won === null))];
	},
	"hostile.two quarters": ({ deals }) =>
		[closing(...QUARTER_BEFORE, won(deals)), closing(...LAST_QUARTER, won(deals))].map((wins) =>
			money(annualized(wins), 2),
		),
	"hostile.win rates": ({ deals, zone }) => {
		const [wins, losses] = [closing(...LAST_QUARTER, won(deals)), onDays("date_lost", LAST_QUARTER, lost(deals), zone)];
		return [
			ratio(wins.length, wins.length + losses.length),
			ratio(annualized(wins), annualized(wins) + annualized(losses)),
		];
	},
	"hostile.first of all": ({ deals }) => {
		const [oldest] = open(deals).toSorted((a, b) => (a.date_created < b.date_created ? -1 : 1));
		return [String(oldest?.confidence)];
	},
	"hostile.important notes": ({ deals }) => [count(deals.filter(({ note }) => /\bimportant\b/i.test(note ?? "")))],
	"hostile.lost and found": ({ deals, zone }) => {
		const created = onDays("date_created", YEAR_2025, deals, zone);
		return [count(lost(created)), count(won(created))];
	},
	"hostile.annual business": ({ deals }) => {
		const annual = paid("annual", open(deals));
		return [money(sum(annual.map(asGiven)), 2), money(expected(annual, asGiven), 2)];
	},
};
