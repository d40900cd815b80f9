import assert from "node:assert/strict";
import { readOpenElsewhere } from "../../../../src/opportunities/analysis/outcome/openElsewhere.ts";
import { PartReader } from "../../../../src/opportunities/analysis/partReader.ts";
import { periodInView } from "../../../../src/opportunities/analysis/periodInView.ts";
import { TooManyRows } from "../../../../src/opportunities/analysis/wholeListing.ts";
import { queryOf } from "../../../../src/opportunities/view/viewParameters.ts";
import { concentrationProvider } from "../../../../src/ui/analysis/concentrationProvider.ts";
import { COUNT_ELSEWHERE, LIST_MORE } from "../../../../src/ui/analysis/outcomeContents.ts";
import { outcomeProvider } from "../../../../src/ui/analysis/outcomeProvider.ts";
import { SECTION_EXTRAS } from "../../../../src/ui/analysis/sectionContents.ts";
import type { AnyContent, SectionContext } from "../../../../src/ui/analysis/sectionProvider.ts";
import { type Deal, deal, FakeSource } from "../../opportunities/listing/fakeSource.ts";
import { QUIET } from "../../opportunities/listing/overFake.ts";
import { CONTEXT } from "./fakeSections.ts";

const open = (value: number | null, part: Partial<Deal> = {}): Deal => ({
	...deal({ status_type: "active", date_won: "2026-12-01", ...part }),
	value,
});

/** Today is November 28 in the fourth quarter. */
function setUp(deals: readonly Deal[], given: Partial<SectionContext> = {}) {
	const source = new FakeSource(deals);
	const settings = () => ({ pageSize: 250, maxConcurrentRequests: 4 });
	const asking = { now: CONTEXT.now, me: CONTEXT.me };
	const parts = new PartReader({ source, settings, log: QUIET }, (view) => queryOf(view, asking));
	const view = { filters: { status_type: ["lost"], date_won: "this_quarter" } } as const;
	const context: SectionContext = { ...CONTEXT, view, parts, ...given };
	const reading = { signal: new AbortController().signal, onProgress: () => undefined, limit: 2_000 };
	return { source, context, reading };
}

const DEALS = [
	open(100_000, { id: "big", lead_name: "Acme" }),
	open(40_000, { id: "small", lead_name: "Globex", confidence: 25 }),
	deal({ status_type: "won", date_won: "2026-10-02", value: 7_000 }),
];

const valuesOf = ({ measures }: AnyContent, thinking = false) =>
	Object.fromEntries(
		measures.flatMap(({ name, group, value }) => ((group !== undefined) === thinking ? [[name, value]] : [])),
	);
const textsOf = ({ notices }: AnyContent) =>
	notices.map((notice) => notice.map((piece) => (typeof piece === "string" ? piece : piece.value)).join(""));

