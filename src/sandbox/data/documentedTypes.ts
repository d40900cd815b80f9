import type { StatusType, ValuePeriod } from "../../close/schema/parameters.ts";

/** The types of `list-opportunities.md`, section "components/schemas", with their names there. */

export interface Attachment {
	content_type: string | null;
	filename: string | null;
	size: number | null;
	thumbnail_url?: string | null;
	url: string;
}

export interface CommentSummary {
	comment_count: number;
	thread_id: string;
}

export interface RenderedIntegrationLink {
	name: string;
	url: string;
}

export interface ContactEmail {
	email: string;
	is_unsubscribed: boolean;
	type: string;
}

export interface ContactPhone {
	country?: string | null;
	outbound_sms_blocked?: boolean;
	phone: string;
	phone_formatted?: string;
	type: string;
	tz_ids?: string[];
}

export interface StalledOpportunityActionItems {
	communication_issue: "no_issue" | "cant_get_in_touch" | "no_communication_attempts";
	next_action: {
		action:
			| "mark_as_lost"
			| "change_status"
			| "follow_up"
			| "adjust_close_date"
			| "ask_someone_else_to_reach_out"
			| "change_communication_method";
		justification: string;
	};
}

export type OpportunitySuggestedAction = { justification: string } & (
	| { action: "change_status"; details: { status_id: string } | null }
	| { action: "adjust_close_date"; details: { close_date: string } | null }
	| {
			action: "follow_up_email";
			details: { contact_id: string; message_draft: string; subject_draft: string } | null;
	  }
	| { action: "follow_up_call"; details: { call_plan: string; contact_id: string } | null }
	| { action: "follow_up_sms"; details: { contact_id: string; message_draft: string } | null }
);

/** All documented fields of an opportunity. Values are in cents, `confidence` is a percentage. */
export interface Opportunity {
	annualized_expected_value: number | null;
	annualized_value: number | null;
	attachments: Attachment[];
	comment_summary: CommentSummary | null;
	confidence: number;
	contact_id: string | null;
	contact_name: string | null;
	created_by: string | null;
	created_by_name: string | null;
	date_created: string;
	date_lost: string | null;
	date_updated: string;
	date_won: string | null;
	expected_value: number | null;
	id: string;
	integration_links: RenderedIntegrationLink[];
	is_stalled: boolean;
	lead_id: string;
	lead_name: string | null;
	lead_primary_email: ContactEmail | null;
	lead_primary_phone: ContactPhone[] | null;
	note: string | null;
	organization_id: string;
	pipeline_id: string | null;
	pipeline_name: string | null;
	stall_status: StalledOpportunityActionItems | null;
	status_display_name: string;
	status_id: string;
	status_label: string;
	status_type: StatusType;
	suggested_action: OpportunitySuggestedAction | null;
	updated_by: string | null;
	updated_by_name: string | null;
	/** Documented as a string; null for some opportunities unless the variant is `unowned: "absent"`. */
	user_id: string | null;
	user_name: string | null;
	value: number | null;
	value_currency: string | null;
	value_formatted: string | null;
	value_period: ValuePeriod;
}
