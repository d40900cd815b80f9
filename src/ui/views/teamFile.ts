import * as l10n from "@vscode/l10n";
import {
	applyEdits,
	type Edit,
	type FormattingOptions,
	getNodeValue,
	modify,
	type Node,
	type ParseError,
	parseTree,
	printParseErrorCode,
} from "jsonc-parser";
import { countText } from "../../close/base/countText.ts";
import { UserError } from "../../close/base/errors.ts";
import { nameOf } from "../../opportunities/view/entryName.ts";
import { type CatalogView, readCatalogView } from "../../opportunities/view/viewCatalog.ts";

/** A folder of the workspace, which may have a team file. */
export interface TeamFolder {
	/** Unique in this window. */
	readonly id: string;
	readonly name: string;
}

/** A team file as it was last read. */
export type TeamFile = TeamContent & { readonly folder: TeamFolder };

/** The path of a team file in its folder. */
export const TEAM_FILE = ".vscode/close-views.json";

/** In bytes. It is far more than a team needs: a larger file is a mistake and isn't read. */
export const LARGEST_FILE = 1_000_000;

/** The team files of this window. They are only data: nothing in them is executed, and they are read only when needed. */
export interface Team {
	readonly folders: readonly TeamFolder[];
	/** The files of all folders that have one, in the folders' order. A file that can't be read says why. */
	read(): Promise<readonly TeamFile[]>;
	/** Opens a file in the editor. */
	open(folder: TeamFolder, place?: Place): Promise<void>;
	/** Adds a View to a file, which is created if it doesn't exist. @throws TeamFileError */
	share(folder: TeamFolder, entry: object): Promise<void>;
}

/** Why a team file wasn't changed: a localized sentence. */
export class TeamFileError extends UserError {
	override readonly name = "TeamFileError";
}

/** A position in a text. Both numbers begin at 0. */
export interface Place {
	readonly line: number;
	readonly column: number;
}

/** A View of a team file, and its position. */
export type TeamView = CatalogView & { readonly place: Place };

/** The content of a team file: Views, each valid or not, and targets, unchecked; or why the file can't be read. */
type TeamContent = { readonly views: readonly TeamView[]; readonly targets: readonly unknown[] } | Fault;

interface Fault {
	readonly fault: string;
	readonly place: Place;
}
type FaultAt = (offset: number, reason: string) => Fault;

export const MOST_VIEWS = 1000;

/** Reads `{ "views": […], "targets": […] }`. Comments and trailing commas are allowed. Never throws. */
export function readTeamFile(text: string): TeamContent {
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
		return at(error.offset, l10n.t("This isn't valid JSON: {0}.", printParseErrorCode(error.error)));
	const lists = listsIn(root, at);
	if ("fault" in lists) return lists;
	const nodes = lists.views?.children ?? [];
	if (nodes.length > MOST_VIEWS)
		return at(lists.views?.offset ?? 0, l10n.t("A team file can have up to {0} Views.", countText(MOST_VIEWS)));
	return {
		targets: lists.targets === undefined ? [] : getNodeValue(lists.targets),
		views: nodes.map((node, index) => {
			const place = placeOf(node.offset);
			const catalogView = readCatalogView(getNodeValue(node), index);
			if ("view" in catalogView) return { ...catalogView, place };
			return { name: catalogView.name, fault: inLine(place, catalogView.fault), place };
		}),
	};
}

const START: Place = { line: 0, column: 0 };

/** The lists of a team file. One of them is enough. */
const LISTS = ["views", "targets"] as const;
type Lists = { [name in (typeof LISTS)[number]]?: Node };

function listsIn(root: Node | undefined, at: FaultAt): Lists | Fault {
	if (root?.type !== "object")
		return at(root?.offset ?? 0, l10n.t('A team file must be an object with the key "{0}".', "views"));
	const lists: Lists = {};
	for (const property of root.children ?? []) {
		const [key, value] = property.children ?? [];
		const list = LISTS.find((name) => name === key?.value);
		if (list !== undefined && value !== undefined) lists[list] = value;
		else if (key?.value !== "$schema") {
			const name = JSON.stringify(key?.value);
			return at(property.offset, l10n.t("A team file can't have the key {0}. It takes {1}.", name, LISTS.join(", ")));
		}
	}
	const { views, targets } = lists;
	if (targets !== undefined && targets.type !== "array")
		return at(targets.offset, l10n.t("{0} must be a list of targets.", "targets"));
	if (views === undefined ? targets !== undefined : views.type === "array") return lists;
	return at(views?.offset ?? root.offset, l10n.t("{0} must be a list of Views.", "views"));
}

function inLine({ line, column }: Place, reason: string): string {
	return l10n.t("Line {0}, column {1}: {2}", line + 1, column + 1, reason);
}

/** Converts offsets, which must not decrease, to positions. */
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

export const EMPTY_TEAM_FILE = '{\n\t"views": []\n}\n';

/**
 * The edits that add a View at the end of a team file's text. Comments and formatting stay.
 * @throws TeamFileError if the file can't be read, or has a View with that name
 */
export function shareEdits(text: string, entry: object): readonly Edit[] {
	const read = readTeamFile(text);
	if ("fault" in read) throw new TeamFileError(read.fault);
	const name = nameOf(entry);
	if (read.views.some((view) => view.name === name))
		throw new TeamFileError(l10n.t('A View named "{0}" already exists.', name ?? ""));
	return modify(text, ["views", -1], entry, { isArrayInsertion: true, formattingOptions: formattingOf(text) });
}

export function withEdits(text: string, edits: readonly Edit[]): string {
	return applyEdits(text, [...edits]);
}

/** The formatting that the file already has. */
function formattingOf(text: string): FormattingOptions {
	const indent = /^( +|\t+)/m.exec(text)?.[1] ?? "\t";
	const spaces = indent.startsWith(" ");
	return { insertSpaces: spaces, tabSize: spaces ? indent.length : 4, eol: text.includes("\r\n") ? "\r\n" : "\n" };
}
