import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { readList, readStrings } from "../host/readingFiles.ts";
import { formatReadings, refreshed, remarksIn } from "../host/readings.ts";
import { sources } from "./sources.ts";

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

	it("go through l10n wherever a literal would be shown", () => {
		const text = /("(?:[^"\\]|\\.)*"|`(?:[^`\\]|\\.)*`)/.source;
		const properties =
			"label|placeHolder|placeholder|prompt|title|tooltip|description|detail|advice|heading|ariaLabel|openLabel|saveLabel";
		const shown = [
			new RegExp(`\\b(?:${properties})\\s*(?:[:=]|\\?\\?=)\\s*(?:[^;,{}()\\n]*\\?\\s*)?${text}`, "g"),
			new RegExp(`\\b(?:show\\w+Message|setStatusBarMessage|UserError|warnOnce)\\(\\s*${text}`, "g"),
		];
		const isWording = (literal: string) =>
			/\p{L}{2}/u.test(literal.replace(/\$\{[^}]*\}|\$\(\w+\)|\b[a-z]+_…|\bcloseOpportunities\.\w+/g, ""));
		const faults = sources
			.filter(({ path }) => !path.startsWith("sandbox/"))
			.flatMap(({ path, code }) => {
				const literals = shown.flatMap((pattern) => [...code.matchAll(pattern)].map(([, literal = ""]) => literal));
				return literals.filter(isWording).map((literal) => `${path}: ${literal}`);
			});
		assert.deepEqual(faults, []);
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
