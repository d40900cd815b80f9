import assert from "node:assert/strict";
import { countedText, formFor, writeTextsIn } from "../../../../src/close/base/plurals.ts";

describe("A sentence with a number", () => {
	afterEach(() => writeTextsIn("en"));

	const forms = { one: "one", other: "other" };

	for (const [language, ones, others] of [
		["en", [1], [0, 2, 21, 1_000_000]],
		["de", [1], [0, 2, 21, 1_000_000]],
		["es", [1], [0, 2, 21, 1_000_000]],
		["fr", [0, 1], [2, 21, 1_000_000]],
		["pt-br", [0, 1], [2, 21, 1_000_000]],
		["ja", [], [0, 1, 2, 21, 1_000_000]],
		["no language", [1], [0, 2]],
		["qps-ploc", [1], [0, 2]],
	] as const)
		it(`has the forms of ${language}`, () => {
			writeTextsIn(language);
			for (const count of ones) assert.equal(formFor(count, forms), "one", `${count}`);
			for (const count of others) assert.equal(formFor(count, forms), "other", `${count}`);
		});

	it("takes further forms from the translation, where the language has them", () => {
		const polish = { one: "{0} szansa", other: "{0} szansy [few] {0} szanse [many] {0} szans" };
		writeTextsIn("pl");
		const text = (count: number) => countedText(count, polish);
		assert.deepEqual([1, 3, 5, 22, 25].map(text), ["1 szansa", "3 szanse", "5 szans", "22 szanse", "25 szans"]);
		assert.equal(formFor(1.5, polish), "{0} szansy");
	});

	it("takes the form for 1 from there, too, if English never needs one", () => {
		const russian = { other: "{0} файлов [one] {0} файл [few] {0} файла" };
		writeTextsIn("ru");
		assert.deepEqual(
			[21, 22, 25].map((count) => countedText(count, russian)),
			["21 файл", "22 файла", "25 файлов"],
		);
	});

	it("has the number with its digits grouped, or the texts that it's given", () => {
		assert.equal(countedText(1200, { one: "{0} row", other: "{0} rows" }), "1,200 rows");
		assert.equal(countedText(1, { one: "{1}: {0} row", other: "{1}: {0} rows" }, "1", "{0}"), "{0}: 1 row");
	});

	it("keeps brackets of other texts", () => {
		assert.equal(formFor(2, { other: "{0} [few more]" }), "{0} [few more]");
	});
});
