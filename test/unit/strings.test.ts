import assert from "node:assert/strict";
import { readFileSync } from "node:fs";

type Bundle = Readonly<Record<string, string | { readonly message: string }>>;

describe("The strings for people", () => {
	it("are no pieces of a sentence, which can't be translated", () => {
		const bundle: Bundle = JSON.parse(readFileSync("l10n/bundle.l10n.json", "utf8"));
		const texts = Object.values(bundle).map((text) => (typeof text === "string" ? text : text.message));
		assert.deepEqual(
			texts.filter((text) => text !== text.trim() || /^[.,;:·]/.test(text)),
			[],
		);
	});
});
