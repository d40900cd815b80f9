import assert from "node:assert/strict";
import fc from "fast-check";
import { type Picture, type PlacedText, readPictureTaken } from "../../../../src/ui/webview/page/picture.ts";
import { pictureAsSvg } from "../../../../src/ui/webview/pictureAsSvg.ts";

const WHITE = { hex: "#ffffff", opacity: 1 };
const BLUE = { hex: "#0063d3", opacity: 0.5 };

const text = (part: Partial<PlacedText> = {}): PlacedText => ({
	kind: "text",
	x: 12,
	y: 20.123456,
	end: false,
	text: "Annualized value",
	size: 13,
	weight: "400",
	family: '"Segoe UI", sans-serif',
	color: BLUE,
	...part,
});
const picture = (...items: Picture["items"]): Picture => ({ width: 300, height: 100, background: WHITE, items });

describe("A picture as SVG", () => {
	it("has texts and shapes where they are on the page, in its colors", () => {
		const svg = pictureAsSvg(
			picture(
				text(),
				text({ end: true, color: { ...BLUE, opacity: 1 } }),
				{ kind: "shape", path: "M0 0h10v5h-10z", matrix: [1, 0, 0, 1, 0, 0], fill: { color: BLUE, hatched: false } },
				{
					kind: "shape",
					path: "M0 0L5 5",
					matrix: [2, 0, 0, 2, 7, 8],
					fill: { color: { ...BLUE, opacity: 1 }, hatched: true },
					stroke: { color: { ...BLUE, opacity: 1 }, width: 1 },
				},
			),
		);
		assert.deepEqual(svg.split("\n"), [
			'<?xml version="1.0" encoding="UTF-8"?>',
			'<svg xmlns="http://www.w3.org/2000/svg" width="300" height="100" viewBox="0 0 300 100">',
			'<defs><pattern id="hatch-0063d3-100" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><line x1="1" y1="0" x2="1" y2="5" stroke-width="1.5" stroke="#0063d3"/></pattern></defs>',
			'<rect width="100%" height="100%" fill="#ffffff"/>',
			'<text x="12" y="20.12" font-family="&quot;Segoe UI&quot;, sans-serif" font-size="13" font-weight="400" fill="#0063d3" fill-opacity="0.5">Annualized value</text>',
			'<text x="12" y="20.12" text-anchor="end" font-family="&quot;Segoe UI&quot;, sans-serif" font-size="13" font-weight="400" fill="#0063d3">Annualized value</text>',
			'<path d="M0 0h10v5h-10z" fill="#0063d3" fill-opacity="0.5"/>',
			'<path d="M0 0L5 5" transform="matrix(2 0 0 2 7 8)" fill="url(#hatch-0063d3-100)" stroke="#0063d3" stroke-width="1"/>',
			"</svg>",
			"",
		]);
	});

	it("has no text that is more than text", () => {
		const marks = fc.constantFrom(
			"<",
			">",
			"&",
			'"',
			"'",
			"]]>",
			"<!--",
			"<script>",
			"\0",
			"\u001b",
			"\ud800",
			"\uffff",
			"a",
			" ",
		);
		fc.assert(
			fc.property(
				fc.array(marks).map((parts) => parts.join("")),
				(hostile) => {
					const svg = pictureAsSvg(picture(text({ text: hostile, family: hostile })));
					const [, attributes = "", inside = ""] =
						/\n<text ([^<>]*)>([^<]*)<\/text>\n<\/svg>\n$/.exec(svg) ?? assert.fail(svg);
					assert.equal(attributes.replace(/[\w-]+="[^"]*" ?/g, ""), "");
					assert.doesNotMatch(inside.replace(/&(?:amp|lt|gt|quot);/g, ""), /[<>&"]/);
					// biome-ignore lint/suspicious/noControlCharactersInRegex: none of these may be left
					assert.doesNotMatch(svg.replaceAll("\n", ""), /[\0-\x1f\uffff]/);
					assert.doesNotMatch(svg, /\p{Surrogate}/u);
				},
			),
		);
	});

	it("is made only of what a page can really have drawn", () => {
		const answer = (change: object) => ({ type: "picture", number: 1, picture: { ...picture(text()), ...change } });
		assert.ok(readPictureTaken(answer({})));
		const shape = { kind: "shape", path: '"/><script>', matrix: [1, 0, 0, 1, 0, 0] };
		for (const wrong of [
			{ background: { hex: '#fff"/>', opacity: 1 } },
			{ width: Number.POSITIVE_INFINITY },
			{ items: [shape] },
			{ items: [text({ weight: '400"' })] },
			{ items: [text({ x: Number.NaN })] },
		])
			assert.equal(readPictureTaken(answer(wrong)), undefined);
		assert.equal(readPictureTaken({ type: "picture", number: 1, png: "data:x" }), undefined);
	});
});
