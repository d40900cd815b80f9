import * as l10n from "@vscode/l10n";
import { cancelledError } from "../../close/base/errorMessages.ts";
import type { AssistantContext } from "../../opportunities/assistants/assistantContext.ts";
import { extraFieldsIn } from "../../opportunities/assistants/listedFields.ts";
import type { CatalogView } from "../../opportunities/view/viewCatalog.ts";
import { type OpenSession, organizationOf, userOf } from "../session/session.ts";
import type { Services } from "../window/services.ts";

/** What the answers of the tools come from. */
export interface AssistantSource {
	readonly services: Services;
	/** All Views that can be asked for by name. */
	readonly views: () => Promise<readonly CatalogView[]>;
}

/** How old an answer of Close may be that is used again, in milliseconds. Each answer of a tool says how old it is. */
const LONGEST_USE = 60_000;

/**
 * What the tools answer from in this session, at this moment. It makes no request.
 * @throws CloseError if the session has ended in the meantime
 */
export async function makeAssistantContext(
	{ services, views }: AssistantSource,
	session: OpenSession,
): Promise<AssistantContext> {
	const { sessions, sessionParts, targets, currentView, prompts, amountVisibility, settings } = services;
	const [parts, catalog, known] = await Promise.all([sessionParts.reader(), views(), targets.read()]);
	if (parts === undefined || sessions.current !== session) throw cancelledError();
	parts.forgetBefore(Date.now() - LONGEST_USE);
	const { fields, problems } = extraFieldsIn(settings.current.assistantFields);
	for (const problem of problems) settings.warnOnce(l10n.t("{0}: {1}", "closeOpportunities.assistantFields", problem));
	const me = userOf(session);
	const { names } = prompts;
	return {
		organization: organizationOf(session)?.name,
		sample: session.kind === "sample",
		parts,
		currencies: session.currencies,
		asking: currentView.askingIn(session),
		views: catalog,
		targets: known,
		names: {
			owner: (id) => (id === me?.id ? me.name : names.owner(id)),
			status: (id) => names.status(id),
		},
		hidden: amountVisibility.hidden,
		extraFields: fields,
	};
}
