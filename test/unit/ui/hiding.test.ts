import assert from "node:assert/strict";
import { CLEAR, HIDDEN } from "../../../src/opportunities/text/mask.ts";
import { Hiding } from "../../../src/ui/base/amountVisibility.ts";
import { FakeMemento } from "./session/fakes.ts";

const LOG = { debug() {}, info() {}, warn() {}, error() {} };

describe("Hiding", () => {
	it("tells each change once, and stays over a reload until amounts are shown again", async () => {
		const memory = new FakeMemento();
		const hiding = new Hiding(memory, LOG);
		let told = 0;
		hiding.onDidChange(() => (told += 1));
		assert.equal(hiding.mask, CLEAR);
		await hiding.set(true);
		await hiding.set(true);
		assert.equal(told, 1);
		assert.equal(new Hiding(memory, LOG).mask, HIDDEN);
		await hiding.set(false);
		assert.equal(new Hiding(memory, LOG).hidden, false);
	});

	it("hides how long a text is, and leaves an empty one empty", () => {
		assert.equal(HIDDEN.amount("$1"), HIDDEN.amount("$1,000,000 monthly"));
		assert.equal(HIDDEN.name(""), "");
	});
});
