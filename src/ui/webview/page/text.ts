/** A sentence as a list of texts and of what stands in the places `{0}`, `{1}`, … */
export function fill(sentence: string, ...parts: readonly unknown[]): readonly unknown[] {
	return sentence.split(/\{(\d+)\}/).map((piece, index) => (index % 2 === 0 ? piece : parts[Number(piece)]));
}

/** `locale`, or English where Intl cannot read it. */
export function usableLocale(locale: string): string {
	try {
		return Intl.getCanonicalLocales(locale)[0] ?? "en";
	} catch {
		return "en";
	}
}
