import * as l10n from "@vscode/l10n";
import {
	DATE_FILTERS,
	type GroupBy,
	LIST_FILTERS,
	type ListParameters,
	TEXT_FILTERS,
} from "../../close/schema/parameters.ts";
import { askedGrouping } from "../time/fiscal.ts";
import { resolvePeriod } from "../time/periods.ts";
import { type WrittenParameters, writeBounds } from "./dateParameters.ts";
import { sentBounds } from "./sentBounds.ts";
import { ME, type View } from "./view.ts";
import { ViewError } from "./viewError.ts";

/** When and for whom a View is asked for. */
export interface Asking {
	/** Named periods mean the days around this moment, in the user's time zone. */
	readonly now: Date;
	/** The id that `"me"` stands for; undefined where the server does not tell. */
	readonly me: string | undefined;
	/** The month in which quarters and years begin, 1 to 12; January where it is left out. */
	readonly startMonth?: number;
}

/** What a View asks for at a moment. */
export interface ViewQuery {
	/** Filters, order and grouping as they are sent; without paging. */
	readonly parameters: ListParameters;
	/** What the groups on screen are by: fiscal periods are put together from the months that are asked for. */
	readonly groupBy: GroupBy | undefined;
	/** The month in which quarters and years begin, 1 to 12. */
	readonly startMonth: number;
}

/** @throws ViewError as {@link parametersOf} */
export function queryOf(view: View, asking: Asking): ViewQuery {
	const { startMonth = 1 } = asking;
	return { parameters: parametersOf(view, asking), groupBy: view.group_by, startMonth };
}

/**
 * The documented parameters of a View; those of paging and fields are the Listing's.
 * @throws ViewError where the View means the signed-in user, and nobody knows who that is
 */
export function parametersOf(view: View, { now, me, startMonth = 1 }: Asking): ListParameters {
	const { filters } = view;
	const written: WrittenParameters = {};
	for (const filter of LIST_FILTERS) {
		const values = filter === "user_id" ? withoutMe(filters.user_id, me) : filters[filter];
		const [first, ...others] = values ?? [];
		if (first === undefined) continue;
		if (others.length === 0) written[filter] = first;
		else written[`${filter}__in`] = [first, ...others].join(",");
	}
	for (const filter of DATE_FILTERS) {
		const date = filters[filter];
		if (date === undefined) continue;
		const bounds = typeof date === "string" ? resolvePeriod(date, now, startMonth) : date;
		writeBounds(written, filter, sentBounds(filter, bounds));
	}
	for (const filter of TEXT_FILTERS) {
		const text = filters[filter];
		if (text !== undefined) written[filter] = text;
	}
	if (filters.is_stalled !== undefined) written.is_stalled = String(filters.is_stalled);
	if (view.order_by !== undefined) written._order_by = view.order_by;
	if (view.group_by !== undefined) written._group_by = askedGrouping(view.group_by, startMonth);
	return written;
}

function withoutMe(owners: readonly string[] | undefined, me: string | undefined): readonly string[] | undefined {
	if (!owners?.includes(ME)) return owners;
	if (me === undefined)
		throw new ViewError(
			l10n.t(
				'{0} has "{1}", but the server does not tell who is signed in. Choose owners by name or ID.',
				"user_id",
				ME,
			),
		);
	return [...new Set(owners.map((owner) => (owner === ME ? me : owner)))];
}
