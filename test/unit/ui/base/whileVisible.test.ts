import assert from "node:assert/strict";
import { untilNextLook, WhileVisible } from "../../../../src/ui/base/whileVisible.ts";
import { inZone } from "../../timeZones.ts";
import { FakeClock } from "../fakeClock.ts";

const MINUTE = 60_000;

function setUp(visible: boolean) {
	const clock = new FakeClock();
	const world = { visible, change: () => {} };
	const looks: boolean[] = [];
	const watch = new WhileVisible({
		visible: () => world.visible,
		onDidChangeVisibility: (listener) => {
			world.change = listener;
			return { dispose: () => (world.change = () => {}) };
		},
		check: (again) => looks.push(again),
		clock,
	});
	const show = (visible: boolean) => {
		world.visible = visible;
		world.change();
	};
	return { clock, watch, show, looks: () => looks.splice(0) };
}

describe("A look at the time, while something is visible", () => {
	it("comes each minute", () => {
		const { clock, looks } = setUp(true);
		for (let minute = 0; minute < 3; minute += 1) clock.pass(MINUTE);
		assert.deepEqual(looks(), [false, false, false]);
	});

	it("never comes while it is hidden, without a timer that waits", () => {
		const { clock, show, looks } = setUp(false);
		assert.equal(clock.waiting, 0);
		show(true);
		show(false);
		assert.equal(clock.waiting, 0);
		looks();
		clock.pass(60 * MINUTE);
		assert.deepEqual(looks(), []);
	});

	it("comes at once when it is shown, and once after the computer has slept", () => {
		const { clock, show, looks } = setUp(false);
		clock.pass(8 * 60 * MINUTE);
		show(true);
		assert.deepEqual(looks(), [true]);
		clock.pass(8 * 60 * MINUTE);
		assert.deepEqual(looks(), [false]);
		clock.pass(MINUTE);
		assert.deepEqual(looks(), [false]);
	});

	it("ends when it is disposed of", () => {
		const { clock, watch, show, looks } = setUp(true);
		watch.dispose();
		assert.equal(clock.waiting, 0);
		show(true);
		assert.deepEqual(looks(), []);
	});

	it("comes at midnight of the user's own zone, where that is sooner than a minute", () => {
		inZone("Europe/Berlin", () => {
			const midnight = Date.parse("2026-09-30T22:00:00Z");
			assert.equal(untilNextLook(midnight - 20_000), 20_000);
			assert.equal(untilNextLook(midnight - MINUTE - 1), MINUTE);
			assert.equal(untilNextLook(midnight), MINUTE);
		});
		inZone("America/Santiago", () => {
			const midnight = Date.parse("2023-09-03T04:00:00Z");
			assert.equal(untilNextLook(midnight - 20_000), 20_000);
		});
	});
});
