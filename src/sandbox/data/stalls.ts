import { formatDay } from "./dates.ts";
import type { OpportunitySuggestedAction, StalledOpportunityActionItems } from "./documentedTypes.ts";
import { at } from "./random.ts";

const ISSUES = ["no_issue", "cant_get_in_touch", "no_communication_attempts"] as const;
const NEXT_ACTIONS = [
	["follow_up", "The last reply is five weeks old. A short message can bring the conversation back."],
	["change_status", "A proposal went out, but the opportunity is still shown before that step."],
	["adjust_close_date", "The expected close has passed without a decision."],
	["ask_someone_else_to_reach_out", "Three messages by the same sender stayed unanswered."],
	["change_communication_method", "Emails are opened but not answered. A call may work better."],
	["mark_as_lost", "Nothing has happened for four months. The budget went elsewhere."],
] as const;
const KINDS = ["change_status", "adjust_close_date", "follow_up_email", "follow_up_call", "follow_up_sms"] as const;

/**
 * The deprecated `stall_status` of stalled opportunity number `stall`: one of 18 combinations in turn, each seventh null.
 * Number 0 isn't stalled.
 */
export function stallStatus(stall: number): StalledOpportunityActionItems | null {
	if (stall === 0 || stall % 7 === 0) {
		return null;
	}
	const [action, justification] = at(NEXT_ACTIONS, Math.floor(stall / ISSUES.length));
	return { communication_issue: at(ISSUES, stall), next_action: { action, justification } };
}

/** The `suggested_action` of stalled opportunity `stall` (from 1): one of five kinds in turn, or null, or with null `details`. */
export function suggestedAction(
	stall: number,
	about: { contactId: string; contactName: string; nextStatusId: string; closeDay: number },
): OpportunitySuggestedAction | null {
	if (stall === 0 || stall % 11 === 0) {
		return null;
	}
	const bare = stall % 8 === 0;
	const { contactId: contact_id, contactName: name } = about;
	switch (at(KINDS, stall)) {
		case "change_status":
			return {
				action: "change_status",
				details: bare ? null : { status_id: about.nextStatusId },
				justification: "The contract was mentioned in the last call. The next status fits better.",
			};
		case "adjust_close_date":
			return {
				action: "adjust_close_date",
				details: bare ? null : { close_date: formatDay(about.closeDay) },
				justification: "The customer spoke of a decision in the coming month.",
			};
		case "follow_up_email":
			return {
				action: "follow_up_email",
				details: bare
					? null
					: {
							contact_id,
							subject_draft: "Where do we stand?",
							message_draft: `Hello ${name},\n\nis there anything you still need from us for your decision?\n\nBest regards`,
						},
				justification: "There was no message in either direction for three weeks.",
			};
		case "follow_up_call":
			return {
				action: "follow_up_call",
				details: bare
					? null
					: { contact_id, call_plan: "1. Ask about the review.\n2. Offer a trial.\n3. Agree on a date." },
				justification: "Calls with this contact were answered before.",
			};
		default:
			return {
				action: "follow_up_sms",
				details: bare ? null : { contact_id, message_draft: `Hi ${name}, is Thursday still good for a short call?` },
				justification: "The contact prefers text messages.",
			};
	}
}

const AWKWARD = "<script>alert(1)</script> $(flame) [x](command:y)\n=1+1 \u202eback";

/** The same suggestion with texts that other programs would interpret. */
export function awkwardAction(suggestion: OpportunitySuggestedAction | null): OpportunitySuggestedAction | null {
	if (suggestion === null) {
		return null;
	}
	const justification = `${suggestion.justification} ${AWKWARD}`;
	switch (suggestion.action) {
		case "follow_up_email":
			return {
				action: suggestion.action,
				details: suggestion.details && { ...suggestion.details, subject_draft: AWKWARD, message_draft: AWKWARD },
				justification,
			};
		case "follow_up_sms":
			return {
				action: suggestion.action,
				details: suggestion.details && { ...suggestion.details, message_draft: AWKWARD },
				justification,
			};
		case "follow_up_call":
			return {
				action: suggestion.action,
				details: suggestion.details && { ...suggestion.details, call_plan: AWKWARD },
				justification,
			};
		default:
			return { ...suggestion, justification };
	}
}
