import * as l10n from "@vscode/l10n";
import { definitionOf } from "../totals/definitions.ts";
import { type FigureName, isCount } from "../totals/singleFigures.ts";
import { filterLabel } from "../view/labels.ts";
import type { ComparedPart } from "./comparedFigures.ts";
import type { Working, WrittenFigure } from "./measure.ts";
import type { Comparison } from "./readComparison.ts";
import type { Shared } from "./sharedView.ts";

/** Explains a part of one compared figure. */
export function explainCompared(
	{ figures, requests }: Pick<Comparison, "figures" | "requests">,
	shared: Shared,
	name: FigureName,
	part: ComparedPart,
): Working {
	const figure = figures.find((one) => one.name === name);
	const { meaning, formula } = definitionOf(name);
	const kind = isCount(name) ? "count" : "money";
	const of = (operand: ComparedPart): WrittenFigure | undefined => {
		const value = figure?.[operand];
		return value === undefined ? undefined : { kind: operand === "percent" ? "ratio" : kind, value };
	};
	const own = { meaning, formula, numbers: [], assumptions: [] };
	const less = (
		from: "a" | "b",
		what: "a" | "both",
		result: ComparedPart,
		says: string,
	): Omit<Working, "requests"> => ({
		meaning: says,
		formula: `${from} − ${what}`,
		numbers: equation([of(from), " − ", of(what), " = ", of(result)]),
		assumptions: what === "both" ? foundHow(shared) : [],
	});
	switch (part) {
		case "a":
		case "b":
			return { ...own, requests: requests[part] };
		case "both":
			return {
				...own,
				meaning: l10n.t("The same for what matches both A and B."),
				assumptions: foundHow(shared),
				requests: requests.both,
			};
		case "difference":
			return {
				...less("b", "a", part, l10n.t("How much more it is in B than in A.")),
				requests: [...requests.a, ...requests.b],
			};
		case "percent":
			return {
				meaning: l10n.t("The difference as a percentage of A. There's none if A is 0."),
				formula: "(b − a) ÷ a",
				numbers: equation([of("difference"), " ÷ ", of("a"), " = ", of(part)]),
				assumptions: [],
				requests: [...requests.a, ...requests.b],
			};
		case "only_a":
			return {
				...less("a", "both", part, l10n.t("How much of A isn't in B.")),
				requests: distinct([...requests.a, ...requests.both]),
			};
		case "only_b":
			return {
				...less("b", "both", part, l10n.t("How much of B isn't in A.")),
				requests: distinct([...requests.b, ...requests.both]),
			};
	}
}

/** How it became known what both Views match. */
function foundHow(shared: Shared): readonly string[] {
	switch (shared.kind) {
		case "view":
			return [l10n.t("What both match is Close's own figure for the filters of both together.")];
		case "nothing":
			return [l10n.t("Nothing matches both, because their filters exclude each other. Close wasn't asked.")];
		case "unknown":
			return [
				l10n.t(
					"This extension found by their IDs which opportunities match both, and added them up, because one request can't have both filters ({0}).",
					filterLabel(shared.because),
				),
			];
	}
}

/** Empty if one of the numbers isn't known. */
function equation(pieces: readonly (string | WrittenFigure | undefined)[]): Working["numbers"] {
	const known = pieces.filter((piece) => piece !== undefined);
	return known.length === pieces.length ? known : [];
}

function distinct<T>(values: readonly T[]): readonly T[] {
	return [...new Set(values)];
}
