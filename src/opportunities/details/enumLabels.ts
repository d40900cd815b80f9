import * as l10n from "@vscode/l10n";
import { readable } from "../../close/text/labelText.ts";

function wordFor(words: Readonly<Record<string, string>>, term: string): string {
	return Object.hasOwn(words, term) ? (words[term] ?? "") : readable(term);
}

/** The document's `StalledOpportunityCommunicationIssue`. Empty if there is no issue, which is nothing that is wrong. */
export function issueWord(issue: string): string {
	const words = {
		no_issue: "",
		cant_get_in_touch: l10n.t("The contact can't be reached"),
		no_communication_attempts: l10n.t("No communication attempts"),
	};
	return wordFor(words, issue);
}

/** The document's `StalledOpportunityActionTypeV1` and `…V2`. */
export function actionWord(action: string): string {
	const words = {
		mark_as_lost: l10n.t("Mark as lost"),
		change_status: l10n.t("Change the status"),
		follow_up: l10n.t("Follow up"),
		adjust_close_date: l10n.t("Adjust the close date"),
		ask_someone_else_to_reach_out: l10n.t("Ask someone else to reach out"),
		change_communication_method: l10n.t("Change the communication method"),
		follow_up_email: l10n.t("Follow up by email"),
		follow_up_call: l10n.t("Follow up by phone"),
		follow_up_sms: l10n.t("Follow up by text message"),
	};
	return wordFor(words, action);
}

export function statusTypeWord(type: string): string {
	return wordFor({ won: l10n.t("Won"), active: l10n.t("Open"), lost: l10n.t("Lost") }, type);
}

export function periodWord(period: string): string {
	return wordFor({ one_time: l10n.t("One-time"), monthly: l10n.t("Monthly"), annual: l10n.t("Annual") }, period);
}
