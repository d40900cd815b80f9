import type { CallOptions } from "./base/callOptions.ts";
import type { CloseError } from "./base/errors.ts";
import type { Me, ObjectPage, Person, Pipeline, SmartView } from "./schema/directory.ts";
import type { Found } from "./schema/foundOpportunities.ts";
import type { ListResponse } from "./schema/listResponse.ts";
import type { ListParameters } from "./schema/parameters.ts";

/** What the Listing reads from. */
export interface OpportunitySource {
	/** `GET /opportunity/`. Rejects with a {@link CloseError}. */
	list(parameters: ListParameters, options?: CallOptions): Promise<ListResponse>;
}

/** What details are read from: opportunities with all their fields. All reject with a {@link CloseError}. */
export interface DetailsSource {
	opportunity(id: string, options?: CallOptions): Promise<Readonly<Record<string, unknown>>>;
	/** A page of a lead's opportunities, the newest first, from the one number `skip` on. */
	opportunitiesOf(leadId: string, skip: number, options?: CallOptions): Promise<ObjectPage>;
}

/** What finds opportunities by words. */
export interface OpportunitySearch {
	/** `GET /opportunity/` with a `query`: the first `limit` of them. Rejects with a {@link CloseError}. */
	search(query: string, limit: number, options?: CallOptions): Promise<Found>;
}

/** What the prompts fill themselves from. All reject with a {@link CloseError}. */
export interface Directory {
	me(options?: CallOptions): Promise<Me>;
	/** Members of the organization, former ones included. */
	people(organizationId: string, options?: CallOptions): Promise<readonly Person[]>;
	pipelines(options?: CallOptions): Promise<readonly Pipeline[]>;
	/** Smart Views of leads: what `lead_saved_search_id` takes. */
	smartViews(options?: CallOptions): Promise<readonly SmartView[]>;
	/** `lead_id` of an opportunity. */
	leadOf(opportunityId: string, options?: CallOptions): Promise<string>;
}
