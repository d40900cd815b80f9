import assert from "node:assert/strict";
import { pick } from "../../../../src/ui/quickInput/pick.ts";
import { FakeBoxes } from "./fakeBoxes.ts";

describe("A row that leads out of a pick of several", () => {
	async function open(checked: readonly string[] = []) {
		const quickInputs = new FakeBoxes();
		const items = () => ["a", "b", "exit"].map((id) => ({ id, label: id }));
		const ended = pick(quickInputs, { title: "Letters", placeholder: "", items, checked, exit: "exit" });
		return { box: await quickInputs.openPick(), ended };
	}

	it("ends it as soon as it is checked, with what else is", async () => {
		const { box, ended } = await open(["a"]);
		box.toggle("exit");
		assert.deepEqual(await ended, { ids: ["a"], typed: "", button: "exit" });
	});

	it("is left out where all are checked at once", async () => {
		const { box, ended } = await open();
		box.checkAll();
		assert.equal(box.disposed, false);
		assert.deepEqual(box.checkedLabels, ["a", "b"]);
		box.accept();
		assert.deepEqual(await ended, { ids: ["a", "b"], typed: "" });
	});
});
