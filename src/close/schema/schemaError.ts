import * as l10n from "@vscode/l10n";
import type * as z from "zod/mini";
import { shownName } from "./fieldNames.ts";

/**
 * Describes the first mismatch between a value and its schema: `value: a number is expected`. The text doesn't quote the
 * value. `within` is the path to the value, e.g. `data[3]`.
 */
export function schemaErrorOf(error: z.core.$ZodError | undefined, within = ""): string {
	const [issue] = error?.issues ?? [];
	const path = pathOf(issue?.path ?? [], within);
	return schemaErrorText(
		path,
		issue === undefined ? l10n.t("a value of another type is expected") : expectationOf(issue),
	);
}

/** `path` is empty if the value itself doesn't match. */
export function schemaErrorText(path: string, what: string): string {
	return path === "" ? what : l10n.t("{0}: {1}", path, what);
}

/** A path in JavaScript notation: `data[3].objects`. */
function pathOf(keys: readonly PropertyKey[], within: string): string {
	return keys.reduce<string>((path, key) => {
		if (typeof key === "number") return `${path}[${key}]`;
		const name = shownName(String(key));
		return path === "" ? name : `${path}.${name}`;
	}, within);
}

function expectationOf(issue: z.core.$ZodIssue): string {
	switch (issue.code) {
		case "invalid_type":
			return nameOf(issue.expected);
		case "invalid_value":
			return l10n.t("one of these is expected: {0}", issue.values.map(String).join(", "));
		default:
			return l10n.t("a value of another type is expected");
	}
}

function nameOf(expected: string): string {
	switch (expected) {
		case "string":
			return l10n.t("a string is expected");
		case "number":
			return l10n.t("a number is expected");
		case "int":
			return l10n.t("a whole number is expected");
		case "boolean":
			return l10n.t("true or false is expected");
		case "array":
			return l10n.t("a list is expected");
		case "object":
		case "record":
			return l10n.t("an object is expected");
		default:
			return l10n.t("a value of another type is expected");
	}
}
