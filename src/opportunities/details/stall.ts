import * as l10n from "@vscode/l10n";
import type { Opportunity } from "../../close/schema/opportunityDetails.ts";
import { actionWord, issueWord } from "./enumLabels.ts";
import type { Field } from "./sections.ts";
import { field, plain, type Writer } from "./writer.ts";

type Suggestion = NonNullable<Opportunity["suggested_action"]>;

/** Returns what is wrong with a stalled opportunity, and what Close suggests; empty if it isn't stalled. */
export function stallFields(opportunity: Partial<Opportunity>, writer: Writer): readonly Field[] {
	const { is_stalled, stall_status: status, suggested_action: suggestion } = opportunity;
	if (is_stalled !== true && !status && !suggestion) return [];
	const issue = status
		? field("stall_status", l10n.t("What is wrong"), plain(issueWord(status.communication_issue)))
		: [];
	const suggested = suggestion ? suggestionFields(suggestion, opportunity, writer) : [];
	const earlier = status ? nextActionFields(status.next_action, suggestion != null, writer) : [];
	const fields = [...issue, ...suggested, ...earlier];
	if (fields.length > 0) return fields;
	return field("is_stalled", l10n.t("What is wrong"), plain(l10n.t("Close says that it's stalled, but not why.")));
}

/** `stall_status.next_action` is Close's older kind of suggestion; it is shown in addition to the newer one. */
function nextActionFields(
	{ action, justification }: NonNullable<Opportunity["stall_status"]>["next_action"],
	second: boolean,
	writer: Writer,
): readonly Field[] {
	return [
		...field("stall_status", second ? l10n.t("Also suggested") : l10n.t("Next step"), plain(actionWord(action))),
		...field("stall_status", l10n.t("Why"), writer.lines(justification)),
	];
}

/** Any of the details may be present: the document doesn't tie them to the kind of action. */
function suggestionFields(
	{ action, justification, details }: Suggestion,
	{ contact_id, contact_name }: Partial<Opportunity>,
	writer: Writer,
): readonly Field[] {
	const name = "suggested_action";
	const { status_id, close_date, contact_id: contact, subject_draft, message_draft, call_plan } = details ?? {};
	const copyable = (text: string, key: string, label: string) => writer.copyable(writer.lines(text), key, text, label);
	return [
		...field(name, l10n.t("Next step"), plain(actionWord(action))),
		...field(name, l10n.t("Why"), writer.lines(justification)),
		...(status_id === undefined
			? []
			: field(name, l10n.t("New status"), plain(writer.context.statusName(status_id) ?? status_id))),
		...(close_date === undefined ? [] : field(name, l10n.t("New close date"), writer.date(close_date))),
		...(contact === undefined
			? []
			: field(name, l10n.t("With"), {
					text: (contact === contact_id && writer.name(contact_name)) || plain(contact).text,
				})),
		...(subject_draft === undefined
			? []
			: field(name, l10n.t("Subject"), copyable(inOneLine(subject_draft), "subject_draft", l10n.t("Copy Subject")))),
		...(message_draft === undefined
			? []
			: field(name, l10n.t("Draft"), copyable(message_draft, "message_draft", l10n.t("Copy Draft")))),
		...(call_plan === undefined
			? []
			: field(name, l10n.t("Call plan"), copyable(call_plan, "call_plan", l10n.t("Copy Call Plan")))),
	];
}

/** A subject has only one line: in a terminal, a second one would be a command. */
function inOneLine(text: string): string {
	return text.replace(/[\r\n\u2028\u2029]+/g, " ");
}
