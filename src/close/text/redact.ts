import type { Credential } from "../base/credential.ts";
import { isContainer } from "../base/isRecord.ts";
import { unescaped, unescapedPart, withoutUnseen } from "./readings.ts";
import { searchFor } from "./textSearch.ts";

/** Shorter parts of a secret are too common to be looked for by themselves. */
const SHORTEST_PART = 12;
/** So are shorter encodings of one. */
const SHORTEST_ENCODING = 8;

/** Takes a secret out of a text. */
export interface Redactor {
	(text: string): string;
	/** Whether a text of visible ASCII without escapes holds the secret. Takes less than 1 ms a megabyte. */
	readonly isIn: (plain: string) => boolean;
}

/**
 * Returns a function that takes a secret out of a text: as a whole, and each part between its dots, as it is, in Base64 at
 * any offset and in hexadecimal digits, percent-encoded or `\u`-escaped or not, in capitals or not (hosts have none), and
 * with invisible characters in between. Texts that hold none of it stay as they are. Takes some 5 ms a megabyte.
 */
export function redactorOf({ secret }: Credential): Redactor {
	if (secret === "") return Object.assign((text: string) => text, { isIn: () => false });
	const parts = secret.split(".").filter((part) => part.length >= SHORTEST_PART);
	const basic = Buffer.from(`${secret}:`).toString("base64");
	const forms = [...new Set([basic, ...[secret, ...parts].flatMap((part) => [part, ...encodingsOf(part)])])];
	const shortest = Math.min(...forms.map((form) => form.length));
	const holds = searchFor(forms);
	const pattern = new RegExp(forms.map((form) => form.replace(/[^\w]/g, "\\$&")).join("|"), "gi");
	const redact = (text: string): string => {
		if (text.length < shortest) return text;
		const found = readingsOf(text).find(holds);
		if (found === undefined) return text;
		// If the text itself holds the secret, the characters around it stay as they are.
		const held = holds(text) ? text : found;
		const clean = held.replace(pattern, "[key]");
		return clean === held ? clean : redact(clean);
	};
	return Object.assign(redact, { isIn: holds });
}

/** How a text may be read. What it holds as it is, it holds without unseen characters as well. */
function readingsOf(text: string): readonly string[] {
	const plain = unescaped(text);
	return plain === text ? [withoutUnseen(text)] : [withoutUnseen(text), withoutUnseen(plain)];
}

function encodingsOf(part: string): string[] {
	const hexadecimal = Buffer.from(part).toString("hex");
	return [...base64Of(part), hexadecimal].filter((encoding) => encoding.length >= SHORTEST_ENCODING);
}

/** What Base64, in both of its alphabets, makes of `part` alone, wherever it stands in what is encoded. */
function base64Of(part: string): string[] {
	return [0, 1, 2].flatMap((before) => {
		const bytes = Buffer.from("\0".repeat(before) + part);
		const whole = [Math.ceil((before * 8) / 6), Math.floor((bytes.length * 8) / 6)] as const;
		return [bytes.toString("base64"), bytes.toString("base64url")].map((text) => text.slice(...whole));
	});
}

/**
 * Takes a secret out of all texts of a JSON value, names of properties included, wherever they stand. Changes the value
 * itself, which is the fresh result of a parser, and returns it. Needs no more stack for a deeper value.
 */
export function redactJson(value: unknown, redact: (text: string) => string): unknown {
	if (typeof value === "string") return redact(value);
	const left = isContainer(value) ? [value] : [];
	// Objects of a list have the same names.
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
			// An assignment to `__proto__` would make no property.
			Object.defineProperty(one, cleanName, { value: clean, writable: true, enumerable: true, configurable: true });
		}
	}
	return value;
}

/** In UTF-16 units: no label or message shows more of a text, however much of it is unseen. */
const REACH = 100_000;

interface RedactOptions {
	readonly redact: Redactor;
	/** Lets others have their turn, between two parts of a long text. */
	readonly pause: () => Promise<void>;
}

/**
 * Takes a secret out of what `json` was parsed to, as {@link redactJson} does. If nothing in `json` is escaped, a look at the
 * whole of it spares one at each of its values. To look through a long text takes long: that is done part by part, without the
 * escapes of JSON, since a text may hold escapes of its own. Of what holds the secret somewhere no long text is kept.
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

/** False if the secret may be in what was parsed from `json`. */
function holdsNone(json: string, redact: Redactor): boolean {
	if (json.includes("\\")) return false;
	const isAscii = Buffer.byteLength(json) === json.length;
	// Of the characters that nobody sees, JSON may hold this one in a string; others below the space only between values.
	const isPlain = isAscii && !json.includes("\x7f") && !json.includes("%");
	return isPlain ? !redact.isIn(json) : redact(json) === json;
}
