import assert from "node:assert/strict";
import type { Measure } from "../../../../src/opportunities/analysis/measure.ts";
import { periodInView } from "../../../../src/opportunities/analysis/periodInView.ts";
import type { NamedPeriod } from "../../../../src/opportunities/time/periods.ts";
import type { View } from "../../../../src/opportunities/view/view.ts";
import { AnalysisConnection } from "../../../../src/ui/analysis/analysisConnection.ts";
import { AnalysisLink } from "../../../../src/ui/analysis/analysisLink.ts";
import type { Forgetting } from "../../../../src/ui/analysis/analysisSource.ts";
import type { SectionId } from "../../../../src/ui/analysis/sectionContents.ts";
import type {
	AnyContent,
	AnyProvider,
	PlacedMeasure,
	SectionContext,
} from "../../../../src/ui/analysis/sectionProvider.ts";
import { CONTEXT, EMPTY_CONTENT, settled } from "./fakeSections.ts";

const answered = (skip: number, receivedAt: number) => ({
	asked: { status_type: "won", _skip: String(skip) },
	receivedAt,
});

const figure = (name: Measure["name"], value: number): PlacedMeasure => ({
	name,
	value,
	period: "2026-Q4",
	of: "2026 Q4",
	working: {
		meaning: "What is won of the target.",
		formula: "won ÷ target",
		numbers: [{ kind: "money", value: 41_000_00 }, "÷", { kind: "money", value: 50_000_00 }],
		assumptions: ["Nothing is lost."],
		requests: [answered(0, 1000), answered(100, 3000), { asked: { status_type: "active" }, receivedAt: 2000 }],
	},
});

const CONTENT: AnyContent = {
	...EMPTY_CONTENT,
	measures: [
		figure("target.share", 0.82),
		figure("win_rate.won", 18),
		{ ...figure("win_rate.count", 0.5), group: "a" },
	],
	notices: [["Overdue: ", { kind: "count", value: 3 }, ", ", { kind: "money", value: 900 }]],
	extra: { shown: true } as object as AnyContent["extra"],
};

/** The sections of a page, of a View that the test changes. */
function setUp({ id = "standing", alwaysOpen = [] }: { id?: SectionId; alwaysOpen?: readonly SectionId[] } = {}) {
	const changes = new Set<() => void>();
	const forgets = new Set<(forgetting: Forgetting) => void>();
	const done: unknown[] = [];
	const read: SectionContext[] = [];
	let view: View | undefined = { filters: {} };
	const provider = {
		id,
		setsAside: true,
		requests: () => 2,
		read: async (context: SectionContext) => {
			read.push(context);
			return CONTENT;
		},
		hide: () => ({ hidden: true }),
	} as unknown as AnyProvider;
	const source = {
		context: (chosen: NamedPeriod | undefined) => {
			const { now, startMonth, locale } = CONTEXT;
			const of = chosen === undefined ? view : { filters: { date_won: chosen } };
			return view && of && { ...CONTEXT, view, period: periodInView(of, now, { startMonth, locale }) };
		},
		onDidChange: (listener: () => void) => {
			changes.add(listener);
			return { dispose: () => changes.delete(listener) };
		},
		onDidForget: (listener: (forgetting: Forgetting) => void) => {
			forgets.add(listener);
			return { dispose: () => forgets.delete(listener) };
		},
	};
	const actions = {
		showSections: () => done.push("showSections"),
		filterByPeriod: () => done.push("filterByPeriod"),
		showOpportunity: (id: string) => done.push(["showOpportunity", id]),
		setTarget: () => done.push("setTarget"),
		copyRequest: (asked: unknown) => done.push(["copyRequest", asked]),
	};
	const unknown = () => undefined;
	const names = { owner: unknown, status: unknown, smartView: unknown, lead: unknown, organization: unknown };
	const describing = () => ({ names, locale: "en" });
	const write = () => undefined;
	const log = { debug: write, info: write, warn: write, error: write };
	const link = new AnalysisLink(log);
	const connection = new AnalysisConnection(
		{ source, providers: [provider], alwaysOpen, link, describing, actions, log },
		() => undefined,
	);
	return {
		connection,
		link,
		done,
		read,
		listeners: () => changes.size + forgets.size,
		forget: (forgetting: Forgetting) => {
			for (const listener of forgets) listener(forgetting);
		},
		async look(to: View | undefined) {
			view = to;
			for (const listener of changes) listener();
			await settled();
		},
		async open() {
			connection.show(true);
			connection.begin({ open: [id] });
			await settled();
		},
		section: (hidden = false) => connection.shown(hidden)?.sections[0],
	};
}

