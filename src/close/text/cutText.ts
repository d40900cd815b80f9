let segmenter: Intl.Segmenter | undefined;

/** Made when it's first used, since it takes much of the time of an activation. */
function graphemes(): Intl.Segmenter {
	segmenter ??= new Intl.Segmenter(undefined, { granularity: "grapheme" });
	return segmenter;
}

/** In UTF-16 units. More than any grapheme takes in practice: emoji of families and flags take some 30. */
const MAX_GRAPHEME_LENGTH = 40;

/** Cuts a text of more than `most` graphemes, and adds "…" then. Reads only the beginning of a long text. */
export function cutText(text: string, most: number): string {
	const beginning = beginningOf(text, most);
	return beginning.length === text.length ? text : `${beginning.trimEnd()}…`;
}

/** The first `most` graphemes of a text. */
export function beginningOf(text: string, most: number): string {
	if (text.length <= most) return text;
	const read = text.slice(0, most * MAX_GRAPHEME_LENGTH);
	let count = 0;
	let last = 0;
	for (const { index } of graphemes().segment(read)) {
		if (count === most) return text.slice(0, index);
		count += 1;
		last = index;
	}
	// `read` may end in the middle of a grapheme.
	return read.length === text.length ? text : text.slice(0, last);
}

/** The last `most` graphemes of a text. */
export function ending(text: string, most: number): string {
	if (text.length <= most) return text;
	const read = text.slice(-most * MAX_GRAPHEME_LENGTH);
	const starts = [...graphemes().segment(read)].map(({ index }) => index);
	// The first grapheme may be the end of one that begins before `read`.
	const first = read.length === text.length ? 0 : 1;
	return read.slice(starts[Math.max(first, starts.length - most)] ?? read.length);
}

/** The graphemes of a text: what people take for its characters. */
export function* graphemesOf(text: string): Generator<string> {
	for (const { segment } of graphemes().segment(text)) yield segment;
}

/** How many graphemes a text has. */
export function lengthOf(text: string): number {
	let count = 0;
	for (const _ of graphemes().segment(text)) count += 1;
	return count;
}

/** Returns the offset, or if it is inside a grapheme, the offset of the next one. In UTF-16 units. */
export function wholeAt(text: string, offset: number): number {
	const from = Math.max(0, offset - MAX_GRAPHEME_LENGTH);
	const read = text.slice(from, offset + MAX_GRAPHEME_LENGTH);
	const cut = graphemes()
		.segment(read)
		.containing(offset - from);
	if (cut === undefined || cut.index === offset - from) return offset;
	return from + cut.index + cut.segment.length;
}
