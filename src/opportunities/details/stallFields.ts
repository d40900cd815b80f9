import * as l10n from "@vscode/l10n";
import type { Opportunity } from "../../close/schema/opportunityDetails.ts";
import { labelText } from "../../close/text/labelText.ts";
import type { Field, Part } from "./detailsView.ts";
import { field, plain, type Writer } from "./detailsWriter.ts";
import { actionWord, issueWord } from "./enumLabels.ts";
import { mailDraftOf, NOBODY } from "./mailDraft.ts";
import { oneLine } from "./pasteableText.ts";
import { contactOf, statusOf } from "./placeholderNames.ts";

type Suggestion = NonNullable<Opportunity["suggested_action"]>;

/** Returns what Close suggests for a stalled opportunity, then what is wrong; empty if it isn't stalled. */
export function stallFields(opportunity: Partial<Opportunity>, writer: Writer): readonly Field[] {
	const { is_stalled, stall_status: status, suggested_action: suggestion } = opportunity;
	if (is_stalled !== true && !status && !suggestion) return [];
	const suggested = suggestion ? suggestionFields(suggestion, opportunity, writer) : [];
	const earlier = status ? nextActionFields(status.next_action, suggestion != null, writer) : [];
	const [step, ...others] = suggestion ? suggested : earlier;
	if (step === undefined)
		return field("is_stalled", l10n.t("What's wrong"), plain(l10n.t("Close says that it's stalled, but not why.")));
	return [
		{ ...step, main: true },
		...others,
		...(status ? field("stall_status", l10n.t("What's wrong"), plain(issueWord(status.communication_issue))) : []),
		...(suggestion ? earlier : []),
	];
}

/** `stall_status.next_action` is Close's older kind of suggestion; it is shown in addition to the newer one. */
function nextActionFields(
	{ action, justification }: NonNullable<Opportunity["stall_status"]>["next_action"],
	second: boolean,
	writer: Writer,
): readonly Field[] {
	return [
		...field("stall_status", second ? l10n.t("Also suggested") : l10n.t("Next step"), plain(actionWord(action))),
		...field("stall_status", l10n.t("Reason"), writer.lines(justification)),
	];
}

/** Any of the details may be present: the document doesn't tie them to the kind of action. */
function suggestionFields(
	{ action, justification, details }: Suggestion,
	opportunity: Partial<Opportunity>,
	writer: Writer,
): readonly Field[] {
	const name = "suggested_action";
	const { status_id, close_date, contact_id, subject_draft, message_draft, call_plan } = details ?? {};
	const copyable = (text: string, key: string, label: string) => writer.copyable(writer.lines(text), key, text, label);
	const named = contact_id === opportunity.contact_id ? writer.name(opportunity.contact_name) : "";
	return [
		...field(name, l10n.t("Next step"), plain(actionWord(action))),
		...field(name, l10n.t("Reason"), writer.lines(justification)),
		...(status_id === undefined
			? []
			: field(name, l10n.t("New status"), plain(writer.context.statusName(status_id) ?? statusOf(status_id)))),
		...(close_date === undefined ? [] : field(name, l10n.t("New close date"), writer.date(close_date))),
		...field(name, l10n.t("Contact"), { text: named || contactOf(contact_id) }),
		...(subject_draft === undefined
			? []
			: field(name, l10n.t("Subject"), copyable(oneLine(subject_draft), "subject_draft", l10n.t("Copy Subject")))),
		...(message_draft === undefined
			? []
			: field(
					name,
					l10n.t("Draft"),
					mailable(copyable(message_draft, "message_draft", l10n.t("Copy Draft")), opportunity, writer),
				)),
		...(call_plan === undefined
			? []
			: field(name, l10n.t("Call plan"), copyable(call_plan, "call_plan", l10n.t("Copy Call Plan")))),
	];
}

/** Offers to write a mail from the draft of one, and says to whom. */
function mailable(part: Part, opportunity: Partial<Opportunity>, { context }: Writer): Part {
	const mail = mailDraftOf(opportunity);
	if (mail === undefined || context.hidden) return part;
	const to = mail.to === NOBODY ? undefined : labelText(opportunity.lead_primary_email?.email ?? "");
	return { ...part, mail: to === undefined ? l10n.t("No recipient yet") : l10n.t("To {0}", to) };
}