const asked = { type: "explainMeasure", section: "standing", name: "target.share", period: "2026-Q4" } as const;

describe("the sections of a page", () => {
	it("show nothing without a session or a View", async () => {
		const { connection, look } = setUp();
		await look(undefined);
		assert.equal(connection.shown(false), undefined);
	});

	it("show their figures without how they were made, with the time of the oldest answer", async () => {
		const { open, section } = setUp();
		await open();
		const { content, asOf, old, state } = section() ?? {};
		assert.deepEqual(content?.measures[0], { name: "target.share", period: "2026-Q4", group: undefined, value: 0.82 });
		assert.deepEqual(content?.notices, CONTENT.notices);
		assert.deepEqual(content?.extra, { shown: true });
		assert.deepEqual([asOf, old, state], [1000, false, { state: "ready" }]);
	});

	it("send no content of a section that is closed", async () => {
		const { connection, open, section } = setUp();
		await open();
		connection.receive({ type: "openSections", sections: [] });
		assert.equal(section()?.content, undefined);
	});

	it("leave out hidden amounts, and shares of amounts, but neither counts nor the rate of counts", async () => {
		const { open, section } = setUp();
		await open();
		const { content } = section(true) ?? {};
		assert.deepEqual(
			content?.measures.map(({ name, value }) => [name, value]),
			[
				["target.share", undefined],
				["win_rate.won", 18],
				["win_rate.count", 0.5],
			],
		);
		assert.deepEqual(content?.notices, [["Overdue: ", { kind: "count", value: 3 }, ", ", { kind: "money" }]]);
		assert.deepEqual(content?.extra, { hidden: true });
	});

	it("say what of the View they set aside", async () => {
		const { connection, open, look, section } = setUp();
		await open();
		assert.equal(section()?.aside, undefined);
		await look({ filters: { status_type: ["active"] } });
		assert.equal(section()?.aside, "View filters not applied: Open");
		await look({ filters: { status_type: ["active"], date_won: "this_year" } });
		assert.equal(section()?.aside, "View filters not applied: Open");
		connection.receive({ type: "choosePeriod", period: "this_month" });
		assert.equal(section()?.aside, "View filters not applied: Open · This year");
	});

	it("are about the View's own period until another one is chosen, and about its own again once that changes", async () => {
		const { connection, open, look, read, section } = setUp();
		await open();
		connection.receive({ type: "choosePeriod", period: "last_quarter" });
		assert.deepEqual(section()?.period, { id: "2026-Q4", label: "2026 Q4" });
		await settled();
		const { period } = connection.shown(false) ?? {};
		assert.deepEqual(section()?.period, { id: "2026-Q3", label: "2026 Q3" });
		assert.deepEqual([period?.id, period?.chosen], ["2026-Q3", "last_quarter"]);
		await look({ filters: { is_stalled: true } });
		assert.equal(connection.shown(false)?.period.id, "2026-Q3");
		await look({ filters: { date_won: "this_year" } });
		assert.deepEqual([connection.shown(false)?.period.id, connection.shown(false)?.period.chosen], ["2026", undefined]);
		assert.deepEqual(
			read.map(({ period }) => period.id),
			["2026-Q4", "2026-Q3", "2026-Q3", "2026"],
		);
	});

	it("offer periods with what they are now, and first that of the View", async () => {
		const { connection } = setUp();
		const { choices } = connection.shown(false)?.period ?? { choices: [] };
		assert.deepEqual(choices[0], { label: "The View's period · 2026 Q4" });
		assert.deepEqual(choices[2], { period: "last_quarter", label: "Last quarter · 2026 Q3" });
	});

	it("begin with what the page remembers", async () => {
		const { connection, read } = setUp();
		connection.show(true);
		connection.begin({ open: ["standing"], period: "last_quarter" });
		assert.deepEqual(
			read.map(({ period }) => period.id),
			["2026-Q3"],
		);
		connection.begin();
		assert.equal(connection.shown(false)?.period.chosen, undefined);
		assert.equal(connection.shown(false)?.sections[0]?.open, false);
	});

	it("explain a figure with its requests, those that differ in their offset alone together", async () => {
		const { connection, open } = setUp();
		await open();
		connection.receive(asked);
		const explanation = connection.shown(false)?.explanation;
		assert.equal(explanation?.title, "Share of the target");
		assert.equal(explanation?.of, "2026 Q4");
		assert.deepEqual(explanation?.numbers, figure("target.share", 0).working.numbers);
		assert.deepEqual(explanation?.assumptions, ["Nothing is lost."]);
		assert.deepEqual(
			explanation?.requests.map(({ request, count, lastReceivedAt }) => [request.receivedAt, count, lastReceivedAt]),
			[
				[1000, 2, 3000],
				[2000, 1, 2000],
			],
		);
		assert.equal(connection.shown(true)?.explanation?.measure.value, undefined);
		assert.deepEqual(connection.shown(true)?.explanation?.numbers, [{ kind: "money" }, "÷", { kind: "money" }]);
		connection.stopExplaining();
		assert.equal(connection.shown(false)?.explanation, undefined);
	});

	it("explain no other figure of the same name", async () => {
		const { connection, open } = setUp();
		await open();
		connection.receive({ ...asked, period: "2026-Q3" });
		assert.equal(connection.shown(false)?.explanation, undefined);
		connection.receive({ ...asked, group: "a" });
		assert.equal(connection.shown(false)?.explanation, undefined);
	});

	it("have the request copied that the user chose, and none that isn't there", async () => {
		const { connection, open, done } = setUp();
		await open();
		connection.receive({ type: "copyMeasureRequest", index: 0 });
		connection.receive(asked);
		connection.receive({ type: "copyMeasureRequest", index: 1 });
		connection.receive({ type: "copyMeasureRequest", index: 7 });
		assert.deepEqual(done, [["copyRequest", { status_type: "active" }]]);
	});

	it("are old once the data changed, and read again after a refresh", async () => {
		const { open, forget, section, read } = setUp();
		await open();
		forget("changed");
		await settled();
		assert.equal(section()?.old, true);
		assert.equal(read.length, 1);
		forget("refreshed");
		await settled();
		assert.equal(section()?.old, false);
		assert.equal(read.length, 2);
	});

	it("tell other pages the outcome, until the data changed", async () => {
		const { connection, link, open, forget } = setUp({ id: "outcome" });
		const told = () => link.outcome?.measures;
		await open();
		assert.equal(told(), CONTENT.measures);
		forget("changed");
		assert.equal(told(), undefined);
		connection.receive({ type: "readSection", section: "outcome" });
		await settled();
		assert.equal(told(), CONTENT.measures);
	});

	it("are open always if their page has no headings, and take over what another page tells", async () => {
		const { connection, link, read } = setUp({ id: "line", alwaysOpen: ["line"] });
		connection.show(true);
		connection.begin();
		await settled();
		assert.equal(read.length, 1);
		connection.receive({ type: "openSections", sections: [] });
		assert.equal(connection.shown(false)?.sections[0]?.open, true);
		link.noteOutcome({ parts: CONTEXT.parts, text: "" }, CONTENT.measures);
		assert.deepEqual(connection.shown(false)?.sections[0]?.state, { state: "ready" });
		await settled();
		assert.equal(read.length, 2);
	});

	it("read the line again by themselves once the data changed, and once only, whether or not it had an outcome", async () => {
		const { connection, link, read, forget, section } = setUp({ id: "line", alwaysOpen: ["line"] });
		connection.show(true);
		connection.begin();
		await settled();
		forget("changed");
		await settled();
		assert.deepEqual([read.length, section()?.old], [2, false]);
		link.noteOutcome({ parts: CONTEXT.parts, text: "" }, CONTENT.measures);
		await settled();
		assert.equal(read.length, 3);
		forget("changed");
		await settled();
		assert.deepEqual([read.length, section()?.old, link.outcome], [4, false, undefined]);
		connection.show(false);
		forget("changed");
		await settled();
		assert.equal(read.length, 4);
	});

	it("tell the page when somebody asked to see them", () => {
		const { connection, link, done } = setUp();
		assert.equal(connection.shown(false)?.revealedAt, undefined);
		connection.receive({ type: "showSections" });
		assert.deepEqual(done, ["showSections"]);
		link.reveal(5);
		assert.equal(connection.shown(false)?.revealedAt, 5);
		link.endReveal();
		assert.equal(connection.shown(false)?.revealedAt, undefined);
	});

	it("listen to nothing once their page is gone", async () => {
		const { connection, listeners } = setUp();
		assert.equal(listeners(), 2);
		connection.dispose();
		assert.equal(listeners(), 0);
	});

	it("ask for a target when the user wants to set one", () => {
		const { connection, done } = setUp();
		connection.receive({ type: "setTarget" });
		assert.deepEqual(done, ["setTarget"]);
	});
});
