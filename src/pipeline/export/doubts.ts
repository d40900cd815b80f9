import * as l10n from "@vscode/l10n";
import type { Outcome } from "./exporting.ts";

/** What of an export may not be right, as sentences. */
export function doubtsOf({ changed, amountsDoubtful }: Outcome): readonly string[] {
	const moved = l10n.t("The data changed while it was exported: something may be missing, or of an earlier moment.");
	const doubtful = l10n.t(
		"Close wrote amounts with different numbers of decimals while they were exported: check the amounts of the file.",
	);
	return [...(changed ? [moved] : []), ...(amountsDoubtful === true ? [doubtful] : [])];
}
