import assert from "node:assert/strict";
import fc from "fast-check";
import { beginningOf, cutText, ending, lengthOf, wholeAt } from "../../../../src/close/text/cutText.ts";

const ONES = ["a", "é", "e\u0301", "👩‍👩‍👧‍👦", "🇩🇪", "🏴󠁧󠁢󠁥󠁮󠁧󠁿", "👍🏽", "한", "นํ้", " "];
const graphemes = fc.array(fc.constantFrom(...ONES), { maxLength: 30 });

describe("A text that is cut", () => {
	it("keeps whole graphemes, as many as there is room for, and says that something is missing", () => {
		fc.assert(
			fc.property(graphemes, fc.nat(20), (ones, most) => {
				const text = ones.join("");
				const beginning = ones.slice(0, most).join("");
				assert.equal(beginningOf(text, most), beginning);
				assert.equal(cutText(text, most), ones.length <= most ? text : `${beginning.trimEnd()}…`);
				assert.equal(ending(text, most), ones.slice(Math.max(0, ones.length - most)).join(""));
				assert.equal(lengthOf(text), ones.length);
			}),
		);
	});

	it("has half of nothing before and behind any place", () => {
		fc.assert(
			fc.property(graphemes, fc.nat(200), (ones, wanted) => {
				const text = ones.join("");
				const place = wholeAt(text, Math.min(wanted, text.length));
				const starts = ones.map((_, index) => ones.slice(0, index).join("").length);
				starts.push(text.length);
				assert.equal(
					place,
					starts.find((start) => start >= Math.min(wanted, text.length)),
				);
			}),
		);
	});

	it("is read no further than its beginning or its end, however long it is", () => {
		const read: number[] = [];
		const { segment } = Intl.Segmenter.prototype;
		Intl.Segmenter.prototype.segment = function (text) {
			read.push(text.length);
			return segment.call(this, text);
		};
		try {
			const long = "👩‍👩‍👧‍👦 ".repeat(100_000);
			for (const text of [long, "x".repeat(1_000_000), `Z${"\u0301".repeat(1_000_000)}`]) {
				cutText(text, 10);
				ending(text, 10);
				wholeAt(text, 500_000);
			}
		} finally {
			Intl.Segmenter.prototype.segment = segment;
		}
		assert.equal(read.length, 9);
		assert(Math.max(...read) <= 400);
	});

	it("loses a grapheme that goes on and on", () => {
		assert.equal(cutText(`ab${"\u0301".repeat(10_000)}`, 5), "a…");
	});
});
