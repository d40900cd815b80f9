import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "../../host/paths.ts";

type Texts = Readonly<Record<string, string | { readonly message: string }>>;

/** Returns what a language calls the views, commands and prompts that tests name in English. Without a translation, the same. */
export function namesIn(language: string | undefined): (english: string) => string {
	if (language === undefined) return (english) => english;
	const read = (path: string): Texts => JSON.parse(readFileSync(join(ROOT, path), "utf8"));
	const names = new Map<string, string>();
	for (const file of ["l10n/bundle.l10n", "package.nls"]) {
		const translated = read(`${file}.${language}.json`);
		for (const [key, text] of Object.entries(read(`${file}.json`))) {
			const name = translated[key];
			if (typeof name === "string") names.set(typeof text === "string" ? text : text.message, name);
		}
	}
	return (english) => names.get(english) ?? english;
}
