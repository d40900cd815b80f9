import * as z from "zod/mini";
import { schemaErrorOf } from "./schemaError.ts";

const text = z.nullable(z.string());
/** The documentation says whole numbers; public connectors found fractions. Source: `facts.md`, section 11. */
const amount = z.nullable(z.number());

const attachment = z.looseObject({
	content_type: text,
	filename: text,
	size: amount,
	thumbnail_url: z.optional(text),
	url: z.string(),
});

const email = z.looseObject({ email: z.string(), is_unsubscribed: z.boolean(), type: z.string() });

const phone = z.looseObject({
	country: z.optional(text),
	outbound_sms_blocked: z.optional(z.boolean()),
	phone: z.string(),
	phone_formatted: z.optional(z.string()),
	type: z.string(),
	tz_ids: z.optional(z.array(z.string())),
});

const stallStatus = z.looseObject({
	communication_issue: z.string(),
	next_action: z.looseObject({ action: z.string(), justification: z.string() }),
});

/** The fields of `details` depend on `action`, but the documentation doesn't say how: each of them is optional. */
const suggestedAction = z.looseObject({
	action: z.string(),
	details: z.nullable(
		z.looseObject({
			status_id: z.optional(z.string()),
			contact_id: z.optional(z.string()),
			message_draft: z.optional(z.string()),
			subject_draft: z.optional(z.string()),
			call_plan: z.optional(z.string()),
			close_date: z.optional(z.string()),
		}),
	),
	justification: z.string(),
});

/**
 * An opportunity with every field of `list-opportunities.md`, and any others (custom fields have keys `custom.cf_…`). Values
 * are in cents, dates `YYYY-MM-DD` or ISO date-times. More tolerant than the documentation: an owner, a confidence, a status
 * type and a value period may be null, numbers may have fractions, and enumerations accept any text, since Close extends
 * them.
 */
export const opportunitySchema = z.looseObject({
	annualized_expected_value: amount,
	annualized_value: amount,
	attachments: z.optional(z.array(attachment)),
	comment_summary: z.optional(z.nullable(z.looseObject({ comment_count: z.number(), thread_id: z.string() }))),
	confidence: z.nullable(z.number()),
	contact_id: text,
	contact_name: z.optional(text),
	created_by: text,
	created_by_name: z.optional(text),
	date_created: z.string(),
	date_lost: text,
	date_updated: z.string(),
	date_won: text,
	expected_value: amount,
	id: z.string(),
	integration_links: z.optional(z.array(z.looseObject({ name: z.string(), url: z.string() }))),
	is_stalled: z.optional(z.boolean()),
	lead_id: z.string(),
	lead_name: z.optional(text),
	lead_primary_email: z.optional(z.nullable(email)),
	lead_primary_phone: z.optional(z.nullable(z.array(phone))),
	note: text,
	organization_id: z.string(),
	pipeline_id: z.optional(text),
	pipeline_name: z.optional(text),
	stall_status: z.optional(z.nullable(stallStatus)),
	status_display_name: z.optional(z.string()),
	status_id: z.string(),
	status_label: z.optional(z.string()),
	status_type: z.optional(text),
	suggested_action: z.optional(z.nullable(suggestedAction)),
	updated_by: text,
	updated_by_name: z.optional(text),
	user_id: text,
	user_name: z.optional(text),
	value: amount,
	value_currency: z.optional(text),
	value_formatted: z.optional(text),
	value_period: text,
});

export type Opportunity = z.infer<typeof opportunitySchema>;

/** An opportunity, as far as it can be read. */
export interface ReadOpportunity {
	/** The fields that match the schema. */
	readonly fields: Partial<Opportunity>;
	/** What is wrong with each field that doesn't match: `value: a number is expected`. */
	readonly schemaErrors: readonly string[];
}

/** Reads each field by itself: one that doesn't match leaves the others readable. */
export function readOpportunity(object: Readonly<Record<string, unknown>>): ReadOpportunity {
	const schemas = new Map<string, z.ZodMiniType>(Object.entries(opportunitySchema.shape));
	const schemaErrors: string[] = [];
	const fitting = Object.entries(object).filter(([name, value]) => {
		const schema = schemas.get(name);
		const parsed = schema && z.safeParse(schema, value);
		if (parsed?.success !== false) return true;
		schemaErrors.push(schemaErrorOf(parsed.error, name));
		return false;
	});
	return { fields: Object.fromEntries(fitting), schemaErrors };
}
