import assert from "node:assert/strict";
import { ExportProgress } from "../../../../src/ui/export/exportProgress.ts";
import { FakeClock } from "../fakeClock.ts";

function shown() {
	const clock = new FakeClock();
	const steps: { readonly message: string; readonly increment: number }[] = [];
	const progress = new ExportProgress((step) => steps.push(step), "en", clock);
	const bar = () => steps.reduce((sum, { increment }) => sum + increment, 0);
	return { clock, progress, message: () => steps.at(-1)?.message, bar };
}

describe("the progress of an export", () => {
	it("counts, and moves the bar where the end is known", () => {
		const { progress, message, bar } = shown();
		progress.reach(1000, undefined);
		assert.deepEqual([message(), bar()], ["1,000", 0]);
		progress.reach(2500, 10_000);
		assert.deepEqual([message(), bar()], ["2,500 of 10,000", 25]);
	});

	it("leaves the bar where it is when the export begins anew, and never passes its end", () => {
		const { progress, message, bar } = shown();
		progress.reach(60, 100);
		progress.reach(10, 100);
		assert.deepEqual([message(), bar()], ["10 of 100", 60]);
		progress.reach(120, 100);
		assert.equal(bar(), 100);
	});

	it("says why nothing comes, second by second, until the pause is over", () => {
		const { clock, progress, message, bar } = shown();
		const request = {};
		progress.reach(100, 400);
		progress.wait({ cause: "rateLimit", until: clock.now() + 3000 }, request);
		assert.equal(message(), "100 of 400 · Close requested a pause: continuing in 3 s.");
		clock.pass(1000);
		assert.equal(message(), "100 of 400 · Close requested a pause: continuing in 2 s.");
		progress.wait(undefined, request);
		assert.deepEqual([message(), bar(), clock.waiting], ["100 of 400", 25, 0]);
	});

	it("says so before the first object came, and of the pause that ends first", () => {
		const { clock, progress, message } = shown();
		const [one, other] = [{}, {}];
		progress.wait({ cause: "rateLimit", until: clock.now() + 9000 }, one);
		progress.wait({ cause: "retry", until: clock.now() + 2000 }, other);
		assert.equal(message(), "Close didn't respond: retrying in 2 s.");
		progress.wait(undefined, other);
		assert.equal(message(), "Close requested a pause: continuing in 9 s.");
	});

	it("says nothing more once it is disposed of", () => {
		const { clock, progress } = shown();
		progress.wait({ cause: "rateLimit", until: clock.now() + 9000 }, {});
		progress.dispose();
		assert.equal(clock.waiting, 0);
	});
});
