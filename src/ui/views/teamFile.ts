import * as l10n from "@vscode/l10n";
import { getNodeValue, type Node, type ParseError, parseTree, printParseErrorCode } from "jsonc-parser";
import { countText } from "../../close/text/countText.ts";
import { type OfferedView, readOffered } from "./offered.ts";

/** A place in a text, both counted from 0. */
export interface Place {
	readonly line: number;
	readonly column: number;
}

/** A View of a team file, and where it stands. */
export type TeamView = OfferedView & { readonly place: Place };

/** What a team file holds: Views, each right or wrong by itself, or why nothing of it can be read. */
export type TeamViews = { readonly views: readonly TeamView[] } | Fault;

interface Fault {
	readonly fault: string;
	readonly place: Place;
}
type FaultAt = (offset: number, reason: string) => Fault;

const MOST_VIEWS = 1000;

/** Reads `{ "views": […] }`, with comments and trailing commas where they help. Never throws. */
export function readTeamViews(text: string): TeamViews {
	const errors: ParseError[] = [];
	let root: Node | undefined;
	try {
		root = parseTree(text, errors, { allowTrailingComma: true });
	} catch {
		return { fault: l10n.t("The file is nested too deeply."), place: START };
	}
	const placeOf = placesIn(text);
	const at: FaultAt = (offset, reason) => {
		const place = placeOf(offset);
		return { fault: inLine(place, reason), place };
	};
	const [error] = errors;
	if (error !== undefined)
		return at(error.offset, l10n.t("This is not valid JSON: {0}.", printParseErrorCode(error.error)));
	const found = viewsIn(root, at);
	if ("fault" in found) return found;
	const nodes = found.node.children ?? [];
	if (nodes.length > MOST_VIEWS)
		return at(found.node.offset, l10n.t("A team file takes up to {0} Views.", countText(MOST_VIEWS)));
	return {
		views: nodes.map((node, index) => {
			const place = placeOf(node.offset);
			const offered = readOffered(getNodeValue(node), index);
			if ("view" in offered) return { ...offered, place };
			return { name: offered.name, fault: inLine(place, offered.fault), place };
		}),
	};
}

const START: Place = { line: 0, column: 0 };

function viewsIn(root: Node | undefined, at: FaultAt): { readonly node: Node } | Fault {
	if (root?.type !== "object")
		return at(root?.offset ?? 0, l10n.t('A team file takes an object with the key "{0}".', "views"));
	let node: Node | undefined;
	for (const property of root.children ?? []) {
		const [key, value] = property.children ?? [];
		if (key?.value === "views") node = value;
		else if (key?.value !== "$schema") {
			const name = JSON.stringify(key?.value);
			return at(property.offset, l10n.t("A team file has no key {0}; it takes {1}.", name, "views"));
		}
	}
	if (node?.type === "array") return { node };
	return at(node?.offset ?? root.offset, l10n.t("{0} takes a list of Views.", "views"));
}

function inLine({ line, column }: Place, reason: string): string {
	return l10n.t("Line {0}, column {1}: {2}", line + 1, column + 1, reason);
}

/** Tells the places of offsets that do not go back. */
function placesIn(text: string): (offset: number) => Place {
	let line = 0;
	let start = 0;
	const ends = text.matchAll(/\r\n|\r|\n/g);
	let end = ends.next();
	return (offset) => {
		for (; !end.done && end.value.index + end.value[0].length <= offset; end = ends.next()) {
			line += 1;
			start = end.value.index + end.value[0].length;
		}
		return { line, column: offset - start };
	};
}
