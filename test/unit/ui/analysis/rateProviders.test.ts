import assert from "node:assert/strict";
import { PartReader } from "../../../../src/opportunities/analysis/partReader.ts";
import { periodBefore, periodFromId, periodInView } from "../../../../src/opportunities/analysis/periodInView.ts";
import { lostSinceView } from "../../../../src/opportunities/analysis/readWinRate.ts";
import { wonView } from "../../../../src/opportunities/analysis/readWon.ts";
import type { Target } from "../../../../src/opportunities/analysis/standing/targets.ts";
import { TooManyRows } from "../../../../src/opportunities/analysis/wholeListing.ts";
import { LOST_FIELDS } from "../../../../src/opportunities/analysis/winRate.ts";
import { withoutStatusAndDate } from "../../../../src/opportunities/analysis/withoutStatusAndDate.ts";
import { Currencies } from "../../../../src/opportunities/text/currencies.ts";
import type { Filters } from "../../../../src/opportunities/view/view.ts";
import { queryOf } from "../../../../src/opportunities/view/viewParameters.ts";
import { lineProvider } from "../../../../src/ui/analysis/lineProvider.ts";
import { BY_OWNER, SECTION_EXTRAS } from "../../../../src/ui/analysis/sectionContents.ts";
import type { AnyContent, SectionContext } from "../../../../src/ui/analysis/sectionProvider.ts";
import { Sections } from "../../../../src/ui/analysis/sections.ts";
import { standingProvider } from "../../../../src/ui/analysis/standingProvider.ts";
import { winRateProvider } from "../../../../src/ui/analysis/winRateProvider.ts";
import { type Deal, deal, FakeSource } from "../../opportunities/listing/fakeSource.ts";
import { QUIET } from "../../opportunities/listing/overFake.ts";
import { CONTEXT } from "./fakeSections.ts";

const won = (date_won: string, part: Partial<Deal> = {}) =>
	deal({ status_type: "won", date_won, value: 100_000, ...part });
const lost = (date_lost: string, part: Partial<Deal> = {}) =>
	deal({
		status_type: "lost",
		date_updated: date_lost,
		value: 100_000,
		object: { date_lost, annualized_value: 100_000 },
		...part,
	});

/** The quarter has 59 days so far; today is November 28. */
function setUp(deals: readonly Deal[], given: Partial<SectionContext> & { readonly filters?: Filters } = {}) {
	const { filters = { status_type: ["active"], date_won: "this_quarter" }, ...others } = given;
	const source = new FakeSource(deals);
	const settings = () => ({ pageSize: 10, maxConcurrentRequests: 4 });
	const asking = { now: CONTEXT.now, me: CONTEXT.me };
	const parts = new PartReader({ source, settings, log: QUIET }, (view) => queryOf(view, asking));
	const context: SectionContext = { ...CONTEXT, view: { filters }, parts, ...others };
	const progress: string[] = [];
	const reading = {
		signal: new AbortController().signal,
		onProgress: (done: number, total: number) => void progress.push(`${done} of ${total}`),
		limit: 200,
	};
	return { source, context, reading, progress };
}

const textsOf = ({ notices }: AnyContent) =>
	notices.map((notice) => notice.map((piece) => (typeof piece === "string" ? piece : piece.value)).join(""));

