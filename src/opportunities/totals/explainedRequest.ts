import { hoursAheadOfUtc } from "../../close/http/request.ts";
import type { ListParameters } from "../../close/schema/parameters.ts";
import type { Provenance } from "../reading/readPlan.ts";
import { HIDDEN } from "../text/mask.ts";

/** A request and its answer, for people. Can be sent as JSON. */
export interface ExplainedRequest {
	/** The parameters as they were sent, each with its value; none of them is an API key. */
	readonly parameters: readonly (readonly [name: string, value: string])[];
	/** The offset of the first object. */
	readonly skip: number;
	/** When the answer was complete, in milliseconds since the epoch. */
	readonly receivedAt: number;
	/** Hours ahead of UTC, as sent: a server may use it to read bare days, and words such as `today` in a query. */
	readonly timeZoneOffset: number;
}

/** Filters with text that users write, which may contain names. */
const WRITTEN: ReadonlySet<string> = new Set<keyof ListParameters>(["query", "lead_query"]);

/** Says which request an answer belongs to. What users wrote is left out if names are hidden. */
export function explainedRequest({ asked, receivedAt }: Provenance, hidden: boolean): ExplainedRequest {
	const given = Object.entries(asked).filter((entry): entry is [string, string] => entry[1] !== undefined);
	return {
		parameters: given.map(([name, value]) => [name, hidden && WRITTEN.has(name) ? HIDDEN.name(value) : value]),
		skip: Number(asked._skip ?? 0),
		receivedAt,
		timeZoneOffset: hoursAheadOfUtc(receivedAt),
	};
}
