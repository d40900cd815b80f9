import assert from "node:assert/strict";
import { CLEAR, HIDDEN } from "../../../../src/opportunities/text/mask.ts";
import { AmountVisibility } from "../../../../src/ui/base/amountVisibility.ts";
import { FakeMemento } from "../session/fakes.ts";

const LOG = { debug() {}, info() {}, warn() {}, error() {} };

describe("Hiding", () => {
	it("tells each change once, and stays over a reload until amounts are shown again", async () => {
		const memory = new FakeMemento();
		const amountVisibility = new AmountVisibility(memory, LOG);
		let told = 0;
		amountVisibility.onDidChange(() => (told += 1));
		assert.equal(amountVisibility.mask, CLEAR);
		await amountVisibility.set(true);
		await amountVisibility.set(true);
		assert.equal(told, 1);
		assert.equal(new AmountVisibility(memory, LOG).mask, HIDDEN);
		await amountVisibility.set(false);
		assert.equal(new AmountVisibility(memory, LOG).hidden, false);
	});

	it("hides how long a text is, and leaves an empty one empty", () => {
		assert.equal(HIDDEN.amount("$1"), HIDDEN.amount("$1,000,000 monthly"));
		assert.equal(HIDDEN.name(""), "");
	});
});
