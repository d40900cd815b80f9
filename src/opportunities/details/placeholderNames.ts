import * as l10n from "@vscode/l10n";
import { endOf, leadText, ownerText } from "../text/nameText.ts";

/**
 * What is shown in place of a name that isn't known: its kind and the last four letters of its id. The id itself stands
 * among the IDs. Each returns "" if there is no id either.
 */

export function unnamedLead(id: string | null | undefined): string {
	return id ? leadText({ lead_name: null, lead_id: id, id }) : "";
}

export function unnamedOwner(id: string): string {
	return ownerText({ user_id: id }) ?? "";
}

/** For a contact whose name the answer leaves out, even if Close has one. */
export function contactOf(id: string | null | undefined): string {
	const end = endOf(id);
	return end && l10n.t("Contact …{0}", end);
}

/** For a user whose name the answer leaves out, even if Close has one. */
export function userOf(id: string | null | undefined): string {
	const end = endOf(id);
	return end && l10n.t("User …{0}", end);
}

/** For a status whose label isn't known yet. */
export function statusOf(id: string): string {
	return l10n.t("Status …{0}", endOf(id));
}
