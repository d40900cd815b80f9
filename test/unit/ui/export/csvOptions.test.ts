import assert from "node:assert/strict";
import { csvOptionsOf } from "../../../../src/ui/export/exportOptions.ts";

describe("The options of CSV files", () => {
	const settings = { csvSeparator: ",", csvBom: true, csvDecimal: "auto", csvFormulaGuard: "on" } as const;

	it("have a comma before decimals where semicolons part cells, unless the setting says otherwise", () => {
		for (const [csvSeparator, csvDecimal, decimal] of [
			[",", "auto", "."],
			["\t", "auto", "."],
			[";", "auto", ","],
			[";", ".", "."],
			[",", ",", ","],
		] as const)
			assert.equal(csvOptionsOf({ ...settings, csvSeparator, csvDecimal }).decimal, decimal);
	});

	it("guard texts from being computed unless the setting is off", () => {
		assert.equal(csvOptionsOf(settings).guard, true);
		assert.equal(csvOptionsOf({ ...settings, csvFormulaGuard: "off" }).guard, false);
	});
});
