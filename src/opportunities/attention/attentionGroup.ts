import type { CloseError } from "../../close/base/errors.ts";
import type { Row } from "../../close/schema/opportunityRow.ts";
import type { Currency } from "../text/currencySet.ts";
import type { Rule, RuleId } from "./attentionRules.ts";

/** The opportunities that need attention for one reason. Immutable: each change creates a new one. */
export interface AttentionGroup {
	readonly id: RuleId;
	readonly counted: Rule["counted"];
	/** The number of opportunities; undefined until they are counted. */
	readonly size: number | undefined;
	/** False if there may be more than `size`, because counting hasn't finished. */
	readonly complete: boolean;
	/** Their annualized value in cents; undefined if unknown. */
	readonly value: number | undefined;
	/** The loaded rows. */
	readonly rows: readonly Row[];
	readonly loading: boolean;
	/** Why counting or loading more failed; what was loaded before stays. */
	readonly error: CloseError | undefined;
	/** The currency of the known rows. */
	readonly currency: Currency;
	/** When the count was true, in milliseconds since the epoch; undefined until it is counted. */
	readonly asOf: number | undefined;
}

/** Counts the opportunities of one rule, and loads them. No method rejects: failures are part of the group. */
export interface Counting {
	readonly group: AttentionGroup;
	/** Counts again, and reads again what is loaded. */
	refresh(): Promise<void>;
	/** Counts again if the rule means other days by now; a count that failed is repeated only if `again`. */
	catchUp(again: boolean): Promise<void>;
	/** Counts again if anything changed, as cheaply as possible. */
	refreshIfChanged(): Promise<void>;
	/** Loads the first opportunities. */
	open(): Promise<void>;
	/** Loads or counts more. */
	loadMore(): Promise<void>;
	/** Aborts all requests and keeps what has arrived. */
	stop(): void;
	dispose(): void;
}
