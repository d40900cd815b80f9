import assert from "node:assert/strict";
import { setImmediate as turn } from "node:timers/promises";
import { CloseError } from "../../../../src/close/base/errors.ts";
import type { ListResponse } from "../../../../src/close/schema/listResponse.ts";
import type { StatusBarFigure } from "../../../../src/opportunities/totals/statusBarFigures.ts";
import type { Session } from "../../../../src/ui/session/session.ts";
import { type FigureState, FigureWatch } from "../../../../src/ui/statusBar/figureWatch.ts";
import { deal } from "../../opportunities/listing/fakeSource.ts";
import { FakeClock } from "../fakeClock.ts";
import { FakeLog } from "../session/fakes.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const ACCOUNT = { kind: "account" } as Session;
const NONE = { kind: "none", problem: undefined } as Session;

interface Question {
	readonly figure: StatusBarFigure;
	readonly session: Session;
	readonly signal: AbortSignal;
	answer(total: number): Promise<void>;
	fail(error: Error): Promise<void>;
}

/** A window that does as the test says. */
function setUp(start: { figure?: StatusBarFigure; session?: Session; focused?: boolean } = {}) {
	const world = { figure: start.figure, session: start.session ?? ACCOUNT, focused: start.focused ?? true, days: "Q3" };
	const clock = new FakeClock();
	const listeners = new Map<string, () => void>();
	const event = (name: string) => (listener: () => void) => {
		listeners.set(name, listener);
		return { dispose: () => listeners.delete(name) };
	};
	const questions: Question[] = [];
	let drawn: FigureState | undefined;
	let drawings = 0;
	const watch = new FigureWatch({
		log: new FakeLog(),
		figure: () => world.figure,
		onDidChangeFigure: event("figure"),
		onDidChangePeriods: event("periods"),
		session: () => world.session,
		onDidChangeSession: event("session"),
		focused: () => world.focused,
		onDidChangeFocus: event("focus"),
		onDidRefresh: event("refresh"),
		question: (figure) => `${figure} of ${world.days}`,
		ask: (figure, session, signal) =>
			new Promise<ListResponse>((resolve, reject) => {
				questions.push({
					figure,
					session,
					signal,
					answer: async (total_results) => {
						const figures = { groups: undefined, hasMore: false, aggregates: { total_results } };
						resolve({ ...figures, rows: [deal({ value_currency: "EUR" })], receivedAt: clock.now() });
						await turn();
					},
					fail: async (error) => {
						reject(error);
						await turn();
					},
				});
			}),
		draw: (state) => {
			drawn = state;
			drawings += 1;
		},
		clock,
	});
	const tell = (name: string) => listeners.get(name)?.();
	return {
		watch,
		clock,
		questions,
		listeners,
		total: () => drawn?.answer?.aggregates.total_results,
		drawn: () => drawn,
		drawings: () => drawings,
		pick(figure: StatusBarFigure | undefined) {
			world.figure = figure;
			tell("figure");
		},
		enter(session: Session) {
			world.session = session;
			tell("session");
		},
		focus(focused: boolean) {
			world.focused = focused;
			tell("focus");
		},
		refresh: () => tell("refresh"),
		movePeriods: () => tell("periods"),
		/** The calendar goes on, and nobody tells. */
		roll: (days: string) => {
			world.days = days;
		},
	};
}

