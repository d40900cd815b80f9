import { labelText } from "../../close/text/labelText.ts";

/** A term of the API that has no word of its own here, readable: `follow_up_fax` is "Follow up fax". */
export function readable(term: string): string {
	const words = labelText(term.replaceAll("_", " "));
	const [first = ""] = words;
	return first.toUpperCase() + words.slice(first.length);
}