describe("The section on target and pace", () => {
	const target: Target = { period: "2026-Q4", amount: 4000 };

	it("compares what was won in the period in view with its target, whatever statuses the View has", async () => {
		const { context, reading, source } = setUp([won("2026-10-05")], { targets: [target] });
		const content = await standingProvider.read(context, reading);
		const value = (name: string) => content.measures.find((one) => one.name === name)?.value;
		assert.equal(value("target.amount"), 400_000);
		assert.equal(value("target.share"), 0.25);
		assert.ok(source.requests.length <= (standingProvider.requests(context) ?? 0));
		assert.deepEqual(SECTION_EXTRAS.standing.parse(content.extra), {
			target: "compared",
			canHaveTarget: true,
			stand: "current",
			label: "2026 Q4",
			before: { id: "2026-Q3", label: "2026 Q3" },
			yearBefore: { id: "2025-Q4", label: "2025 Q4" },
		});
		assert.deepEqual(content.measures.map(({ name, period, of }) => [name, period, of]).slice(-3), [
			["pace.now", "2026-Q4", "2026 Q4"],
			["pace.previous_period", "2026-Q3", "2026 Q3"],
			["pace.previous_year", "2025-Q4", "2025 Q4"],
		]);
	});

	it("takes the decimals of amounts from the answers, if these are the first to tell them", async () => {
		const { context, source } = setUp([won("2026-10-05")], {
			targets: [target],
			currencies: new Currencies(),
		});
		source.before = () =>
			context.currencies.learn([{ value: 41_200, value_formatted: "¥41,200", value_currency: "JPY" }]);
		const sections = new Sections({
			providers: [standingProvider],
			context: () => context,
			changed: () => undefined,
			log: QUIET,
		});
		sections.show(true);
		sections.open(["standing"]);
		const amount = () =>
			sections.all[0]?.asked &&
			sections.all[0].held?.content.measures.find(({ name }) => name === "target.amount")?.value;
		while (typeof amount() !== "number") await new Promise(setImmediate);
		assert.equal(amount(), 4000);
		assert.ok(source.requests.length <= 4);
		sections.dispose();
	});

	it("says that the target is for all if the View finds fewer", async () => {
		const { context, reading } = setUp([won("2026-10-05")], { targets: [target], filters: { query: "note:x" } });
		const content = await standingProvider.read(context, reading);
		assert.equal(content.extra.target, "forAll");
		assert.deepEqual(textsOf(content), [
			"The target of 400000 covers all opportunities, but this View shows only some of them, so they can't be compared.",
		]);
		assert.equal(content.measures.find(({ name }) => name === "target.share")?.value, undefined);
	});

	it("leads to Set Target… if there's none, and if there can be one", async () => {
		const { context, reading } = setUp([]);
		const content = await standingProvider.read(context, reading);
		assert.equal(content.extra.target, "none");
		assert.equal(content.extra.canHaveTarget, true);
		assert.deepEqual(textsOf(content), ["There's no target for this period."]);
		const week = periodInView({ filters: { date_won: "this_week" } }, context.now, context);
		const ofWeek = await standingProvider.read({ ...context, period: week }, reading);
		assert.equal(ofWeek.extra.canHaveTarget, false);
		assert.deepEqual(textsOf(ofWeek), ["You can set targets only for months, quarters, and years."]);
	});

	it("has neither for days that no calendar knows", async () => {
		const period = periodFromId("2026-10-02..2026-10-20", CONTEXT) ?? assert.fail();
		const { context, reading } = setUp([won("2026-10-05")], { period, targets: [target] });
		const content = await standingProvider.read(context, reading);
		assert.equal(content.extra.stand, "unknown");
		assert.deepEqual(
			content.measures.filter(({ value }) => value !== undefined).map(({ name, value }) => [name, value]),
			[["target.won", 100_000]],
		);
	});
});

