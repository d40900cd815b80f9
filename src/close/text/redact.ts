import type { Credential } from "../base/credential.ts";
import { isContainer } from "../base/isRecord.ts";
import { unescaped, unescapedPart, withoutInvisible } from "./decodedText.ts";
import { searchFor } from "./needleSearch.ts";

/** In characters. Shorter parts of a secret are too common to look for by themselves. */
const MIN_PART_LENGTH = 12;
/** The same for the encodings of a part. */
const MIN_ENCODING_LENGTH = 8;

/** Removes a secret from a text. */
export interface Redactor {
	(text: string): string;
	/** Whether a text of visible ASCII without escapes contains the secret. Takes less than 1 ms per megabyte. */
	readonly isIn: (plain: string) => boolean;
}

/**
 * Returns a function that removes a secret from a text. It finds the whole secret and each part between its dots: as it is,
 * in Base64 at any offset or in hexadecimal; percent-encoded, `\u`-escaped or neither; in any case (hosts are lower-case);
 * and with invisible characters in between. Texts without the secret stay as they are. Takes some 5 ms per megabyte.
 */
export function redactorOf({ secret }: Credential): Redactor {
	if (secret === "") return Object.assign((text: string) => text, { isIn: () => false });
	const parts = secret.split(".").filter((part) => part.length >= MIN_PART_LENGTH);
	const basic = Buffer.from(`${secret}:`).toString("base64");
	const forms = [...new Set([basic, ...[secret, ...parts].flatMap((part) => [part, ...encodingsOf(part)])])];
	const shortest = Math.min(...forms.map((form) => form.length));
	const holds = searchFor(forms);
	const pattern = new RegExp(forms.map((form) => form.replace(/[^\w]/g, "\\$&")).join("|"), "gi");
	const redact = (text: string): string => {
		if (text.length < shortest) return text;
		const found = readingsOf(text).find(holds);
		if (found === undefined) return text;
		// If the text itself contains the secret, the characters around it stay as they are.
		const held = holds(text) ? text : found;
		const clean = held.replace(pattern, "[key]");
		return clean === held ? clean : redact(clean);
	};
	return Object.assign(redact, { isIn: holds });
}

/** The readings of a text to search. The text itself isn't one of them: removing invisible characters loses no secret. */
function readingsOf(text: string): readonly string[] {
	const plain = unescaped(text);
	return plain === text ? [withoutInvisible(text)] : [withoutInvisible(text), withoutInvisible(plain)];
}

function encodingsOf(part: string): string[] {
	const hexadecimal = Buffer.from(part).toString("hex");
	return [...base64Of(part), hexadecimal].filter((encoding) => encoding.length >= MIN_ENCODING_LENGTH);
}

/** The Base64 of `part` alone, in both alphabets and at each of the three offsets in the encoded bytes. */
function base64Of(part: string): string[] {
	return [0, 1, 2].flatMap((before) => {
		const bytes = Buffer.from("\0".repeat(before) + part);
		const whole = [Math.ceil((before * 8) / 6), Math.floor((bytes.length * 8) / 6)] as const;
		return [bytes.toString("base64"), bytes.toString("base64url")].map((text) => text.slice(...whole));
	});
}

/**
 * Removes a secret from all texts of a JSON value, property names included. Changes the value in place, which must be the
 * fresh result of a parser, and returns it. Iterative, so that deep values need no more stack.
 */
export function redactJson(value: unknown, redact: (text: string) => string): unknown {
	if (typeof value === "string") return redact(value);
	const left = isContainer(value) ? [value] : [];
	// The objects of a list share their property names.
	const cleanNames = new Set<string>();
	for (let one = left.pop(); one !== undefined; one = left.pop()) {
		for (const name of Object.keys(one)) {
			const inner = one[name];
			if (isContainer(inner)) left.push(inner);
			const clean = typeof inner === "string" ? redact(inner) : inner;
			const cleanName = cleanNames.has(name) ? name : redact(name);
			if (cleanName === name) cleanNames.add(name);
			if (clean === inner && cleanName === name) continue;
			if (cleanName !== name) delete one[name];
			// Assigning to `__proto__` doesn't create a property.
			Object.defineProperty(one, cleanName, { value: clean, writable: true, enumerable: true, configurable: true });
		}
	}
	return value;
}

/** In UTF-16 units: no label or message shows more of a text, however much of it is invisible. */
const REACH = 100_000;

interface RedactOptions {
	readonly redact: Redactor;
	/** Yields to the rest of the process. Awaited between two parts of a long text. */
	readonly pause: () => Promise<void>;
}

/**
 * Removes a secret from `value`, which was parsed from `json`, like {@link redactJson}. Without escapes in `json`, one search
 * of `json` replaces a search of each value. A long `json` is searched in parts, decoded once, since its texts may contain
 * escapes of their own. If it contains the secret, long texts are replaced as a whole.
 */
export async function redactParsed(value: unknown, json: string, { redact, pause }: RedactOptions): Promise<unknown> {
	if (json.length <= 2 * REACH) {
		return holdsNone(json, redact) ? value : redactJson(value, redact);
	}
	let before = "";
	for (let from = 0; from < json.length; ) {
		const { text, to } = unescapedPart(json, from, REACH);
		const seen = before + text;
		if (redact(seen) !== seen) return redactJson(value, (one) => (one.length > REACH ? "[key]" : redact(one)));
		before = text;
		from = to;
		await pause();
	}
	return value;
}

/** Returns false if the value parsed from `json` may contain the secret. */
function holdsNone(json: string, redact: Redactor): boolean {
	if (json.includes("\\")) return false;
	const isAscii = Buffer.byteLength(json) === json.length;
	// DEL is the only invisible ASCII character that a JSON string may contain unescaped; those below the space occur between values.
	const isPlain = isAscii && !json.includes("\x7f") && !json.includes("%");
	return isPlain ? !redact.isIn(json) : redact(json) === json;
}
