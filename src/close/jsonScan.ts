import type { Bounds } from "./bounds.ts";
import { Cutter, type Outline, PIECE, type PieceSize } from "./jsonOutline.ts";

/** Which of the bounds an answer goes beyond. */
export type Excess = "depth" | "entries" | "values" | "objects" | "groups" | "periods";

/** An answer holds more than its bounds allow. */
export class TooMuch extends Error {
	readonly excess: Excess;
	readonly allowed: number;

	constructor(excess: Excess, allowed: number) {
		super(`more than ${allowed}: ${excess}`);
		this.excess = excess;
		this.allowed = allowed;
	}
}

/** What a list or object is in an answer of `GET /opportunity/`. */
type Role = "answer" | "data" | "element" | "objects" | "periods" | "other";

/** The list or object at one depth that the scan is in. */
class Level {
	isList = false;
	role: Role = "other";
	entries = 0;
	/** The name before the last colon, if the role makes it matter. */
	name = "";
	/** Of an element of `data`: it has what only groups have. */
	isGroup = false;
	readonly cutter: Cutter;

	constructor(size: PieceSize) {
		this.cutter = new Cutter(size);
	}
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
/** The names that decide what a list or an object is. */
const NAMES = ["key", "data", "objects", "count_by_value_period"] as const;
/** With each letter escaped. */
const LONGEST_NAME = Math.max(...NAMES.map((name) => name.length)) * "\\u0000".length;

/**
 * Goes over the bytes of a JSON text once, counts what is in it and outlines how to parse it in pieces. Says nothing
 * about whether the text is valid; for a valid one the counts are exact.
 */
export class JsonScan {
	readonly #bytes: Buffer;
	readonly #bounds: Bounds;
	readonly #size: PieceSize;
	readonly #levels: Level[] = [];
	#depth = 0;
	#at = 0;
	#values = 1;
	#objects = 0;
	#groups = 0;
	/** Whether an opening bracket is the last thing but white space. */
	#isEmpty = false;
	#isOpen = false;
	#isBroken = false;
	#outline: Outline | undefined;
	#isClosed = false;
	#textFrom = 0;
	#textTo = 0;
	#textIsEscaped = false;

	constructor(bytes: Buffer, bounds: Bounds, size: PieceSize = PIECE) {
		this.#bytes = bytes;
		this.#bounds = bounds;
		this.#size = size;
	}

