import * as l10n from "@vscode/l10n";
import { countedText } from "../../close/base/plurals.ts";
import type { Group, ListingState } from "../listing/listingState.ts";
import type { Provenance } from "../reading/readPlan.ts";
import { groupLabelWithDays, namesPeople } from "../text/groupLabel.ts";
import { CLEAR, HIDDEN } from "../text/mask.ts";
import { formatCount } from "../text/money.ts";
import { type Definition, definitionOf } from "./definitions.ts";
import { type ExplainedRequest, explainedRequest } from "./explainedRequest.ts";
import type { FigureName } from "./singleFigures.ts";
import type { ShownPart } from "./statusParts.ts";

/** Figures that the user asks about: of the whole, or of one group. */
export interface Asked {
	readonly figures: readonly FigureName[];
	/** The group's identity in the Listing; undefined for the whole. */
	readonly group?: string | undefined;
	/** The part of them that is meant; undefined for figures over all status types. */
	readonly part?: ShownPart | undefined;
}

export interface ExplainedFigure extends Definition {
	readonly name: FigureName;
}

/** How figures were computed. Can be sent as JSON. */
export interface Explanation {
	/** What the figures cover: a group's label, or all opportunities. */
	readonly of: string;
	readonly figures: readonly ExplainedFigure[];
	/** Who computed them, and from what. */
	readonly source: string;
	/** How many of the objects that they cover are loaded; undefined for parts, of which it isn't known. */
	readonly loaded?: string | undefined;
	/** The request whose answer had them; undefined if no answer did. */
	readonly request?: ExplainedRequest | undefined;
}

/**
 * Returns the answer that the figures came from. For groups that were built here, it is the one with the figures of the
 * whole.
 */
export function provenanceIn(state: ListingState, { group }: Asked): Provenance | undefined {
	return (group === undefined ? undefined : groupOf(state, group)?.provenance) ?? state.provenance;
}

/**
 * Explains how figures were computed. Returns undefined if the group doesn't exist (any more), or if nothing was read.
 */
export function explain(state: ListingState, asked: Asked, locale: string, hidden = false): Explanation | undefined {
	const group = asked.group === undefined ? undefined : groupOf(state, asked.group);
	if (state.totals === undefined || (asked.group !== undefined && group === undefined)) return undefined;
	const mask = hidden && namesPeople(state.view?.group_by) ? HIDDEN : CLEAR;
	const provenance = provenanceIn(state, asked);
	const counts = (group?.aggregates ?? state.totals).count_by_value_period;
	return {
		of:
			group === undefined
				? l10n.t("All opportunities that match")
				: mask.name(groupLabelWithDays(group, state.view?.group_by, locale)),
		figures: asked.figures.map((name) => ({ name, ...definitionOf(name, counts?.other !== undefined) })),
		source: sourceText(state, group, locale),
		loaded: loadedText(state, group, locale),
		request: provenance && explainedRequest(provenance, hidden),
	};
}

function groupOf({ groups }: ListingState, id: string): Group | undefined {
	return groups.find((group) => group.id === id);
}

function sourceText(state: ListingState, group: Group | undefined, locale: string): string {
	const count = (number: number) => formatCount(number, locale);
	if (group === undefined)
		return l10n.t("Close's own figure for all matching opportunities, no matter how many are loaded.");
	if (group.provenance === undefined && group.fields.fiscal !== undefined && !state.computedHere)
		return l10n.t(
			"Added up by this extension from Close's figures for each month, for all opportunities in the group.",
		);
	if (group.provenance !== undefined || !state.computedHere)
		return l10n.t("Close's own figure for all opportunities in the group, no matter how many are loaded.");
	return l10n.t(
		"Added up by this extension from the loaded opportunities ({0}), because Close sent no groups.",
		count(group.rows.length),
	);
}

function loadedText({ totals, groups }: ListingState, group: Group | undefined, locale: string): string {
	const count = (number: number) => formatCount(number, locale);
	const loaded = group?.rows.length ?? groups.reduce((sum, { rows }) => sum + rows.length, 0);
	const size = group?.size ?? totals?.total_results;
	if (size === undefined)
		return countedText(
			loaded,
			{ one: l10n.t("{0} opportunity is loaded."), other: l10n.t("{0} opportunities are loaded.") },
			count(loaded),
		);
	return countedText(
		size,
		{ one: l10n.t("{0} of {1} opportunity is loaded."), other: l10n.t("{0} of {1} opportunities are loaded.") },
		count(loaded),
		count(size),
	);
}
