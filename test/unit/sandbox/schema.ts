/** Checks for the documented schema of an opportunity. */

type Check = (value: unknown) => boolean;

const text: Check = (value) => typeof value === "string";
const whole: Check = (value) => Number.isInteger(value);
const truth: Check = (value) => typeof value === "boolean";
const moment: Check = (value) =>
	typeof value === "string" && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}\+00:00$/.test(value);
const day: Check = (value) => typeof value === "string" && /^\d{4}-\d\d-\d\d$/.test(value);
const id =
	(prefix: string): Check =>
	(value) =>
		typeof value === "string" && new RegExp(`^${prefix}_[0-9A-Za-z]{43}$`).test(value);
const oneOf =
	(...values: readonly string[]): Check =>
	(value) =>
		values.some((allowed) => allowed === value);
const orNull =
	(check: Check): Check =>
	(value) =>
		value === null || check(value);
const listOf =
	(check: Check): Check =>
	(value) =>
		Array.isArray(value) && value.every(check);

function object(required: Readonly<Record<string, Check>>, optional: Readonly<Record<string, Check>> = {}): Check {
	return (value) => {
		if (typeof value !== "object" || value === null || Array.isArray(value)) {
			return false;
		}
		const known: Readonly<Record<string, Check>> = { ...required, ...optional };
		return (
			Object.keys(required).every((name) => Object.hasOwn(value, name)) &&
			Object.entries(value).every(([name, part]) => known[name]?.(part) === true)
		);
	};
}

const contact = { contact_id: id("cont") };
const message = { ...contact, message_draft: text };
const details: Readonly<Record<string, Check>> = {
	change_status: object({ status_id: id("stat") }),
	adjust_close_date: object({ close_date: day }),
	follow_up_email: object({ ...message, subject_draft: text }),
	follow_up_call: object({ ...contact, call_plan: text }),
	follow_up_sms: object(message),
};

/** Checks a `suggested_action`. Its `action` alone determines the fields of `details`. */
const suggestedAction: Check = (value) => {
	const action = (value as { action?: unknown } | null)?.action;
	const fits = typeof action === "string" ? details[action] : undefined;
	return fits !== undefined && object({ action: text, justification: text, details: orNull(fits) })(value);
};

/** A check for every documented field that is never null. */
export const NEVER_NULL: Readonly<Record<string, Check>> = {
	attachments: listOf(
		object(
			{ content_type: orNull(text), filename: orNull(text), size: orNull(whole), url: text },
			{ thumbnail_url: orNull(text) },
		),
	),
	confidence: (value) => whole(value) && Number(value) >= 0 && Number(value) <= 100,
	date_created: moment,
	date_updated: moment,
	id: id("oppo"),
	integration_links: listOf(object({ name: text, url: text })),
	is_stalled: truth,
	lead_id: id("lead"),
	organization_id: id("orga"),
	status_display_name: text,
	status_id: id("stat"),
	status_label: text,
	status_type: oneOf("won", "lost", "active"),
	value_period: oneOf("one_time", "monthly", "annual"),
};

export const NULLABLE: Readonly<Record<string, Check>> = {
	annualized_expected_value: whole,
	annualized_value: whole,
	comment_summary: object({ comment_count: whole, thread_id: text }),
	contact_id: id("cont"),
	contact_name: text,
	created_by: id("user"),
	created_by_name: text,
	date_lost: moment,
	date_won: day,
	expected_value: whole,
	lead_name: text,
	lead_primary_email: object({ email: text, is_unsubscribed: truth, type: text }),
	lead_primary_phone: listOf(
		object(
			{ phone: text, type: text },
			{ country: orNull(text), outbound_sms_blocked: truth, phone_formatted: text, tz_ids: listOf(text) },
		),
	),
	note: text,
	pipeline_id: id("pipe"),
	pipeline_name: text,
	stall_status: object({
		communication_issue: oneOf("no_issue", "cant_get_in_touch", "no_communication_attempts"),
		next_action: object({
			action: oneOf(
				"mark_as_lost",
				"change_status",
				"follow_up",
				"adjust_close_date",
				"ask_someone_else_to_reach_out",
				"change_communication_method",
			),
			justification: text,
		}),
	}),
	suggested_action: suggestedAction,
	updated_by: id("user"),
	updated_by_name: text,
	user_id: id("user"),
	user_name: text,
	value: whole,
	value_currency: oneOf("USD"),
	value_formatted: text,
};

/** A check for an object of `GET /custom_field/opportunity/`. Source: `facts.md`, section 6. */
export const customField: Check = object(
	{
		id: id("cf"),
		name: text,
		type: oneOf("text", "textarea", "url", "number", "date", "datetime", "choices", "user", "contact", "hidden"),
		choices: orNull(listOf(text)),
		accepts_multiple_values: truth,
		description: orNull(text),
		organization_id: id("orga"),
	},
	{ date_created: moment, date_updated: moment, created_by: orNull(id("user")), updated_by: orNull(id("user")) },
);
