// The list of all strings that users read, each with the mark of a second reading.

/** A string, where it is written, and what the second reading says of it. */
export interface Reading {
	/** `ok`; `unread`; or a remark, which says what to mend. */
	readonly mark: string;
	/** `bundle` for strings of the code, else the key in `package.nls.json`. */
	readonly place: string;
	/** The string. Those of the bundle with a comment end in a slash and the comment, as in the bundle. */
	readonly text: string;
}

export const OK = "ok";
const UNREAD = "unread";

const HEADER = "mark\tplace\ttext";

/** The strings of a bundle and of a manifest that exist, unread. */
export function stringsOf(bundle: object, manifest: Readonly<Record<string, string>>): readonly Reading[] {
	return [
		...Object.keys(bundle).map((text) => ({ mark: UNREAD, place: "bundle", text })),
		...Object.entries(manifest).map(([place, text]) => ({ mark: UNREAD, place, text })),
	];
}

/** Returns the strings that exist with their marks from the list. A text that has changed is another string. */
export function refreshed(list: readonly Reading[], strings: readonly Reading[]): readonly Reading[] {
	const marks = new Map<string, string>();
	for (const reading of list) {
		const key = keyOf(reading);
		marks.set(key, stronger(marks.get(key), reading.mark));
	}
	return strings.map((string) => ({ ...string, mark: marks.get(keyOf(string)) ?? string.mark }));
}

/** A merge of two branches can leave both marks of a string: a remark holds until it is mended, and what was read is read. */
function stronger(a: string | undefined, b: string): string {
	if (a === undefined || a === UNREAD) return b;
	return a === OK && b !== UNREAD ? b : a;
}

/** The strings that nobody has read a second time. */
export function unreadIn(list: readonly Reading[]): readonly Reading[] {
	return list.filter(({ mark }) => mark === UNREAD);
}

/** The strings that the second reading has a remark on. */
export function remarksIn(list: readonly Reading[]): readonly Reading[] {
	return list.filter(({ mark }) => mark !== OK && mark !== UNREAD);
}

/** Reads a list. @throws Error that names a line that isn't a string with its mark */
export function parseReadings(file: string): readonly Reading[] {
	const [, ...lines] = file.split(/\r?\n/);
	return lines.filter(Boolean).map((line) => {
		const [mark = "", place = "", json = "", ...rest] = line.split("\t");
		const text = mark === "" || place === "" || rest.length > 0 ? undefined : textOf(json);
		if (text === undefined) throw new Error(`This line isn't a string with its mark: ${line}`);
		return { mark, place, text };
	});
}

function textOf(json: string): string | undefined {
	try {
		const text: unknown = JSON.parse(json);
		return typeof text === "string" ? text : undefined;
	} catch {
		return undefined;
	}
}

/** Writes a list: one string a line, sorted, so that changes of two branches merge. */
export function formatReadings(list: readonly Reading[]): string {
	const lines = list
		.toSorted((a, b) => compared(a.place, b.place) || compared(a.text, b.text))
		.map(({ mark, place, text }) => [mark, place, JSON.stringify(text)].join("\t"));
	return `${[HEADER, ...lines].join("\n")}\n`;
}

/** By code units: the same on every computer. */
function compared(a: string, b: string): number {
	return a < b ? -1 : Number(a > b);
}

function keyOf({ place, text }: Reading): string {
	return `${place}\t${text}`;
}
