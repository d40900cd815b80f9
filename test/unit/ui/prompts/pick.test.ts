import assert from "node:assert/strict";
import { CloseError } from "../../../../src/close/errors.ts";
import { BACK, type Line } from "../../../../src/ui/prompts/boxes.ts";
import { type PickOptions, pick } from "../../../../src/ui/prompts/pick.ts";
import { FakeBoxes, type FakePick, rest } from "./fakeBoxes.ts";

const FRUIT: readonly Line[] = [
	{ id: "a", label: "Apple" },
	{ heading: "Others" },
	{ id: "b", label: "Pear" },
	{ id: "c", label: "Plum" },
];

/** A pick on screen, and what it ends with. */
async function open(options: Partial<PickOptions>) {
	const boxes = new FakeBoxes();
	const ended = pick(boxes, { title: "Fruit", placeholder: "Choose", lines: () => FRUIT, back: true, ...options });
	return { boxes, ended, box: await boxes.openPick("Fruit") };
}

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

describe("A pick of one", () => {
	it("ends with the row that was chosen, and leaves nothing behind", async () => {
		const { box, ended } = await open({});
		box.choose("Pear");
		assert.deepEqual(await ended, { rows: ["b"], typed: "" });
		assert.equal(box.disposed, true);
		assert.equal(box.listeners, 0);
	});

	it("begins at the row that is asked for", async () => {
		const { box, ended } = await open({ active: "c" });
		box.accept();
		assert.deepEqual(await ended, { rows: ["c"], typed: "" });
	});

	it("tells going back from leaving", async () => {
		const first = await open({});
		first.box.goBack();
		assert.equal(await first.ended, BACK);
		const second = await open({});
		second.box.escape();
		assert.equal(await second.ended, undefined);
	});

	it("goes on after a button that says so, at the row of the button, with the lines as they are then", async () => {
		let cleared = false;
		const { box, ended } = await open({
			lines: () => [
				{ id: "a", label: "Apple" },
				{ id: "b", label: cleared ? "Pear" : "Pear, set", buttons: [{ id: "x", icon: "close", tooltip: "Clear" }] },
			],
			press: (button, row) => {
				cleared = button === "x" && row === "b";
				return true;
			},
		});
		box.pressOn("Pear, set", "Clear");
		assert.deepEqual(box.labels, ["Apple", "Pear"]);
		assert.equal(box.active, "b");
		box.choose("Apple");
		assert.deepEqual(await ended, { rows: ["a"], typed: "" });
	});

	it("ends with a button that does not go on", async () => {
		const { box, ended } = await open({ buttons: () => [{ id: "more", icon: "edit", tooltip: "Type" }] });
		box.type("app");
		box.press("Type");
		assert.deepEqual(await ended, { rows: [], typed: "app", button: "more" });
	});

	it("takes nothing for no choice", async () => {
		const { box, ended } = await open({});
		box.acceptNothing();
		await rest();
		assert.equal(box.disposed, false);
		box.choose("Apple");
		assert.deepEqual(await ended, { rows: ["a"], typed: "" });
	});

	it("puts a row that fills into the box, and shows what may follow from it", async () => {
		const { box, ended } = await open({
			lines: (typed) => [{ id: "use", label: `Use ${typed}` }, ...FRUIT],
			fill: (row) => (row === "use" ? undefined : "filled"),
		});
		assert.equal(box.labels[0], "Use ");
		box.choose("Plum");
		assert.equal(box.value, "filled");
		assert.equal(box.labels[0], "Use filled");
		box.type("typed");
		box.accept();
		assert.deepEqual(await ended, { rows: ["use"], typed: "typed" });
	});

	it("says in a row why a choice is refused, until something else is typed or chosen", async () => {
		const { box, ended } = await open({ refuse: ([row]) => (row === "a" ? "No apples." : undefined) });
		box.choose("Apple");
		assert.equal(box.labels[0], "No apples.");
		box.choose("No apples.");
		box.choose("Pear");
		assert.deepEqual(await ended, { rows: ["b"], typed: "" });
	});
});

describe("A pick of several", () => {
	it("begins with what is set, and ends with what is checked then", async () => {
		const { box, ended } = await open({ checked: ["a", "c"] });
		assert.deepEqual(box.checkedLabels, ["Apple", "Plum"]);
		box.toggle("Apple", "Pear");
		box.accept();
		assert.deepEqual(await ended, { rows: ["c", "b"], typed: "" });
	});

	it("ends with nothing where nothing is checked", async () => {
		const { box, ended } = await open({ checked: ["a"] });
		box.toggle("Apple");
		box.accept();
		assert.deepEqual(await ended, { rows: [], typed: "" });
	});

	it("gives a button what is checked", async () => {
		const { box, ended } = await open({
			checked: ["a"],
			buttons: () => [{ id: "ids", icon: "edit", tooltip: "Enter" }],
		});
		box.toggle("Plum");
		box.press("Enter");
		assert.deepEqual(await ended, { rows: ["a", "c"], typed: "", button: "ids" });
	});

	it("keeps what is checked while it says why that is refused", async () => {
		const { box, ended } = await open({
			checked: ["a"],
			refuse: (rows) => (rows.length > 1 ? "Too many." : undefined),
		});
		box.toggle("Plum");
		box.accept();
		assert.equal(box.labels[0], "Too many.");
		assert.deepEqual(box.checkedLabels, ["Apple", "Plum"]);
		box.toggle("Too many.");
		box.toggle("Apple");
		box.accept();
		assert.deepEqual(await ended, { rows: ["c"], typed: "" });
	});
});

describe("A pick that loads", () => {
	it("is busy, shows what is known, and keeps marks and place when the rest is there", async () => {
		const { promise, release } = gate();
		let lines: readonly Line[] = [{ id: "a", label: "a" }];
		const load = async () => {
			await promise;
			lines = FRUIT;
		};
		const { box, ended } = await open({ checked: ["a"], lines: () => lines, load });
		assert.equal(box.busy, true);
		assert.deepEqual(box.checkedLabels, ["a"]);
		release();
		await rest();
		assert.equal(box.busy, false);
		assert.deepEqual(box.checkedLabels, ["Apple"]);
		box.active = "b";
		box.accept();
		assert.deepEqual(await ended, { rows: ["a"], typed: "" });
	});

	it("does not take the user from the row where they are", async () => {
		const { promise, release } = gate();
		const { box } = await open({ load: () => promise });
		box.active = "b";
		release();
		await rest();
		assert.equal(box.active, "b");
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
			assert.deepEqual(await ended, { rows: ["a", "b"], typed: "" });
		});

	it("tries again by choosing the reason in a pick of one, and takes no failure for a choice", async () => {
		let tries = 0;
		const load = () => {
			tries += 1;
			return Promise.reject(new Error("No network."));
		};
		const { box, ended } = await open({ load });
		box.choose("No network.");
		await rest();
		assert.equal(tries, 2);
		box.choose("Apple");
		assert.deepEqual(await ended, { rows: ["a"], typed: "" });
	});

	it("never gives a failure's row among several", async () => {
		const { box, ended } = await open({ checked: ["a"], load: rejecting("No.") });
		box.checked = box.rows.map(({ id }) => id);
		box.accept();
		assert.deepEqual(await ended, { rows: ["a", "b", "c"], typed: "" });
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
		box.lines = [];
		release(new Error("cancelled"));
		await rest();
		assert.deepEqual(box.lines, []);
	});
});
