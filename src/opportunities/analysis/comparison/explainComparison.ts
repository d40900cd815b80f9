import * as l10n from "@vscode/l10n";
import { definitionOf } from "../../totals/definitions.ts";
import { type FigureName, isCount } from "../../totals/singleFigures.ts";
import { filterLabel } from "../../view/labels.ts";
import type { Working, WrittenFigure } from "../measure.ts";
import type { ComparedPart } from "./comparedFigures.ts";
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
				meaning: l10n.t("The same figure for opportunities that match both A and B."),
				assumptions: foundHow(shared),
				requests: requests.both,
			};
		case "difference":
			return {
				...less("b", "a", part, l10n.t("How much higher the figure is in B than in A.")),
				requests: [...requests.a, ...requests.b],
			};
		case "percent":
			return {
				meaning: l10n.t("The difference as a percentage of A. Not available if A is 0."),
				formula: "(b − a) ÷ a",
				numbers: equation([of("difference"), " ÷ ", of("a"), " = ", of(part)]),
				assumptions: [],
				requests: [...requests.a, ...requests.b],
			};
		case "only_a":
			return {
				...less("a", "both", part, l10n.t("The part of A that isn't in B.")),
				requests: distinct([...requests.a, ...requests.both]),
			};
		case "only_b":
			return {
				...less("b", "both", part, l10n.t("The part of B that isn't in A.")),
				requests: distinct([...requests.b, ...requests.both]),
			};
	}
}

/** How it became known what both Views match. */
function foundHow(shared: Shared): readonly string[] {
	switch (shared.kind) {
		case "view":
			return [l10n.t("The figure for opportunities in both comes from Close, using the filters of A and B together.")];
		case "nothing":
			return [
				l10n.t(
					"No opportunity matches both A and B because their filters exclude each other, so no request was sent to Close.",
				),
			];
		case "unknown":
			return [
				l10n.t(
					"A single request can't combine the filters of A and B ({0}), so this extension matched the opportunities by ID and added them up.",
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
