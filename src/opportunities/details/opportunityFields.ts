import * as l10n from "@vscode/l10n";
import type { Opportunity } from "../../close/schema/opportunityDetails.ts";
import { labelText } from "../../close/text/labelText.ts";
import type { Decimals } from "../text/money.ts";
import { valueText, withoutPeriod } from "../text/valueText.ts";
import type { Field, Part } from "./detailsView.ts";
import { field, none, plain, type Writer } from "./detailsWriter.ts";
import { periodWord, statusTypeWord } from "./enumLabels.ts";

/** Writes a field that the answer has; a missing field is left out instead of being shown as empty. */
function given<T>(value: T | undefined, write: (value: T) => readonly Field[]): readonly Field[] {
	return value === undefined ? [] : write(value);
}

function partOrNone<T>(value: T | null, write: (value: T) => string): Part {
	return value === null ? none(l10n.t("None")) : plain(write(value));
}

/** Returns the value with its period; empty if the answer doesn't have it. */
export function valuePart({ value, ...opportunity }: Partial<Opportunity>, { context }: Writer): Part {
	if (value === undefined) return { text: "" };
	const { mask, locale, amounts } = context;
	const text = valueText({ ...opportunity, value: value ?? null }, locale, amounts);
	return value === null ? none(text) : { text: mask.amount(text) };
}

/** Returns Close's own text if it says more than {@link valuePart}. */
function writtenPart({ value, value_formatted, value_currency }: Partial<Opportunity>, writer: Writer): Part {
	const written = labelText(value_formatted ?? "");
	const amount = plainSpaces(withoutPeriod(written));
	const says = (decimals: Decimals) =>
		value != null && amount === plainSpaces(writer.money(value, value_currency, decimals));
	return { text: says("asNeeded") || says("always") || value === null ? "" : writer.context.mask.amount(written) };
}

/** Amounts may have non-breaking or ordinary spaces between sign and digits. */
function plainSpaces(text: string): string {
	return text.replace(/\s/g, " ");
}

export function valueFields(opportunity: Partial<Opportunity>, writer: Writer): readonly Field[] {
	const { value_currency, value_period, confidence } = opportunity;
	const amount = (name: "expected_value" | "annualized_value" | "annualized_expected_value", label: string) =>
		given(opportunity[name], (value) => {
			const period = name === "expected_value" ? value_period : undefined;
			return field(
				name,
				label,
				value === null ? none(l10n.t("None")) : { text: writer.amount(value, value_currency, period) },
			);
		});
	return [
		...field("value", l10n.t("Value"), valuePart(opportunity, writer)),
		...field("value_formatted", l10n.t("Value as text"), writtenPart(opportunity, writer)),
		...amount("expected_value", l10n.t("Expected value")),
		...amount("annualized_value", l10n.t("Annualized value")),
		...amount("annualized_expected_value", l10n.t("Annualized expected value")),
		...given(confidence, (percent) =>
			field("confidence", l10n.t("Confidence"), partOrNone(percent, writer.percent.bind(writer))),
		),
		...given(value_period, (period) => field("value_period", l10n.t("Value period"), partOrNone(period, periodWord))),
		...field("value_currency", l10n.t("Currency"), plain(value_currency)),
	];
}

export function noteFields({ note }: Partial<Opportunity>, writer: Writer): readonly Field[] {
	return given(note, (text) => {
		const empty = text === null || text.trim() === "";
		return field("note", l10n.t("Note"), empty ? none(l10n.t("No note")) : { ...writer.lines(text), folded: true });
	});
}

export function statusFields(opportunity: Partial<Opportunity>, writer: Writer): readonly Field[] {
	const { status_label, status_display_name, status_type, is_stalled, pipeline_name } = opportunity;
	const longer = status_display_name === status_label ? undefined : status_display_name;
	return [
		...field("status_label", l10n.t("Status"), statusPart(plain(status_label), opportunity, writer)),
		...field("status_display_name", l10n.t("Status display name"), plain(longer)),
		...given(status_type, (type) => field("status_type", l10n.t("Status type"), partOrNone(type, statusTypeWord))),
		...given(is_stalled, (is) => field("is_stalled", l10n.t("Stalled"), plain(is ? l10n.t("Yes") : l10n.t("No")))),
		...field("pipeline_name", l10n.t("Pipeline"), plain(pipeline_name)),
	];
}

/** Makes a text about the status lead to the opportunities of this status. */
export function statusPart(part: Part, { status_id }: Partial<Opportunity>, writer: Writer): Part {
	if (!status_id || part.text === "") return part;
	return writer.leadTo(part, "status", { status_id: [status_id] }, l10n.t("Show opportunities with this status"));
}

const IDS = [
	"id",
	"lead_id",
	"contact_id",
	"user_id",
	"status_id",
	"pipeline_id",
	"organization_id",
	"created_by",
	"updated_by",
] as const;

export function idFields(opportunity: Partial<Opportunity>): readonly Field[] {
	const labels: Readonly<Record<(typeof IDS)[number], string>> = {
		id: l10n.t("Opportunity"),
		lead_id: l10n.t("Lead"),
		contact_id: l10n.t("Contact"),
		user_id: l10n.t("Owner"),
		status_id: l10n.t("Status"),
		pipeline_id: l10n.t("Pipeline"),
		organization_id: l10n.t("Organization"),
		created_by: l10n.t("Created by"),
		updated_by: l10n.t("Updated by"),
	};
	const thread = opportunity.comment_summary?.thread_id;
	const suggested = opportunity.suggested_action?.details;
	return [
		...IDS.flatMap((name) => field(name, labels[name], plain(opportunity[name]))),
		...field("suggested_action", l10n.t("Suggested status ID"), plain(suggested?.status_id)),
		...field("suggested_action", l10n.t("Suggested contact ID"), plain(suggested?.contact_id)),
		...field("comment_summary", l10n.t("Comment thread ID"), plain(thread)),
	];
}
