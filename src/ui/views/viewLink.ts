import * as l10n from "@vscode/l10n";
import { UserError } from "../../close/base/errors.ts";
import { beginningOf } from "../../close/text/cutText.ts";
import { parseView } from "../../opportunities/view/parseView.ts";
import type { View } from "../../opportunities/view/view.ts";
import { entryOf } from "./viewEntries.ts";

/** Why a link can't be made or opened: a localized sentence. It doesn't repeat values of the link. */
export class LinkError extends UserError {
	override readonly name = "LinkError";
}

/** The parts of a link from VS Code, decoded once. */
export interface LinkParts {
	readonly path: string;
	readonly query: string;
	readonly fragment: string;
}

const EXTENSION_ID = "close-opportunities.close-opportunities";
const PATH = "/view";
const PARAMETER = "view=";
/** In characters. Some systems cut off longer links, and no View that a person makes comes close. */
const LONGEST_LINK = 20_000;
/** How many more parameters are examined after the View, to name a wrong one. */
const MOST_OTHERS = 10;

/**
 * The link that opens a View: `<scheme>://<extension>/view?view=<the View as JSON, percent-encoded>`.
 * @throws LinkError if it would be too long
 */
export function linkTo(view: View, scheme: string): string {
	const link = `${scheme}://${EXTENSION_ID}${PATH}?${PARAMETER}${encoded(JSON.stringify(entryOf(view)))}`;
	if (link.length > LONGEST_LINK)
		throw new LinkError(l10n.t("The View has too many filters for a link. Save it, then share it with the team."));
	return link;
}

/**
 * Reads the View of a link. A link has one View: anything else in it is refused.
 * @throws LinkError, ViewError
 */
export function viewOfLink({ path, query, fragment }: LinkParts): View {
	if (path !== PATH || fragment !== "")
		throw new LinkError(l10n.t("A link to a View must end in {0}.", `${PATH}?${PARAMETER}…`));
	if (query.length > LONGEST_LINK) throw new LinkError(l10n.t("It's too long for a link to a View."));
	if (!query.startsWith(PARAMETER)) throw otherParameter(query.split("=")[0] ?? "");
	return parseView(viewIn(decoded(query.slice(PARAMETER.length))));
}

/** `encodeURIComponent` doesn't encode some characters that end a link in Markdown or that shells interpret. */
function encoded(text: string): string {
	return encodeURIComponent(text).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}

/** VS Code decodes a link before it passes it on, except if the link came through a window's address. */
function decoded(text: string): string {
	if (!/^%7b/i.test(text)) return text;
	try {
		return decodeURIComponent(text.replaceAll("+", " "));
	} catch {
		throw noView();
	}
}

/** The JSON value of the text. In a decoded link, an `&` can be part of a View or begin another parameter. */
function viewIn(text: string): unknown {
	const whole = readJson(text);
	if (whole !== undefined) return whole;
	let end = text.length;
	for (let tried = 0; tried < MOST_OTHERS; tried++) {
		end = text.lastIndexOf("&", end - 1);
		if (end <= 0) break;
		if (readJson(text.slice(0, end)) !== undefined) throw otherParameter(text.slice(end + 1).split("=")[0] ?? "");
	}
	throw noView();
}

function readJson(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}

function noView(): LinkError {
	return new LinkError(l10n.t("It doesn't contain a View. It may have been cut off: copy the whole link."));
}

function otherParameter(name: string): LinkError {
	return new LinkError(
		l10n.t(
			"It has the parameter {0}, but a link to a View takes only {1}.",
			JSON.stringify(beginningOf(name, 40)),
			"view",
		),
	);
}
