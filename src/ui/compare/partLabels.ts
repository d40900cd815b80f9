import * as l10n from "@vscode/l10n";
import type { ComparedPart } from "../../opportunities/analysis/comparison/comparedFigures.ts";

/** What a column of the comparison is called. */
export function partLabel(part: ComparedPart): string {
	const labels: Readonly<Record<ComparedPart, string>> = {
		a: l10n.t("A"),
		b: l10n.t("B"),
		difference: l10n.t("Difference"),
		percent: l10n.t("Difference (%)"),
		only_a: l10n.t("Only in A"),
		both: l10n.t("In both"),
		only_b: l10n.t("Only in B"),
	};
	return labels[part];
}
