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
		assert.deepEqual([list.go(-1), list.go(1), list.go(1)], ["a", "B", undefined]);
	});

	it("puts back what lay ahead of what is still shown", () => {
		const list = new BackForwardList<string>();
		for (const view of ["a", "b", "c"]) list.push(view);
		list.go(-1);
		for (const view of ["d", "e"]) list.push(view);
		list.stayAt("b");
		assert.deepEqual([list.go(1), list.go(1)], ["c", undefined]);
	});

	it("is as if nothing had been asked for once it stays at what was shown before", () => {
		const step = fc.oneof(fc.constantFrom(-1 as const, 1 as const), fc.integer({ min: 0, max: 9 }).map(String));
		const take = (list: BackForwardList<string>, taken: -1 | 1 | string) =>
			typeof taken === "string" ? list.push(taken) : list.go(taken);
		const walk = (list: BackForwardList<string>) => {
			const behind: (string | undefined)[] = [];
			while (list.canGoBack) behind.push(list.go(-1));
			const all: (string | undefined)[] = [];
			while (list.canGoForward) all.push(list.go(1));
			return { behind, all };
		};
		fc.assert(
			fc.property(fc.array(step, { maxLength: 60 }), fc.array(fc.nat(9), { maxLength: 20 }), (before, inVain) => {
				const [list, expected] = [new BackForwardList<string>(), new BackForwardList<string>()];
				for (const one of [list, expected]) {
					for (const taken of before) take(one, taken);
					one.push("shown");
				}
				for (const view of inVain) list.push(`in vain ${view}`);
				list.stayAt("shown");
				assert.deepEqual(walk(list), walk(expected));
			}),
		);
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
