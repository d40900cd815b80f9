import type { CloseError } from "../../close/base/errors.ts";
import type { Row } from "../../close/schema/opportunityRow.ts";
import type { Currency } from "../text/currencySet.ts";
import type { Rule, RuleId } from "./attentionRules.ts";

/** The opportunities that need attention for one reason. Immutable: each change makes a new one. */
export interface AttentionGroup {
	readonly id: RuleId;
	readonly counted: Rule["counted"];
	/** How many there are; undefined until they are counted. */
	readonly size: number | undefined;
	/** False if there may be more than `size`, as the counting has not come to its end. */
	readonly complete: boolean;
	/** Their annualized value in cents; undefined if it is not known. */
	readonly value: number | undefined;
	/** The loaded ones. */
	readonly rows: readonly Row[];
	readonly loading: boolean;
	/** Why it could not be counted, or the next ones not be loaded; what was there before stays. */
	readonly error: CloseError | undefined;
	/** Of the rows that are known. */
	readonly currency: Currency;
	/** When the count was true, in milliseconds since the epoch; undefined until it is counted. */
	readonly asOf: number | undefined;
}

/** Counts the opportunities of one rule, and loads them. Nothing rejects: failures are part of the group. */
export interface Counting {
	readonly group: AttentionGroup;
	/** Counts, and reads again what is loaded. */
	refresh(): Promise<void>;
	/** Counts again if the days that the rule means are others now; what failed, only if `again`. */
	catchUp(again: boolean): Promise<void>;
	/** Counts again, as cheaply as can be told whether anything changed. */
	refreshIfChanged(): Promise<void>;
	/** Loads the first ones. */
	open(): Promise<void>;
	/** Loads or counts the next ones. */
	loadMore(): Promise<void>;
	/** Ends what is under way and keeps what arrived. */
	stop(): void;
	dispose(): void;
}
