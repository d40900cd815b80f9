import { unescapedPart } from "./readings.ts";
import type { Redactor } from "./redact.ts";
import { redactJson } from "./redactJson.ts";

/** In UTF-16 units: no label or message shows more of a text, however much of it is unseen. */
const REACH = 100_000;

export interface RedactOptions {
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
