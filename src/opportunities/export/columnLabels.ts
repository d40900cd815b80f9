import * as l10n from "@vscode/l10n";
import type { opportunitySchema } from "../../close/schema/opportunityDetails.ts";

type DocumentedField = keyof typeof opportunitySchema.shape;

/** What a field is called in a list of columns. Undefined if the documentation doesn't name it. */
export function columnLabel(field: string): string | undefined {
	const labels: Readonly<Record<DocumentedField, string>> = {
		annualized_expected_value: l10n.t("Annualized Expected Value"),
		annualized_value: l10n.t("Annualized Value"),
		attachments: l10n.t("Attachments"),
		comment_summary: l10n.t("Comments"),
		confidence: l10n.t("Confidence"),
		contact_id: l10n.t("Contact ID"),
		contact_name: l10n.t("Contact"),
		created_by: l10n.t("Created By ID"),
		created_by_name: l10n.t("Created By"),
		date_created: l10n.t("Date Created"),
		date_lost: l10n.t("Date Lost"),
		date_updated: l10n.t("Date Updated"),
		date_won: l10n.t("Won or Close Date"),
		expected_value: l10n.t("Expected Value"),
		id: l10n.t("ID"),
		integration_links: l10n.t("Integration Links"),
		is_stalled: l10n.t("Stalled"),
		lead_id: l10n.t("Lead ID"),
		lead_name: l10n.t("Lead"),
		lead_primary_email: l10n.t("Lead Email"),
		lead_primary_phone: l10n.t("Lead Phone"),
		note: l10n.t("Note"),
		organization_id: l10n.t("Organization ID"),
		pipeline_id: l10n.t("Pipeline ID"),
		pipeline_name: l10n.t("Pipeline"),
		stall_status: l10n.t("Stall Status"),
		status_display_name: l10n.t("Status Display Name"),
		status_id: l10n.t("Status ID"),
		status_label: l10n.t("Status"),
		status_type: l10n.t("Status Type"),
		suggested_action: l10n.t("Next Step"),
		updated_by: l10n.t("Updated By ID"),
		updated_by_name: l10n.t("Updated By"),
		user_id: l10n.t("Owner ID"),
		user_name: l10n.t("Owner"),
		value: l10n.t("Value"),
		value_currency: l10n.t("Currency"),
		value_formatted: l10n.t("Value as Text"),
		value_period: l10n.t("Value Period"),
	};
	return Object.hasOwn(labels, field) ? labels[field as DocumentedField] : undefined;
}
