import { garbageError } from "./failures.ts";
import { AttemptFailure } from "./retry.ts";

/**
 * The JSON of an answer with status 2xx. `type` is its `content-type`.
 * @throws AttemptFailure that tells a web page, an answer that was cut off and one that never was JSON apart
 */
export function jsonOf(
	text: string,
	from: { readonly status: number; readonly type: string; readonly host: string },
): unknown {
	const fail = (garbage: Parameters<typeof garbageError>[0]) =>
		new AttemptFailure(garbageError(garbage, from.status, from.host), undefined);
	// JSON.parse takes a byte order mark for an error.
	const json = text.replace(/^\uFEFF/, "");
	try {
		return JSON.parse(json);
	} catch (error) {
		const trimmed = json.trim();
		if (trimmed === "") throw fail("empty");
		if (trimmed.startsWith("<") || /\bhtml\b/i.test(from.type)) throw fail("page");
		throw fail(/^[[{]/.test(trimmed) && failsAtTheEnd(error, json) ? "cutOff" : "malformed");
	}
}

/** The message of V8 is for a person; it is read for its position and not passed on, as it quotes the answer. */
function failsAtTheEnd(error: unknown, text: string): boolean {
	const message = error instanceof Error ? error.message : "";
	const position = /\bposition (\d+)/.exec(message)?.[1];
	return /Unexpected end|Unterminated/.test(message) || Number(position) >= text.trimEnd().length;
}
