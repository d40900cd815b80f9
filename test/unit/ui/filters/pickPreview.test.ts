import assert from "node:assert/strict";
import { UserError } from "../../../../src/close/base/errors.ts";
import { rest } from "./fakeBoxes.ts";
import { openPick } from "./openPick.ts";

describe("A pick with a preview", () => {
	function previewing(options: Parameters<typeof openPick>[0] = {}) {
		const asked: (readonly string[])[] = [];
		let show: (remark: string | undefined) => void = () => {};
		const opened = openPick({
			...options,
			preview: (ids, remark) => {
				asked.push(ids);
				show = remark;
			},
		});
		return { opened, asked, show: (remark: string | undefined) => show(remark) };
	}

	it("previews the row that Enter would choose, at first and wherever the user moves", async () => {
		const { opened, asked } = previewing({ active: "b" });
		const { box } = await opened;
		box.moveTo("Plum");
		assert.deepEqual(asked, [["b"], ["c"]]);
	});

	it("previews the checked rows, wherever the user is", async () => {
		const { opened, asked } = previewing({ checked: ["a"] });
		const { box } = await opened;
		box.toggle("Pear");
		box.toggle("Apple");
		assert.deepEqual(asked, [["a"], ["a", "b"], ["b"]]);
	});

	it("previews nothing at the row that says why the list could not be loaded", async () => {
		const load = () => Promise.reject(new UserError("You may not list fruit."));
		const { opened, asked } = previewing({ active: "b", load });
		const { box } = await opened;
		await rest();
		box.moveTo("You may not list fruit.");
		assert.deepEqual(asked.at(-1), []);
	});

	it("shows the remark behind the title, until there is none, and none once it has ended", async () => {
		const { opened, show } = previewing();
		const { box } = await opened;
		show("118 matches");
		assert.equal(box.title, "Fruit · 118 matches");
		show(undefined);
		assert.equal(box.title, "Fruit");
		box.escape();
		await (await opened).ended;
		show("12 matches");
		assert.equal(box.title, "Fruit");
	});
});

describe("A pick whose rows depend on each other", () => {
	/** "a" stands for "b" and "c" together. */
	const link = (checked: readonly string[], before: readonly string[]) => {
		const others = checked.filter((id) => id !== "a");
		if (checked.includes("a") !== before.includes("a")) return checked.includes("a") ? ["a", "b", "c"] : [];
		return others.length === 2 ? ["a", ...others] : others;
	};

	it("checks and unchecks together what belongs together", async () => {
		const { box, ended } = await openPick({ checked: [], link });
		box.toggle("Apple");
		assert.deepEqual(box.checkedLabels, ["Apple", "Pear", "Plum"]);
		box.toggle("Pear");
		assert.deepEqual(box.checkedLabels, ["Plum"]);
		box.toggle("Pear");
		assert.deepEqual(box.checkedLabels, ["Apple", "Pear", "Plum"]);
		box.toggle("Apple");
		assert.deepEqual(box.checkedLabels, []);
		box.toggle("Plum");
		box.accept();
		assert.deepEqual(await ended, { ids: ["c"], typed: "" });
	});

	it("begins with what belongs together", async () => {
		const { box } = await openPick({ checked: ["b", "c"], link });
		assert.deepEqual(box.checkedLabels, ["Apple", "Pear", "Plum"]);
	});
});
