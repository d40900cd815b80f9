import * as vscode from "vscode";
import { UserError } from "../../close/base/errors.ts";
import { readOpportunity } from "../../close/schema/opportunityDetails.ts";
import { isOpen, type OpenSession, type Session } from "../session/session.ts";
import type { Target } from "./targetOpportunities.ts";

/** A lead in Close, where its page shows its opportunities. */
export interface Lead {
	readonly id: string;
	/** Null if the lead has no name, or if names weren't asked for. */
	readonly name: string | null;
}

/**
 * The leads of opportunities, each once, because all opportunities of a lead have one page. Asks Close for those that
 * aren't loaded. With `named`, their names are read, too.
 * @throws UserError if the opportunities aren't in Close, or it can't be asked
 */
export async function leadsOf(
	session: Session,
	targets: readonly Target[],
	{ named = false } = {},
): Promise<readonly Lead[]> {
	if (session.kind === "sample") throw new UserError(vscode.l10n.t("Sample data isn't in Close, so it has no link."));
	const leads = new Map<string, Lead>();
	for (const { id, row } of targets) {
		const lead =
			row === undefined ? await askLead(session, id, named) : { id: row.lead_id, name: named ? row.lead_name : null };
		leads.set(lead.id, lead);
	}
	return [...leads.values()];
}

/** The page of a lead in Close. */
export function linkToLead({ id }: Lead): string {
	return `https://app.close.com/lead/${encodeURIComponent(id)}/`;
}

async function askLead(session: Session, opportunity: string, named: boolean): Promise<Lead> {
	if (!isOpen(session)) throw new UserError(vscode.l10n.t("Sign in to Close first."));
	return named ? askNamedLead(session, opportunity) : { id: await session.client.leadOf(opportunity), name: null };
}

async function askNamedLead({ client }: OpenSession, opportunity: string): Promise<Lead> {
	const { lead_id, lead_name } = readOpportunity(await client.opportunity(opportunity)).fields;
	// Without the field, this says why.
	return { id: lead_id || (await client.leadOf(opportunity)), name: lead_name ?? null };
}
