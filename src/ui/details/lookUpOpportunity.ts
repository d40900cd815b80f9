import type { DetailsSource } from "../../close/api.ts";
import type { CallOptions } from "../../close/base/callOptions.ts";
import { CloseError } from "../../close/base/errors.ts";
import { isContainer } from "../../close/base/isRecord.ts";
import { type ReadOpportunity, readOpportunity } from "../../close/schema/opportunityDetails.ts";

/** The other opportunities of a lead, newest first. */
interface Siblings {
	readonly opportunities: readonly ReadOpportunity[];
	/** False if there may be more: they are loading, there are too many, or loading failed. */
	readonly whole: boolean;
	readonly error: CloseError | undefined;
}

/** An opportunity as it was read. */
export interface Found {
	readonly id: string;
	readonly opportunity: ReadOpportunity;
	readonly siblings: Siblings;
}

/** How many more pages of a lead are read after the page that has the opportunity. */
const SIBLING_PAGES = 5;
/** The limit for a server that always says that it has more. */
const MOST_PAGES = 100;

/**
 * Reads an opportunity and the others of its lead: by the lead if it is known, which reads both at once, else by its
 * id. Passes each partial result to `onFound`; a failure after the first result is part of it.
 * @throws CloseError if the opportunity itself can't be read
 */
export async function lookUp(
	source: DetailsSource,
	{ id, leadId }: { readonly id: string; readonly leadId: string | undefined },
	onFound: (found: Found) => void,
	options: CallOptions,
): Promise<void> {
	let own: Readonly<Record<string, unknown>> | undefined;
	if (leadId === undefined) own = await source.opportunity(id, options);
	const lead = leadId ?? own?.["lead_id"];
	const others = new Map<string, ReadOpportunity>();
	const say = (whole: boolean, error?: CloseError) => {
		if (own === undefined) return;
		const opportunities = [...others.values()];
		onFound({ id, opportunity: readOpportunity(own), siblings: { opportunities, whole, error } });
	};
	say(false);
	try {
		for (let page = 0, skip = 0, after = 0; page < MOST_PAGES && after < SIBLING_PAGES; page += 1) {
			if (typeof lead !== "string") break;
			const { data, hasMore } = await source.opportunitiesOf(lead, skip, options);
			skip += data.length;
			for (const object of data.filter(isContainer)) {
				if (object["id"] === id) own ??= object;
				// A server that doesn't filter by the lead also sends opportunities of other leads.
				else if (object["lead_id"] === lead && typeof object["id"] === "string")
					others.set(object["id"], readOpportunity(object));
			}
			if (own !== undefined) after += 1;
			const end = !hasMore || data.length === 0;
			// The opportunity may have moved to another lead since its row was read.
			if (end && own === undefined) return await lookUp(source, { id, leadId: undefined }, onFound, options);
			say(end);
			if (end) return;
		}
		if (own === undefined) await lookUp(source, { id, leadId: undefined }, onFound, options);
	} catch (error) {
		if (own === undefined || !(error instanceof CloseError) || error.kind === "cancelled") throw error;
		say(false, error);
	}
}
