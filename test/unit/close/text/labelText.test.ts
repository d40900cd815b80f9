import assert from "node:assert/strict";
import fc from "fast-check";
import { blockText, labelText } from "../../../../src/close/text/labelText.ts";

/** Names with joiners, marks, selectors and direction marks that belong to them. */
const NAMES = [
	...[
		"Ana  María",
		"$(trash) [x](command:y)",
		"<b>",
		"Straße 5 – „Größe“",
		"Łódź",
		"Việt Nam",
		"Nguyễn".normalize("NFD"),
	],
	...["שרה לוי", "בְּרֵאשִׁ֖ית", 'שלום (בע"מ)\u200f', "می‌خواهم", "مُحَمَّد", "ก็ที่น้ำ", "हिन्दी क्ष", "ශ්‍රී", "ന്‍", "মুহাম্মদ"],
	...["ကြွှိုး မြန်မာ", "བསྒྲུབས", "ខ្ញុំ", "한국어", "が".normalize("NFD"), "葛\u{e0100}城", "株式会社"],
	...["👩‍💻", "👨‍👩‍👧‍👦", "🧑🏽‍🚀", "🏳️‍🌈", "❤️‍🔥", "1️⃣", "🇩🇪", "🏴󠁧󠁢󠁥󠁮󠁧󠁿", "🏃‍➡️", "☎︎"],
];

/** Characters added to change what a text says, and the expected rest. */
const TRICKS: Readonly<Record<string, readonly [given: string, left: string]>> = {
	"overrides of direction": ["a\u202eb\u202c\u2067c\u2069", "abc"],
	"zero-width spaces and joiners in a Latin word": ["p\u200ba\u200cy\u200dp\u2060a\ufeffl\u00ad", "paypal"],
	"direction marks in a text of one direction": ["a\u200eb\u200fc\u061cd", "abcd"],
	"direction marks in a row": ["א\u200f\u200f\u200fב", "א\u200fב"],
	"joiners in a row": ["می\u200c\u200c\u200d\u200cخ", "می\u200cخ"],
	"marks by the hundred": [`Z${"\u0300\u0301\u0489".repeat(100)}algo`, "Z\u0300\u0301\u0489\u0300algo"],
	"marks of a stacking script by the hundred": [`က${"\u103d".repeat(100)}`, `က${"\u103d".repeat(8)}`],
	"marks that joiners keep apart": [`ก${"้\u200d".repeat(50)}`, "ก้้้้"],
	"text in tag characters": ["a\u{e0001}\u{e0061}\u{e0062}\u{e007f}b", "ab"],
	"data in variation selectors": ["😀\u{fe0f}\u{e0121}\u{e0133}\ufe01 a\ufe00b\ufe0f", "😀\u{fe0f} ab"],
	"interlinear annotations": ["a\ufff9b\ufffac\ufffbd", "abcd"],
	fillers: ["a\u3164b\uffa0c\u115f", "abc"],
	"noncharacters and halves of pairs": ["a\ufffeb\ud800c", "ab\ufffdc"],
	"the control character next to the letters": ["a\u007fb\u007f\u007fc", "a b c"],
	"C1 controls": ["a\u009b31mb\u0085c", "a 31mb c"],
};

describe("labelText", () => {
	it("leaves names as they are, of whatever script", () => {
		for (const name of NAMES) assert.equal(labelText(name), name);
	});

	for (const [trick, [given, left]] of Object.entries(TRICKS)) {
		it(`leaves out ${trick}`, () => assert.equal(labelText(given), left));
	}

	it("makes one line of several", () => {
		assert.equal(labelText("a\r\nb\tc\u2028d\u0000e"), "a b c d e");
	});

	it("leaves out what would turn the text after it around", () => {
		assert.equal(labelText("\u202egnp.exe\u202c \u2066x\u2069"), "gnp.exe x");
	});

	it("reads no more of a text than anybody does, whatever its millions of characters are", () => {
		for (const one of ["a", "😀", "\u200b", "\u0301", "\u202e", "\n", "é", "\u{e0041}", "\ud800"]) {
			const long = `x${one.repeat(3_000_000)}`;
			assert.ok(labelText(long).length <= 100_042, one);
			assert.ok(blockText(long).length <= 100_042, one);
		}
	});

	it("gives nothing for text without anything to see", () => {
		for (const text of ["", "  ", "\u200b\u200d", "\u202e", "\ufeff \n"]) assert.equal(labelText(text), "");
	});

	it("lets no control character and no change of direction through, and changes nothing a second time", () => {
		fc.assert(
			fc.property(fc.oneof(fc.string({ unit: "binary" }), spoiled), (text) => {
				const label = labelText(text);
				assert.doesNotMatch(label, /[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]/u);
				assert.equal(labelText(label), label);
			}),
		);
	});
});

/** Names with odd characters in any place. */
const spoiled = fc.string({
	unit: fc.constantFrom(
		...new Set([...NAMES, ...Object.values(TRICKS).map(([given]) => given)].flatMap((text) => [...text])),
	),
	maxLength: 30,
});

describe("blockText", () => {
	it("keeps lines and tabs, and leaves out of each line what a label leaves out", () => {
		assert.equal(blockText(" a\tb\r\nc\u2028\u202ed\u0007e\u200b\n\n👩‍💻 "), "a\tb\nc\nd e\n\n👩‍💻");
	});
});
