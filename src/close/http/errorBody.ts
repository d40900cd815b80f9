import { isRecord } from "../base/isRecord.ts";
import { shownName, UNKNOWN_NAME } from "../schema/fieldNames.ts";
import { cutText } from "../text/cutText.ts";
import { labelText } from "../text/labelText.ts";

/** In graphemes. Longer reasons are cut, since they are shown in one line. */
const MAX_LENGTH = 300;
/** The most reasons that are read: each repeats its path, which adds up if there are many. */
const MAX_REASONS = 20;
/** Error bodies have no reasons below this depth. */
const MAX_DEPTH = 10;

/**
 * The server's reason in the body of an error response, on one line: `.error` (a text or an object), `.errors`,
 * `.field-errors` (nested or not) or `.message`. Undefined if the body is empty or has no text for a person. `redact` gets the
 * text before it is sanitized and cut. Source: `facts.md`, section 2.
 */
export function reasonIn(body: string, redact: (text: string) => string): string | undefined {
	const parsed = parse(body);
	const words = isRecord(parsed)
		? [...new Set(reasons(parsed).slice(0, MAX_REASONS))].join("; ")
		: typeof parsed === "string"
			? parsed
			: "";
	const line = redact(labelText(redact(words)).replace(/\s+/g, " "));
	return line === "" ? undefined : cutText(line, MAX_LENGTH);
}

/** The seconds until the rate limit resets, in a 429 from before April 2024: `rate_reset`, at the top or below `error`. */
export function rateResetIn(body: string): unknown {
	const parsed = parse(body);
	if (!isRecord(parsed)) return undefined;
	const nested = parsed["error"];
	return parsed["rate_reset"] ?? (isRecord(nested) ? nested["rate_reset"] : undefined);
}

function reasons(body: Record<string, unknown>): string[] {
	return [
		...leaves(body["error"]),
		...leaves(body["errors"]),
		...fieldReasons(body["field-errors"], ""),
		...leaves(body["message"]),
	];
}

/** All texts in a list or an object. An object with a `message` gives only the texts of that. */
function leaves(value: unknown, depth = 0): string[] {
	if (typeof value === "string") return value.trim() === "" ? [] : [value.trim()];
	if (depth === MAX_DEPTH) return [];
	if (Array.isArray(value)) return value.flatMap((inner) => leaves(inner, depth + 1));
	if (!isRecord(value)) return [];
	if (value["message"] !== undefined) return leaves(value["message"], depth + 1);
	return Object.values(value).flatMap((inner) => leaves(inner, depth + 1));
}

/**
 * Texts with their paths: `lead: This field is required.` A path leaves out `errors` and `field-errors`, which mean nothing to
 * a reader, and doesn't repeat names that Close doesn't document.
 */
function fieldReasons(value: unknown, path: string, depth = 0): string[] {
	if (isRecord(value) && depth < MAX_DEPTH) {
		return Object.entries(value).flatMap(([name, inner]) => {
			const structural = name === "errors" || name === "field-errors";
			const shown = shownName(name);
			return fieldReasons(inner, structural ? path : path === "" ? shown : `${path}.${shown}`, depth + 1);
		});
	}
	return leaves(value).map((text) => (path === "" || path === UNKNOWN_NAME ? text : `${path}: ${text}`));
}

function parse(body: string): unknown {
	try {
		return JSON.parse(body);
	} catch {
		return undefined;
	}
}
