import type { PartReader } from "../analysis/partReader.ts";
import type { Target } from "../analysis/standing/targets.ts";
import type { Currencies } from "../text/currencies.ts";
import type { Names } from "../view/describeOptions.ts";
import type { CatalogView } from "../view/viewCatalog.ts";
import type { Asking } from "../view/viewParameters.ts";

/**
 * What the language-model tools answer from: one session at one moment. An answer is made from it alone, so that it can't mix
 * two accounts.
 */
export interface AssistantContext {
	/** The organization's name; undefined if Close doesn't say. */
	readonly organization: string | undefined;
	/** Whether the opportunities are the sample data, which nobody may take for an account's. */
	readonly sample: boolean;
	readonly parts: PartReader;
	/** Asked after an answer has arrived, which may have taught them something. */
	readonly currencies: Pick<Currencies, "currency" | "currencyOf" | "scaleOf">;
	readonly asking: Asking;
	/** The Views that can be asked for by name: saved ones, shared ones, built-in ones. The first of a name counts. */
	readonly views: readonly CatalogView[];
	readonly targets: readonly Target[];
	/** The names of owners and statuses, as far as they're known. */
	readonly names: Pick<Names, "owner" | "status">;
	/** Whether amounts and names are hidden. Counts aren't. */
	readonly hidden: boolean;
	/** The API's names of fields that lists may return besides the standard ones. */
	readonly extraFields: readonly string[];
}
