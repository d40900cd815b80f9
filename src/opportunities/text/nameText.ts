import * as l10n from "@vscode/l10n";
import type { OpportunityRow } from "../../close/schema/opportunityRow.ts";
import { shortLabel } from "../../close/text/labelText.ts";

/** How many of an id's last letters tell apart what has no name. */
const END = 4;

/** Returns the name of an opportunity's lead, or `Unnamed lead …Xy9Z` with the end of its id. */
export function leadText({ lead_name, lead_id, id }: Pick<OpportunityRow, "lead_name" | "lead_id" | "id">): string {
	return shortLabel(lead_name ?? "") || l10n.t("Unnamed lead …{0}", endOf(lead_id) || endOf(id));
}

/**
 * Returns an owner's name, `Unnamed owner …Xy9Z` with the end of its id, or `No owner` if the id is null. Undefined if
 * neither is known.
 */
export function ownerText(owner: {
	readonly user_id?: string | null | undefined;
	readonly user_name?: string | null | undefined;
}): string | undefined {
	if (owner.user_id === null) return l10n.t("No owner");
	const end = endOf(owner.user_id ?? "");
	return shortLabel(owner.user_name ?? "") || (end && l10n.t("Unnamed owner …{0}", end)) || undefined;
}

/** Whether a text has nothing to show, so that a name is made from an id. */
export function isUnnamed(name: string | null | undefined): boolean {
	return shortLabel(name ?? "") === "";
}

/** The last letters of an id; "" if there is none. */
export function endOf(id: string | null | undefined): string {
	return shortLabel([...shortLabel(id ?? "")].slice(-END).join(""));
}
