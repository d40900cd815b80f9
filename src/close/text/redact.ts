import type { Credential } from "../credential.ts";

/** Shorter parts of a secret are too common to be looked for by themselves. */
const SHORTEST_PART = 12;
/** So are shorter encodings of one. */
const SHORTEST_ENCODING = 8;

/** What `labelText` leaves out, and so must not keep two characters of a secret apart: invisible ones and marks. */
const UNSEEN = "[\\p{Cf}\\p{M}\\p{Default_Ignorable_Code_Point}\\p{Noncharacter_Code_Point}]";
const ALL_UNSEEN = new RegExp(`${UNSEEN}+`, "gu");
/** Characters as URLs and JSON strings write them. */
const ESCAPED = /%([0-9a-f]{2})|\\+u([0-9a-f]{4})/gi;
/** Texts that hold none of these. */
const AS_IT_STANDS = /^[\n\r\t -$&-[\]-~]*$/;

/**
 * Returns a function that takes a secret out of a text: as a whole, and each part between its dots, as it is, in Base64 at
 * any offset and in hexadecimal digits, percent-encoded or `\u`-escaped or not, in capitals or not (hosts have none), and
 * with invisible characters in between.
 */
export function redactorOf({ secret }: Credential): (text: string) => string {
	if (secret === "") return (text) => text;
	const parts = secret.split(".").filter((part) => part.length >= SHORTEST_PART);
	const basic = Buffer.from(`${secret}:`).toString("base64");
	const pieces = [secret, ...parts].flatMap((part) => [part, ...encodingsOf(part)]);
	const forms = [...new Set([basic, ...pieces])];
	const shortest = Math.min(...forms.map((form) => form.length));
	const needles = forms.map((form) => form.toLowerCase());
	let pattern: RegExp | undefined;
	return (text) => {
		if (text.length < shortest) return text;
		const readings = readingsOf(text);
		if (!needles.some((needle) => readings.some((reading) => reading.includes(needle)))) return text;
		// It takes fifty times as long as a plain search, and so is used only to find where to cut.
		pattern ??= new RegExp(forms.map(patternOf).join("|"), "giu");
		return text.replace(pattern, "[key]");
	};
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

/** Without capitals: the text itself, and what its escapes stand for, which may swallow what stands behind a "%". */
function readingsOf(text: string): string[] {
	if (AS_IT_STANDS.test(text)) return [text.toLowerCase()];
	const seen = text.replace(ALL_UNSEEN, "");
	const decoded = seen.replace(ESCAPED, (_, percent?: string, unit?: string) =>
		String.fromCharCode(Number.parseInt(percent ?? unit ?? "", 16)),
	);
	return [seen.toLowerCase(), decoded.toLowerCase()];
}

function patternOf(form: string): string {
	return [...form].map(characterPattern).join(`${UNSEEN}*`);
}

function characterPattern(character: string): string {
	const code = (character.codePointAt(0) ?? 0).toString(16);
	return `(?:\\u{${code}}|%${code.padStart(2, "0")}|\\\\+u${code.padStart(4, "0")})`;
}
