import assert from "node:assert/strict";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { translationFaults } from "../../host/translationFaults.ts";
import { allTranslationFaults, translatedLanguages } from "../../host/translations.ts";
import { DISPLAY_LANGUAGES } from "../../host/vscode/displayLanguage.ts";

/** The faults of one text, without its key. */
function faults(english: string, text: string, language = "de"): readonly string[] {
	return translationFaults(language, { key: english }, { key: text }).map((fault) => fault.replace(/^"key" /, ""));
}

describe("A translation", () => {
	const right: readonly (readonly [english: string, text: string, language?: string])[] = [
		["{0} of {1}", "{1}, davon {0}"],
		["Show Log", "Protokoll anzeigen"],
		["Filter…", "Filtern…"],
		["$(check) Won · {0}", "$(check) Gewonnen · {0}"],
		["Look around.\n[Sign In…](command:a.b)", "Umsehen.\n[Anmelden…](command:a.b)"],
		[
			'Set closeOpportunities.apiBaseUrl to `open`, or "me".',
			'Stellen Sie closeOpportunities.apiBaseUrl auf `open` oder "me".',
		],
		["Close's response", "Antwort von Close"],
		["Close Week, Oldest First", "Abschlusswoche, älteste zuerst"],
		["Close the file.", "Schließen Sie die Datei."],
		["Close and reopen the page.", "Schließen und öffnen Sie die Seite."],
		["Only one opportunity", "Nur 1 Verkaufschance"],
		["Team", "Team"],
		["VS Code JSON {0}", "VS Code JSON {0}"],
		["{0} groups", "{0} grup [few] {0} grupy [many] {0} grup", "pl"],
	];
	for (const [english, text, language] of right)
		it(`may be ${JSON.stringify(text)} for ${JSON.stringify(english)}`, () => {
			assert.deepEqual(faults(english, text, language), []);
		});

	for (const [english, text, fault] of [
		["{0} of {1}", "{0} von", 'must have the placeholder "{1}", as in English.'],
		["{0} rows", "{0} von {1} Zeilen", 'has the placeholder "{1}", but the English text doesn\'t: remove it.'],
		["$(check) Won", "Gewonnen", 'must have the icon "$(check)", as in English.'],
		["[In](command:a)", "[Rein](command:b)", 'must have the link "](command:a)", as in English.'],
		["a\nb", "a b", 'must have the line break "\\n", as in English.'],
		["&&Open", "Öffnen", 'must have the mnemonic "&&", as in English.'],
		["✓ Won", "Gewonnen", 'must have the sign "✓", as in English.'],
		["Use `open`.", "Nutzen Sie `offen`.", 'must have the code "`open`", as in English.'],
		["Check http.proxy.", "Prüfen Sie den Proxy.", 'must have the identifier "http.proxy", as in English.'],
		['Use "me".', "Nutzen Sie „me“.", 'must have the typed value "\\"me\\"", as in English.'],
		["Last 30 days", "Letzte dreißig Tage", 'must have the number "30", as in English.'],
		["Copy as CSV", "Kopieren", 'must have the name "CSV", as in English.'],
		["Close's response", "Antwort", "must have the name Close, untranslated."],
		["Close Week", "Close-Woche", "has the name Close, but in English it's the verb: translate it."],
		["Filter…", "Filtern", 'must end with "…", as in English.'],
		["Filter", "Filtern…", 'can\'t end with "…", as in English.'],
		["Filter…", "Filtern...", 'has three dots: write "…".'],
		["Filter", " ", "is empty: translate it."],
		["Filter", "Filtern ", "begins or ends with a space: remove it."],
		["Select what to filter by", "Select what to filter by", "is still in English: translate it."],
		["{0} rows", "{0} Zeilen [few] {0} Zeilen", "has the form [few], which the language doesn't have: remove it."],
	] as const)
		it(`can't be ${JSON.stringify(text)} for ${JSON.stringify(english)}`, () => {
			assert.ok(faults(english, text).includes(fault), faults(english, text).join("\n"));
		});

	it("has its placeholders in each of its forms", () => {
		assert.deepEqual(faults("{0} groups", "{0} grup [few] grupy [many] {0} grup", "pl"), [
			'must have the placeholder "{0}", as in English.',
		]);
	});

	it("has all English texts, and no other", () => {
		assert.deepEqual(translationFaults("de", { a: "Won", b: "Lost" }, { b: 1, c: "Offen" }), [
			'"a" is missing: translate it.',
			'"b" isn\'t a text: write a string.',
			'"c" isn\'t among the English texts: remove it.',
		]);
	});
});

describe("The files of translations", () => {
	let root: string;

	beforeEach(async () => {
		root = await mkdtemp(join(tmpdir(), "translations-"));
		await write("package.nls.json", { "command.open": "Open" });
		await write("l10n/bundle.l10n.json", { Won: "Won", "{0}/Room": { message: "{0} exp.", comment: ["Room"] } });
	});
	afterEach(() => rm(root, { recursive: true }));

	async function write(path: string, content: object | string): Promise<void> {
		await mkdir(dirname(join(root, path)), { recursive: true });
		await writeFile(join(root, path), typeof content === "string" ? content : JSON.stringify(content));
	}

	it("are there for the languages that a window can be opened in, and no others", async () => {
		assert.deepEqual(await translatedLanguages(), [...DISPLAY_LANGUAGES].sort());
	});

	it("may be missing for a language that isn't offered", async () => {
		assert.deepEqual(await translatedLanguages(root), []);
		assert.deepEqual(await allTranslationFaults(undefined, root), []);
	});

	it("are complete if both are there, with each of their texts", async () => {
		await write("package.nls.pt-br.json", { "command.open": "Abrir" });
		await write("l10n/bundle.l10n.pt-br.json", { Won: "Ganha", "{0}/Room": "{0} esp." });
		assert.deepEqual(await translatedLanguages(root), ["pt-br"]);
		assert.deepEqual(await allTranslationFaults(undefined, root), []);
	});

	it("are named with their faults", async () => {
		await write("package.nls.de.json", { "command.open": "" });
		await write("l10n/bundle.l10n.es.json", '{\n"Won": "Ganada",\n"Won": "Ganada",\n"{0}/Room": "{0} esp."\n}');
		await write("package.nls.es.json", "{");
		const faults = await allTranslationFaults(undefined, root);
		assert.deepEqual(faults.slice(0, 3), [
			`${join("l10n", "bundle.l10n.de.json")} is missing: translate bundle.l10n.json.`,
			'package.nls.de.json: "command.open" is empty: translate it.',
			`${join("l10n", "bundle.l10n.es.json")}: "Won" is there twice: remove one of them.`,
		]);
		assert.match(faults[3] ?? "", /^package\.nls\.es\.json: isn't valid JSON\. /);
		assert.equal(faults.length, 4);
	});
});
