import { isReadable, type OpportunityRow } from "../../close/schema/opportunityRow.ts";
import type { ListingState } from "../../opportunities/listing/listingState.ts";
import type { Named } from "../session/storedCredential.ts";

/** Looking at more rows than this for a name would be felt; whoever has no row among them goes by the id. */
const MOST_ROWS = 1000;

/** Owners with a name, in groups by owner and in loaded rows. */
export function seenOwners(state: ListingState): readonly Named[] {
	const seen = new Map<string, string>();
	const see = (id: string | null | undefined, name: string | null | undefined) => {
		if (id && name) seen.set(id, name);
	};
	for (const { fields } of state.groups) see(fields.user_id, fields.user_name);
	for (const row of firstRows(state)) see(row.user_id, row.user_name);
	return [...seen].map(([id, name]) => ({ id, name }));
}

/** The name of a lead with a loaded row. */
export function seenLead(state: ListingState, id: string): string | undefined {
	for (const row of firstRows(state)) if (row.lead_id === id) return row.lead_name ?? undefined;
	return undefined;
}

function* firstRows(state: ListingState): Generator<OpportunityRow> {
	let left = MOST_ROWS;
	for (const { rows } of state.groups)
		for (const row of rows) {
			if (left === 0) return;
			left -= 1;
			if (isReadable(row)) yield row;
		}
}