describe("The section on the outcome", () => {
	it("says what the period may bring, whatever statuses the View has, and how likely that is the target", async () => {
		const { context, reading } = setUp(DEALS, { targets: [{ period: "2026-Q4", amount: 1_000 }] });
		const content = await outcomeProvider.read(context, reading);
		assert.deepEqual(valuesOf(content), {
			"outcome.p10": 7_000,
			"outcome.p50": 47_000,
			"outcome.p90": 147_000,
			"outcome.mean": 67_000,
			"outcome.reaches_target": 0.5,
		});
		const extra = SECTION_EXTRAS.outcome.parse(content.extra);
		assert.deepEqual([extra.open, extra.won, extra.target, extra.whatIf], [2, 7_000, 100_000, undefined]);
		assert.ok(content.measures.every(({ period, of }) => period === "2026-Q4" && of === "2026 Q4"));
		assert.deepEqual(textsOf(content), []);
	});

	it("leaves the target out if it's for all and the View isn't", async () => {
		const view = { filters: { query: "note:x" } };
		const { context, reading } = setUp(DEALS, { view, targets: [{ period: "2026-Q4", amount: 1_000 }] });
		const content = await outcomeProvider.read(context, reading);
		assert.deepEqual([valuesOf(content)["outcome.reaches_target"], content.extra.target], [undefined, undefined]);
	});

	it("tells what had to be assumed, and which open deals stand apart, each with their value", async () => {
		const { context, reading, source } = setUp([
			...DEALS,
			open(null),
			open(500, { confidence: null as unknown as number }),
			open(100, { confidence: 300 }),
			open(30, { date_won: "2026-11-27" }),
			open(20, { date_won: "2026-09-30" }),
			open(3, { date_won: null }),
			open(4, { date_won: null }),
		]);
		const before = await outcomeProvider.read(context, reading);
		assert.equal(SECTION_EXTRAS.outcome.parse(before.extra).elsewhereNeeds, 3);
		assert.doesNotMatch(textsOf(before).join(), /Not included/);
		const { length } = source.requests;
		assert.deepEqual(outcomeProvider.act?.(COUNT_ELSEWHERE, context), ["outcome"]);
		assert.equal(outcomeProvider.requests(context), 3);
		const content = await outcomeProvider.read(context, reading);
		assert.deepEqual([content.extra.elsewhereNeeds, source.requests.length], [undefined, length + 3]);
		assert.deepEqual(textsOf(content), [
			"Close's own expected value plus the won value is 67315. Rounding alone doesn't explain the difference from the average.",
			"1 opportunity has no confidence set and is treated as 0%.",
			"1 opportunity has a confidence below 0% or above 100% and is treated as 0% or 100%.",
			"1 opportunity has no value and counts as 0.",
			"1 of the open opportunities, worth 30 a year, has a close date before today.",
			"Not included: 2 open opportunities without a close date, worth 7 a year.",
			"Not included: 1 overdue opportunity from before this period, worth 20 a year.",
		]);
	});

	it("counts deals that stand apart in every period, once somebody asked for them, and at once if that costs nothing", async () => {
		const { context, reading, source } = setUp([...DEALS, open(3, { date_won: null })]);
		const period = periodInView({ filters: { date_won: "next_quarter" } }, context.now, context);
		outcomeProvider.act?.(COUNT_ELSEWHERE, context);
		const next = await outcomeProvider.read({ ...context, period }, reading);
		assert.match(textsOf(next).join(), /Not included: 1 open opportunity without a close date, worth 3 a year/);
		const known = setUp([...DEALS, open(3, { date_won: null })]);
		await readOpenElsewhere(known.context.parts, { filters: {} }, known.context.period.period, "2026-11-28");
		assert.match(textsOf(await outcomeProvider.read(known.context, known.reading)).join(), /Not included: 1 open/);
		assert.equal(known.source.requests.length, 5);
		assert.equal(source.requests.length, 5);
	});

	it("says why there's none for more than 5,000 deals, and waits for the user if it takes too many requests", async () => {
		const many = Array.from({ length: 5_001 }, () => open(5));
		const { context, reading, source } = setUp(many);
		const { measures, extra } = await outcomeProvider.read(context, reading);
		assert.deepEqual([measures, SECTION_EXTRAS.outcome.parse(extra)], [[], { open: 5_001, refused: "tooMany" }]);
		source.deals = many.slice(0, 3_000);
		context.parts.forget();
		await assert.rejects(outcomeProvider.read(context, reading), TooManyRows);
	});

	it("shows neither amounts nor the strip while they are hidden", async () => {
		const { context, reading } = setUp(DEALS, { targets: [{ period: "2026-Q4", amount: 1_000 }] });
		const { extra } = await outcomeProvider.read(context, reading);
		assert.deepEqual(outcomeProvider.hide(extra), { open: 2, elsewhereNeeds: 3 });
	});
});

