import type { Opportunity } from "../../close/schema/opportunityDetails.ts";
import { oneLine, pasteable } from "./pasteableText.ts";
import { mailLink } from "./safeLinks.ts";

/** A mail that Close drafted, without control characters. */
export interface MailDraft {
	/** `mailto:` with the lead's address, or {@link NOBODY} if it isn't known, isn't valid or has unsubscribed. */
	readonly to: string;
	/** In one line. May be empty. */
	readonly subject: string;
	/** Its lines end in `\n`. */
	readonly body: string;
}

/** How to hand a draft to a mail program. */
interface Handover {
	/** A `mailto:` address. */
	readonly address: string;
	/** What the address has no room for; it goes to the clipboard. */
	readonly rest: string;
}

/** The address of a mail whose recipient isn't known. */
export const NOBODY = "mailto:";

/** In characters. Windows and some mail programs cut off or refuse longer addresses. */
const LONGEST_ADDRESS = 2000;

/** Returns the mail that Close suggests to send; undefined if it suggests none. */
export function mailDraftOf({
	suggested_action: suggestion,
	lead_primary_email: email,
}: Partial<Opportunity>): MailDraft | undefined {
	const { subject_draft, message_draft } = suggestion?.details ?? {};
	if (message_draft === undefined) return undefined;
	if (subject_draft === undefined && suggestion?.action !== "follow_up_email") return undefined;
	const known = email && !email.is_unsubscribed ? mailLink(email.email) : undefined;
	return { to: known ?? NOBODY, subject: oneLine(subject_draft ?? ""), body: pasteable(message_draft) };
}

/** Puts as much of a draft into the address as fits: everything, else all but the body, else only the recipient. */
export function handOver({ to, subject, body }: MailDraft): Handover {
	const whole = addressOf(to, { subject, body });
	if (whole.length <= LONGEST_ADDRESS) return { address: whole, rest: "" };
	const withSubject = addressOf(to, { subject });
	if (withSubject.length <= LONGEST_ADDRESS) return { address: withSubject, rest: body };
	return { address: to, rest: wholeText({ subject, body }) };
}

/** Subject and body, as one text to paste. */
export function wholeText({ subject, body }: Pick<MailDraft, "subject" | "body">): string {
	return subject === "" ? body : `${subject}\n\n${body}`;
}

/** RFC 6068: line breaks are `%0D%0A`, and a space is `%20`, never `+`. */
function addressOf(to: string, headers: Readonly<Record<string, string>>): string {
	const written = Object.entries(headers)
		.filter(([, text]) => text !== "")
		.map(([name, text]) => `${name}=${encodeURIComponent(encodable(text))}`);
	return written.length === 0 ? to : `${to}?${written.join("&")}`;
}

/** `encodeURIComponent` throws for half a surrogate pair. */
function encodable(text: string): string {
	return text.replace(/\p{Cs}/gu, "\ufffd").replaceAll("\n", "\r\n");
}
