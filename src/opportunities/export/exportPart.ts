import type { Aggregates } from "../../close/schema/aggregates.ts";
import type { Row } from "../../close/schema/opportunityRow.ts";
import type { PageReader } from "../reading/pageReader.ts";
import type { ReadOptions } from "../reading/readContext.ts";
import type { NamedFields } from "../time/fiscal.ts";
import type { ViewQuery } from "../view/viewParameters.ts";
import type { ExportTally } from "./exportTally.ts";

/** What is known before the first object. */
export interface Header {
	/** Over all matching objects. */
	readonly totals: Aggregates;
	/** When they were true, in milliseconds since the epoch. */
	readonly asOf: number;
	/** The objects that are known by then. */
	readonly known: readonly Row[];
}

/** A group of the View; its objects follow. */
export interface GroupHeader {
	/** As the API gave it: opaque. */
	readonly key: unknown;
	readonly fields: NamedFields;
	readonly aggregates: Aggregates;
	/** Some of its objects: they name a group whose answer does not. */
	readonly rows: readonly Row[];
}

/** What an export reads, in the order of the tree: the header, then the objects, each group's after the group. */
export type ExportPart =
	| { readonly kind: "header"; readonly header: Header }
	/** Undefined for the objects that the server puts into no group. */
	| { readonly kind: "group"; readonly group: GroupHeader | undefined }
	| { readonly kind: "objects"; readonly rows: readonly Row[] };

/** One attempt to read all objects of a View. */
export interface ExportReading {
	/** Asks for the fields that are exported. */
	readonly query: ViewQuery;
	readonly reader: PageReader;
	readonly options: ReadOptions;
	/** What is read is entered here. */
	readonly tally: ExportTally;
}

/** One way of reading all objects of a View in the order of the tree. */
export type ReadStrategy = (reading: ExportReading) => AsyncGenerator<ExportPart>;

/** Thrown if groups cannot be read in one go from the first object to the last. */
export class NotSequential extends Error {
	override readonly name = "NotSequential";
}
