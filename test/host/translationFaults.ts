/** Texts by their keys: those of the manifest, or those of the code, whose keys are the English texts. */
export type Texts = Readonly<Record<string, string>>;

/** What a translation has, each as often as the English text, in any order. */
const AS_OFTEN: Readonly<Record<string, RegExp>> = {
	icon: /\$\([\w~-]+\)/g,
	link: /\]\([^)]*\)/g,
	"line break": /\n/g,
	mnemonic: /&&/g,
	sign: / · |^✓ /g,
};

/** What a translation has, no matter how often. */
const AT_ALL: Readonly<Record<string, RegExp>> = {
	placeholder: /\{\d+\}/g,
	code: /`[^`]*`|\{ [^}]*…[^}]*\}/g,
	identifier: /\b(?:closeOpportunities|http)\.[a-z]\w*|\b[a-z]+(?:_+[a-z]+)+\b|\bCLOSE_\w+|note:important/g,
	"typed value": /"(?:[a-z][a-z_]*|-)"|\b\d{4}-[\dQ][\w:-]*|\bFY\d\d(?:-Q\d)?\b/g,
};

/** What a translation may have, too, if the English text doesn't. */
const AT_LEAST: Readonly<Record<string, RegExp>> = {
	number: /(?<![\w{-])\d+(?![\w}-])/g,
	name: /\b(?:Close CRM|VS Code|Smart View|OAuth|cURL|Python|Markdown|JSON|CSV|TSV|UTF-8|Excel|LibreOffice|Settings > Developer > API Keys)\b/g,
};

/** The product. The dates on which deals close, and what a person closes, are translated. */
const CLOSE =
	/\bClose\b(?! (?:(?:[Dd]ate|[Ww]eek|[Mm]onth|[Qq]uarter|[Yy]ear)\b|(?:a|all|and|any|it|the|this|your)\b))/;

const FORM = /\[([a-z]+)\]/g;
const FORMS = ["zero", "one", "two", "few", "many", "other"];

/**
 * Compares the texts of a language with the English ones. Returns one line for each fault: the key, and what to do.
 * @param language its id in VS Code, such as `pt-br`
 */
export function translationFaults(language: string, english: Texts, translated: Readonly<Record<string, unknown>>) {
	const faults: string[] = [];
	for (const key of Object.keys(english)) {
		const text = translated[key];
		if (typeof text === "string") faults.push(...textFaults(language, english[key] ?? "", text).map(about(key)));
		else faults.push(about(key)(text === undefined ? "is missing: translate it" : "isn't a text: write a string"));
	}
	for (const key of Object.keys(translated))
		if (!Object.hasOwn(english, key)) faults.push(about(key)("isn't among the English texts: remove it"));
	return faults;
}

function about(key: string): (fault: string) => string {
	return (fault) => `${JSON.stringify(key)} ${fault}.`;
}

function textFaults(language: string, english: string, text: string): readonly string[] {
	if (text.trim() === "") return ["is empty: translate it"];
	const faults = formFaults(language, text);
	if (text !== text.trim() && english === english.trim()) faults.push("begins or ends with a space: remove it");
	if (text.endsWith("…") !== english.endsWith("…"))
		faults.push(`${english.endsWith("…") ? "must" : "can't"} end with "…", as in English`);
	if (text.includes("...")) faults.push('has three dots: write "…"');
	if (text === english && wordsOf(english) >= 4) faults.push("is still in English: translate it");
	const isNamed = CLOSE.test(english);
	if (isNamed && !text.includes("Close")) faults.push("must have the name Close, untranslated");
	if (!isNamed && text.includes("Close")) faults.push("has the name Close, but in English it's the verb: translate it");
	for (const [what, words] of Object.entries(AS_OFTEN))
		faults.push(...differences(what, found(words, english), found(words, text), true));
	for (const form of text.split(new RegExp(`\\[(?:${FORMS.join("|")})\\]`))) {
		for (const [what, words] of Object.entries(AT_ALL))
			faults.push(...differences(what, unique(found(words, english)), unique(found(words, form)), true));
		for (const [what, words] of Object.entries(AT_LEAST))
			faults.push(...differences(what, unique(found(words, english)), unique(found(words, form)), false));
	}
	return faults;
}

/** Says which forms of a number the language doesn't have. */
function formFaults(language: string, text: string): string[] {
	const { pluralCategories } = new Intl.PluralRules(language).resolvedOptions();
	return found(FORM, text)
		.map((form) => form.slice(1, -1))
		.filter((form) => FORMS.includes(form) && !pluralCategories.some((category) => category === form))
		.map((form) => `has the form [${form}], which the language doesn't have: remove it`);
}

/** Says what is missing and, if nothing may be added, what is too much. */
function differences(what: string, expected: readonly string[], actual: readonly string[], exact: boolean): string[] {
	const shown = (piece: string) => JSON.stringify(piece.trim() || piece);
	const missing = without(expected, actual).map((piece) => `must have the ${what} ${shown(piece)}, as in English`);
	const added = exact ? without(actual, expected) : [];
	return [
		...missing,
		...added.map((piece) => `has the ${what} ${shown(piece)}, but the English text doesn't: remove it`),
	];
}

/** Returns `some` without `others`: each of these takes away one that is equal. */
function without(some: readonly string[], others: readonly string[]): readonly string[] {
	const left = [...others];
	return some.filter((piece) => {
		const at = left.indexOf(piece);
		if (at >= 0) left.splice(at, 1);
		return at < 0;
	});
}

function found(words: RegExp, text: string): readonly string[] {
	return text.match(words) ?? [];
}

function unique(pieces: readonly string[]): readonly string[] {
	return [...new Set(pieces)];
}

function wordsOf(text: string): number {
	return text.match(/\p{L}{2,}/gu)?.length ?? 0;
}
