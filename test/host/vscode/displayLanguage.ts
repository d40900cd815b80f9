import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";

/** The languages that a window can be opened in, by VS Code's ids; English needs nothing. */
export const DISPLAY_LANGUAGES: readonly string[] = ["de", "es", "fr", "pt-br", "ja"];

/** The cookie by which a page of VS Code asks its server for a language. */
export const LANGUAGE_COOKIE = "vscode.nls.locale";

/**
 * Makes the server of a profile take these languages for installed. Extensions then have their translations, and VS Code's own
 * texts stay English: its language packs come from the Marketplace only.
 */
export async function installLanguages(userData: string, languages: readonly string[]): Promise<void> {
	const file = join(userData, "noTranslations.json");
	const pack = (label: string) => ({ hash: `none-${label}`, label, extensions: [], translations: { vscode: file } });
	await mkdir(userData, { recursive: true });
	await writeFile(file, JSON.stringify({ contents: {} }));
	const packs = Object.fromEntries(languages.map((language) => [language, pack(language)]));
	await writeFile(join(userData, "languagepacks.json"), JSON.stringify(packs));
}
