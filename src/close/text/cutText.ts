const graphemes = new Intl.Segmenter(undefined, { granularity: "grapheme" });

/** More UTF-16 units than any grapheme takes that somebody reads: families and flags of emoji take some 30. */
const LONGEST_GRAPHEME = 40;

/** A text of at most `most` graphemes; a longer one ends in "…" after them. However long it is, only its beginning is read. */
export function cutText(text: string, most: number): string {
	const beginning = beginningOf(text, most);
	return beginning.length === text.length ? text : `${beginning.trimEnd()}…`;
}

/** The first `most` graphemes of a text. */
export function beginningOf(text: string, most: number): string {
	if (text.length <= most) return text;
	const read = text.slice(0, most * LONGEST_GRAPHEME);
	let count = 0;
	let last = 0;
	for (const { index } of graphemes.segment(read)) {
		if (count === most) return text.slice(0, index);
		count += 1;
		last = index;
	}
	// What was read may end in the middle of a grapheme.
	return read.length === text.length ? text : text.slice(0, last);
}

/** The last `most` graphemes of a text. */
export function ending(text: string, most: number): string {
	if (text.length <= most) return text;
	const read = text.slice(-most * LONGEST_GRAPHEME);
	const starts = [...graphemes.segment(read)].map(({ index }) => index);
	// The first grapheme may be the rest of one that begins before.
	const first = read.length === text.length ? 0 : 1;
	return read.slice(starts[Math.max(first, starts.length - most)] ?? read.length);
}

/** What people take for the characters of a text, one after the other. */
export function* graphemesOf(text: string): Generator<string> {
	for (const { segment } of graphemes.segment(text)) yield segment;
}

/** How many graphemes a text has. */
export function lengthOf(text: string): number {
	let count = 0;
	for (const _ of graphemes.segment(text)) count += 1;
	return count;
}

/** The place, or where the next grapheme begins if it would cut one in two. */
export function wholeAt(text: string, place: number): number {
	const from = Math.max(0, place - LONGEST_GRAPHEME);
	const read = text.slice(from, place + LONGEST_GRAPHEME);
	const cut = graphemes.segment(read).containing(place - from);
	if (cut === undefined || cut.index === place - from) return place;
	return from + cut.index + cut.segment.length;
}