	get counts(): { readonly values: number; readonly objects: number; readonly groups: number } {
		return { values: this.#values, objects: this.#objects, groups: this.#groups };
	}

	/** Undefined if the whole text fits into one piece. */
	get outline(): Outline | undefined {
		return this.#outline;
	}

	/** The text ends within a text, a list or an object. */
	get isCutOff(): boolean {
		return this.#isOpen || this.#depth > 0;
	}

	/** A bracket closes what it did not open. */
	get isBroken(): boolean {
		return this.#isBroken;
	}

	/** Goes over `count` bytes more, and to the end of a text that they end in. True at the end. @throws TooMuch */
	advance(count: number): boolean {
		const bytes = this.#bytes;
		const to = Math.min(bytes.length, this.#at + count);
		let at = this.#at;
		while (at < to) {
			const byte = bytes[at] as number;
			switch (byte) {
				case QUOTE:
					this.#isEmpty = false;
					at = this.#skipText(at + 1);
					continue;
				case 0x2c: // ,
					if (this.#depth > 0) this.#endEntry(at);
					break;
				case 0x3a: // :
					if (this.#depth > 0) this.#noteName();
					break;
				case 0x5b: // [
				case 0x7b: // {
					this.#open(at, byte === 0x5b);
					break;
				case 0x5d: // ]
				case 0x7d: // }
					if (!this.#close(at, byte === 0x5d)) {
						this.#isBroken = true;
						return true;
					}
					break;
				default:
					if (byte > 0x20) this.#isEmpty = false;
			}
			at += 1;
		}
		this.#at = at;
		return at >= bytes.length;
	}

	/** Returns the offset behind the closing quote of the text that begins at `from`. */
	#skipText(from: number): number {
		const bytes = this.#bytes;
		const { length } = bytes;
		let at = from;
		let isEscaped = false;
		for (; at < length; at += 1) {
			const byte = bytes[at];
			if (byte === QUOTE) break;
			if (byte !== BACKSLASH) continue;
			isEscaped = true;
			at += 1;
		}
		this.#textIsEscaped = isEscaped;
		this.#isOpen = at >= length;
		this.#textFrom = from;
		this.#textTo = at;
		return at + 1;
	}

	#open(at: number, isList: boolean): void {
		const { depth: deepest } = this.#bounds;
		if (this.#depth === deepest) throw new TooMuch("depth", deepest);
		const parent = this.#levels[this.#depth - 1];
		const level = (this.#levels[this.#depth] ??= new Level(this.#size));
		level.isList = isList;
		level.role = this.#bounds.page === undefined ? "other" : roleOf(this.#depth, isList, parent);
		level.entries = 0;
		level.name = "";
		level.isGroup = false;
		level.cutter.open(at, this.#values);
		this.#depth += 1;
		this.#isEmpty = true;
	}

	/** False if the bracket does not fit. */
	#close(at: number, isList: boolean): boolean {
		const level = this.#levels[this.#depth - 1];
		if (this.#depth === 0 || level === undefined || level.isList !== isList) return false;
		if (!this.#isEmpty) this.#count(level);
		const cut = this.#isEmpty ? undefined : level.cutter.close(at, this.#values, isList);
		this.#isEmpty = false;
		this.#depth -= 1;
		const parent = this.#levels[this.#depth - 1];
		if (this.#depth > 0 && parent !== undefined) {
			if (cut !== undefined) parent.cutter.hold(cut, this.#values);
			if (parent.role === "data") parent.isGroup = level.isGroup;
		} else if (!this.#isClosed) {
			this.#isClosed = true;
			this.#outline = cut;
		}
		return true;
	}

	#endEntry(at: number): void {
		const level = this.#levels[this.#depth - 1] as Level;
		this.#isEmpty = false;
		this.#count(level);
		level.cutter.comma(at, this.#values);
	}

	#count(level: Level): void {
		const { entries, values, page } = this.#bounds;
		level.entries += 1;
		this.#values += 1;
		if (level.role !== "other" && page !== undefined) {
			if (level.role === "data" && level.isGroup && page.groups > 0) {
				this.#groups += 1;
				if (this.#groups > page.groups) throw new TooMuch("groups", page.groups);
			} else if (level.role === "data" || level.role === "objects") {
				this.#objects += 1;
				if (this.#objects > page.objects) throw new TooMuch("objects", page.objects);
			} else if (level.role === "periods" && level.entries > page.periods) {
				throw new TooMuch("periods", page.periods);
			}
			level.isGroup = level.role === "element" && level.isGroup;
		}
		if (level.entries > entries) throw new TooMuch("entries", entries);
		if (this.#values > values) throw new TooMuch("values", values);
	}

	#noteName(): void {
		const level = this.#levels[this.#depth - 1] as Level;
		if (level.role !== "answer" && level.role !== "element") return;
		level.name = this.#name();
		if (level.name === "objects" || level.name === "key") level.isGroup = true;
	}

	/** The last text if it is one of the names, else an empty one. */
	#name(): string {
		const length = this.#textTo - this.#textFrom;
		const mayBe = this.#textIsEscaped
			? length <= LONGEST_NAME
			: NAMES.some((name) => name.length === length && name.charCodeAt(0) === this.#bytes[this.#textFrom]);
		if (!mayBe) return "";
		const text = this.#bytes.toString("utf8", this.#textFrom, this.#textTo);
		return this.#textIsEscaped ? unescaped(text) : text;
	}
}

function unescaped(text: string): string {
	try {
		return String(JSON.parse(`"${text}"`));
	} catch {
		return "";
	}
}

function roleOf(depth: number, isList: boolean, parent: Level | undefined): Role {
	if (depth === 0 || parent === undefined) return isList ? "other" : "answer";
	switch (parent.role) {
		case "answer":
			if (isList) return parent.name === "data" ? "data" : "other";
			return parent.name === "count_by_value_period" ? "periods" : "other";
		case "data":
			return isList ? "other" : "element";
		case "element":
			if (isList) return parent.name === "objects" ? "objects" : "other";
			return parent.name === "count_by_value_period" ? "periods" : "other";
		default:
			return "other";
	}
}
