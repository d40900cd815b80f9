import type { CloseError } from "./base/errors.ts";
import type { Found } from "./schema/foundOpportunities.ts";
import type { ListAnswer } from "./schema/listResponse.ts";
import type { ListParameters, StatusType } from "./schema/parameters.ts";

/** A pause before a request is sent (again). */
export interface Wait {
	readonly cause: "rateLimit" | "retry";
	/** When the request goes out, in milliseconds since the epoch. */
	readonly until: number;
	/** What the server or the network said; undefined for a pause before any refusal. */
	readonly error?: CloseError;
}

export interface CallOptions {
	readonly signal?: AbortSignal;
	/** Told of each pause, and with undefined when it is over. */
	readonly onWait?: (wait: Wait | undefined) => void;
	/** Lists keep each object as it came, beside its row. */
	readonly keepObjects?: boolean;
}

/** Who is signed in: from `/me/`. */
export interface Me {
	readonly id: string;
	readonly name: string;
	readonly organizations: readonly { readonly id: string; readonly name: string }[];
}

export interface Person {
	readonly id: string;
	readonly name: string;
	/** It has no name: `name` is an address or an id. */
	readonly unnamed?: true;
	/** False for a former member, who may still own opportunities. */
	readonly active: boolean;
}

export interface Status {
	readonly id: string;
	/** Its id if it has none. */
	readonly label: string;
	/** Undefined for one that this extension does not know. */
	readonly type: StatusType | undefined;
}

export interface Pipeline {
	readonly id: string;
	readonly name: string;
	/** In board order. */
	readonly statuses: readonly Status[];
}

export interface SmartView {
	readonly id: string;
	readonly name: string;
}

/** What the Listing reads from. */
export interface OpportunitySource {
	/** `GET /opportunity/`. Rejects with a {@link CloseError}. */
	list(parameters: ListParameters, options?: CallOptions): Promise<ListAnswer>;
}

/** Objects as the server gives them; `opportunitySchema` says what to expect. */
export interface ObjectPage {
	readonly data: readonly unknown[];
	readonly hasMore: boolean;
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
