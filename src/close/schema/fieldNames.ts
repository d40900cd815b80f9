import { SUMS } from "./aggregates.ts";
import { DATE_FILTERS, FLAG_FILTERS, LIST_FILTERS, TEXT_FILTERS, VALUE_PERIODS } from "./parameters.ts";

/** Sources: `list-opportunities.md`; `facts.md`, sections 1, 2 and 6. */
const OTHER_NAMES = `
	data has_more total_results count_by_value_period key objects year quarter month weekyear week user_name
	_limit _skip _fields _order_by _group_by _params id lead lead_name status_display_name pipeline_id
	pipeline_name organization value value_formatted value_currency annualized_value expected_value
	annualized_expected_value confidence note date_lost created_by created_by_name updated_by updated_by_name user
	contact contact_id contact_name attachments content_type filename size thumbnail_url url comment_summary
	comment_count thread_id integration_links name lead_primary_email email emails is_unsubscribed type
	lead_primary_phone phone phones phone_formatted country outbound_sms_blocked tz_ids stall_status
	communication_issue next_action action justification suggested_action details message_draft subject_draft
	call_plan close_date first_name last_name organizations pipelines statuses label memberships
	inactive_memberships user_full_name user_first_name user_last_name user_email
`;

/** All names that Close documents. */
const DOCUMENTED: ReadonlySet<string> = new Set<string>([
	...SUMS,
	...VALUE_PERIODS,
	...LIST_FILTERS,
	...DATE_FILTERS,
	...TEXT_FILTERS,
	...FLAG_FILTERS,
	...OTHER_NAMES.trim().split(/\s+/),
]);

/** Ids of custom fields, and indexes into a list. */
const ID_OR_INDEX = /^(?:(?:custom\.)?cf_[A-Za-z0-9]{1,64}|\d{1,6})$/;
const FILTER_SUFFIX = /__(?:in|gte|gt|lte|lt)$/;

/** Replaces a name that Close doesn't document: it could contain anything, even the API key. */
export const UNKNOWN_NAME = "…";

/** The name of a property for a message: unchanged if Close documents it, else {@link UNKNOWN_NAME}. */
export function shownName(name: string): string {
	return DOCUMENTED.has(name.replace(FILTER_SUFFIX, "")) || ID_OR_INDEX.test(name) ? name : UNKNOWN_NAME;
}
