import assert from "node:assert/strict";
import type { View } from "../../../../src/opportunities/view/view.ts";
import { DebouncedMatchCount } from "../../../../src/ui/filters/debouncedMatchCount.ts";
import { FakeClock } from "../fakeClock.ts";
import { rest } from "./fakeBoxes.ts";

const WON: View = { filters: { status_type: ["won"] } };
const LOST: View = { filters: { status_type: ["lost"] } };

class Counting {
	readonly clock = new FakeClock();
	readonly asked: { readonly view: View; readonly signal: AbortSignal; answer(count: number | undefined): void }[] = [];
	readonly matches: DebouncedMatchCount;
	shown: string | undefined;
	failure: Error | undefined;

	constructor() {
		const count = (view: View, signal: AbortSignal) =>
			this.failure === undefined
				? new Promise<number | undefined>((answer) => this.asked.push({ view, signal, answer }))
				: Promise.reject(this.failure);
		this.matches = new DebouncedMatchCount(count, "en-US", this.clock);
	}

	follow(view: View): void {
		this.matches.follow(view, (text) => {
			this.shown = text;
		});
	}

	async answered(count: number | undefined): Promise<string | undefined> {
		this.clock.pass(1000);
		this.asked.at(-1)?.answer(count);
		await rest();
		return this.shown;
	}
}

describe("The number of matches while choosing", () => {
	it("is counted once the user rests, and said in words", async () => {
		const counting = new Counting();
		counting.follow(WON);
		counting.follow(LOST);
		counting.clock.pass(100);
		counting.follow(WON);
		assert.equal(counting.asked.length, 0);
		assert.equal(await counting.answered(1118), "1,118 matches");
		assert.deepEqual(
			counting.asked.map(({ view }) => view),
			[WON],
		);
		counting.follow(LOST);
		assert.equal(counting.shown, undefined);
		assert.equal(await counting.answered(1), "1 match");
		counting.follow(WON);
		assert.equal(await counting.answered(0), "no matches");
	});

	it("is kept while the filters stay the same", async () => {
		const counting = new Counting();
		counting.follow(WON);
		await counting.answered(7);
		counting.shown = "";
		counting.follow({ name: "Won", filters: { ...WON.filters } });
		assert.equal(counting.shown, "7 matches");
		counting.clock.pass(1000);
		assert.equal(counting.asked.length, 1);
	});

	it("is cancelled by the next choice, whose answer alone is shown", async () => {
		const counting = new Counting();
		counting.follow(WON);
		counting.clock.pass(1000);
		counting.follow(LOST);
		assert.equal(counting.asked[0]?.signal.aborted, true);
		counting.asked[0]?.answer(5);
		await rest();
		assert.equal(counting.shown, undefined);
		assert.equal(await counting.answered(6), "6 matches");
	});

	it("is cancelled with the prompt, before its request and during it", async () => {
		const counting = new Counting();
		counting.follow(WON);
		counting.matches.stop();
		assert.equal(counting.clock.waiting, 0);
		counting.follow(WON);
		counting.clock.pass(1000);
		counting.matches.stop();
		assert.equal(counting.asked[0]?.signal.aborted, true);
		assert.equal(await counting.answered(5), undefined);
	});

	it("is kept if the user comes back to it from what can't be counted", async () => {
		const counting = new Counting();
		counting.follow(WON);
		await counting.answered(7);
		counting.matches.stop();
		counting.shown = undefined;
		counting.follow(WON);
		assert.equal(counting.shown, "7 matches");
		assert.equal(counting.clock.waiting, 0);
		counting.follow(LOST);
		assert.equal(await counting.answered(8), "8 matches");
		counting.follow(WON);
		assert.equal(counting.shown, undefined);
		assert.equal(await counting.answered(9), "9 matches");
	});

	it("is not shown if it can't be counted", async () => {
		const counting = new Counting();
		counting.follow(WON);
		assert.equal(await counting.answered(undefined), undefined);
		counting.failure = new Error("No network");
		counting.follow(LOST);
		assert.equal(await counting.answered(3), undefined);
	});
});
