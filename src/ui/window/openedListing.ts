import type { Log } from "../../close/base/log.ts";
import type { ListParameters } from "../../close/schema/parameters.ts";
import { Listing } from "../../opportunities/listing/listing.ts";
import { parseView } from "../../opportunities/view/parseView.ts";
import type { View } from "../../opportunities/view/view.ts";
import { type OpenSession, organizationOf } from "../session/session.ts";
import type { Settings } from "../settings/settings.ts";

export interface OpenedListingParts {
	readonly session: OpenSession;
	readonly settings: Settings;
	/** What a View asks for at this moment. Throws if it cannot be asked for. */
	readonly parametersOf: (view: View) => ListParameters;
	readonly log: Log;
}

/** The Listing of a session. */
export function openedListing({ session, settings, parametersOf, log }: OpenedListingParts): Listing {
	return new Listing({
		source: session.client,
		settings: () => settings.current,
		parametersOf,
		startMonth: () => settings.current.fiscalYearStartMonth,
		log,
		owners: async (options) => {
			const organization = organizationOf(session);
			return organization === undefined ? [] : session.client.people(organization.id, options);
		},
	});
}

/** A View that was kept over a reload of the window; undefined, with a word in the log, if it cannot be read. */
export function readRemembered(stored: unknown, log: Log): View | undefined {
	if (stored === undefined) return undefined;
	try {
		return parseView(stored);
	} catch (error) {
		log.warn(`The last View cannot be read and is left out: ${error instanceof Error ? error.message : ""}`);
		return undefined;
	}
}
