import assert from "node:assert/strict";
import { askText, type TextQuestion } from "../../../../src/ui/quickInput/askText.ts";
import { BACK } from "../../../../src/ui/quickInput/quickInput.ts";
import { FakeBoxes } from "../filters/fakeBoxes.ts";

describe("An input box with a preview", () => {
	async function previewing(question: Partial<TextQuestion> = {}) {
		const asked: (string | undefined)[] = [];
		let showLast: (remark: string | undefined) => void = () => {};
		const quickInputs = new FakeBoxes();
		const ended = askText(quickInputs, {
			title: "Fruit",
			back: true,
			check: (text) => (text.includes("!") ? { text: "Fruit has no exclamation mark." } : undefined),
			preview: (text, show) => {
				asked.push(text);
				showLast = show;
			},
			...question,
		});
		const box = await quickInputs.openText("Fruit");
		return { asked, box, ended, show: (remark: string | undefined) => showLast(remark) };
	}

	it("previews the trimmed text that Enter would take, at first and whenever it changes", async () => {
		const { asked, box } = await previewing({ value: "pear" });
		box.type("plum ");
		assert.deepEqual(asked, ["pear", "plum"]);
	});

	it("previews nothing while the text is empty or wrong, or isn't right yet", async () => {
		const { asked, box } = await previewing({
			check: (text) => (text === "wrong" ? { text } : text === "begun" ? { text, unfinished: true } : undefined),
		});
		for (const text of ["wrong", "begun", "fine", " "]) box.type(text);
		assert.deepEqual(asked, [undefined, undefined, undefined, "fine", undefined]);
	});

	it("previews nothing at first if what is set is wrong, and doesn't complain yet", async () => {
		const { asked, box } = await previewing({ value: "pear!" });
		assert.deepEqual(asked, [undefined]);
		assert.equal(box.fault, undefined);
	});

	it("shows the remark behind the title until there is none, beside what is said of the text", async () => {
		const { box, show } = await previewing({ note: (text) => text.toUpperCase() });
		box.type("pear");
		show("118 matches");
		assert.equal(box.title, "Fruit · 118 matches");
		assert.deepEqual(box.fault, { text: "PEAR", unfinished: true });
		show(undefined);
		assert.equal(box.title, "Fruit");
	});

	for (const [how, leave, answer] of [
		["is accepted", "accept", { text: "pear" }],
		["goes back", "goBack", BACK],
		["is hidden", "escape", undefined],
	] as const)
		it(`previews nothing once it ${how}, and shows nothing that comes later`, async () => {
			const { asked, box, ended, show } = await previewing({ value: "pear" });
			box[leave]();
			assert.deepEqual(await ended, answer);
			assert.equal(asked.at(-1), undefined);
			show("12 matches");
			assert.equal(box.title, "Fruit");
		});
});
