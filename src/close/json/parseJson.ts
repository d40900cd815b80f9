import type { Bounds } from "../base/answerBounds.ts";
import { excessError, type Garbage, garbageError } from "../base/errorMessages.ts";
import { AttemptFailure } from "../base/errors.ts";
import { JsonScan } from "./jsonScan.ts";
import { parsePieces } from "./parsePieces.ts";
import { PIECE } from "./pieceCutter.ts";
import { BoundsError, keepWithin } from "./tally.ts";

/** An answer with status 2xx. */
interface JsonSource {
	readonly bytes: Buffer;
	readonly status: number;
	/** The `content-type`. */
	readonly type: string;
	readonly host: string;
}

interface JsonOptions {
	readonly bounds: Bounds;
	/** Yields to the rest of the process. Awaited between two slices of the work; rejects to cancel it. */
	readonly pause: () => Promise<void>;
	/** Cleans a parsed value; `json` is the text that it was parsed from. Called for each piece. */
	readonly clean: (value: unknown, json: string) => Promise<unknown>;
}

/** Bytes to scan between two pauses: a few milliseconds' work. */
const SLICE = 1024 * 1024;
const BYTE_ORDER_MARK = Buffer.from([0xef, 0xbb, 0xbf]);

/**
 * Parses the JSON of an answer. A text of more than one piece is scanned first, and parsed only if it is within the bounds.
 * @throws AttemptFailure with an error of its own for a web page, an empty answer, an answer that was cut off, one that
 * isn't JSON and one beyond the bounds
 */
export async function jsonOf(source: JsonSource, options: JsonOptions): Promise<unknown> {
	const { bounds, pause, clean } = options;
	const bytes = withoutMark(source.bytes);
	const first = firstCharacter(bytes);
	const isPage = first === "<" || /\bhtml\b/i.test(source.type);
	const fail = (garbage: Garbage) => {
		const what = first === "" ? "empty" : isPage ? "page" : garbage;
		return new AttemptFailure(garbageError(what, source.status, source.host), undefined);
	};
	if (first === "" || first === "<") throw fail("malformed");
	try {
		if (bytes.length <= PIECE.bytes) {
			const json = bytes.toString("utf8");
			const value = parseWhole(json, fail);
			keepWithin(bounds, value);
			return await clean(value, json);
		}
		const scan = new JsonScan(bytes, bounds);
		while (!scan.advance(SLICE)) await pause();
		if (scan.isBroken || scan.isCutOff) throw fail(scan.isCutOff && "[{".includes(first) ? "cutOff" : "malformed");
		if (scan.outline !== undefined) return await parsePieces(bytes, scan.outline, { pause, clean });
		const json = bytes.toString("utf8");
		const value = parseWhole(json, fail);
		// Parsing a single long text is much work by itself.
		await pause();
		return await clean(value, json);
	} catch (error) {
		if (error instanceof SyntaxError) throw fail("malformed");
		if (!(error instanceof BoundsError)) throw error;
		if (isPage) throw fail("page");
		throw new AttemptFailure(excessError(error.excess, error.allowed, source.status), undefined);
	}
}

function parseWhole(json: string, fail: (garbage: Garbage) => AttemptFailure): unknown {
	try {
		return JSON.parse(json);
	} catch (error) {
		throw fail(/^\s*[[{]/.test(json) && failsAtTheEnd(error, json) ? "cutOff" : "malformed");
	}
}

/** `JSON.parse` doesn't accept a byte order mark. */
function withoutMark(bytes: Buffer): Buffer {
	const { length } = BYTE_ORDER_MARK;
	return bytes.subarray(0, length).equals(BYTE_ORDER_MARK) ? bytes.subarray(length) : bytes;
}

/** The first character that isn't white space, or an empty text. */
function firstCharacter(bytes: Buffer): string {
	for (const byte of bytes) if (byte > 0x20) return String.fromCharCode(byte);
	return "";
}

/** Only V8's message says where parsing failed. It isn't passed on, since it quotes the answer. */
function failsAtTheEnd(error: unknown, text: string): boolean {
	const message = error instanceof Error ? error.message : "";
	const position = /\bposition (\d+)/.exec(message)?.[1];
	return /Unexpected end|Unterminated/.test(message) || Number(position) >= text.trimEnd().length;
}
