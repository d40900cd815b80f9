import assert from "node:assert/strict";
import { CloseError } from "../../../../src/close/base/errors.ts";
import { columnLabel } from "../../../../src/opportunities/export/columnLabels.ts";
import { DOCUMENTED } from "../../../../src/opportunities/export/columns.ts";
import { customFieldsByKey, NO_CUSTOM_FIELDS } from "../../../../src/opportunities/text/customFieldNames.ts";
import { askColumns } from "../../../../src/ui/export/exportColumns.ts";
import { FakeBoxes } from "../filters/fakeBoxes.ts";

const NAMED = customFieldsByKey([
	{ id: "cf_1", name: "Tier", type: "text" },
	{ id: "cf_2", name: "Region", type: "text" },
]);

describe("The columns of an export", () => {
	const ask = (current: readonly string[], besides: readonly string[] = []) => {
		const quickInputs = new FakeBoxes();
		const columns = askColumns(quickInputs, current, {
			readNames: async () => NO_CUSTOM_FIELDS,
			readSeen: async () => besides,
		});
		return { quickInputs, columns };
	};

	it("are listed by their names, with what the file calls them, the last used ones first", async () => {
		const { quickInputs } = ask(["lead_name", "custom.cf_1"]);
		const list = await quickInputs.openPick();
		assert.deepEqual(list.rows.slice(0, 3), [
			{ id: "lead_name", label: "Lead", description: "lead_name" },
			{ id: "custom.cf_1", label: "custom.cf_1" },
			{ id: "annualized_expected_value", label: "Annualized Expected Value", description: "annualized_expected_value" },
		]);
		assert.deepEqual(list.headings, ["Last used", "Other columns"]);
	});

	it("are those of the last export, if Enter is pressed at once", async () => {
		const { quickInputs, columns } = ask(["lead_name", "value"]);
		(await quickInputs.openPick()).accept();
		assert.deepEqual(await columns, ["lead_name", "value"]);
	});

	it("stay in the order of the list when others are chosen", async () => {
		const { quickInputs, columns } = ask(["lead_name", "value"]);
		const list = await quickInputs.openPick();
		list.toggle("Note", "Lead", "Confidence");
		list.accept();
		assert.deepEqual(await columns, ["value", "confidence", "note"]);
	});

	it("have different names", () => {
		const labels = DOCUMENTED.map(columnLabel);
		assert.equal(new Set(labels).size, DOCUMENTED.length);
		assert.ok(!labels.includes(undefined));
		assert.equal(columnLabel("toString"), undefined);
	});

	it("are all custom fields by their names, also those that no object has, and what Close doesn't document", async () => {
		const boxes = new FakeBoxes();
		const chosen = askColumns(boxes, ["id", "custom.cf_2"], {
			readNames: async () => NAMED,
			readSeen: async () => ["custom.cf_2", "custom.cf_9", "note", "note_html"],
		});
		const box = await boxes.openPick("Export Columns");
		assert.deepEqual(box.labels.slice(0, 2), ["ID", "Region"]);
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
