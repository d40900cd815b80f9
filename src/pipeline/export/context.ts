import type { Log } from "../../close/log.ts";
import type { ListParameters } from "../../close/parameters.ts";
import type { Reader } from "../listing/reader.ts";
import type { Owner } from "../listing/split.ts";
import type { ReadOptions } from "../listing/waits.ts";
import type { View } from "../view.ts";
import type { Ledger } from "./ledger.ts";
import type { Part } from "./part.ts";

/** What a View's objects are read with. */
export interface ReadContext {
	readonly view: View;
	/** Filters, order, grouping and fields as they are sent; without paging. */
	readonly parameters: ListParameters;
	/** The month in which quarters and years begin, 1 to 12. */
	readonly startMonth: number;
	readonly reader: Reader;
	readonly options: ReadOptions;
	readonly log: Log;
	/** Who may own opportunities; see `ListingOptions`. */
	readonly owners?: (() => Promise<readonly Owner[]>) | undefined;
}

/** One way of reading all objects of a View in the order of the tree. What it gives is entered in the ledger. */
export type Way = (context: ReadContext, ledger: Ledger) => AsyncGenerator<Part>;

/** Thrown where groups cannot be read in one go from the first object to the last. */
export class NotStraight extends Error {
	override readonly name = "NotStraight";
}
