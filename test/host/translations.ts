// Checks the translations against the English texts:   npm run l10n:check [-- de …]
import { readdir, readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { ROOT } from "./paths.ts";
import { type Texts, translationFaults } from "./translationFaults.ts";

/** The English files. A language has files of the same names with its id before the ending. */
const ENGLISH = [join("l10n", "bundle.l10n.json"), "package.nls.json"];

/** The languages that have at least one file, by their ids in VS Code: `pt-br`. */
export async function translatedLanguages(root = ROOT): Promise<readonly string[]> {
	const names = [...(await readdir(root)), ...(await readdir(join(root, "l10n")))];
	const ids = names.flatMap((name) => /^(?:bundle\.l10n|package\.nls)\.([\w-]+)\.json$/.exec(name)?.[1] ?? []);
	return [...new Set(ids)].sort();
}

/** Returns one line for each fault: the file, the key, and what to do. A language without any file is none. */
export async function allTranslationFaults(languages?: readonly string[], root = ROOT): Promise<readonly string[]> {
	const faults: string[] = [];
	for (const language of languages ?? (await translatedLanguages(root)))
		for (const english of ENGLISH) faults.push(...(await faultsOf(language, english, root)));
	return faults;
}

async function faultsOf(language: string, english: string, root: string): Promise<readonly string[]> {
	const path = english.replace(/\.json$/, `.${language}.json`);
	const text = await readFile(join(root, path), "utf8").catch(() => undefined);
	if (text === undefined) return [`${path} is missing: translate ${basename(english)}.`];
	const named = (fault: string) => `${path}: ${fault}`;
	try {
		const translated: unknown = JSON.parse(text);
		if (typeof translated !== "object" || translated === null) return [named("isn't an object with texts.")];
		const faults = translationFaults(language, await englishTexts(join(root, english)), { ...translated });
		return [...faults, ...repeatedKeys(text)].map(named);
	} catch (error) {
		return [named(`isn't valid JSON. ${error instanceof Error ? error.message : error}`)];
	}
}

/** The texts of an English file. Texts with a comment for translators are objects there. */
async function englishTexts(path: string): Promise<Texts> {
	const texts: Record<string, string | { readonly message: string }> = JSON.parse(await readFile(path, "utf8"));
	return Object.fromEntries(
		Object.entries(texts).map(([key, text]) => [key, typeof text === "string" ? text : text.message]),
	);
}

/** JSON takes the last of several texts with one key, without a word. */
function repeatedKeys(text: string): readonly string[] {
	const keys = [...text.matchAll(/^\s*("(?:[^"\\]|\\.)*")\s*:/gm)].map(([, key]) => key);
	return keys
		.filter((key, index) => keys.indexOf(key) !== index)
		.map((key) => `${key} is there twice: remove one of them.`);
}

if (import.meta.main) {
	const asked = process.argv.slice(2);
	const languages = asked.length > 0 ? asked : await translatedLanguages();
	const faults = await allTranslationFaults(languages);
	for (const fault of faults) console.error(fault);
	if (faults.length === 0) console.log(`The translations are complete: ${languages.join(", ") || "none yet"}.`);
	else console.error(`${faults.length} faults in the translations.`);
	process.exitCode = faults.length === 0 ? 0 : 1;
}
