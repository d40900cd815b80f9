import type { Log } from "../../close/base/log.ts";
import type { ReadContext } from "../../opportunities/reading/readContext.ts";
import { type OpenSession, organizationOf } from "../session/session.ts";
import type { Settings } from "../settings/settings.ts";

/** A {@link ReadContext} whose settings are those of the window. */
type WindowReadContext = ReadContext & { readonly settings: () => Settings["current"] };

const contexts = new WeakMap<OpenSession, WindowReadContext>();

/** What everything that reads the opportunities of a session stands on: one object for each session. */
export function readContextOf(session: OpenSession, settings: Pick<Settings, "current">, log: Log): WindowReadContext {
	const known = contexts.get(session);
	if (known !== undefined) return known;
	const context: WindowReadContext = {
		source: session.client,
		settings: () => settings.current,
		log,
		owners: async (options) => {
			const organization = organizationOf(session);
			return organization === undefined ? [] : session.client.people(organization.id, options);
		},
	};
	contexts.set(session, context);
	return context;
}
