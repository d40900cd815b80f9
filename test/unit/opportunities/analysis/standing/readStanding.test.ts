import assert from "node:assert/strict";
import { PartReader } from "../../../../../src/opportunities/analysis/partReader.ts";
import {
	type PeriodForms,
	periodBefore,
	periodFromId,
	periodYearBefore,
} from "../../../../../src/opportunities/analysis/periodInView.ts";
import { wonAfter } from "../../../../../src/opportunities/analysis/standing/pace.ts";
import {
	readStanding,
	type StandingQuestion,
} from "../../../../../src/opportunities/analysis/standing/readStanding.ts";
import { queryOf } from "../../../../../src/opportunities/view/viewParameters.ts";
import { type Deal, deal, FakeSource } from "../../listing/fakeSource.ts";
import { QUIET } from "../../listing/overFake.ts";

const FORMS: PeriodForms = { startMonth: 1, locale: "en" };

const won = (date_won: string, value: number, part: Partial<Deal> = {}) =>
	deal({ status_type: "won", date_won, value, ...part });
const open = (date_won: string | null, value: number, part: Partial<Deal> = {}) =>
	deal({ status_type: "active", date_won, value, ...part });

/** November 28 is the 59th day of its quarter. */
const DEALS: readonly Deal[] = [
	won("2026-10-01", 1000),
	won("2026-11-28", 100, { value_period: "monthly" }),
	won("2026-11-29", 50),
	won("2026-12-31", 7),
	won("2026-09-30", 30_000),
	won("2026-07-01", 400),
	won("2026-08-28", 20),
	won("2026-08-29", 5),
	won("2025-10-01", 600),
	won("2025-11-28", 60),
	won("2025-11-29", 6),
	open("2026-10-01", 500),
	open("2026-12-31", 10, { value_period: "monthly" }),
	open("2027-01-01", 9999),
	open(null, 9999),
	deal({ status_type: "lost", date_won: "2026-11-01", value: 9999 }),
];

function setUp(deals: readonly Deal[] = DEALS, given: Partial<StandingQuestion> = {}, id = "2026-Q4", pageSize = 100) {
	const source = new FakeSource(deals);
	const settings = () => ({ pageSize, maxConcurrentRequests: 4 });
	const asking = { now: new Date(2026, 10, 28, 12), me: "user_a" };
	const parts = new PartReader({ source, settings, log: QUIET }, (view) => queryOf(view, asking));
	const period = periodFromId(id, FORMS) ?? assert.fail();
	const question: StandingQuestion = {
		view: { filters: {} },
		period,
		before: periodBefore(period, FORMS),
		yearBefore: periodYearBefore(period, FORMS),
		target: undefined,
		comparable: true,
		today: "2026-11-28",
		...given,
	};
	return { source, parts, question };
}

async function standing(...given: Parameters<typeof setUp>) {
	const { source, parts, question } = setUp(...given);
	const { measures } = await readStanding(parts, question);
	const values = Object.fromEntries(measures.map(({ measure: { name, value } }) => [name, value]));
	return { source, measures, values };
}

describe("Where a period stands", () => {
	it("is what was won, its share of the target, what is missing, and what is open for it", async () => {
		const { values } = await standing(DEALS, { target: 4000 });
		assert.deepEqual(
			Object.entries(values).filter(([name]) => name.startsWith("target.")),
			[
				["target.amount", 4000],
				["target.won", 2257],
				["target.share", 2257 / 4000],
				["target.gap", 1743],
				["target.coverage", 620 / 1743],
			],
		);
	});

	it("has no coverage, and asks for nothing open, if the target is reached", async () => {
		const { values, source } = await standing(DEALS, { target: 2000 });
		assert.equal(values["target.share"], 2257 / 2000);
		assert.equal(values["target.gap"], 0);
		assert.equal(values["target.coverage"], undefined);
		assert.ok(source.requests.every(({ status_type }) => status_type === "won"));
	});

	it("compares nothing with a target that is for more than the View finds", async () => {
		const { values, source } = await standing(DEALS, { target: 4000, comparable: false });
		assert.equal(values["target.amount"], 4000);
		assert.equal(values["target.won"], 2257);
		for (const name of ["target.share", "target.gap", "target.coverage"]) assert.equal(values[name], undefined);
		assert.ok(source.requests.every(({ status_type }) => status_type === "won"));
	});

	it("takes four requests at most", async () => {
		const { source } = await standing(DEALS, { target: 4000 });
		assert.equal(source.requests.length, 4);
	});

	it("shows its numbers", async () => {
		const { measures } = await standing(DEALS, { target: 4000 });
		const working = (name: string) => measures.find(({ measure }) => measure.name === name)?.measure.working;
		assert.deepEqual(working("target.coverage")?.numbers, [
			{ kind: "money", value: 620 },
			" ÷ ",
			{ kind: "money", value: 1743 },
			" = ",
			{ kind: "ratio", value: 620 / 1743 },
		]);
		assert.equal(working("target.coverage")?.requests.length, 2);
		assert.deepEqual(working("pace.now")?.numbers, [
			{ kind: "money", value: 2257 },
			" − ",
			{ kind: "money", value: 57 },
			" = ",
			{ kind: "money", value: 2200 },
		]);
		assert.match(working("pace.now")?.formula ?? "", /date_won from 2026-10-01 to 2026-11-28$/);
	});
});

