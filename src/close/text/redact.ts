import type { Credential } from "../base/credential.ts";
import { unescaped, withoutUnseen } from "./readings.ts";
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
