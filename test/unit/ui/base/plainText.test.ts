import assert from "node:assert/strict";
import fc from "fast-check";
import { plainText } from "../../../../src/ui/base/plainText.ts";

describe("plainText", () => {
	it("leaves nothing that VS Code would read as an icon, a link or a second line", () => {
		const pieces = fc.constantFrom(
			"$(",
			"$(zap)",
			"](",
			"[x](command:y)",
			"\n",
			"\u2028",
			"\u202e",
			"a",
			" ",
			"$",
			"(",
			"]",
		);
		fc.assert(
			fc.property(
				fc.array(pieces).map((parts) => parts.join("")),
				(text) => {
					const plain = plainText(text);
					assert.doesNotMatch(plain, /\$\(|\]\(|[\n\u2028\u202e]/);
				},
			),
		);
	});

	it("leaves the characters that people read", () => {
		assert.equal(
			plainText("Müller & Söhne (Berlin) [1] $5").replaceAll("\u200b", ""),
			"Müller & Söhne (Berlin) [1] $5",
		);
		assert.equal(plainText("$(zap) [a](b)").replaceAll("\u200b", ""), "$(zap) [a](b)");
	});
});
