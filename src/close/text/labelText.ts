import { beginningOf, cutText, wholeAt } from "./cutText.ts";
import { LazyPattern } from "./lazyPattern.ts";

/**
 * Makes text from outside safe to show. A server, a lead's form or a link may contain invisible characters that reverse,
 * cover, hide or forge the text around them. Names in all scripts and emoji stay as they are.
 */

/** For a label, a message or a log: one line. Text without visible characters becomes empty. */
export function labelText(text: string): string {
	const line = clean(bounded(text)).trim();
	return VISIBLE.test(line) ? line : "";
}

/** In graphemes: a row, an item or a sentence has no room for more. */
const MAX_LABEL_LENGTH = 200;

/** Like {@link labelText}, but cut after 200 graphemes. */
export function shortLabel(text: string): string {
	// Cuts before sanitizing: a text may have millions of characters, all of them invisible.
	return cutText(labelText(beginningOf(text, 2 * MAX_LABEL_LENGTH)), MAX_LABEL_LENGTH);
}

/** For text of several lines: keeps line breaks and tabs, otherwise like {@link labelText}. */
export function blockText(text: string): string {
	return bounded(text)
		.split(/\r\n?|[\n\u2028\u2029]/)
		.map((line) => line.split("\t").map(clean).join("\t"))
		.join("\n")
		.trim();
}

/** In UTF-16 units. More than anyone reads; a server may send many millions. */
const MAX_TEXT_LENGTH = 100_000;

function bounded(text: string): string {
	return text.length <= MAX_TEXT_LENGTH ? text : `${text.slice(0, wholeAt(text, MAX_TEXT_LENGTH))}…`;
}

function clean(text: string): string {
	return MAY_NEED_SANITIZING.test(text) ? sanitized(text) : text;
}

const MAY_NEED_SANITIZING = new LazyPattern(
	String.raw`[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{M}\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}]`,
);
const VISIBLE = new LazyPattern(String.raw`[^\s\p{Default_Ignorable_Code_Point}]`);

const BREAK = new LazyPattern(String.raw`[\p{Cc}\p{Zl}\p{Zp}]`);
const MARK = new LazyPattern(String.raw`\p{M}`);
/** Invisible characters that no text needs: zero-width spaces, overrides and isolates of direction, fillers, annotations. */
const IGNORED = new LazyPattern(String.raw`[\p{Cf}\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}]`);
/** Format characters of the Arabic and Egyptian scripts, and others, that are visible. */
const VISIBLE_FORMATS = /[\u0600-\u0605\u06dd\u070f\u0890\u0891\u08e2\u{110bd}\u{110cd}\u{13430}-\u{1345f}]/u;

const JOINER = /[\u200c\u200d]/;
/** Scripts in which joiners change how words look. */
const JOINING = new LazyPattern(
	String.raw`[\p{scx=Arab}\p{scx=Syrc}\p{scx=Nkoo}\p{scx=Mong}\p{scx=Mand}\p{scx=Deva}\p{scx=Beng}\p{scx=Guru}\p{scx=Gujr}\p{scx=Orya}\p{scx=Taml}\p{scx=Telu}\p{scx=Knda}\p{scx=Mlym}\p{scx=Sinh}\p{scx=Khmr}\p{scx=Mymr}\p{scx=Tibt}\p{scx=Java}\p{scx=Bali}]`,
);
const PICTURE = new LazyPattern(String.raw`[\p{Extended_Pictographic}\p{EMod}]`);

const DIRECTION_MARK = /[\u061c\u200e\u200f]/;
const RIGHT_TO_LEFT = /[\u0590-\u061b\u061d-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

const VARIATION_SELECTOR = /[\ufe00-\ufe0f\u180b-\u180d\u180f\u{e0100}-\u{e01ef}]/u;
/** Characters that one variation selector can follow: emoji and digits, ideographs, mathematical signs, Mongolian letters. */
const VARIED = new LazyPattern(
	String.raw`[\p{Emoji}\p{Script=Han}\p{Sm}\p{Script=Phags_Pa}\p{Script=Myanmar}\u1820-\u18aa]`,
);

/** Flags of England, Scotland, Wales and other parts of countries. */
const FLAG = /\u{1f3f4}[\u{e0030}-\u{e0039}\u{e0061}-\u{e007a}]{3,6}\u{e007f}/uy;

/** The most marks on one letter: Vietnamese needs two, pointed Hebrew four. */
const MAX_MARKS = 4;
/** Scripts that write vowels and stacked consonants as marks. */
const STACKING = new LazyPattern(
	String.raw`[\p{scx=Mymr}\p{scx=Tibt}\p{scx=Khmr}\p{scx=Lana}\p{scx=Java}\p{scx=Bali}]`,
);
const MAX_STACKED_MARKS = 8;

/** Decides by the characters kept so far, so that sanitizing twice changes nothing more. */
function sanitized(text: string): string {
	const rightToLeft = RIGHT_TO_LEFT.test(text);
	let result = "";
	/** The last character kept. */
	let last = "";
	/** A joiner that is kept if a picture follows. */
	let joiner = "";
	let marks = 0;
	const keep = (character: string) => {
		result += joiner + character;
		joiner = "";
		last = character;
	};
	for (let offset = 0; offset < text.length; ) {
		const code = text.codePointAt(offset) ?? 0;
		const character = String.fromCodePoint(code);
		FLAG.lastIndex = offset;
		const flag = code === 0x1f3f4 ? FLAG.exec(text)?.[0] : undefined;
		offset += flag?.length ?? character.length;
		if (code >= 0x20 && code < 0x7f) {
			joiner = "";
			marks = 0;
			keep(character);
		} else if (flag !== undefined) {
			marks = 0;
			keep(flag);
		} else if (BREAK.test(character)) {
			joiner = "";
			marks = 0;
			if (last !== REPLACEMENT) keep(REPLACEMENT);
		} else if (VARIATION_SELECTOR.test(character)) {
			if (joiner === "" && VARIED.test(last)) keep(character);
		} else if (JOINER.test(character)) {
			if (JOINING.test(last)) keep(character);
			else if (code === 0x200d && (PICTURE.test(last) || last === "\ufe0f")) joiner = character;
		} else if (DIRECTION_MARK.test(character)) {
			if (rightToLeft && !DIRECTION_MARK.test(last)) keep(character);
		} else if (MARK.test(character)) {
			joiner = "";
			marks += 1;
			if (marks <= (STACKING.test(character) ? MAX_STACKED_MARKS : MAX_MARKS)) keep(character);
		} else if (code >= 0xd800 && code <= 0xdfff) {
			joiner = "";
			marks = 0;
			keep("\ufffd");
		} else if (!IGNORED.test(character) || VISIBLE_FORMATS.test(character)) {
			if (!PICTURE.test(character)) joiner = "";
			marks = 0;
			keep(character);
		}
	}
	return result;
}

/** Replaces line breaks and control characters. */
const REPLACEMENT = " ";

/** A readable form of an API term that has no translation: `follow_up_fax` becomes "Follow up fax". */
export function readable(term: string): string {
	const words = labelText(term.replaceAll("_", " "));
	const [first = ""] = words;
	return first.toUpperCase() + words.slice(first.length);
}
