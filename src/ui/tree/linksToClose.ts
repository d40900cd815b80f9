import * as l10n from "@vscode/l10n";
import type { CallOptions } from "../../close/base/callOptions.ts";
import { UserError } from "../../close/base/errors.ts";
import { readOpportunity } from "../../close/schema/opportunityDetails.ts";
import type { Client } from "../base/ports.ts";
import { isOpen, type Session } from "../session/session.ts";
import type { Subject } from "../window/subjectOpportunities.ts";
import { type LookUps, lookUpEach } from "./lookUpEach.ts";

/** A lead in Close, where its page shows its opportunities. */
export interface Lead {
	readonly id: string;
	/** Null if the lead has no name, or if names weren't asked for. */
	readonly name: string | null;
}

/**
 * The leads of opportunities, each once, because all opportunities of a lead have one page. Those that aren't loaded are
 * looked up. With `named`, their names are read, too.
 * @throws UserError if the opportunities aren't in Close, if it can't be asked, or would have to be asked too often
 */
export async function leadsOf(
	session: Session,
	subjects: readonly Subject[],
	lookUps: LookUps,
	{ named = false } = {},
): Promise<readonly Lead[]> {
	if (session.kind === "sample") throw new UserError(l10n.t("Sample data isn't in Close, so it has no link."));
	const unloaded = subjects.filter(({ row }) => row === undefined).map(({ id }) => id);
	const lookedUp = new Map<string, Lead>();
	if (unloaded.length > 0) {
		if (!isOpen(session)) throw new UserError(l10n.t("Sign in to Close first."));
		const { client } = session;
		await lookUpEach(unloaded, lookUps, async (id, signal) => {
			lookedUp.set(id, await askLead(client, id, named, { signal }));
		});
	}
	const leads = subjects.flatMap(({ id, row }): readonly Lead[] => {
		const lead = row === undefined ? lookedUp.get(id) : { id: row.lead_id, name: named ? row.lead_name : null };
		return lead === undefined ? [] : [lead];
	});
	return [...new Map(leads.map((lead) => [lead.id, lead])).values()];
}

/** The page of a lead in Close. */
export function linkToLead({ id }: Lead): string {
	return `https://app.close.com/lead/${encodeURIComponent(id)}/`;
}

async function askLead(
	client: Pick<Client, "opportunity" | "leadOf">,
	opportunity: string,
	named: boolean,
	options: CallOptions,
): Promise<Lead> {
	if (!named) return { id: await client.leadOf(opportunity, options), name: null };
	const { lead_id, lead_name } = readOpportunity(await client.opportunity(opportunity, options)).fields;
	// Without the field, this says why.
	return { id: lead_id || (await client.leadOf(opportunity, options)), name: lead_name ?? null };
}
