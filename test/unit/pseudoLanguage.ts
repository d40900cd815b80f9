import { readFileSync } from "node:fs";

type Bundle = Readonly<Record<string, string | { readonly message: string }>>;

const PLAIN = "aceinouyACEINOUY";
const ACCENTED = "àçëîñôûýÀÇËÎÑÔÛÝ";
/** What programs read in a text. */
const KEPT = /(\{\d+\}|\$\([\w~-]+\)|\]\([^)]*\)|`[^`]*`)/;

/** A text as in a language of its own: in brackets, with accents, each word 40 % longer. */
function inPseudoLanguage(text: string): string {
	const pieces = text.split(KEPT);
	return `⟦${pieces.map((piece, index) => (index % 2 === 1 ? piece : piece.replace(/[a-zA-Z]+/g, longer))).join("")}⟧`;
}

function longer(word: string): string {
	const accented = word.replace(/./g, (letter) => ACCENTED[PLAIN.indexOf(letter)] ?? letter);
	return accented + "~".repeat(Math.round(word.length * 0.4));
}

/** All texts of the code in the pseudo-language, as VS Code hands a translation to the extension. */
export function pseudoBundle(): Readonly<Record<string, string>> {
	const bundle: Bundle = JSON.parse(readFileSync("l10n/bundle.l10n.json", "utf8"));
	return Object.fromEntries(
		Object.entries(bundle).map(([key, text]) => [
			key,
			inPseudoLanguage(typeof text === "string" ? text : text.message),
		]),
	);
}

/** What isn't translated of a text: what is outside of all brackets. */
export function untranslated(text: string): string {
	let depth = 0;
	let rest = "";
	for (const letter of text) {
		if (letter === "⟧") depth -= 1;
		if (depth === 0 && letter !== "⟦" && letter !== "⟧") rest += letter;
		if (letter === "⟦") depth += 1;
	}
	return rest;
}
