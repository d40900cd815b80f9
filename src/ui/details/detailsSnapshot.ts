import * as l10n from "@vscode/l10n";
import type { CloseError } from "../../close/base/errors.ts";
import { detailsOf } from "../../opportunities/details/details.ts";
import type { Targets } from "../../opportunities/details/detailsView.ts";
import type { DetailsContext } from "../../opportunities/details/detailsWriter.ts";
import { siblingOf } from "../../opportunities/details/summary.ts";
import { formatCount } from "../../opportunities/text/money.ts";
import { failureDetails, failureNotice } from "../base/failureWords.ts";
import { type DetailsNavigation, neighbourOf, placeIn } from "../window/detailsNavigation.ts";
import type { CurrentState } from "./currentOpportunity.ts";
import type { NavigatingState } from "./detailsNavigator.ts";
import type { ToPage } from "./detailsProtocol.ts";
import type { Found } from "./lookUpOpportunity.ts";

type Snapshot = Extract<ToPage, { readonly type: "snapshot" }>;

/** Everything that a snapshot is made from. */
interface SnapshotParts {
	readonly state: CurrentState;
	readonly navigation: DetailsNavigation | undefined;
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
	return {
		shown: {
			id,
			view,
			siblings: siblings.opportunities.map((one) => siblingOf(one, context)),
			...siblingsNotice(siblings),
		},
		targets,
	};
}

function siblingsNotice({
	whole,
	error,
	opportunities,
}: Found["siblings"]): Pick<NonNullable<Snapshot["shown"]>, "siblingsNotice" | "siblingsDetails"> {
	if (error !== undefined) {
		const siblingsNotice = l10n.t("The other opportunities couldn't be loaded. {0}", failureNotice(error));
		return { siblingsNotice, siblingsDetails: failureDetails(error) };
	}
	if (whole) return {};
	return { siblingsNotice: opportunities.length === 0 ? l10n.t("Loading…") : l10n.t("There are more opportunities.") };
}

function noticeOf({ state, navigating }: SnapshotParts): Pick<Snapshot, "notice"> {
	const { id, found, error, ended } = state;
	const calm = (text: string, retry: boolean) => ({ notice: { text, retry, error: false } });
	if (ended)
		return calm(
			l10n.t(
				"This opportunity belongs to an account that this window no longer uses. Select an opportunity in the tree to see it here.",
			),
			false,
		);
	if (id === undefined) return calm(l10n.t("Select an opportunity in the tree to see it here."), false);
	if (error === undefined) {
		if (navigating.error === undefined) return {};
		const reason = failureNotice(navigating.error);
		const text =
			navigating.step === 1
				? l10n.t("The next opportunity couldn't be loaded. {0}", reason)
				: l10n.t("The previous opportunity couldn't be loaded. {0}", reason);
		return failed(navigating.error, text, false);
	}
	if (error.kind === "notFound")
		return calm(
			l10n.t("This opportunity wasn't found. It may have been deleted, or it may belong to another account."),
			true,
		);
	const reason = failureNotice(error);
	if (found === undefined) return failed(error, reason, true);
	const old =
		found.id === id
			? l10n.t("The details below are the last ones received.")
			: l10n.t("The details below are those of the opportunity shown before.");
	return failed(error, `${reason} ${old}`, true);
}

/** A failure, with all there is to say of it in the hover. If Close no longer accepts the key, only another key helps. */
function failed(error: CloseError, text: string, retry: boolean): Pick<Snapshot, "notice"> {
	const refused = error.kind === "unauthorized";
	const buttons = refused ? { retry: false, signIn: true as const } : { retry };
	return { notice: { text, details: failureDetails(error), error: true, ...buttons } };
}

function placeOf(navigation: DetailsNavigation, id: string, locale: string): Pick<Snapshot, "place"> {
	const place = placeIn(navigation, id);
	if (place === undefined) return {};
	const text = l10n.t("{0} of {1}", formatCount(place.position, locale), formatCount(place.size, locale));
	return { place: { text, title: navigation.title } };
}

/** An earlier opportunity exists, even if it isn't loaded. */
function hasPrevious(navigation: DetailsNavigation, id: string): boolean {
	if (neighbourOf(navigation, id, -1) !== undefined) return true;
	const place = navigation.loadBefore && placeIn(navigation, id);
	return place !== undefined && place.position > 1;
}

/** A next opportunity exists in the group, even if it isn't loaded. */
function hasNext(navigation: DetailsNavigation, id: string): boolean {
	if (neighbourOf(navigation, id, 1) !== undefined) return true;
	const place = navigation.loadAfter && placeIn(navigation, id);
	return place !== undefined && place.position < place.size;
}
