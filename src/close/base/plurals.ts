import { countText } from "./countText.ts";
import { inLocale } from "./inLocale.ts";

/**
 * A sentence with a number, in its forms: as translated, with `{0}` and so on still in it. English needs `one` and `other`.
 * A language with further forms has them in the translation of `other`, each after its name in `Intl.PluralRules`:
 * `{0} szansy [few] {0} szanse [many] {0} szans`.
 */
export interface Counted {
	/** Left out if the number is never 1. */
	readonly one?: string;
	readonly other: string;
}

const FORM_NAMES = /\s*\[(zero|one|two|few|many)\]\s*/;

let language = "en";
let rules: Intl.PluralRules | undefined;

/** Sets the language that the texts are in. It isn't VS Code's if there is no translation. */
export function writeTextsIn(textLanguage: string): void {
	language = textLanguage;
	rules = undefined;
}

/** The language that the texts are in, as set by {@link writeTextsIn}. */
export function languageOfTexts(): string {
	return language;
}

/** Returns the form of a sentence for a number. */
export function formFor(count: number, { one, other }: Counted): string {
	rules ??= inLocale(language, (known) => new Intl.PluralRules(known));
	const name = rules.select(count);
	if (name === "one" && one !== undefined) return one;
	const pieces = other.split(FORM_NAMES);
	return pieces[pieces.indexOf(name, 1) + 1] ?? "";
}

/** Returns a sentence for a number, with `parts` in it: by default, the number alone. */
export function countedText(count: number, forms: Counted, ...parts: readonly string[]): string {
	const texts = parts.length > 0 ? parts : [countText(count)];
	return formFor(count, forms).replace(/\{(\d+)\}/g, (gap, index) => texts[Number(index)] ?? gap);
}
