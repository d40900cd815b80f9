import assert from "node:assert/strict";
import fc from "fast-check";
import { redactorOf, redactParsed } from "../../../../src/close/text/redact.ts";
import { runs } from "../../runs.ts";
import { KEY } from "../support.ts";

const redact = redactorOf({ kind: "apiKey", secret: KEY, origin: "https://x.example" });

/** The redacted value, and the number of pauses. */
async function redacted(value: unknown) {
	const json = JSON.stringify(value);
	let pauses = 0;
	const pause = async () => {
		pauses += 1;
	};
	return { left: await redactParsed(JSON.parse(json), json, { redact, pause }), pauses };
}

describe("The secret in what was parsed", () => {
	it("is taken out of a short text as it is out of others", async () => {
		const { left, pauses } = await redacted({ note: `before ${KEY} after`, list: [1, KEY] });
		assert.deepEqual(left, { note: "before [key] after", list: [1, "[key]"] });
		assert.equal(pauses, 0);
	});

	it("is found if the JSON escapes its letters, or the slashes of its Base64", async () => {
		const escaped = [...KEY].map((one) => `\\u00${one.charCodeAt(0).toString(16)}`).join("");
		const slashed = Buffer.from(`???${KEY}???`).toString("base64").replaceAll("/", "\\/");
		for (const json of [`{"a":"${escaped}"}`, `{"${escaped}":"a"}`, `{"a":"${slashed}"}`]) {
			const left = await redactParsed(JSON.parse(json), json, { redact, pause: async () => undefined });
			assert.match(JSON.stringify(left), /\[key\]/, json);
		}
	});

	it("is found in a text that is plain but for what nobody sees, or for escapes of a URL", async () => {
		const percent = [...KEY].map((one) => `%${one.charCodeAt(0).toString(16)}`).join("");
		for (const text of [[...KEY].join("\x7f"), [...KEY].join("\u200b"), percent, KEY.toUpperCase()]) {
			const { left } = await redacted({ note: "plain", text });
			assert.match(JSON.stringify(left), /\[key\]/, text);
		}
	});

	it("takes a long text with it, wherever in it it stands, and whatever is between its letters", async () => {
		const spread = [...KEY].join("\u200b".repeat(1000));
		for (const secret of [KEY, spread])
			for (const before of [0, 99_990, 199_990, 950_000]) {
				const long = "x".repeat(before) + secret + "y".repeat(1_000_000 - before);
				const { left } = await redacted({ long, short: "stays", [KEY]: 1 });
				assert.deepEqual(left, { long: "[key]", short: "stays", "[key]": 1 }, `${before}`);
			}
	});

	it("is found in whatever escapes its escapes stand, and at any place of a text of any length", async () => {
		const hex = (one: string) => one.charCodeAt(0).toString(16);
		const inUnicode = (text: string) => [...text].map((one) => `\\u${hex(one).padStart(4, "0")}`).join("");
		const inPercent = (text: string) => [...text].map((one) => `%${hex(one)}`).join("");
		const once = (text: string) => JSON.stringify(text).slice(1, -1);
		const writing = fc.constantFrom(
			KEY,
			[...KEY].join("\u200b".repeat(1000)),
			inPercent(KEY),
			inUnicode(KEY),
			once(inUnicode(KEY)),
			once(once(once(inUnicode(KEY)))),
		);
		/** How the server may write a text in JSON: with all characters escaped, only the necessary ones, or some. */
		const inJson = fc.constantFrom(once, inUnicode, (text: string) =>
			text.replace(/[\\u%0]/g, (one, place: number) => (place % 2 === 0 ? inUnicode(one) : once(one))),
		);
		const length = fc.nat({ max: 300_000 });
		await fc.assert(
			fc.asyncProperty(writing, inJson, length, length, async (secret, write, before, after) => {
				const text = "x".repeat(before) + secret + "y".repeat(after);
				const json = `{"before":"stays","text":"${write(text)}"}`;
				const value = JSON.parse(json);
				assert.equal(value.text, text);
				const left = await redactParsed(value, json, { redact, pause: async () => undefined });
				const { text: clean } = left as { text: string };
				assert(
					clean === (json.length > 200_000 && text.length > 100_000 ? "[key]" : redact(text)),
					clean.slice(before, before + 200),
				);
			}),
			runs(40),
		);
	});

	it("is looked for in parts of a long text, between which others have their turn", async () => {
		const value = { long: "%41é".repeat(500_000) };
		const { left, pauses } = await redacted(value);
		assert.deepEqual(left, value);
		assert(pauses >= 20, `${pauses}`);
	});
});
