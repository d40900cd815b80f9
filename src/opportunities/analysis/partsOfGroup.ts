import type { Aggregates } from "../../close/schema/aggregates.ts";
import type { StatusType } from "../../close/schema/parameters.ts";
import { filterOfGroup } from "../listing/groupFilter.ts";
import type { Group, ListingState } from "../listing/listingState.ts";
import type { ReadOptions } from "../reading/readContext.ts";
import { type Figures, figuresOfGroup, NO_FIGURES, singleFigures } from "../totals/singleFigures.ts";
import { partedFigures, type StatusParts } from "../totals/statusParts.ts";
import { narrowed } from "../view/narrowedView.ts";
import type { View } from "../view/view.ts";
import type { Asking } from "../view/viewParameters.ts";
import { hasOtherTypes, hasParts, roundingIn, typesToRead, viewOfType } from "./partedGroups.ts";
import type { Part, PartReader } from "./partReader.ts";

/** The parts of one group, in figures. */
export interface PartsOfGroup {
	readonly parts: StatusParts;
	/** False if the parts are of another moment than the group's own figures. */
	readonly addsUp: boolean;
}

/** A group on screen, in a View that has parts. */
export interface PartedGroup {
	readonly view: View;
	readonly group: Group;
	readonly asking: Asking;
	/** Whether opportunities of unknown status types were seen. */
	readonly othersSeen: boolean;
}

/** Undefined if the View has no parts, or if the group's figures aren't Close's own or are about to change. */
export function partedGroup(state: ListingState, group: Group, asking: Asking): PartedGroup | undefined {
	const { view, computedHere, stale } = state;
	if (!hasParts(view) || computedHere || stale) return undefined;
	return { view, group, asking, othersSeen: hasOtherTypes(state) };
}

/** The parts as far as they were read before, for all groups or for this one. Makes no request. */
export function knownPartsOfGroup(reader: PartReader, of: PartedGroup): PartsOfGroup | undefined {
	return fromWalks(reader, of) ?? fromFigures(of, (view) => reader.knownFigures(view));
}

/** Whether the groups of all types are known or being read, so that a hover can wait for them. */
export function isParting(reader: PartReader, { view, othersSeen }: PartedGroup): boolean {
	return typesToRead(view, othersSeen).every((type) => reader.hasGroups(viewOfType(view, type)));
}

/** Waits for the groups that are being read. */
export async function partsOnTheirWay(
	reader: PartReader,
	of: PartedGroup,
	options: ReadOptions,
): Promise<PartsOfGroup | undefined> {
	const { view, othersSeen } = of;
	await Promise.all(typesToRead(view, othersSeen).map((type) => reader.groups(viewOfType(view, type), options)));
	return fromWalks(reader, of);
}

/** Whether a filter selects the group, so that its parts can be asked for. */
export function canAskForParts({ view, group, asking }: PartedGroup): boolean {
	const { group_by } = view;
	return group_by !== undefined && filterOfGroup(group, group_by, asking.startMonth ?? 1) !== undefined;
}

/** Asks for the group's won and open opportunities: at most two requests. */
export async function askForParts(
	reader: PartReader,
	of: PartedGroup,
	options: ReadOptions,
): Promise<PartsOfGroup | undefined> {
	const views = typesOf(of).map((type) => viewOfGroup(of, type));
	const answers = await Promise.all(
		views.map(async (view) => view && ([view, await reader.figures(view, options)] as const)),
	);
	const known = new Map(answers.filter((answer) => answer !== undefined));
	return fromFigures(of, (view) => known.get(view), views);
}

/** Won and active, as far as the View's filters let them through. */
function typesOf({ view }: PartedGroup): readonly StatusType[] {
	return typesToRead(view, false);
}

/** The View of one type that is narrowed to the group. Undefined if no filter selects the group. */
function viewOfGroup({ view, group, asking }: PartedGroup, type: StatusType): View | undefined {
	const { group_by } = view;
	const filter = group_by && filterOfGroup(group, group_by, asking.startMonth ?? 1);
	return filter && narrowed(viewOfType(view, type), filter, asking);
}

function fromWalks(reader: PartReader, of: PartedGroup): PartsOfGroup | undefined {
	const { view, group, othersSeen } = of;
	const figures: { [type in StatusType]?: Figures } = {};
	for (const type of typesToRead(view, othersSeen)) {
		const walk = reader.knownGroups(viewOfType(view, type));
		if (walk === undefined) return undefined;
		const own = walk.value.groups.find(({ id }) => id === group.id);
		figures[type] = own === undefined ? NO_FIGURES : figuresOfGroup(own);
	}
	return parted(of, figures);
}

function fromFigures(
	of: PartedGroup,
	answerOf: (view: View) => Part<Aggregates> | undefined,
	views: readonly (View | undefined)[] = typesOf(of).map((type) => viewOfGroup(of, type)),
): PartsOfGroup | undefined {
	const figures: { [type in StatusType]?: Figures } = {};
	for (const [index, type] of typesOf(of).entries()) {
		const view = views[index];
		const answer = view && answerOf(view);
		if (answer === undefined) return undefined;
		figures[type] = singleFigures(answer.value);
	}
	return parted(of, figures);
}

function parted(
	{ view, group, asking }: PartedGroup,
	{ won = NO_FIGURES, active = NO_FIGURES, lost }: { readonly [type in StatusType]?: Figures },
): PartsOfGroup {
	const all = figuresOfGroup(group);
	return partedFigures(all, { won, open: active, lost }, roundingIn(view, asking.startMonth ?? 1));
}
