import type { Bounds } from "../base/bounds.ts";
import { excessError, type Garbage, garbageError } from "../base/errorMakers.ts";
import { AttemptFailure } from "../base/errors.ts";
import { PIECE } from "./outline.ts";
import { parsePieces } from "./pieces.ts";
import { JsonScan } from "./scan.ts";
import { keepWithin, TooMuch } from "./tally.ts";

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
	/** Lets others have their turn; it is awaited between two slices of the work, and may reject to end it. */
	readonly pause: () => Promise<void>;
	/** Changes what was parsed from a text, piece by piece. */
	readonly clean: (value: unknown, json: string) => Promise<unknown>;
}

/** Bytes that are scanned before others have their turn: a few milliseconds' work. */
const SLICE = 1024 * 1024;
const BYTE_ORDER_MARK = Buffer.from([0xef, 0xbb, 0xbf]);

/**
 * The JSON of an answer within its bounds. A text of more than one piece is not parsed before it is known to keep them.
 * @throws AttemptFailure that tells a web page, an answer that was cut off, one that never was JSON and one that holds
 * too much apart
 */
export async function jsonOf(source: JsonSource, options: JsonOptions): Promise<unknown> {
	const { bounds, pause, clean } = options;
	const bytes = withoutMark(source.bytes);
	const first = firstSign(bytes);
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
		// A single long text is much work by itself.
		await pause();
		return await clean(value, json);
	} catch (error) {
		if (error instanceof SyntaxError) throw fail("malformed");
		if (!(error instanceof TooMuch)) throw error;
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

/** `JSON.parse` takes a byte order mark for an error. */
function withoutMark(bytes: Buffer): Buffer {
	const { length } = BYTE_ORDER_MARK;
	return bytes.subarray(0, length).equals(BYTE_ORDER_MARK) ? bytes.subarray(length) : bytes;
}

/** The first sign but white space, or an empty text. */
function firstSign(bytes: Buffer): string {
	for (const byte of bytes) if (byte > 0x20) return String.fromCharCode(byte);
	return "";
}

/** The message of V8 is for a person; it is read for its position and not passed on, as it quotes the answer. */
function failsAtTheEnd(error: unknown, text: string): boolean {
	const message = error instanceof Error ? error.message : "";
	const position = /\bposition (\d+)/.exec(message)?.[1];
	return /Unexpected end|Unterminated/.test(message) || Number(position) >= text.trimEnd().length;
}