describe("The section on the concentration", () => {
	it("lists the largest deals first, with what the user thinks of them", async () => {
		const { context, reading } = setUp(DEALS);
		const { measures, extra } = await concentrationProvider.read(context, reading);
		assert.deepEqual(
			measures.map(({ name, value, period }) => [name, value, period]),
			[1, 3, 5, 10].map((count) => [`concentration.${count}`, count === 1 ? 5 / 6 : 1, "2026-Q4"]),
		);
		assert.deepEqual(SECTION_EXTRAS.concentration.parse(extra), {
			open: 2,
			deals: [
				{ id: "big", lead: "Acme", date: "Dec 1, 2026", chance: 50, value: 100_000, expected: 50_000 },
				{ id: "small", lead: "Globex", date: "Dec 1, 2026", chance: 25, value: 40_000, expected: 10_000 },
			],
		});
		const hidden = concentrationProvider.hide(extra);
		assert.deepEqual(hidden.deals[0], { id: "big", lead: "•••", date: "Dec 1, 2026", chance: 50 });
	});

	it("costs no request beside the outcome, and needs none if the deals are known", async () => {
		const { context, reading, source } = setUp(DEALS);
		assert.equal(concentrationProvider.requests(context), undefined);
		await outcomeProvider.read(context, reading);
		const { length } = source.requests;
		await concentrationProvider.read(context, reading);
		assert.equal(source.requests.length, length);
		assert.deepEqual([concentrationProvider.requests(context), outcomeProvider.requests(context)], [0, 0]);
	});

	it("lists the largest fifty, and any other that the user thinks something of", async () => {
		const { context, reading } = setUp(Array.from({ length: 70 }, (_, at) => open(100 + at, { id: `deal${at}` })));
		concentrationProvider.act?.({ type: "think", id: "deal3", thought: "won" }, context);
		const { extra } = await concentrationProvider.read(context, reading);
		assert.deepEqual([extra.open, extra.deals.length, extra.deals[0]?.id], [70, 51, "deal69"]);
		assert.deepEqual([extra.deals.at(-1)?.id, extra.deals.at(-1)?.thought], ["deal3", "won"]);
	});

	it("lists the next fifty if the user asks for more, without a request, and the first ones again for another period", async () => {
		const { context, reading, source } = setUp(
			Array.from({ length: 170 }, (_, at) => open(100 + at, { id: `deal${at}` })),
		);
		const lengthIn = async (one: SectionContext) => (await concentrationProvider.read(one, reading)).extra.deals.length;
		const more = async () => {
			assert.deepEqual(concentrationProvider.act?.(LIST_MORE, context), ["concentration"]);
			return lengthIn(context);
		};
		assert.equal(await lengthIn(context), 50);
		const { length } = source.requests;
		assert.deepEqual([await more(), await more(), await more()], [100, 150, 170]);
		assert.equal(source.requests.length, length);
		assert.equal(await lengthIn({ ...context, view: { filters: { status_type: ["won"] } } }), 50);
	});
});

describe("What the user thinks of deals", () => {
	it("makes another outcome beside the one that is, until the thoughts are cleared", async () => {
		const { context, reading, source } = setUp(DEALS, { targets: [{ period: "2026-Q4", amount: 1_070 }] });
		const before = await outcomeProvider.read(context, reading);
		const { length } = source.requests;
		const think = (action: unknown) => concentrationProvider.act?.(action, context);
		assert.deepEqual(think({ type: "think", id: "big", thought: "won" }), ["outcome", "concentration"]);
		const content = await outcomeProvider.read(context, reading);
		assert.deepEqual(valuesOf(content), valuesOf(before));
		assert.deepEqual(content.extra.whatIf, { won: 1, lost: 0, slipped: 0 });
		const imagined = valuesOf(content, true);
		assert.deepEqual(
			[imagined["outcome.p10"], imagined["outcome.p90"], imagined["target.share"], imagined["outcome.reaches_target"]],
			[107_000, 147_000, 1, 1],
		);
		assert.ok(content.measures.every(({ group }) => group === undefined || group === "what_if"));
		think({ type: "think", id: "big" });
		assert.equal((await outcomeProvider.read(context, reading)).extra.whatIf, undefined);
		think({ type: "think", id: "small", thought: "lost" });
		think({ type: "forgetThoughts" });
		assert.equal((await outcomeProvider.read(context, reading)).extra.whatIf, undefined);
		assert.equal(source.requests.length, length);
	});

	it("takes nothing else from a page, and stays in its session", async () => {
		const { context, reading } = setUp(DEALS);
		for (const action of [
			undefined,
			"won",
			{ type: "think", id: 5, thought: "won" },
			{ type: "think", id: "big", thought: "sold" },
		])
			assert.deepEqual(outcomeProvider.act?.(action, context), []);
		outcomeProvider.act?.({ type: "think", id: "big", thought: "won" }, setUp(DEALS).context);
		assert.equal((await outcomeProvider.read(context, reading)).extra.whatIf, undefined);
	});
});
