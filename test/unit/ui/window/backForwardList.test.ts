import assert from "node:assert/strict";
import fc from "fast-check";
import { BackForwardList } from "../../../../src/ui/window/backForwardList.ts";

describe("The list of Back and Forward", () => {
	it("goes back and forward, and ends at both ends", () => {
		const list = new BackForwardList<string>();
		for (const view of ["a", "b", "c"]) list.push(view);
		assert.deepEqual([list.go(1), list.canGoForward], [undefined, false]);
		assert.deepEqual([list.go(-1), list.go(-1), list.go(-1)], ["b", "a", undefined]);
		assert.deepEqual([list.canGoBack, list.canGoForward], [false, true]);
		assert.equal(list.go(1), "b");
	});

	it("cuts what lay ahead when something new is shown", () => {
		const list = new BackForwardList<string>();
		for (const view of ["a", "b", "c"]) list.push(view);
		list.go(-1);
		list.push("d");
		assert.equal(list.canGoForward, false);
		assert.deepEqual([list.go(-1), list.go(-1)], ["b", "a"]);
	});

	it("keeps the last 50", () => {
		const list = new BackForwardList<number>();
		for (let view = 1; view <= 60; view += 1) list.push(view);
		let first = 60;
		for (let view = list.go(-1); view !== undefined; view = list.go(-1)) first = view;
		assert.equal(first, 11);
	});

	it("stays at what is still shown, and can put something in its place", () => {
		const list = new BackForwardList<string>();
		for (const view of ["a", "b", "c"]) list.push(view);
		list.stayAt("b");
		list.replace("B");
		assert.deepEqual([list.go(-1), list.go(1), list.go(1)], ["a", "B", "c"]);
	});

	it("is back where it was after as many steps forward as back", () => {
		fc.assert(
			fc.property(fc.array(fc.nat(), { minLength: 1, maxLength: 80 }), fc.nat(60), (views, steps) => {
				const list = new BackForwardList<number>();
				for (const view of views) list.push(view);
				let gone = 0;
				while (gone < steps && list.go(-1) !== undefined) gone += 1;
				let last: number | undefined;
				for (let back = 0; back < gone; back += 1) last = list.go(1);
				if (gone > 0) assert.equal(last, views.at(-1));
				assert.equal(list.canGoForward, false);
			}),
		);
	});
});
