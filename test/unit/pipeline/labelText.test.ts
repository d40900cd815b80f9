import assert from "node:assert/strict";
import fc from "fast-check";
import { labelText } from "../../../src/pipeline/labelText.ts";

describe("labelText", () => {
	it("leaves names as they are, of whatever script", () => {
		for (const name of ["Ana  María", "$(trash) [x](command:y)", "<b>", "שרה לוי", "می‌خواهم", "👩‍💻", "a\u200eb"])
			assert.equal(labelText(name), name);
	});

	it("makes one line of several", () => {
		assert.equal(labelText("a\r\nb\tc\u2028d\u0000e"), "a b c d e");
	});

	it("leaves out what would turn the text after it around", () => {
		assert.equal(labelText("\u202egnp.exe\u202c \u2066x\u2069"), "gnp.exe x");
	});

	it("gives nothing for text without anything to see", () => {
		for (const text of ["", "  ", "\u200b\u200d", "\u202e", "\ufeff \n"]) assert.equal(labelText(text), "");
	});

	it("lets no control character and no change of direction through, and changes nothing a second time", () => {
		fc.assert(
			fc.property(fc.string({ unit: "binary" }), (text) => {
				const label = labelText(text);
				assert.doesNotMatch(label, /[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]/u);
				assert.equal(labelText(label), label);
			}),
		);
	});
});
