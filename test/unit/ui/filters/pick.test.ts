import assert from "node:assert/strict";
import { BACK } from "../../../../src/ui/quickInput/quickInput.ts";
import { rest } from "./fakeBoxes.ts";
import { FRUIT, openPick as open } from "./openPick.ts";

describe("A pick of one", () => {
	it("ends with the row that was chosen, and leaves nothing behind", async () => {
		const { box, ended } = await open({});
		box.choose("Pear");
		assert.deepEqual(await ended, { ids: ["b"], typed: "" });
		assert.equal(box.disposed, true);
		assert.equal(box.listeners, 0);
	});

	it("begins at the row that is asked for", async () => {
		const { box, ended } = await open({ active: "c" });
		box.accept();
		assert.deepEqual(await ended, { ids: ["c"], typed: "" });
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
			items: () => [
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
		assert.deepEqual(await ended, { ids: ["a"], typed: "" });
	});

	it("ends with a button that does not go on", async () => {
		const { box, ended } = await open({ buttons: () => [{ id: "more", icon: "edit", tooltip: "Type" }] });
		box.type("app");
		box.press("Type");
		assert.deepEqual(await ended, { ids: [], typed: "app", button: "more" });
	});

	it("takes nothing for no choice", async () => {
		const { box, ended } = await open({});
		box.acceptNothing();
		await rest();
		assert.equal(box.disposed, false);
		box.choose("Apple");
		assert.deepEqual(await ended, { ids: ["a"], typed: "" });
	});

	it("puts a row that fills into the box, and shows what may follow from it", async () => {
		const { box, ended } = await open({
			items: (typed) => [{ id: "use", label: `Use ${typed}` }, ...FRUIT],
			fill: (row) => (row === "use" ? undefined : "filled"),
		});
		assert.equal(box.labels[0], "Use ");
		box.choose("Plum");
		assert.equal(box.value, "filled");
		assert.equal(box.labels[0], "Use filled");
		box.type("typed");
		box.accept();
		assert.deepEqual(await ended, { ids: ["use"], typed: "typed" });
	});

	it("says in a row why a choice is refused, until something else is typed or chosen", async () => {
		const { box, ended } = await open({ refuse: ([row]) => (row === "a" ? "No apples." : undefined) });
		box.choose("Apple");
		assert.equal(box.labels[0], "No apples.");
		box.choose("No apples.");
		box.choose("Pear");
		assert.deepEqual(await ended, { ids: ["b"], typed: "" });
	});
});

describe("A pick of several", () => {
	it("begins with what is set, and ends with what is checked then", async () => {
		const { box, ended } = await open({ checked: ["a", "c"] });
		assert.deepEqual(box.checkedLabels, ["Apple", "Plum"]);
		box.toggle("Apple", "Pear");
		box.accept();
		assert.deepEqual(await ended, { ids: ["c", "b"], typed: "" });
	});

	it("ends with nothing where nothing is checked", async () => {
		const { box, ended } = await open({ checked: ["a"] });
		box.toggle("Apple");
		box.accept();
		assert.deepEqual(await ended, { ids: [], typed: "" });
	});

	it("gives a button what is checked", async () => {
		const { box, ended } = await open({
			checked: ["a"],
			buttons: () => [{ id: "ids", icon: "edit", tooltip: "Enter" }],
		});
		box.toggle("Plum");
		box.press("Enter");
		assert.deepEqual(await ended, { ids: ["a", "c"], typed: "", button: "ids" });
	});

	it("keeps what is checked while it says why that is refused", async () => {
		const { box, ended } = await open({
			checked: ["a"],
			refuse: (ids) => (ids.length > 1 ? "Too many." : undefined),
		});
		box.toggle("Plum");
		box.accept();
		assert.equal(box.labels[0], "Too many.");
		assert.deepEqual(box.checkedLabels, ["Apple", "Plum"]);
		box.toggle("Too many.");
		box.toggle("Apple");
		box.accept();
		assert.deepEqual(await ended, { ids: ["c"], typed: "" });
	});
});
