import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { readList, readStrings } from "../host/readingFiles.ts";
import { formatReadings, refreshed, remarksIn } from "../host/readings.ts";

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

	it("stand in the list of readings, each of them and nothing else", async () => {
		const [list, strings] = await Promise.all([readList(), readStrings()]);
		const current = formatReadings(list) === formatReadings(refreshed(list, strings));
		assert.ok(current, "The list of readings isn't that of the strings: npm run l10n");
	});

	it("have no remark of a second reading left", async () => {
		assert.deepEqual(remarksIn(await readList()), []);
	});
});