describe("The section on the win rate", () => {
	const DEALS = [
		won("2026-10-05"),
		won("2026-08-05", { user_id: "user_b", user_name: "Bob" }),
		lost("2026-10-06T12:00:00+00:00"),
		lost("2026-11-06T12:00:00+00:00", { user_id: "user_b", user_name: "Bob" }),
		lost("2026-11-07T12:00:00+00:00", { object: { date_lost: null, annualized_value: 100_000 } }),
	];

	it("has the rates of the period in view and of the one before, whatever statuses and dates the View has", async () => {
		const { context, reading, progress } = setUp(DEALS);
		const content = await winRateProvider.read(context, reading);
		assert.deepEqual(SECTION_EXTRAS.winRate.parse(content.extra), {
			periods: [
				{ id: "2026-Q4", label: "2026 Q4" },
				{ id: "2026-Q3", label: "2026 Q3" },
			],
			mayLack: false,
			ownersNeed: 1,
		});
		assert.deepEqual(
			content.measures
				.filter(({ name }) => name === "win_rate.count")
				.map(({ period, group, value }) => [period, group, value]),
			[
				["2026-Q4", undefined, 1 / 3],
				["2026-Q3", undefined, 1],
			],
		);
		assert.deepEqual(textsOf(content), [
			"Not counted in any period because they have no lost date: 1. Only opportunities updated since the period began are included.",
		]);
		assert.deepEqual(progress, ["3 of 3"]);
	});

	it("has those of owners once somebody asks for them, and only for this View and period", async () => {
		const { context, reading } = setUp(DEALS);
		const before = await winRateProvider.read(context, reading);
		assert.equal(before.extra.owners, undefined);
		assert.deepEqual(winRateProvider.act?.("other", context), []);
		assert.deepEqual(winRateProvider.act?.(BY_OWNER, context), ["winRate"]);
		const content = await winRateProvider.read(context, reading);
		assert.deepEqual(content.extra.owners, [
			{ group: "user_a", name: "Ada" },
			{ group: "user_b", name: "Bob" },
		]);
		assert.deepEqual(
			content.measures.filter(({ name, group }) => name === "win_rate.count" && group).map(({ value }) => value),
			[1 / 2, 0],
		);
		const other = await winRateProvider.read({ ...context, view: { filters: { user_id: ["user_a"] } } }, reading);
		assert.equal(other.extra.owners, undefined);
	});

	it("knows the most requests that the rates of owners take", async () => {
		const deals = Array.from({ length: 25 }, () => won("2026-10-05"));
		const { context, reading } = setUp(deals);
		assert.equal((await winRateProvider.read(context, reading)).extra.ownersNeed, 3);
	});

	it("hides the names of owners together with the amounts", async () => {
		const { context, reading } = setUp(DEALS);
		winRateProvider.act?.(BY_OWNER, context);
		const { extra } = await winRateProvider.read(context, reading);
		assert.ok(!JSON.stringify(winRateProvider.hide(extra)).includes("Ada"));
	});

	it("shows that it reads owners as somebody asked for, and asks before it reads many of them anew", async () => {
		const deals = Array.from({ length: 300 }, (_, index) => won("2026-10-05", { user_id: `user_${index % 150}` }));
		const { context, source } = setUp(deals);
		let reached = { state: "", resolve: () => {} };
		const sections: Sections = new Sections({
			providers: [winRateProvider],
			context: () => context,
			changed: () => {
				const { state = "" } = sections.all[0]?.progress ?? {};
				if (state === reached.state) reached.resolve();
			},
			log: QUIET,
		});
		const reaches = (state: string) =>
			new Promise<void>((resolve) => {
				reached = { state, resolve };
			});
		const first = reaches("ready");
		sections.open(["winRate"]);
		sections.show(true);
		await first;
		const before = source.requests.length;
		// The button has said how many requests it takes.
		await sections.act("winRate", BY_OWNER);
		assert.deepEqual(sections.all[0]?.progress, { state: "loading", done: 0, total: undefined });
		await reaches("ready");
		assert.ok(source.requests.length - before <= 30);
		context.parts.forget();
		const waiting = reaches("waiting");
		sections.refresh();
		await waiting;
		assert.deepEqual(sections.all[0]?.progress, { state: "waiting", needs: 30 });
	});

	it("doesn't read more owners than it may either if it doesn't know how many requests that takes", async () => {
		const deals = Array.from({ length: 300 }, (_, index) => won("2026-10-05", { user_id: `user_${index % 150}` }));
		const { context, reading, source } = setUp(deals);
		winRateProvider.act?.(BY_OWNER, context);
		await winRateProvider.read(context, { ...reading, limit: Number.POSITIVE_INFINITY });
		context.parts.forget();
		source.requests.length = 0;
		await assert.rejects(winRateProvider.read(context, reading), TooManyRows);
		assert.ok(source.requests.length <= 3);
	});

	it("knows how many requests it takes once the number of lost ones is known", async () => {
		const deals = Array.from({ length: 25 }, () => lost("2026-10-06T12:00:00+00:00"));
		const { context, reading, source } = setUp(deals);
		assert.equal(winRateProvider.requests(context), undefined);
		await assert.rejects(winRateProvider.read(context, { ...reading, limit: 20 }), TooManyRows);
		await winRateProvider.read(context, { ...reading, limit: Number.POSITIVE_INFINITY });
		assert.equal(source.requests.length, 3 + 2);
		assert.equal(winRateProvider.requests(context), 0);
	});

	it("doesn't count what another section has asked for, and counts what is won in each period", async () => {
		const { context, reading, source } = setUp([won("2026-10-05"), lost("2026-10-06T12:00:00+00:00")]);
		const { view, parts, period } = context;
		const { gte } = periodBefore(period, context)?.period ?? assert.fail();
		const asking = { now: context.now, me: context.me, startMonth: context.startMonth };
		await parts.figures(lostSinceView(withoutStatusAndDate(view), gte, asking));
		assert.equal(winRateProvider.requests(context), 1 + 2);
		await lineProvider({ outcome: undefined }).read(context, reading);
		const before = source.requests.length;
		assert.equal(winRateProvider.requests(context), 1 + 1);
		await winRateProvider.read(context, reading);
		assert.equal(source.requests.length - before, 2);
	});

	it("counts a request for what is won, too, if somebody knows only how much that is by now", async () => {
		const { context, reading, source } = setUp([won("2026-10-05"), lost("2026-10-06T12:00:00+00:00")]);
		const { view, parts, period } = context;
		await parts.rows(lostSinceView(withoutStatusAndDate(view), "2026-07-01", context), { fields: LOST_FIELDS });
		// The period goes on after today, so that the latest rows are asked for.
		await parts.figures(wonView(withoutStatusAndDate(view), period));
		const before = source.requests.length;
		assert.equal(winRateProvider.requests(context), 2);
		await winRateProvider.read(context, reading);
		assert.equal(source.requests.length - before, 2);
	});
});
