import assert from "node:assert/strict";
import { CloseError } from "../../../../src/close/base/errors.ts";
import { customFieldsByKey, NO_CUSTOM_FIELDS } from "../../../../src/opportunities/text/customFields.ts";
import { askColumns } from "../../../../src/ui/export/exportColumns.ts";
import { FakeBoxes } from "../filters/fakeBoxes.ts";

const NAMED = customFieldsByKey([
	{ id: "cf_1", name: "Tier", type: "text" },
	{ id: "cf_2", name: "Region", type: "text" },
]);

describe("The columns that exports offer", () => {
	it("are all custom fields by their names, also those that no object has, and what Close doesn't document", async () => {
		const boxes = new FakeBoxes();
		const chosen = askColumns(boxes, ["id", "custom.cf_2"], {
			readNames: async () => NAMED,
			readSeen: async () => ["custom.cf_2", "custom.cf_9", "note", "note_html"],
		});
		const box = await boxes.openPick("Columns of Exports");
		assert.deepEqual(box.labels.slice(0, 2), ["id", "Region"]);
		assert.deepEqual(box.labels.slice(-3), ["Tier", "custom.cf_9", "note_html"]);
		assert.equal(box.row("Tier").description, "custom.cf_1");
		box.toggle("Tier");
		box.accept();
		assert.deepEqual(await chosen, ["id", "custom.cf_2", "custom.cf_1"]);
	});

	it("are the ids where Close tells no names", async () => {
		const boxes = new FakeBoxes();
		void askColumns(boxes, ["custom.cf_2"], {
			readNames: async () => NO_CUSTOM_FIELDS,
			readSeen: async () => ["custom.cf_1"],
		});
		const box = await boxes.openPick();
		assert.deepEqual([box.labels[0], box.labels.at(-1)], ["custom.cf_2", "custom.cf_1"]);
	});

	it("have the names even if the objects can't be read, and say why", async () => {
		const boxes = new FakeBoxes();
		void askColumns(boxes, ["id"], {
			readNames: async () => NAMED,
			readSeen: () => Promise.reject(new CloseError("server", "Close isn't available.", { advice: "Try again." })),
		});
		const box = await boxes.openPick();
		assert.ok(box.labels.includes("Tier"));
		assert.ok(
			box.labels.some((label) => /isn't available/.test(label)),
			box.labels.join(),
		);
	});
});
