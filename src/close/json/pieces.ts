import { type Outline, PIECE, type Piece } from "./outline.ts";

/** In UTF-16 units: a longer piece is mostly a single text, and cannot be cut. */
const LONG = 2 * PIECE.bytes;

interface PieceOptions {
	/** Is awaited between two pieces, and may reject to end it. */
	readonly pause: () => Promise<void>;
	/** Changes entries in place that were parsed from a text. */
	readonly clean: (entries: unknown, json: string) => Promise<unknown>;
}

/**
 * What `JSON.parse` makes of `bytes`, put together from the pieces of their outline.
 * @throws SyntaxError if the text is not valid
 */
export async function parsePieces(bytes: Buffer, outline: Outline, options: PieceOptions): Promise<unknown> {
	const { pause, clean } = options;
	const text = (from: number, to: number) => bytes.toString("utf8", from, to);
	const build = async ({ isList, pieces }: Outline): Promise<unknown> => {
		const built: unknown[] | Record<string, unknown> = isList ? [] : {};
		for (const piece of pieces) {
			const json = textOf(piece, text);
			const entries = parseEntries(isList, json);
			// A piece of a single long text is much work by itself.
			if (json.length > LONG) await pause();
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

/** The text of a piece, with an empty object in place of what is cut itself. */
function textOf({ from, to, cut }: Piece, text: (from: number, to: number) => string): string {
	return cut === undefined ? text(from, to) : `${text(from, cut.from)}{}${text(cut.to, to)}`;
}

/** At least one entry: a comma stands before or behind. */
function parseEntries(isList: boolean, text: string): unknown[] | Record<string, unknown> {
	const entries = JSON.parse(isList ? `[${text}]` : `{${text}}`) as unknown[] | Record<string, unknown>;
	const count = Array.isArray(entries) ? entries.length : Object.keys(entries).length;
	if (count === 0) throw new SyntaxError("A comma without an entry");
	return entries;
}

/** Adds entries to what was parsed before: of two of one name the later one counts, as for `JSON.parse`. */
function add(built: unknown[] | Record<string, unknown>, entries: unknown[] | Record<string, unknown>): void {
	if (Array.isArray(built)) for (const entry of entries as unknown[]) built.push(entry);
	else for (const [name, value] of Object.entries(entries)) define(built, name, value);
}

/** `JSON.parse` makes an own property of `__proto__`, too, which an assignment does not. */
function define(built: object, name: string, value: unknown): void {
	if (name === "__proto__")
		Object.defineProperty(built, name, { value, configurable: true, enumerable: true, writable: true });
	else (built as Record<string, unknown>)[name] = value;
}
