import * as l10n from "@vscode/l10n";
import type { Outcome } from "./exporting.ts";

/** What of an export may not be right, as sentences. */
export function doubtsOf({ changed, amountsDoubtful }: Outcome): readonly string[] {
	const moved = l10n.t("The data changed during the export: something may be missing or out of date.");
	const doubtful = l10n.t(
		"Close changed how many decimals it writes during the export: check the amounts in the file.",
	);
	return [...(changed ? [moved] : []), ...(amountsDoubtful === true ? [doubtful] : [])];
}
