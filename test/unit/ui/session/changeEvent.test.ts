import assert from "node:assert/strict";
import { ChangeEvent } from "../../../../src/ui/base/changeEvent.ts";
import { FakeLog } from "./fakes.ts";

describe("A change event", () => {
	it("calls a listener once for each subscription, until that one is disposed", () => {
		const event = new ChangeEvent<number>(new FakeLog());
		const heard: number[] = [];
		const listener = (value: number) => heard.push(value);
		const first = event.subscribe(listener);
		event.subscribe(listener);
		event.fire(1);
		first.dispose();
		first.dispose();
		event.fire(2);
		event.clear();
		event.fire(3);
		assert.deepEqual(heard, [1, 1, 2]);
	});

	it("calls those that were there when it fired, whatever they do to it", () => {
		const event = new ChangeEvent<void>(new FakeLog());
		const heard: string[] = [];
		event.subscribe(() => {
			heard.push("first");
			event.subscribe(() => heard.push("late"));
		});
		event.subscribe(() => heard.push("second"));
		event.fire();
		assert.deepEqual(heard, ["first", "second"]);
	});
});
