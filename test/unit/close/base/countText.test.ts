import assert from "node:assert/strict";
import { boundsOfPage, MAX_ENTRIES } from "../../../../src/close/base/answerBounds.ts";
import { countText, writeCountsIn } from "../../../../src/close/base/countText.ts";
import { excessError, timeoutError } from "../../../../src/close/base/errorMessages.ts";
import { contradictionIn } from "../../../../src/close/schema/contradiction.ts";

describe("A count in a sentence", () => {
	afterEach(() => writeCountsIn("en"));

	const { values } = boundsOfPage(100, true);
	const sentences = () => [
		...(["entries", "values", "objects", "groups"] as const).map(
			(excess) => excessError(excess, excess === "entries" ? MAX_ENTRIES : values, 200).message,
		),
		contradictionIn(
			{ groups: undefined, rows: [], hasMore: false, aggregates: { total_results: 500_000 }, receivedAt: 0 },
			{ skip: 0, limit: 100 },
		),
		timeoutError("api.close.com", 604_800).message,
	];

	for (const [locale, sign] of [
		["en", ","],
		["de", "."],
		["de-CH", "’"],
		["no locale", ","],
	] as const)
		it(`has its digits grouped as in ${locale}`, () => {
			writeCountsIn(locale);
			assert.equal(countText(1234567), `1${sign}234${sign}567`);
			assert.equal(countText(999), "999");
			for (const sentence of sentences()) assert.match(sentence ?? "", new RegExp(`\\d\\${sign}\\d{3}\\b`));
		});
});
