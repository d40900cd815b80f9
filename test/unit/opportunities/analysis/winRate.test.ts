import assert from "node:assert/strict";
import type { Measure } from "../../../../src/opportunities/analysis/measure.ts";
import { PartReader } from "../../../../src/opportunities/analysis/partReader.ts";
import { type PeriodForms, periodBefore, periodFromId } from "../../../../src/opportunities/analysis/periodInView.ts";
import {
	readWinRates,
	readWinRatesByOwner,
	type WinRateQuestion,
} from "../../../../src/opportunities/analysis/readWinRate.ts";
import { TooManyRows } from "../../../../src/opportunities/analysis/wholeListing.ts";
import { lostDeals, lostIn } from "../../../../src/opportunities/analysis/winRate.ts";
import type { Filters } from "../../../../src/opportunities/view/view.ts";
import { type Asking, queryOf } from "../../../../src/opportunities/view/viewParameters.ts";
import { inZone } from "../../timeZones.ts";
import { type Deal, deal, FakeSource } from "../listing/fakeSource.ts";
import { QUIET } from "../listing/overFake.ts";

const FORMS: PeriodForms = { startMonth: 1, locale: "en" };
const ASKING: Asking = { now: new Date("2026-08-20T12:00:00Z"), me: "user_a" };

function won(date_won: string, part: Partial<Deal> = {}): Deal {
	return deal({ status_type: "won", date_won, value: 1000, ...part });
}

/** A deal that was last changed when it was lost, or, without that date, on August 1, 2026. */
function lost(date_lost: string | null, part: Partial<Deal> = {}): Deal {
	const value = part.value === undefined ? 1000 : part.value;
	const annualized_value = value === null ? null : value * (part.value_period === "monthly" ? 12 : 1);
	return deal({
		status_type: "lost",
		date_won: null,
		date_updated: date_lost ?? "2026-08-01T00:00:00+00:00",
		...part,
		value,
		object: { date_lost, annualized_value },
	});
}

function setUp(deals: readonly Deal[], filters: Filters = {}, pageSize = 100) {
	const source = new FakeSource(deals);
	const settings = () => ({ pageSize, maxConcurrentRequests: 4 });
	const parts = new PartReader({ source, settings, log: QUIET }, (view) => queryOf(view, ASKING));
	const period = periodFromId("2026-Q3", FORMS) ?? assert.fail();
	const question: WinRateQuestion = { view: { filters }, period, before: periodBefore(period, FORMS), asking: ASKING };
	return { source, parts, question };
}

const valuesOf = (measures: readonly Measure[] = []) =>
	Object.fromEntries(measures.map(({ name, value }) => [name.replace("win_rate.", ""), value]));

const NOON = "T12:00:00+00:00";

