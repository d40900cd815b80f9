/**
 * Shows what a text from outside really contains: control characters, direction marks and everything else that is
 * invisible become `␃` or `[U+202E]`. Joiners and variation selectors after a character beyond ASCII stay, because
 * words and emoji need them.
 */
export function visibleText(text: string): string {
	return text.replace(HIDDEN, (sign) => {
		const code = sign.codePointAt(0) ?? 0;
		if (code < 0x20) return String.fromCodePoint(PICTURES + code);
		return code === 0x7f ? "␡" : `[U+${code.toString(16).toUpperCase().padStart(4, "0")}]`;
	});
}

/** The first of Unicode's control pictures. */
const PICTURES = 0x2400;

/** Includes the braille blank, which is an ordinary character, and joiners that have nothing to join. */
const HIDDEN =
	/(?!(?<=[^\0-\x7f])(?:[\u200c-\u200d]|[\ufe0e-\ufe0f]))[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u2800]/gu;
