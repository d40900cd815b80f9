import assert from "node:assert/strict";
import fc from "fast-check";
import { excerptOf, WordSearch, wordsOf } from "../../../../src/opportunities/find/wordSearch.ts";
import { toItsEnd } from "../../ending.ts";

function has(typed: string, ...texts: (string | null)[]): boolean {
	return new WordSearch().has(wordsOf(typed), texts);
}

describe("Words that are looked for", () => {
	it("are found whatever their case, accents and order", () => {
		for (const typed of ["acme", "ÁCME", "café ac", "cafe acme", "  acme   CAFÉ "])
			assert.ok(has(typed, "Acme Café"), typed);
		assert.ok(has("muller", "Müller"));
		assert.ok(has("Müller", "MULLER"));
		assert.ok(has("ΟΔΟΣ", "ΟΔΟΣΑΣ"));
	});

	const KEYBOARDS: readonly [typed: string, text: string][] = [
		["lodz", "Łódź"],
		["orsted", "Ørsted"],
		["strasse", "Straße"],
		["strasse", "STRAẞE"],
		["o'brien", "O’Brien"],
		["o'brien", "Oʼbrien"],
		["o'brien", "O´Brien"],
		["aero", "Ærø"],
		["oeuvre", "Œuvre"],
		["thor", "Þór"],
		["dad", "Ðađ"],
		["dihla", "Diħla"],
		["istanbul", "İSTANBUL"],
		["diyarbakir", "DİYARBAKIR"],
		["isik", "ışık"],
		["office", "Oﬃce"],
		["acme", "ＡＣＭＥ"],
		["rolls-royce", "Rolls–Royce"],
		["rolls-royce", "Rolls‑Royce"],
		["zoe", "Zoe\u0308"],
		["acme", "Ac\u00adme\u200b"],
	];
	for (const [typed, text] of KEYBOARDS)
		it(`are found as any keyboard types them: ${typed} for ${text}`, () => {
			for (const one of [
				typed,
				typed.toUpperCase(),
				text,
				text.normalize("NFD"),
				text.toLowerCase(),
				text.toUpperCase(),
			]) {
				assert.ok(has(one, text), one);
				assert.ok(has(one, typed), one);
			}
		});

	it("have to be there, all of them, in any of the texts", () => {
		assert.ok(has("acme lee", "Acme", null, "Ann Lee"));
		assert.ok(!has("acme ng", "Acme", null, "Ann Lee"));
		assert.ok(!has("acme", null));
	});

	it("are looked for in the beginning alone of texts without end, whatever fills them", () => {
		for (const filling of ["\u0301", "\u200b", "漢", "ﷺ", "😀"]) {
			const endless = filling.repeat(4_000_000);
			assert.ok(toItsEnd(() => has("deal", `A deal ${endless}`)));
			assert.ok(!toItsEnd(() => has("deal", `${endless} deal`)));
			assert.equal(
				toItsEnd(() => excerptOf(`${endless} deal`, ["deal"])),
				undefined,
			);
			assert.match(toItsEnd(() => excerptOf(`${filling.repeat(500)} deal ${endless}`, ["deal"])) ?? "", /deal/);
		}
	});

	it("are without the signs of Close's query language", () => {
		assert.deepEqual(wordsOf('"Acme Corp" (demo)'), ["acme", "corp", "demo"]);
	});

	it("find any text by any part of it", () => {
		fc.assert(
			fc.property(fc.string({ unit: "grapheme" }), fc.nat(), fc.nat(), (text, a, b) => {
				const characters = [...new Intl.Segmenter().segment(text)].map(({ segment }) => segment);
				const [from = 0, to = 0] = [a % (characters.length + 1), b % (characters.length + 1)].sort((x, y) => x - y);
				assert.ok(has(characters.slice(from, to).join(""), text));
			}),
		);
	});
});

describe("An excerpt", () => {
	const before = "The quick brown fox jumps over the lazy dog. ";
	const text = `${before.repeat(4)}An important décision was made. ${before.repeat(4)}`;

	it("shows the word with what is around it", () => {
		const excerpt = excerptOf(text, wordsOf("decision")) ?? "";
		assert.match(excerpt, /^….*An important décision was made\..*…$/);
		assert.ok(excerpt.length < 110);
	});

	it("is the text itself where that is short", () => {
		assert.equal(excerptOf("Call Ann.", ["ann"]), "Call Ann.");
	});

	it("shows the word wherever signs become longer or shorter as they are compared", () => {
		const long = "ﷺ ½ ﬃ é İ Ωdos 😀 ".repeat(10);
		assert.match(excerptOf(`${long}target${long}`, ["target"]) ?? "", /target/);
		assert.match(excerptOf(`${long}ΟΔΟΣ${long}`, wordsOf("οδος")) ?? "", /ΟΔΟΣ/);
	});

	it("is none where the word is not there", () => {
		assert.equal(excerptOf(text, ["zebra"]), undefined);
		assert.equal(excerptOf(text, []), undefined);
	});

	it("never cuts a character in two", () => {
		fc.assert(
			fc.property(fc.array(fc.constantFrom("😀", "a", " ", "é", "𝄞"), { maxLength: 200 }), (characters) => {
				const excerpt = excerptOf(`${characters.join("")}word${characters.join("")}`, ["word"]);
				assert.match(excerpt ?? "", /word/);
				assert.doesNotMatch(excerpt ?? "", /\p{Surrogate}/u);
			}),
		);
	});
});
