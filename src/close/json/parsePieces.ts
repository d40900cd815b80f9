import { type Outline, PIECE, type Piece } from "./pieceCutter.ts";

/** In UTF-16 units. A longer piece is mostly a single text, which can't be cut. */
const LONG_PIECE = 2 * PIECE.bytes;

interface PieceOptions {
	/** Awaited between two pieces; rejects to cancel the work. */
	readonly pause: () => Promise<void>;
	/** Cleans parsed entries in place; `json` is the text that they were parsed from. */
	readonly clean: (entries: unknown, json: string) => Promise<unknown>;
}

/**
 * Returns what `JSON.parse` would return for `bytes`, built piece by piece of their outline.
 * @throws SyntaxError if the text isn't valid JSON
 */
export async function parsePieces(bytes: Buffer, outline: Outline, options: PieceOptions): Promise<unknown> {
	const { pause, clean } = options;
	const text = (from: number, to: number) => bytes.toString("utf8", from, to);
	const build = async ({ isList, pieces }: Outline): Promise<unknown> => {
		const built: unknown[] | Record<string, unknown> = isList ? [] : {};
		for (const piece of pieces) {
			const json = textOf(piece, text);
			const entries = parseEntries(isList, json);
			// Parsing a single long text is much work by itself.
			if (json.length > LONG_PIECE) await pause();
			await clean(entries, json);
			if (piece.cut !== undefined) await fill(entries, piece.cut);
			add(built, entries);
			await pause();
		}
		return built;
	};
	const fill = async (entries: unknown[] | Record<string, unknown>, cut: Outline) => {
		const value = await build(cut);
		if (Array.isArray(entries)) entries[0] = value;
		else for (const name of Object.keys(entries)) define(entries, name, value);
	};
	const around = JSON.parse(`[${text(0, outline.from)}{}${text(outline.to, bytes.length)}]`);
	if (around.length !== 1) throw new SyntaxError("More than one value");
	return build(outline);
}

/** The text of a piece, with an empty object in place of the outline that it contains. */
function textOf({ from, to, cut }: Piece, text: (from: number, to: number) => string): string {
	return cut === undefined ? text(from, to) : `${text(from, cut.from)}{}${text(cut.to, to)}`;
}

/** @throws SyntaxError if there is no entry: the outline has a comma before or after each piece. */
function parseEntries(isList: boolean, text: string): unknown[] | Record<string, unknown> {
	const entries = JSON.parse(isList ? `[${text}]` : `{${text}}`) as unknown[] | Record<string, unknown>;
	const count = Array.isArray(entries) ? entries.length : Object.keys(entries).length;
	if (count === 0) throw new SyntaxError("A comma without an entry");
	return entries;
}

/** Appends entries. If two have the same name the later one counts, as with `JSON.parse`. */
function add(built: unknown[] | Record<string, unknown>, entries: unknown[] | Record<string, unknown>): void {
	if (Array.isArray(built)) for (const entry of entries as unknown[]) built.push(entry);
	else for (const [name, value] of Object.entries(entries)) define(built, name, value);
}

/** Like `JSON.parse`, makes `__proto__` an own property, which an assignment doesn't. */
function define(built: object, name: string, value: unknown): void {
	if (name === "__proto__")
		Object.defineProperty(built, name, { value, configurable: true, enumerable: true, writable: true });
	else (built as Record<string, unknown>)[name] = value;
}