describe("What is won after today", () => {
	const later = (days: readonly string[], count?: number) =>
		wonAfter(
			days.map((day) => won(day, 1)),
			count,
			"2026-11-28",
		);

	it("is known from the latest rows, if they reach today or are all", () => {
		assert.equal(later(["2026-12-24", "2026-11-29", "2026-11-28"], 9), 2);
		assert.equal(later(["2026-12-24", "2026-11-29"], 2), 2);
		assert.equal(later([], 0), 0);
	});

	it("isn't known if the server sent other rows than the latest, or too few", () => {
		assert.equal(later(["2026-12-24", "2026-11-29"], 9), undefined);
		assert.equal(later(["2026-11-01", "2026-12-24", "2026-10-01"], 9), undefined);
		assert.equal(later(["2026-11-01", "2026-12-24"], 2), 1);
	});
});

describe("The pace", () => {
	const pace = (values: Readonly<Record<string, number | undefined>>) =>
		["pace.now", "pace.previous_period", "pace.previous_year"].map((name) => values[name]);

	it("compares what was won by today with as many days of the period before, and of the same one a year before", async () => {
		const { values, measures, source } = await standing();
		assert.deepEqual(pace(values), [2200, 420, 660]);
		const periods = measures.filter(({ measure }) => measure.name.startsWith("pace."));
		assert.deepEqual(
			periods.map(({ period }) => period.id),
			["2026-Q4", "2026-Q3", "2025-Q4"],
		);
		assert.equal(source.requests.length, 3);
	});

	it("has no more days than the period before has", async () => {
		const deals = [won("2026-03-31", 10), won("2026-02-28", 2), won("2026-03-01", 1), won("2025-03-31", 4)];
		const { values } = await standing(deals, { today: "2026-03-31" }, "2026-03");
		assert.deepEqual(pace(values), [11, 2, 4]);
	});

	it("compares whole periods once the period has ended", async () => {
		const deals = [won("2026-01-15", 1), won("2025-12-31", 10), won("2025-10-01", 100), won("2025-03-31", 1000)];
		const { values } = await standing(deals, {}, "2026-Q1");
		assert.deepEqual(pace(values), [1, 110, 1000]);
	});

	it("isn't there before the period has begun", async () => {
		const { values, source } = await standing(DEALS, {}, "2027-Q1");
		assert.deepEqual(pace(values), [undefined, undefined, undefined]);
		assert.equal(source.requests.length, 1);
	});

	it("isn't there for days that no calendar knows", async () => {
		const { values, source } = await standing(DEALS, {}, "2026-10-02..2026-12-05");
		assert.deepEqual(pace(values), [undefined, undefined, undefined]);
		assert.equal(values["target.won"], 1250);
		assert.equal(source.requests.length, 1);
	});

	it("asks once for the year before, which is also the same period a year before", async () => {
		const { values, source } = await standing(DEALS, {}, "2026");
		assert.deepEqual(pace(values), [32_625, 660, 660]);
		assert.equal(source.requests.length, 2);
	});

	it("isn't known if more are won after today than one answer tells", async () => {
		const deals = [...Array.from({ length: 4 }, () => won("2026-12-24", 1)), won("2026-11-01", 5)];
		assert.equal((await standing(deals, {}, "2026-Q4", 5)).values["pace.now"], 5);
		assert.equal((await standing(deals, {}, "2026-Q4", 4)).values["pace.now"], undefined);
		assert.equal((await standing(deals.slice(0, 4), {}, "2026-Q4", 4)).values["pace.now"], 0);
	});
});
