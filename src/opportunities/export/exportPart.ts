import type { Aggregates } from "../../close/schema/aggregates.ts";
import type { Row } from "../../close/schema/opportunityRow.ts";
import type { PageReader } from "../reading/pageReader.ts";
import type { ReadOptions } from "../reading/readContext.ts";
import type { NamedFields } from "../time/fiscal.ts";
import type { ViewQuery } from "../view/viewParameters.ts";
import type { ExportTally } from "./exportTally.ts";

/** What is known before the first object is exported. */
export interface Header {
	/** The figures over all objects that are read. */
	readonly totals: Aggregates;
	/** When the figures were true, in milliseconds since the epoch. */
	readonly asOf: number;
	/** The objects that are known at this point. */
	readonly known: readonly Row[];
}

/** A group of the View, followed by its objects. */
export interface GroupHeader {
	/** As the API returned it: opaque. */
	readonly key: unknown;
	readonly fields: NamedFields;
	readonly aggregates: Aggregates;
	/** Some of its objects, to name the group if the answer doesn't. */
	readonly rows: readonly Row[];
}

/** The parts of an export, in the order of the tree: the header, then each group followed by its objects. */
export type ExportPart =
	| { readonly kind: "header"; readonly header: Header }
	/** `group` is undefined for the objects that the server puts into no group. */
	| { readonly kind: "group"; readonly group: GroupHeader | undefined }
	| { readonly kind: "objects"; readonly rows: readonly Row[] };

/** One attempt to read all objects of a View, or of some of its groups. */
export interface ExportReading {
	/** Requests the fields that are exported. */
	readonly query: ViewQuery;
	/** The ids of the groups to read, for `readByGroup`. Undefined for all objects. */
	readonly groups?: ReadonlySet<string> | undefined;
	readonly reader: PageReader;
	readonly options: ReadOptions;
	/** Records what has been read. */
	readonly tally: ExportTally;
}

/** A way to read the objects in the order of the tree. */
export type ReadStrategy = (reading: ExportReading) => AsyncGenerator<ExportPart>;

/** Thrown if the groups can't be read in one pass from the first object to the last. */
export class NotSequential extends Error {
	override readonly name = "NotSequential";
}
