import * as l10n from "@vscode/l10n";
import type { CloseError } from "../../close/base/errors.ts";
import { detailsOf } from "../../opportunities/details/details.ts";
import type { Targets } from "../../opportunities/details/sections.ts";
import { siblingOf } from "../../opportunities/details/summary.ts";
import type { DetailsContext } from "../../opportunities/details/writer.ts";
import { formatCount } from "../../opportunities/text/money.ts";
import { type Navigation, neighbourOf, placeIn } from "../window/navigation.ts";
import type { CurrentState } from "./currentOpportunity.ts";
import type { ToPage } from "./detailsProtocol.ts";
import type { Found, Siblings } from "./lookUp.ts";
import type { NavigatingState } from "./navigator.ts";

type Snapshot = Extract<ToPage, { readonly type: "snapshot" }>;

/** Everything that a snapshot is made from. */
interface SnapshotParts {
	readonly state: CurrentState;
	readonly navigation: Navigation | undefined;
	readonly navigating: NavigatingState;
	readonly context: DetailsContext;
}

/** What the page shows, and the targets of its keys. */
export function snapshotOf(parts: SnapshotParts): {
	readonly message: Snapshot;
	readonly targets: Targets | undefined;
} {
	const { state, navigation, navigating, context } = parts;
	const { id, found, loading } = state;
	const written = found && shownOf(found, context);
	const message: Snapshot = {
		type: "snapshot",
		...(id === undefined ? {} : { wanted: id }),
		...(written === undefined ? {} : { shown: written.shown }),
		...noticeOf(parts),
		loading: loading || navigating.loading,
		...(id === undefined || navigation === undefined ? {} : placeOf(navigation, id, context.locale)),
		previous: id !== undefined && navigation !== undefined && hasPrevious(navigation, id),
		next: id !== undefined && navigation !== undefined && hasNext(navigation, id),
	};
	return { message, targets: written?.targets };
}

function shownOf({ id, opportunity, siblings }: Found, context: SnapshotParts["context"]) {
	const { view, targets } = detailsOf(opportunity, context);
	const notice = siblingsNotice(siblings);
	return {
		shown: {
			id,
			view,
			siblings: siblings.opportunities.map((one) => siblingOf(one, context)),
			...(notice === undefined ? {} : { siblingsNotice: notice }),
		},
		targets,
	};
}

function siblingsNotice({ whole, error, opportunities }: Siblings): string | undefined {
	if (error !== undefined) return l10n.t("The other opportunities couldn't be loaded: {0}", reasonOf(error));
	if (whole) return undefined;
	return opportunities.length === 0 ? l10n.t("Loading…") : l10n.t("There are more opportunities.");
}

function noticeOf({ state, navigating }: SnapshotParts): Pick<Snapshot, "notice"> {
	const { id, found, error, ended } = state;
	const notice = (text: string, retry: boolean, error: boolean) => ({ notice: { text, retry, error } });
	if (ended)
		return notice(
			l10n.t(
				"This opportunity belongs to an account that this window no longer uses. Select an opportunity in the tree to see it here.",
			),
			false,
			false,
		);
	if (id === undefined) return notice(l10n.t("Select an opportunity in the tree to see it here."), false, false);
	if (error === undefined) {
		if (navigating.error === undefined) return {};
		const reason = reasonOf(navigating.error);
		const text =
			navigating.step === 1
				? l10n.t("The next opportunity couldn't be loaded. {0}", reason)
				: l10n.t("The previous opportunity couldn't be loaded. {0}", reason);
		return notice(text, false, true);
	}
	if (error.kind === "notFound")
		return notice(
			l10n.t("This opportunity wasn't found. It may have been deleted, or it may belong to another account."),
			true,
			false,
		);
	const reason = reasonOf(error);
	if (found === undefined) return notice(reason, true, true);
	const old =
		found.id === id
			? l10n.t("The details below are the last ones received.")
			: l10n.t("The details below are those of the opportunity shown before.");
	return notice(`${reason} ${old}`, true, true);
}

function reasonOf({ message, advice }: CloseError): string {
	return [message, advice].filter(Boolean).join(" ");
}

function placeOf(navigation: Navigation, id: string, locale: string): Pick<Snapshot, "place"> {
	const place = placeIn(navigation, id);
	if (place === undefined) return {};
	const text = l10n.t("{0} of {1}", formatCount(place.position, locale), formatCount(place.size, locale));
	return { place: { text, title: navigation.title } };
}

/** An earlier opportunity exists, even if it isn't loaded. */
function hasPrevious(navigation: Navigation, id: string): boolean {
	if (neighbourOf(navigation, id, -1) !== undefined) return true;
	const place = navigation.loadBefore && placeIn(navigation, id);
	return place !== undefined && place.position > 1;
}

/** A next opportunity exists in the group, even if it isn't loaded. */
function hasNext(navigation: Navigation, id: string): boolean {
	if (neighbourOf(navigation, id, 1) !== undefined) return true;
	const place = navigation.loadAfter && placeIn(navigation, id);
	return place !== undefined && place.position < place.size;
}
