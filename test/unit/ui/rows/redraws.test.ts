import assert from "node:assert/strict";
import { Redraws } from "../../../../src/ui/rows/redraws.ts";
import { type HeldTime, holdTime } from "../../heldTime.ts";

/** How long VS Code waits for quiet before it draws a tree. */
const QUIET = 200;

describe("Redraws of the tree", () => {
	let told: { readonly nodes: readonly string[] | undefined; readonly at: number }[];
	let redraws: Redraws<string>;
	let time: HeldTime;

	beforeEach(() => {
		time = holdTime();
		told = [];
		redraws = new Redraws((nodes) => told.push({ nodes, at: performance.now() }));
	});
	afterEach(() => {
		redraws.dispose();
		time.release();
	});

	it("are told at once the first time, and then with pauses in which VS Code draws", () => {
		redraws.ask(["a"]);
		assert.deepEqual(told[0]?.nodes, ["a"]);
		for (let turn = 0; turn < 20; turn += 1) {
			redraws.ask(["b"]);
			time.pass(40);
		}
		assert.ok(told.length >= 2, "told only once nothing came any more");
		for (const [index, { at }] of told.entries()) if (index > 0) assert.ok(at - (told[index - 1]?.at ?? 0) > QUIET);
	});

	it("hold all that was asked for meanwhile, each node once", () => {
		redraws.ask("all");
		redraws.ask(["a", "b"]);
		redraws.ask(["b", "c"]);
		time.pass(2 * QUIET);
		assert.deepEqual(
			told.map(({ nodes }) => nodes),
			[undefined, ["a", "b", "c"]],
		);
	});

	it("are of the whole tree where that was asked for among nodes", () => {
		redraws.ask(["a"]);
		redraws.ask(["b"]);
		redraws.ask("all");
		redraws.ask(["c"]);
		time.pass(2 * QUIET);
		assert.deepEqual(
			told.map(({ nodes }) => nodes),
			[["a"], undefined],
		);
	});

	it("wait while VS Code asks for the whole tree, which forgets what it is told meanwhile", () => {
		redraws.asked();
		redraws.ask("all");
		assert.deepEqual(told, []);
		time.pass(2 * QUIET);
		assert.deepEqual(
			told.map(({ nodes }) => nodes),
			[undefined],
		);
	});

	it("are told no more once they are disposed of", () => {
		redraws.ask(["a"]);
		redraws.ask(["b"]);
		redraws.dispose();
		time.pass(300);
		assert.equal(told.length, 1);
	});
});
