import type { CallOptions } from "./base/callOptions.ts";
import type { CloseError } from "./base/errors.ts";
import type { CustomField, Me, ObjectPage, Person, Pipeline, SmartView } from "./schema/directory.ts";
import type { Found } from "./schema/foundOpportunities.ts";
import type { ListResponse } from "./schema/listResponse.ts";
import type { ListParameters } from "./schema/parameters.ts";

/** The source of the Listing. */
export interface OpportunitySource {
	/** `GET /opportunity/`. Rejects with a {@link CloseError}. */
	list(parameters: ListParameters, options?: CallOptions): Promise<ListResponse>;
}

/** The source of details: opportunities with all their fields. All methods reject with a {@link CloseError}. */
export interface DetailsSource {
	opportunity(id: string, options?: CallOptions): Promise<Readonly<Record<string, unknown>>>;
	/** A page of a lead's opportunities, newest first, after the first `skip` ones. */
	opportunitiesOf(leadId: string, skip: number, options?: CallOptions): Promise<ObjectPage>;
}

/** The source of the names of custom fields. */
export interface CustomFieldSource {
	/** `GET /custom_field/opportunity/`, all pages. Rejects with a {@link CloseError}. */
	customFields(options?: CallOptions): Promise<readonly CustomField[]>;
}

/** Finds opportunities by words. */
export interface OpportunitySearch {
	/** `GET /opportunity/` with a `query`: the first `limit` of them. Rejects with a {@link CloseError}. */
	search(query: string, limit: number, options?: CallOptions): Promise<Found>;
}

/** The source of the choices in prompts. All methods reject with a {@link CloseError}. */
export interface Directory {
	me(options?: CallOptions): Promise<Me>;
	/** Members of the organization, including former ones. */
	people(organizationId: string, options?: CallOptions): Promise<readonly Person[]>;
	pipelines(options?: CallOptions): Promise<readonly Pipeline[]>;
	/** Smart Views of leads: the values of `lead_saved_search_id`. */
	smartViews(options?: CallOptions): Promise<readonly SmartView[]>;
	/** The `lead_id` of an opportunity. */
	leadOf(opportunityId: string, options?: CallOptions): Promise<string>;
}
