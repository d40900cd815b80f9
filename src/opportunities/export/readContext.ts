import type { Log } from "../../close/base/log.ts";
import type { ListParameters } from "../../close/schema/parameters.ts";
import type { Owner } from "../reading/ownerSplit.ts";
import type { PageReader } from "../reading/pageReader.ts";
import type { ReadOptions } from "../reading/pauses.ts";
import type { View } from "../view/view.ts";
import type { ExportedIds } from "./exportedIds.ts";
import type { ExportPart } from "./exportPart.ts";

/** What a View's objects are read with. */
export interface ReadContext {
	readonly view: View;
	/** Filters, order, grouping and fields as they are sent; without paging. */
	readonly parameters: ListParameters;
	/** The month in which quarters and years begin, 1 to 12. */
	readonly startMonth: number;
	readonly reader: PageReader;
	readonly options: ReadOptions;
	readonly log: Log;
	/** Who may own opportunities; see `ListingOptions`. */
	readonly owners?: (() => Promise<readonly Owner[]>) | undefined;
}

/** One way of reading all objects of a View in the order of the tree. What it gives is entered in the ledger. */
export type ReadStrategy = (context: ReadContext, exported: ExportedIds) => AsyncGenerator<ExportPart>;

/** Thrown where groups cannot be read in one go from the first object to the last. */
export class NotSequential extends Error {
	override readonly name = "NotStraight";
}
