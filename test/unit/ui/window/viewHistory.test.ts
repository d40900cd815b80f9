import assert from "node:assert/strict";
import fc from "fast-check";
import { ViewHistory } from "../../../../src/ui/window/viewHistory.ts";

describe("The history of Views", () => {
	it("goes back and forward, and ends at both ends", () => {
		const history = new ViewHistory<string>();
		for (const view of ["a", "b", "c"]) history.push(view);
		assert.deepEqual([history.go(1), history.canGoForward], [undefined, false]);
		assert.deepEqual([history.go(-1), history.go(-1), history.go(-1)], ["b", "a", undefined]);
		assert.deepEqual([history.canGoBack, history.canGoForward], [false, true]);
		assert.equal(history.go(1), "b");
	});

	it("cuts what lay ahead when something new is shown", () => {
		const history = new ViewHistory<string>();
		for (const view of ["a", "b", "c"]) history.push(view);
		history.go(-1);
		history.push("d");
		assert.equal(history.canGoForward, false);
		assert.deepEqual([history.go(-1), history.go(-1)], ["b", "a"]);
	});

	it("keeps the last 50", () => {
		const history = new ViewHistory<number>();
		for (let view = 1; view <= 60; view += 1) history.push(view);
		let first = 60;
		for (let view = history.go(-1); view !== undefined; view = history.go(-1)) first = view;
		assert.equal(first, 11);
	});

	it("stays at what is still shown, and can put something in its place", () => {
		const history = new ViewHistory<string>();
		for (const view of ["a", "b", "c"]) history.push(view);
		history.stayAt("b");
		history.replace("B");
		assert.deepEqual([history.go(-1), history.go(1), history.go(1)], ["a", "B", undefined]);
	});

	it("puts back what lay ahead of what is still shown", () => {
		const history = new ViewHistory<string>();
		for (const view of ["a", "b", "c"]) history.push(view);
		history.go(-1);
		for (const view of ["d", "e"]) history.push(view);
		history.stayAt("b");
		assert.deepEqual([history.go(1), history.go(1)], ["c", undefined]);
	});

	it("is as if nothing had been asked for once it stays at what was shown before", () => {
		const step = fc.oneof(fc.constantFrom(-1 as const, 1 as const), fc.integer({ min: 0, max: 9 }).map(String));
		const take = (history: ViewHistory<string>, taken: -1 | 1 | string) =>
			typeof taken === "string" ? history.push(taken) : history.go(taken);
		const walk = (history: ViewHistory<string>) => {
			const behind: (string | undefined)[] = [];
			while (history.canGoBack) behind.push(history.go(-1));
			const all: (string | undefined)[] = [];
			while (history.canGoForward) all.push(history.go(1));
			return { behind, all };
		};
		fc.assert(
			fc.property(fc.array(step, { maxLength: 60 }), fc.array(fc.nat(9), { maxLength: 20 }), (before, inVain) => {
				const [history, expected] = [new ViewHistory<string>(), new ViewHistory<string>()];
				for (const one of [history, expected]) {
					for (const taken of before) take(one, taken);
					one.push("shown");
				}
				for (const view of inVain) history.push(`in vain ${view}`);
				history.stayAt("shown");
				assert.deepEqual(walk(history), walk(expected));
			}),
		);
	});

	it("is back where it was after as many steps forward as back", () => {
		fc.assert(
			fc.property(fc.array(fc.nat(), { minLength: 1, maxLength: 80 }), fc.nat(60), (views, steps) => {
				const history = new ViewHistory<number>();
				for (const view of views) history.push(view);
				let gone = 0;
				while (gone < steps && history.go(-1) !== undefined) gone += 1;
				let last: number | undefined;
				for (let back = 0; back < gone; back += 1) last = history.go(1);
				if (gone > 0) assert.equal(last, views.at(-1));
				assert.equal(history.canGoForward, false);
			}),
		);
	});
});
