import type { ListResponse } from "../../close/schema/listResponse.ts";
import type { ListParameters } from "../../close/schema/parameters.ts";

/** Which answer told figures. One object for all figures of one answer. */
export interface Provenance {
	/** The parameters as they were sent, with those of paging and fields. */
	readonly asked: ListParameters;
	/** When the answer was complete, in milliseconds since the epoch. */
	readonly receivedAt: number;
}

/** What is kept of an answer to tell later where its figures came from. */
export function provenanceOf({
	asked,
	receivedAt,
}: Pick<ListResponse, "asked" | "receivedAt">): Provenance | undefined {
	return asked && { asked, receivedAt };
}
