import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";

/** The languages that a window can be opened in, by VS Code's ids; English needs nothing. */
export const DISPLAY_LANGUAGES: readonly string[] = ["de", "es", "fr", "pt-br", "ja"];

/**
 * Makes the server of a profile take this language for installed. Extensions then have their translations, and VS Code's own
 * texts stay English: its language packs come from the Marketplace only.
 */
export async function installLanguage(userData: string, language: string): Promise<void> {
	const file = join(userData, "noTranslations.json");
	const extensions = [{ extensionIdentifier: { id: `language-pack-${language}` }, version: "1.0.0" }];
	const pack = { hash: "none", label: language, extensions, translations: { vscode: file } };
	await mkdir(userData, { recursive: true });
	await writeFile(file, JSON.stringify({ contents: {} }));
	await writeFile(join(userData, "languagepacks.json"), JSON.stringify({ [language]: pack }));
}
