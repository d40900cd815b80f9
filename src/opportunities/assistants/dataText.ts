import { graphemesOf } from "../../close/text/cutText.ts";
import { labelText } from "../../close/text/labelText.ts";

/** The most of a name that an answer holds, in UTF-16 units. */
export const LONGEST_NAME = 60;

const DIRECTION_MARKS = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;
/** Enough for any name, however much of it is invisible. */
const MOST_READ = 4000;

/**
 * Text from outside as a JSON string in one line: without control characters and direction marks, and cut after `longest`
 * UTF-16 units, `ending` included. The quotes tell a model that it's data.
 */
export function dataText(text: string, longest = LONGEST_NAME, ending = ""): string {
	return JSON.stringify(plain(text, longest - ending.length) + ending);
}

function plain(text: string, longest: number): string {
	const clean = labelText(text.slice(0, MOST_READ)).replace(DIRECTION_MARKS, "");
	if (clean.length <= longest) return clean;
	let kept = "";
	for (const grapheme of graphemesOf(clean.slice(0, longest))) {
		if (kept.length + grapheme.length >= longest) break;
		kept += grapheme;
	}
	return `${kept.trimEnd()}…`;
}
