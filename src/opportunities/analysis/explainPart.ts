import * as l10n from "@vscode/l10n";
import { isByOwner } from "../../close/schema/grouping.ts";
import type { ListingState } from "../listing/listingState.ts";
import type { Provenance } from "../reading/readPlan.ts";
import { type ExplainedRequest, explainedRequest } from "../totals/explainedRequest.ts";
import { type Asked, type Explanation, explain, provenanceIn } from "../totals/explainFigures.ts";
import { type FigureName, figuresOfGroup, singleFigures } from "../totals/singleFigures.ts";
import { statusPartLabels } from "../totals/statusPartLabels.ts";
import { type ShownPart, STATUS_PARTS, type StatusPart, type StatusParts } from "../totals/statusParts.ts";
import { type PartedGroups, requestsOfPart, TYPES_OF_PARTS } from "./partedGroups.ts";

/** What a figure over all status types consists of. Can be sent as JSON. */
export interface Split {
	readonly figure: FigureName;
	/** Counts, or amounts in the smallest unit of the currency. */
	readonly all: number;
	/** In the order in which they are taken away from all. The last one is what is left. */
	readonly parts: readonly { readonly part: StatusPart; readonly label: string; readonly value: number }[];
	/** False if the parts are of different moments. */
	readonly addsUp: boolean;
	readonly assumptions: readonly string[];
	/** The other answers that the split came from. */
	readonly requests: readonly { readonly of: string; readonly request: ExplainedRequest }[];
}

interface ExplainedPart {
	readonly explanation: Explanation;
	/** Undefined if one of the parts isn't known. */
	readonly split: Split | undefined;
}

/** A question about a part of figures. */
type AskedPart = Asked & { readonly part: ShownPart };

/** The answer that a part came from. */
export function provenanceOfPart({ walks }: PartedGroups, { part, group }: AskedPart): Provenance | undefined {
	const walk = walks[TYPES_OF_PARTS[part]];
	return walk && requestsOfPart(walk, group)[0];
}

/** Explains a part of a figure, and the parts beside it. Returns undefined if the group doesn't exist (any more). */
export function explainPart(
	state: ListingState,
	parted: PartedGroups,
	asked: AskedPart,
	locale: string,
): ExplainedPart | undefined {
	const { part, group, figures } = asked;
	const whole = explain(state, { figures, group }, locale);
	const parts = group === undefined ? parted.whole : parted.groups.get(group);
	if (whole === undefined || parts === undefined) return undefined;
	const groupBy = state.view?.group_by;
	const labels = statusPartLabels(groupBy, parts);
	const { loaded: _, ...rest } = whole;
	const provenance = provenanceOfPart(parted, asked);
	return {
		explanation: {
			...rest,
			of: l10n.t("{0} · {1}", whole.of, labels[part]),
			figures: whole.figures.map((figure) => ({
				...figure,
				meaning: l10n.t("{0} {1}", figure.meaning, onlyText(part)),
			})),
			source: sourceText(part, provenance !== undefined),
			request: provenance && explainedRequest(provenance, false),
		},
		split: splitOf(state, parted, asked, parts, labels),
	};
}

function onlyText(part: ShownPart): string {
	switch (part) {
		case "won":
			return l10n.t("Only won opportunities count.");
		case "open":
			return l10n.t("Only open opportunities count.");
	}
}

function sourceText(part: ShownPart, answered: boolean): string {
	if (!answered) return l10n.t("The View's filters exclude these opportunities.");
	return part === "won"
		? l10n.t("Close's own figure for the won opportunities among these.")
		: l10n.t("Close's own figure for the open opportunities among these.");
}

function splitOf(
	state: ListingState,
	parted: PartedGroups,
	asked: AskedPart,
	parts: StatusParts,
	labels: Readonly<Record<StatusPart, string>>,
): Split | undefined {
	const [figure, ...others] = asked.figures;
	if (figure === undefined || others.length > 0) return undefined;
	const known = STATUS_PARTS.flatMap((part) => {
		const value = parts[part]?.[figure];
		return value === undefined ? [] : [{ part, label: labels[part], value }];
	});
	const all = figureOf(state, figure, asked.group);
	const complete = known.length === Object.values(parts).filter((part) => part !== undefined).length;
	if (all === undefined || !complete) return undefined;
	return {
		figure,
		all,
		parts: known,
		addsUp: parted.addsUp,
		assumptions: assumptionsOf(state),
		requests: otherRequests(state, parted, asked, labels),
	};
}

function figureOf({ groups, totals }: ListingState, name: FigureName, id: string | undefined): number | undefined {
	const group = groups.find((one) => one.id === id);
	return (group === undefined ? singleFigures(totals ?? {}) : figuresOfGroup(group))[name];
}

function assumptionsOf({ view }: ListingState): readonly string[] {
	if (isByOwner(view?.group_by)) return [];
	return [
		l10n.t("A lost opportunity counts in the period it was planned to close in because Close groups by that date."),
	];
}

/** The answers with the figure over all status types and with the other parts. */
function otherRequests(
	state: ListingState,
	{ walks }: PartedGroups,
	{ part: own, group }: AskedPart,
	labels: Readonly<Record<StatusPart, string>>,
): Split["requests"] {
	const all = provenanceIn(state, { figures: [], group });
	const ofAll = all === undefined ? [] : [{ of: l10n.t("All"), request: explainedRequest(all, false) }];
	const ofParts = (["won", "open", "lost"] as const).flatMap((part) => {
		const walk = walks[TYPES_OF_PARTS[part]];
		const [first] = part === own || walk === undefined ? [] : requestsOfPart(walk, group);
		return first === undefined ? [] : [{ of: labels[part], request: explainedRequest(first, false) }];
	});
	return [...ofAll, ...ofParts];
}
