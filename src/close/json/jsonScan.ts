import type { Bounds } from "../base/answerBounds.ts";
import { Cutter, type Outline, PIECE, type PieceSize } from "./pieceCutter.ts";
import { type Counts, GROUP_NAMES, type Role, roleIn, Tally } from "./tally.ts";

/** The list or object that contains the current position of a scan, at one depth. */
class Level {
	isList = false;
	role: Role = "outside";
	/** Whether its property names decide about the roles of their values. */
	isNamed = false;
	entries = 0;
	/** The property name before the last colon, if `isNamed`. */
	name = "";
	/** For an element of `data`: whether it has a property that only groups have. */
	isGroup = false;
	readonly cutter: Cutter;

	constructor(size: PieceSize) {
		this.cutter = new Cutter(size);
	}
}

const SPACE = 0x20;
const QUOTE = 0x22;
const COMMA = 0x2c;
const COLON = 0x3a;
const BACKSLASH = 0x5c;

const OPENING_LIST = 0x5b;
const CLOSING_LIST = 0x5d;
const OPENING_OBJECT = 0x7b;
const CLOSING_OBJECT = 0x7d;

/** In bytes, with each letter escaped. Longer names don't matter to a scan. */
const MAX_NAME_LENGTH = "count_by_value_period".length * "\\u0000".length;

/**
 * Scans the bytes of a JSON text once, counts its contents and outlines the pieces to parse it in. Doesn't check whether the
 * text is valid; if it is, the counts are exact.
 */
export class JsonScan {
	readonly #bytes: Buffer;
	readonly #hasPage: boolean;
	readonly #tally: Tally;
	readonly #size: PieceSize;
	readonly #levels: Level[] = [];
	/** The level around the outermost brackets. */
	readonly #outside: Level;
	#depth = 0;
	#at = 0;
	#textFrom = 0;
	#textTo = 0;
	#isBroken = false;
	#outline: Outline | undefined;

	constructor(bytes: Buffer, bounds: Bounds, size: PieceSize = PIECE) {
		this.#bytes = bytes;
		this.#hasPage = bounds.page !== undefined;
		this.#tally = new Tally(bounds);
		this.#size = size;
		this.#outside = new Level(size);
	}

	get counts(): Counts {
		const { values, objects, groups } = this.#tally;
		return { values, objects, groups };
	}

	/** Undefined if the whole text fits into one piece. */
	get outline(): Outline | undefined {
		return this.#outline;
	}

	/** Whether the JSON ends inside a string, a list or an object. */
	get isCutOff(): boolean {
		return this.#textTo >= this.#bytes.length || this.#depth > 0;
	}

	/** Whether brackets don't match, or a comma is outside all of them. */
	get isBroken(): boolean {
		return this.#isBroken;
	}

	/** Scans `count` more bytes, and on to the end of a string that they end in. Returns true at the end. @throws BoundsError */
	advance(count: number): boolean {
		const bytes = this.#bytes;
		const { length } = bytes;
		const to = Math.min(length, this.#at + count);
		let level = this.#level;
		let [textFrom, textTo] = [this.#textFrom, this.#textTo];
		let at = this.#at;
		while (at < to && !this.#isBroken) {
			const byte = bytes[at];
			if (byte === QUOTE) {
				at += 1;
				textFrom = at;
				for (; at < length; at += 1) {
					const textByte = bytes[at];
					if (textByte === QUOTE) break;
					if (textByte === BACKSLASH) at += 1;
				}
				textTo = at;
			} else if (byte === COMMA) {
				if (this.#depth === 0) this.#isBroken = true;
				this.#endEntry(level);
				const { cutter } = level;
				if (at >= cutter.dueAt || this.#tally.values >= cutter.dueValues) cutter.end(at, this.#tally.values);
				else cutter.entryFrom = at + 1;
			} else if (byte === COLON) {
				if (level.isNamed) this.#note(level, textFrom, textTo);
			} else if (byte === OPENING_LIST || byte === OPENING_OBJECT) {
				at = this.#open(at, byte === OPENING_LIST);
				level = this.#level;
			} else if (byte === CLOSING_LIST || byte === CLOSING_OBJECT) {
				this.#isBroken = this.#depth === 0 || level.isList !== (byte === CLOSING_LIST);
				if (!this.#isBroken) this.#close(at, level);
				level = this.#level;
			}
			at += 1;
		}
		[this.#textFrom, this.#textTo, this.#at] = [textFrom, textTo, at];
		return at >= length || this.#isBroken;
	}

	get #level(): Level {
		return this.#levels[this.#depth - 1] ?? this.#outside;
	}

	/** Returns `at`; for an empty list or object, the offset of its closing bracket. */
	#open(at: number, isList: boolean): number {
		this.#tally.reach(this.#depth + 1);
		const closing = isList ? CLOSING_LIST : CLOSING_OBJECT;
		let next = at + 1;
		while ((this.#bytes[next] ?? Number.NaN) <= SPACE) next += 1;
		if (this.#bytes[next] === closing) return next;
		const { role: around, name } = this.#level;
		const role = this.#hasPage ? roleIn(around, name, isList) : "other";
		const level = this.#levels[this.#depth] ?? new Level(this.#size);
		this.#levels[this.#depth] = level;
		level.isList = isList;
		level.role = role;
		level.isNamed = role === "answer" || role === "element";
		level.isGroup = false;
		level.entries = 0;
		level.cutter.open(at, this.#tally.values);
		this.#depth += 1;
		return at;
	}

	#close(at: number, level: Level): void {
		this.#endEntry(level);
		const cut = level.cutter.close(at, this.#tally.values, level.isList);
		this.#depth -= 1;
		if (this.#depth === 0) this.#outline ??= cut;
		const parent = this.#level;
		if (cut !== undefined) parent.cutter.hold(cut, this.#tally.values);
		parent.isGroup = parent.role === "data" ? level.isGroup : parent.isGroup;
	}

	#endEntry(level: Level): void {
		level.entries += 1;
		this.#tally.add(level.role, 1, level.entries, level.isGroup);
		if (level.role === "data") level.isGroup = false;
	}

	#note(level: Level, from: number, to: number): void {
		level.name = to - from <= MAX_NAME_LENGTH ? unescaped(this.#bytes.toString("latin1", from, to)) : "";
		if (GROUP_NAMES.includes(level.name)) level.isGroup = true;
	}
}

/** A name with its escapes decoded; empty if it isn't valid. */
function unescaped(text: string): string {
	if (!text.includes("\\")) return text;
	try {
		return String(JSON.parse(`"${text}"`));
	} catch {
		return "";
	}
}