describe("The win rate", () => {
	it("is won ÷ (won + lost), by count and by annualized value, in the period and in the one before", async () => {
		const { parts, question } = setUp([
			won("2026-07-01", { value: 3000 }),
			won("2026-09-30", { value: 100, value_period: "monthly" }),
			lost(`2026-08-05${NOON}`, { value: 500 }),
			lost(`2026-08-06${NOON}`, { value: 25, value_period: "monthly" }),
			lost(`2026-08-07${NOON}`, { value: null }),
			won("2026-06-30", { value: 200 }),
			won("2026-10-01"),
			lost(`2026-04-02${NOON}`, { value: 600 }),
			deal({ status_type: "active", date_won: "2026-08-01" }),
		]);
		const { rates, mayLack, undated } = await readWinRates(parts, question);
		assert.deepEqual(
			rates.map(({ period, measures }) => [period.id, valuesOf(measures)]),
			[
				["2026-Q3", { count: 2 / 5, value: 4200 / 5000, won: 2, closed: 5 }],
				["2026-Q2", { count: 1 / 2, value: 200 / 800, won: 1, closed: 2 }],
			],
		);
		assert.equal(mayLack, false);
		assert.equal(undated, 0);
	});

	it("counts what was lost by its own date, not by its last change", async () => {
		const { parts, question } = setUp([
			lost(`2026-05-05${NOON}`, { date_updated: `2026-08-01${NOON}` }),
			lost(`2025-05-05${NOON}`, { date_updated: `2026-08-01${NOON}` }),
			won("2026-08-01"),
		]);
		const { rates } = await readWinRates(parts, question);
		assert.deepEqual(
			rates.map(({ measures }) => valuesOf(measures)["closed"]),
			[1, 1],
		);
	});

	it("takes days as they begin in the user's zone", () => {
		const moments = [
			"2026-07-01T06:59:59.999999+00:00",
			"2026-07-01T07:00:00+00:00",
			"2026-10-01T06:59:59+00:00",
			"2026-10-01T07:00:00+00:00",
		];
		const { period } = periodFromId("2026-Q3", FORMS) ?? assert.fail();
		inZone("America/Los_Angeles", () => {
			const deals = lostDeals(moments.map((moment) => lost(moment)));
			assert.deepEqual(
				lostIn(deals, period).map(({ lostAt }) => lostAt),
				moments.slice(1, 3).map((moment) => Date.parse(moment)),
			);
		});
	});

	it("takes the annualized values that Close sends, else the values over a year", () => {
		const sent = { ...lost(null, { value: 5 }), object: { annualized_value: 7 } };
		const unsent = { ...lost(null, { value: 5, value_period: "monthly" }), object: {} };
		assert.deepEqual(
			lostDeals([sent, unsent]).map(({ annualizedValue }) => annualizedValue),
			[7, 60],
		);
	});

	it("isn't known if nothing was closed", async () => {
		const { parts, question } = setUp([]);
		const { rates } = await readWinRates(parts, question);
		assert.deepEqual(valuesOf(rates[0]?.measures), { count: undefined, value: undefined, won: 0, closed: 0 });
	});

	it("tells of lost ones without a date, which count in no period", async () => {
		const { parts, question } = setUp([lost(null), lost(null), won("2026-08-01")]);
		const { rates, undated } = await readWinRates(parts, question);
		assert.equal(undated, 2);
		assert.equal(valuesOf(rates[0]?.measures)["closed"], 1);
	});

	it("is the most if one was lost after its last change", async () => {
		const late = lost(`2026-08-05${NOON}`, { date_updated: `2026-08-04${NOON}` });
		const { parts, question } = setUp([late, won("2026-08-01")]);
		const { rates, mayLack } = await readWinRates(parts, question);
		assert.equal(mayLack, true);
		for (const { working } of rates[0]?.measures ?? [])
			assert.match(working.assumptions.at(-1) ?? "", /lost date after their last update.*may be lower/);
	});

	it("keeps the View's other filters, its own date of change among them", async () => {
		const { parts, source, question } = setUp([], { user_id: ["me"], date_updated: { gte: "2026-08-01T00:00:00Z" } });
		await readWinRates(parts, question);
		assert.equal(source.requests.length, 3);
		for (const { user_id, date_updated__gte } of source.requests) {
			assert.equal(user_id, "user_a");
			assert.equal(date_updated__gte, "2026-08-01T00:00:00Z");
		}
	});

	it("takes two requests, and the pages of lost ones that changed since the period before began", async () => {
		const old = lost(`2026-03-01${NOON}`);
		const deals = Array.from({ length: 25 }, () => lost(`2026-08-05${NOON}`));
		const { parts, source, question } = setUp([...deals, old], {}, 10);
		await readWinRates(parts, question);
		assert.equal(source.requests.length, 3 + 2);
		const asked = source.requests.filter(({ status_type }) => status_type === "lost");
		assert.equal(asked.length, 3);
		for (const { _group_by, ...parameters } of asked)
			assert.ok(Object.keys(parameters).every((name) => !name.startsWith("date_lost") && name !== "query"));
	});

	it("gives up after one request if there are more lost ones than wanted", async () => {
		const deals = Array.from({ length: 25 }, () => lost(`2026-08-05${NOON}`));
		const { parts, source, question } = setUp(deals, {}, 10);
		await assert.rejects(readWinRates(parts, question, { limit: 20 }), TooManyRows);
		assert.equal(source.requests.length, 1);
	});

	it("has a period only, if there is no period before", async () => {
		const { parts, question } = setUp([won("2026-08-01")]);
		const { rates } = await readWinRates(parts, { ...question, before: undefined });
		assert.deepEqual(
			rates.map(({ period }) => period.id),
			["2026-Q3"],
		);
	});

	it("shows its numbers", async () => {
		const { parts, question } = setUp([won("2026-08-01", { value: 300 }), lost(`2026-08-05${NOON}`, { value: 100 })]);
		const { rates } = await readWinRates(parts, question);
		const [count, value] = rates[0]?.measures ?? [];
		assert.deepEqual(count?.working.numbers, [
			{ kind: "count", value: 1 },
			" ÷ (",
			{ kind: "count", value: 1 },
			" + ",
			{ kind: "count", value: 1 },
			") = ",
			{ kind: "ratio", value: 0.5 },
		]);
		assert.deepEqual(value?.working.numbers.at(-1), { kind: "ratio", value: 0.75 });
		assert.equal(count?.working.requests.length, 2);
	});
});

describe("The win rate by owner", () => {
	const bob = { user_id: "user_b", user_name: "Bob" };
	const nobody = { user_id: null, user_name: null };

	it("has everyone who won or lost in the period, who closed the most first", async () => {
		const { parts, question } = setUp([
			won("2026-08-01"),
			won("2026-08-02", bob),
			lost(`2026-08-05${NOON}`, bob),
			lost(`2026-08-06${NOON}`, bob),
			lost(`2026-05-06${NOON}`, { user_id: "user_c", user_name: "Cy" }),
			lost(`2026-08-06${NOON}`, nobody),
		]);
		const owners = await readWinRatesByOwner(parts, question);
		assert.deepEqual(
			owners.map(({ group, name, measures }) => [group, name, valuesOf(measures)]),
			[
				["user_b", "Bob", { count: 1 / 3, value: 1 / 3, won: 1, closed: 3 }],
				["user_a", "Ada", { count: 1, value: 1, won: 1, closed: 1 }],
				["none", "No owner", { count: 0, value: 0, won: 0, closed: 1 }],
			],
		);
	});

	it("finds those whom the server puts into no group", async () => {
		const { parts, question } = setUp([won("2026-08-01"), won("2026-08-02", { ...nobody, value: 7 })]);
		const leftOut: typeof parts.groups = async (...asked) => {
			const part = await PartReader.prototype.groups.apply(parts, asked);
			const groups = part.value.groups.filter(({ fields }) => fields.user_id !== null);
			return { ...part, value: { ...part.value, groups } };
		};
		parts.groups = leftOut;
		const owners = await readWinRatesByOwner(parts, question);
		assert.deepEqual(
			owners.map(({ group, name, measures }) => [group, name, valuesOf(measures)["won"]]),
			[
				["user_a", "Ada", 1],
				["none", "No owner", 1],
			],
		);
	});

	it("doesn't read the lost ones a second time", async () => {
		const { parts, source, question } = setUp([won("2026-08-01"), lost(`2026-08-05${NOON}`)]);
		await readWinRates(parts, question);
		const before = source.requests.length;
		await readWinRatesByOwner(parts, question);
		assert.deepEqual(
			source.requests.slice(before).map(({ _group_by }) => _group_by),
			["user_id"],
		);
	});
});
