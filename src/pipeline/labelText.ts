/**
 * Text from outside for a label of one line, as characters only. Control characters and line breaks become a space;
 * overrides, embeddings and isolates of writing direction are left out, since they would turn the figures that follow
 * around. Marks that belong to words (joiners, left-to-right and right-to-left marks) stay. Text without anything to
 * see becomes empty.
 */
export function labelText(text: string): string {
	const line = text
		.replace(/[\u202a-\u202e\u2066-\u2069]/g, "")
		.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, " ")
		.trim();
	return /[^\s\p{Default_Ignorable_Code_Point}]/u.test(line) ? line : "";
}