describe("The figure of the status bar", () => {
	it("is not asked for while it is off, without a session, or in the background", () => {
		const off = setUp();
		off.refresh();
		off.focus(true);
		assert.equal(off.drawn(), undefined);
		const out = setUp({ figure: "openValue", session: NONE });
		out.refresh();
		assert.equal(out.drawn(), undefined);
		const behind = setUp({ figure: "openValue", focused: false });
		behind.refresh();
		for (const { questions } of [off, out, behind]) assert.equal(questions.length, 0);
		behind.focus(true);
		assert.equal(behind.questions.length, 1);
	});

	it("is asked for once when it is wanted, and told", async () => {
		const { pick, questions, drawn, total, focus } = setUp();
		pick("openExpected");
		assert.equal(questions[0]?.figure, "openExpected");
		assert.equal(drawn()?.loading, true);
		await questions[0]?.answer(7);
		assert.equal(total(), 7);
		assert.equal(drawn()?.loading, false);
		assert.equal(drawn()?.answer?.currency, "EUR");
		focus(true);
		assert.equal(questions.length, 1);
	});

	it("is asked for again by a refresh, and at a focus where it is older than 15 minutes, not sooner", async () => {
		const { questions, clock, focus, refresh, total } = setUp({ figure: "openValue" });
		await questions[0]?.answer(1);
		focus(false);
		clock.pass(14 * MINUTE);
		focus(true);
		assert.equal(questions.length, 1);
		focus(false);
		clock.pass(MINUTE);
		assert.equal(questions.length, 1);
		focus(true);
		assert.equal(questions.length, 2);
		await questions[1]?.answer(2);
		refresh();
		assert.equal(questions.length, 3);
		refresh();
		await questions[2]?.answer(3);
		assert.equal(questions.length, 4, "the refresh that came meanwhile");
		await questions[3]?.answer(4);
		assert.equal(total(), 4);
		assert.equal(questions.length, 4);
	});

	it("asks for nothing by itself, and grows older on screen while somebody looks", async () => {
		const { questions, clock, focus, drawings } = setUp({ figure: "openValue" });
		await questions[0]?.answer(1);
		const before = drawings();
		for (let minute = 0; minute < 60; minute += 1) clock.pass(MINUTE);
		assert.equal(drawings() - before, 60);
		assert.equal(questions.length, 1);
		focus(false);
		assert.equal(clock.waiting, 0);
	});

	it("is cancelled and forgotten with its session, and a late answer is dropped", async () => {
		const { questions, enter, drawn, total } = setUp({ figure: "openValue" });
		await questions[0]?.answer(1);
		enter({ kind: "sample" } as Session);
		assert.equal(drawn()?.answer, undefined);
		enter(NONE);
		assert.equal(questions[1]?.signal.aborted, true);
		await questions[1]?.answer(2);
		assert.equal(drawn(), undefined);
		enter({ kind: "account" } as Session);
		await questions[2]?.answer(3);
		assert.equal(total(), 3);
	});

	it("is cancelled for another figure", async () => {
		const { questions, pick, total, drawn } = setUp({ figure: "openValue" });
		pick("stalledCount");
		assert.equal(questions[0]?.signal.aborted, true);
		await questions[0]?.answer(1);
		assert.equal(total(), undefined);
		await questions[1]?.answer(2);
		assert.equal(drawn()?.figure, "stalledCount");
		pick(undefined);
		assert.equal(drawn(), undefined);
	});

	it("is forgotten and asked for again where quarters begin in other months", async () => {
		const { questions, movePeriods, total } = setUp({ figure: "wonThisQuarter" });
		await questions[0]?.answer(1);
		movePeriods();
		assert.equal(total(), undefined);
		movePeriods();
		assert.equal(questions[1]?.signal.aborted, true);
		await questions[1]?.answer(2);
		await questions[2]?.answer(3);
		assert.equal(total(), 3);
	});

	it("is forgotten and asked for again at midnight when its name means other days, within a minute after a sleep", async () => {
		for (const passes of [[23 * HOUR, 59 * MINUTE, MINUTE], [30 * HOUR]]) {
			const { questions, roll, clock, total } = setUp({ figure: "wonThisQuarter" });
			await questions[0]?.answer(1);
			for (const ms of passes.slice(0, -1)) clock.pass(ms);
			assert.equal(questions.length, 1);
			roll("Q4");
			assert.equal(total(), 1);
			clock.pass(passes.at(-1) ?? 0);
			assert.equal(total(), undefined, "the old quarter's figure is gone before the new one is here");
			assert.equal(questions.length, 2);
			await questions[1]?.answer(2);
			for (let minute = 0; minute < 60; minute += 1) clock.pass(MINUTE);
			assert.equal(questions.length, 2);
			assert.equal(total(), 2);
		}
	});

	it("is looked at again at the focus when its name came to mean other days in the background", async () => {
		const { questions, roll, focus, clock, total } = setUp({ figure: "wonThisQuarter" });
		await questions[0]?.answer(1);
		focus(false);
		roll("Q4");
		clock.pass(MINUTE);
		assert.equal(questions.length, 1);
		focus(true);
		assert.equal(total(), undefined);
		assert.equal(questions.length, 2);
		await questions[1]?.answer(2);
		assert.equal(total(), 2);
	});

	it("keeps the last good figure beside the reason of a failure, and has patience with the next", async () => {
		const { questions, refresh, drawn, total, focus, clock } = setUp({ figure: "openValue" });
		await questions[0]?.answer(1);
		refresh();
		await questions[1]?.fail(new CloseError("network", "Close cannot be reached.", { advice: "" }));
		assert.equal(total(), 1);
		assert.equal(drawn()?.error?.kind, "network");
		focus(true);
		assert.equal(questions.length, 2);
		clock.pass(MINUTE);
		focus(true);
		assert.equal(questions.length, 3);
		await questions[2]?.answer(5);
		assert.equal(drawn()?.error, undefined);
		assert.equal(total(), 5);
	});

	it("lets go of everything when it is disposed of", async () => {
		const { watch, questions, clock, listeners, drawings } = setUp({ figure: "openValue" });
		const before = drawings();
		watch.dispose();
		assert.equal(questions[0]?.signal.aborted, true);
		await questions[0]?.answer(1);
		assert.deepEqual([listeners.size, clock.waiting, drawings() - before], [0, 0, 0]);
	});
});
