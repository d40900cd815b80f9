import { redactJson } from "./redactJson.ts";

/** In UTF-16 units: no label or message shows more of a text, however much of it is unseen. */
const REACH = 100_000;

export interface RedactOptions {
	/** Takes a secret out of a text. */
	readonly redact: (text: string) => string;
	/** Lets others have their turn, between two parts of a long text. */
	readonly pause: () => Promise<void>;
}

/**
 * Takes a secret out of what `json` was parsed to, as {@link redactJson} does. To look through a long text takes long: that
 * is done part by part, and of what holds the secret somewhere no long text is kept.
 */
export async function redactParsed(value: unknown, json: string, { redact, pause }: RedactOptions): Promise<unknown> {
	if (json.length <= 2 * REACH) return redactJson(value, redact);
	for (let from = 0; from < json.length; from += REACH) {
		const part = json.slice(from, from + 2 * REACH);
		if (redact(part) !== part) return redactJson(value, (text) => (text.length > REACH ? "[key]" : redact(text)));
		await pause();
	}
	return value;
}
