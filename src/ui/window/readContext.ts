import type { Log } from "../../close/base/log.ts";
import type { ReadContext } from "../../opportunities/reading/readContext.ts";
import { type OpenSession, organizationOf } from "../session/session.ts";
import type { Settings } from "../settings/settings.ts";

/** What everything that reads the opportunities of a session stands on. */
export function readContextOf(
	session: OpenSession,
	settings: Pick<Settings, "current">,
	log: Log,
): ReadContext & { readonly settings: () => Settings["current"] } {
	return {
		source: session.client,
		settings: () => settings.current,
		log,
		owners: async (options) => {
			const organization = organizationOf(session);
			return organization === undefined ? [] : session.client.people(organization.id, options);
		},
	};
}
