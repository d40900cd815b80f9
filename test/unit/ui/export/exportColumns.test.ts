import assert from "node:assert/strict";
import { columnLabel } from "../../../../src/opportunities/export/columnLabels.ts";
import { DOCUMENTED } from "../../../../src/opportunities/export/columns.ts";
import { askColumns } from "../../../../src/ui/export/exportColumns.ts";
import { FakeBoxes } from "../filters/fakeBoxes.ts";

describe("The columns of an export", () => {
	const ask = (current: readonly string[], besides: readonly string[] = []) => {
		const quickInputs = new FakeBoxes();
		const columns = askColumns(quickInputs, current, async () => besides);
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
		assert.deepEqual(list.headings, ["Last Used", "Other Columns"]);
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
});
