import assert from "node:assert/strict";
import fc from "fast-check";
import { joinValues, splitValues } from "../../../../src/ui/filters/typedValues.ts";
import { runs } from "../../runs.ts";

describe("Values that are typed", () => {
	it("are separated by commas, with or without spaces", () => {
		assert.deepEqual(splitValues("user_a, user_b,user_c"), ["user_a", "user_b", "user_c"]);
		assert.deepEqual(splitValues(" , user_a,, user_a ,"), ["user_a"]);
		assert.deepEqual(splitValues("  "), []);
	});

	it("keep a comma within quotes", () => {
		assert.deepEqual(splitValues('"Won, signed", Lost'), ["Won, signed", "Lost"]);
		assert.deepEqual(splitValues('say "hi", "a ""b"" c"'), ['say "hi"', 'a "b" c']);
		assert.deepEqual(splitValues('"open, end'), ['"open', "end"]);
	});

	it("come back as they were written", () => {
		const value = fc
			.string({ unit: fc.constantFrom("a", ",", '"', " ", "-", "é"), minLength: 1, maxLength: 8 })
			.filter((text) => text.trim() === text);
		fc.assert(
			fc.property(fc.uniqueArray(value, { maxLength: 5 }), (values) => {
				assert.deepEqual(splitValues(joinValues(values)), values);
			}),
			runs(2000),
		);
	});
});
