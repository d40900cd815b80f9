/**
 * Text from outside for whoever has to judge what it really holds: controls, marks of writing direction and all else
 * that cannot be seen have a sign, `␃` or `[U+202E]`. What joins or varies signs beyond ASCII stays, since words and
 * emoji are written with it.
 */
export function visibleText(text: string): string {
	return text.replace(HIDDEN, (sign) => {
		const code = sign.codePointAt(0) ?? 0;
		if (code < 0x20) return String.fromCodePoint(PICTURES + code);
		return code === 0x7f ? "␡" : `[U+${code.toString(16).toUpperCase().padStart(4, "0")}]`;
	});
}

/** Where Unicode has its pictures of control characters. */
const PICTURES = 0x2400;

/** Braille's blank is a character like others, and no joiner stands behind nothing. */
const HIDDEN =
	/(?!(?<=[^\0-\x7f])(?:[\u200c-\u200d]|[\ufe0e-\ufe0f]))[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u2800]/gu;
