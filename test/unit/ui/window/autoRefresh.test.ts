import assert from "node:assert/strict";
import { AutoRefresh } from "../../../../src/ui/window/autoRefresh.ts";

/** Timers that move by hand. */
function fakeClock() {
	let now = 0;
	const timers = new Map<number, { at: number; run: () => void }>();
	let next = 1;
	return {
		now: () => now,
		set: (run: () => void, delay: number) => {
			timers.set(next, { at: now + delay, run });
			return next++;
		},
		clear: (id: number | undefined) => id !== undefined && timers.delete(id),
		waiting: () => timers.size,
		advance(by: number) {
			now += by;
			for (const [id, timer] of [...timers])
				if (timer.at <= now) {
					timers.delete(id);
					timer.run();
				}
		},
	};
}

describe("AutoRefresh", () => {
	function setUp(minutes: number) {
		const clock = fakeClock();
		const world = { minutes, visible: true, refreshes: 0, changed: () => {}, shown: () => {} };
		const auto = new AutoRefresh({
			minutes: () => world.minutes,
			onDidChangeMinutes: (listener) => {
				world.changed = listener;
				return { dispose: () => {} };
			},
			visible: () => world.visible,
			onDidChangeVisibility: (listener) => {
				world.shown = listener;
				return { dispose: () => {} };
			},
			refresh: () => {
				world.refreshes += 1;
			},
			clock,
		});
		return { clock, world, auto };
	}
	const MINUTE = 60_000;

	it("refreshes every so many minutes while the view is visible", () => {
		const { clock, world } = setUp(5);
		clock.advance(4 * MINUTE);
		assert.equal(world.refreshes, 0);
		clock.advance(MINUTE);
		clock.advance(5 * MINUTE);
		assert.equal(world.refreshes, 2);
	});

	it("does nothing while it is off, and begins when it is turned on", () => {
		const { clock, world } = setUp(0);
		assert.equal(clock.waiting(), 0);
		clock.advance(60 * MINUTE);
		assert.equal(world.refreshes, 0);
		world.minutes = 1;
		world.changed();
		clock.advance(MINUTE);
		assert.equal(world.refreshes, 1);
	});

	it("holds no timer while hidden, and catches up with one refresh when shown again", () => {
		const { clock, world } = setUp(5);
		world.visible = false;
		world.shown();
		assert.equal(clock.waiting(), 0);
		clock.advance(60 * MINUTE);
		assert.equal(world.refreshes, 0);
		world.visible = true;
		world.shown();
		clock.advance(0);
		assert.equal(world.refreshes, 1);
		clock.advance(4 * MINUTE);
		assert.equal(world.refreshes, 1);
	});

	it("refreshes once after the computer slept, however long", () => {
		const { clock, world } = setUp(5);
		clock.advance(600 * MINUTE);
		assert.equal(world.refreshes, 1);
	});

	it("leaves no timer behind", () => {
		const { clock, auto } = setUp(5);
		auto.dispose();
		assert.equal(clock.waiting(), 0);
	});
});
