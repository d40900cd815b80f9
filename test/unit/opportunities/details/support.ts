import { type Opportunity, readOpportunity } from "../../../../src/close/schema/opportunityDetails.ts";
import { detailsOf } from "../../../../src/opportunities/details/details.ts";
import type { DetailsView, Part, Targets } from "../../../../src/opportunities/details/detailsView.ts";
import type { DetailsContext } from "../../../../src/opportunities/details/detailsWriter.ts";
import { Currencies } from "../../../../src/opportunities/text/currencies.ts";
import { NO_CUSTOM_FIELDS } from "../../../../src/opportunities/text/customFieldNames.ts";
import { CLEAR } from "../../../../src/opportunities/text/mask.ts";

export const NOW = new Date("2026-11-26T12:00:00Z");

export const CONTEXT: DetailsContext = {
	locale: "en",
	now: NOW,
	mask: CLEAR,
	hidden: false,
	amounts: new Currencies(),
	statusName: (id) => (id === "stat_next" ? "Contract sent" : undefined),
	userName: () => undefined,
	customFields: NO_CUSTOM_FIELDS,
	startMonth: 1,
};

/** An opportunity with a value in every documented field. */
export const FULL = {
	id: "oppo_1",
	organization_id: "orga_1",
	lead_id: "lead_1",
	lead_name: "Globex Ltd",
	lead_primary_email: { email: "homer@globex.example", is_unsubscribed: true, type: "office" },
	lead_primary_phone: [
		{
			country: "US",
			outbound_sms_blocked: true,
			phone: "+12025550123",
			phone_formatted: "+1 202-555-0123",
			type: "mobile",
			tz_ids: ["America/New_York"],
		},
		{ phone: "+442079460999", type: "direct" },
	],
	contact_id: "cont_1",
	contact_name: "Homer Simpson",
	status_id: "stat_1",
	status_label: "Negotiation",
	status_display_name: "Negotiation (Sales)",
	status_type: "active",
	pipeline_id: "pipe_1",
	pipeline_name: "Renewals board",
	user_id: "user_1",
	user_name: "Ada Okafor",
	created_by: "user_2",
	created_by_name: "Ben Quill",
	updated_by: "user_3",
	updated_by_name: "Cleo Marsh",
	value: 1_234_500,
	value_period: "monthly",
	value_currency: "EUR",
	value_formatted: "12 345 € a month",
	confidence: 65,
	expected_value: 802_425,
	annualized_value: 14_814_000,
	annualized_expected_value: 9_629_100,
	note: "First line\n\n- second <b>line</b>",
	date_created: "2026-11-05T09:30:00.000000+00:00",
	date_updated: "2026-11-26T11:15:00.123456+00:00",
	date_won: "2026-12-24",
	date_lost: "2026-10-01T08:00:00.000000+00:00",
	is_stalled: true,
	stall_status: {
		communication_issue: "cant_get_in_touch",
		next_action: { action: "ask_someone_else_to_reach_out", justification: "Three messages stayed unanswered." },
	},
	suggested_action: {
		action: "follow_up_email",
		details: {
			contact_id: "cont_1",
			subject_draft: "Where do we stand?",
			message_draft: "Hello Homer,\n\nany news?",
		},
		justification: "Nobody wrote for three weeks.",
	},
	attachments: [
		{
			content_type: "application/pdf",
			filename: "Proposal.pdf",
			size: 184_320,
			thumbnail_url: null,
			url: "https://files.example/a?b=1%2F2",
		},
	],
	integration_links: [{ name: "Billing", url: "https://billing.example/customers/1" }],
	comment_summary: { comment_count: 3, thread_id: "thre_1" },
} satisfies Opportunity;

export function written(
	object: Readonly<Record<string, unknown>>,
	context: Partial<DetailsContext> = {},
): { readonly view: DetailsView; readonly targets: Targets } {
	return detailsOf(readOpportunity(object), { ...CONTEXT, ...context });
}

/** The parts of a field; undefined if the view doesn't have it. */
export function partsOf({ sections }: DetailsView, name: string, label?: string): readonly Part[] | undefined {
	const fields = sections.flatMap(({ fields }) => fields);
	return fields.find((field) => field.name === name && (label === undefined || field.label === label))?.parts;
}

/** The whole text of a field, in one line. */
export function textOf(view: DetailsView, name: string, label?: string): string | undefined {
	return partsOf(view, name, label)
		?.flatMap(({ text, hint }) => [text, hint ?? []].flat())
		.join(" | ");
}

/** The line below the title. */
export function summaryOf({ summary }: DetailsView): string {
	return summary.map(({ text }) => text).join(" · ");
}

/** The whole text of a view. */
export function everything(view: DetailsView): string {
	const { title, schemaErrors, sections } = view;
	const fields = sections.flatMap(({ heading, fields }) => [
		heading,
		...fields.flatMap(({ label, parts }) => [label, ...parts.flatMap(({ text, hint }) => [text, hint ?? ""])]),
	]);
	return [title, summaryOf(view), ...schemaErrors, ...fields].join("\n");
}
