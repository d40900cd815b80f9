import assert from "node:assert/strict";
import fc from "fast-check";
import { redactJson, redactorOf } from "../../../../src/close/text/redact.ts";

const KEY = "api_0Kq3wD8tZx5cVb7nM2rL9a.4yHs6JfGp1uXe0TiQoBk5N";
const redactor = (secret: string) => redactorOf({ kind: "apiKey", secret, origin: "https://api.close.com" });
const redact = redactor(KEY);
/** Parts of the key that are long enough to reveal it. */
const PIECES = Array.from({ length: KEY.length - 11 }, (_, start) => KEY.slice(start, start + 12).toLowerCase());

const hex = (character: string) => character.charCodeAt(0).toString(16);
/** Ways to write a text that a reader can reverse. */
const WRITINGS: Readonly<Record<string, (text: string) => string>> = {
	"as it is": (text) => text,
	"in capitals": (text) => text.toUpperCase(),
	"percent-encoded": encodeURIComponent,
	"percent-encoded in full": (text) => [...text].map((one) => `%${hex(one)}`).join(""),
	"with escapes of JSON": (text) => [...text].map((one) => `\\u00${hex(one)}`).join(""),
	"with escapes of JSON in JSON": (text) => [...text].map((one) => `\\\\u00${hex(one)}`).join(""),
	"with escaped line breaks in JSON": (text) => JSON.stringify([...text].join("\r\n")),
	"with halves of characters": (text) => [...text].join("\udb40"),
	"with zero-width characters": (text) => [...text].join("\u200b"),
	"with soft hyphens": (text) => [...text].join("\u00ad"),
	"with marks and tags": (text) => [...text].join("\u0301\u{e0041}"),
	"with controls and line breaks": (text) => [...text].join("\u0001\r\n"),
	"in full-width forms": (text) => text.replace(/[!-~]/g, (one) => String.fromCharCode(one.charCodeAt(0) + 0xfee0)),
	"in Base64": (text) => Buffer.from(text).toString("base64"),
	"in Base64 on several lines": (text) =>
		(
			Buffer.from(text)
				.toString("base64")
				.match(/.{1,20}/g) ?? []
		).join("\n"),
	"in Base64 of an URL": (text) => Buffer.from(text).toString("base64url"),
	"in hexadecimal digits": (text) => Buffer.from(text).toString("hex"),
};
const READINGS: Readonly<Record<string, (text: string) => string>> = {
	"as it is": (text) => text.toLowerCase(),
	"in Base64": (text) => Buffer.from(text.replaceAll("[key]", "!"), "base64").toString("latin1").toLowerCase(),
	"in hexadecimal digits": (text) => Buffer.from(text.replaceAll("[key]", "!"), "hex").toString("latin1").toLowerCase(),
};

describe("A secret", () => {
	for (const [writing, write] of Object.entries(WRITINGS)) {
		it(`is taken out of a text ${writing}, in whatever it stands`, () => {
			const around = fc.string({ maxLength: 7 });
			const part = fc.constantFrom(KEY, `${KEY}:`, KEY.slice(0, KEY.indexOf(".")), KEY.slice(KEY.indexOf(".") + 1));
			fc.assert(
				fc.property(around, part, around, (before, secret, after) => {
					const text = redact(`<${write(before + secret + after)}>`);
					assert.match(text, /\[key\]/);
					for (const read of Object.values(READINGS)) {
						for (const piece of PIECES) assert(!read(text).includes(piece), text);
					}
				}),
			);
		});
	}

	it("that is short is found in encodings of eight characters, and not in shorter ones, which are too common", () => {
		assert.equal(redactor("k3y9")("<6b337939>"), "<[key]>");
		assert.equal(redactor("k3y")("<6b3379>"), "<6b3379>");
	});

	it("leaves texts alone that hold none of it", () => {
		for (const text of ["", "api_", "Łódź 50% \\u00e9 & Söhne", "lead_70jZx5cVb7nM2rL9a4yHs6JfGp1uXe0TiQoBk5", "👩‍💻"])
			assert.equal(redact(text), text);
	});

	it("is taken out of millions of characters of any kind, and changes the others only where it stands", () => {
		for (const one of [
			"a",
			"😀",
			"\u200b",
			"\u0301",
			"%41",
			"%",
			"\\",
			"\\u0041",
			"\\\\u",
			"\u{e0041}",
			"\ud800",
			"%e",
		]) {
			const long = one.repeat(300_000);
			assert.equal(redact(long), long);
			assert.ok(!redact(long + [...KEY].join("\u200b")).includes("0Kq3wD8tZx5c"));
			assert.equal(redact(`👩‍💻${KEY}👩‍💻`), "👩‍💻[key]👩‍💻");
		}
	});

	it("may be short, and then takes nothing out of a text but itself", () => {
		assert.equal(redactor("ab.c")("ab.c abxc YWIuYw abc a"), "[key] abxc YWIuYw abc a");
	});
});

describe("A JSON value", () => {
	it("loses the secret in all names and values, and nothing else", () => {
		const leaf = fc.oneof(fc.constantFrom(KEY, `x${KEY}`, null, true, 1.5), fc.string());
		const name = fc.oneof(fc.constantFrom(KEY, `${KEY}2`, "__proto__", "constructor"), fc.string());
		const { tree } = fc.letrec<{ tree: unknown }>((tie) => ({
			tree: fc.oneof(
				{ depthSize: "small" },
				leaf,
				fc.array(tie("tree")),
				fc.dictionary(name, tie("tree"), { noNullPrototype: true }),
			),
		}));
		fc.assert(
			fc.property(tree, (value) => {
				const text = JSON.stringify(value);
				const clean = JSON.stringify(redactJson(JSON.parse(text), redact));
				assert(!clean.includes(KEY));
				if (!text.includes(KEY)) assert.equal(clean, text);
				else assert.deepEqual(sorted(JSON.parse(clean)), sorted(JSON.parse(text.replaceAll(KEY, "[key]"))));
			}),
		);
	});

	it("may be deeper than any stack", () => {
		const depth = 200_000;
		const value: unknown = JSON.parse(`${"[".repeat(depth)}"${KEY}"${"]".repeat(depth)}`);
		let inner = redactJson(value, redact);
		while (Array.isArray(inner)) inner = inner[0];
		assert.equal(inner, "[key]");
	});
});

/** Sorts names, since a replaced name is at the end of its object. */
function sorted(value: unknown): unknown {
	if (Array.isArray(value)) return value.map(sorted);
	if (typeof value !== "object" || value === null) return value;
	const entries = Object.entries(value).map(([name, inner]) => [name, sorted(inner)] as const);
	return entries.sort(([a], [b]) => (a < b ? -1 : 1));
}
