import assert from "node:assert/strict";
import { CloseError, UserError } from "../../../../src/close/base/errors.ts";
import type { Item } from "../../../../src/ui/quickInput/quickInput.ts";
import type { FakePick } from "./fakeBox.ts";
import { rest } from "./fakeBoxes.ts";
import { FRUIT, openPick as open } from "./openPick.ts";

function rejecting(reason: string) {
	return () =>
		Promise.reject(new CloseError("forbidden", "Refused.", { status: 403, reason, advice: "Ask an admin." }));
}

/** A promise that the test settles. */
function gate() {
	let release: (error?: Error) => void = () => {};
	const promise = new Promise<void>((resolve, reject) => {
		release = (error) => (error === undefined ? resolve() : reject(error));
	});
	return { promise, release };
}

describe("A pick that loads", () => {
	it("is busy, shows what is known, and keeps marks and place when the rest is there", async () => {
		const { promise, release } = gate();
		let items: readonly Item[] = [{ id: "a", label: "a" }];
		const load = async () => {
			await promise;
			items = FRUIT;
		};
		const { box, ended } = await open({ checked: ["a"], items: () => items, load });
		assert.equal(box.busy, true);
		assert.deepEqual(box.checkedLabels, ["a"]);
		release();
		await rest();
		assert.equal(box.busy, false);
		assert.deepEqual(box.checkedLabels, ["Apple"]);
		box.active = "b";
		box.accept();
		assert.deepEqual(await ended, { ids: ["a"], typed: "" });
	});

	it("does not take the user from the row where they are", async () => {
		const { promise, release } = gate();
		const { box } = await open({ load: () => promise });
		box.active = "b";
		release();
		await rest();
		assert.equal(box.active, "b");
	});

	it("begins at the first row that came, where the user has not moved from the one that was alone", async () => {
		const { promise, release } = gate();
		const alone = { id: "exit", label: "Enter IDs…" };
		let items: readonly Item[] = [alone];
		const load = async () => {
			await promise;
			items = [...FRUIT, alone];
		};
		const { box } = await open({ checked: [], exit: "exit", items: () => items, load });
		assert.equal(box.active, "exit");
		release();
		await rest();
		assert.equal(box.active, "a");
	});

	for (const [how, retry] of [
		["its button", (box: FakePick) => box.pressOn("You may not list users.", "Retry")],
		["its mark", (box: FakePick) => box.toggle("You may not list users.")],
	] as const)
		it(`says the server's own reason, and tries again by ${how}, without losing marks`, async () => {
			let load: () => Promise<unknown> = rejecting("You may not list users.");
			const { box, ended } = await open({ checked: ["a"], load: () => load() });
			assert.equal(box.busy, false);
			assert.deepEqual(box.labels, ["You may not list users.", "Apple", "Pear", "Plum"]);
			assert.equal(box.row("You may not list users.").detail, "Ask an admin.");
			box.toggle("Pear");
			load = () => Promise.resolve();
			retry(box);
			await rest();
			assert.deepEqual(box.labels, ["Apple", "Pear", "Plum"]);
			assert.deepEqual(box.checkedLabels, ["Apple", "Pear"]);
			box.accept();
			assert.deepEqual(await ended, { ids: ["a", "b"], typed: "" });
		});

	it("tries again by choosing the reason in a pick of one, and takes no failure for a choice", async () => {
		let tries = 0;
		const load = () => {
			tries += 1;
			return Promise.reject(new UserError("No network."));
		};
		const { box, ended } = await open({ load });
		box.choose("No network.");
		await rest();
		assert.equal(tries, 2);
		box.choose("Apple");
		assert.deepEqual(await ended, { ids: ["a"], typed: "" });
	});

	it("ends with a failure that nobody wrote for a person, which whoever asked tells of", async () => {
		const { promise, release } = gate();
		const { box, ended } = await open({ load: () => promise });
		release(new TypeError("x is undefined"));
		await assert.rejects(ended, TypeError);
		assert.ok(!box.labels.join().includes("undefined"));
	});

	it("never gives a failure's row among several", async () => {
		const { box, ended } = await open({ checked: ["a"], load: rejecting("No.") });
		box.checked = box.rows.map(({ id }) => id);
		box.accept();
		assert.deepEqual(await ended, { ids: ["a", "b", "c"], typed: "" });
	});

	it("cancels what it loads when it ends, and draws no more", async () => {
		let signal: AbortSignal | undefined;
		const { promise, release } = gate();
		const { box, ended } = await open({
			load: (given) => {
				signal = given;
				return promise;
			},
		});
		box.escape();
		assert.equal(await ended, undefined);
		assert.equal(signal?.aborted, true);
		box.items = [];
		release(new Error("cancelled"));
		await rest();
		assert.deepEqual(box.items, []);
	});
});
