import { randomBytes } from "node:crypto";
import { languageOfTexts } from "../../close/base/plurals.ts";
import { CONSTANTS_ID, type PageConstants } from "./page/pageHost.ts";

/** The parts of a page. Addresses are as the webview can load them. */
export interface PageParts<Strings> {
	/** `webview.cspSource`: the allowed source of styles. */
	readonly cspSource: string;
	readonly script: string;
	readonly styles: readonly string[];
	/** Where the page is shown: each place has its own background. */
	readonly place: "sideBar" | "editor";
	/** BCP 47. */
	readonly locale: string;
	readonly title: string;
	/** The page's own texts. */
	readonly strings: Strings;
}

/** A page without data: one script that the nonce allows, our style sheets, and nothing from anywhere else. */
export function pageHtml<Strings>({
	cspSource,
	script,
	styles,
	place,
	locale,
	title,
	strings,
}: PageParts<Strings>): string {
	const nonce = randomBytes(16).toString("base64url");
	const policy = `default-src 'none'; script-src 'nonce-${nonce}'; style-src ${cspSource}; base-uri 'none'; form-action 'none'`;
	const language = languageOfTexts();
	const constants: PageConstants<Strings> = { locale, language, strings };
	return `<!DOCTYPE html>
<html lang="${attribute(language)}">
<head>
	<meta charset="utf-8">
	<meta http-equiv="Content-Security-Policy" content="${attribute(policy)}">
	<meta name="viewport" content="width=device-width, initial-scale=1">
	<title>${attribute(title)}</title>
${styles.map((style) => `	<link rel="stylesheet" href="${attribute(style)}">\n`).join("")}</head>
<body data-place="${place}">
	<main></main>
	<script type="application/json" id="${CONSTANTS_ID}">${json(constants)}</script>
	<script defer nonce="${nonce}" src="${attribute(script)}"></script>
</body>
</html>
`;
}

/** JSON that can't end the script element that contains it, nor open a comment there. */
function json(value: unknown): string {
	return JSON.stringify(value).replaceAll("<", "\\u003c");
}

function attribute(text: string): string {
	return text.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
