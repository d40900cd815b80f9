import assert from "node:assert/strict";
import { StoppableReading, type Work } from "../../../../src/ui/compare/stoppableReading.ts";

describe("A stoppable reading", () => {
	it("tells of its progress, and keeps what it read before while it reads again", async () => {
		const states: string[] = [];
		const reading: StoppableReading<string> = new StoppableReading(() =>
			states.push(`${JSON.stringify(reading.state)} ${reading.value}`),
		);
		await reading.run(async ({ onProgress }) => {
			onProgress(1, 2);
			return "first";
		});
		await reading.run(async () => "second");
		assert.deepEqual(states, [
			'{"kind":"loading","done":0,"total":0} undefined',
			'{"kind":"loading","done":1,"total":2} undefined',
			'{"kind":"ready"} first',
			'{"kind":"loading","done":0,"total":0} first',
			'{"kind":"ready"} second',
		]);
	});

	it("aborts what it reads if it is stopped, and ends as it was before", async () => {
		const reading = new StoppableReading<string>(() => {});
		let work: Work | undefined;
		const running = reading.run((given) => {
			work = given;
			return new Promise((_, reject) => given.signal.addEventListener("abort", () => reject(new Error("aborted"))));
		});
		reading.stop();
		await running;
		assert.equal(work?.signal.aborted, true);
		assert.deepEqual(reading.state, { kind: "none" });
		await reading.run(async () => "read");
		void reading.run(() => new Promise(() => {}));
		reading.stop();
		assert.deepEqual([reading.state, reading.value], [{ kind: "ready" }, "read"]);
	});

	it("drops an answer that comes after another question", async () => {
		const reading = new StoppableReading<string>(() => {});
		let answer: (value: string) => void = () => {};
		const first = reading.run(
			() =>
				new Promise((resolve) => {
					answer = resolve;
				}),
		);
		await reading.run(async () => "new");
		answer("old");
		await first;
		assert.equal(reading.value, "new");
	});

	it("keeps what it read if reading fails, and forgets it if it is cleared", async () => {
		const reading = new StoppableReading<string>(() => {});
		const error = new Error("no");
		await reading.run(async () => "read");
		await reading.run(() => Promise.reject(error));
		assert.deepEqual([reading.state, reading.value], [{ kind: "failed", error }, "read"]);
		reading.clear();
		assert.deepEqual([reading.state, reading.value], [{ kind: "none" }, undefined]);
	});
});
