import { isReadable, type Row, statusTypeOf } from "../../close/schema/opportunityRow.ts";
import { STATUS_TYPES, type StatusType } from "../../close/schema/parameters.ts";
import type { Group, ListingState } from "../listing/listingState.ts";
import type { ReadOptions } from "../reading/readContext.ts";
import type { Provenance } from "../reading/readPlan.ts";
import { fiscalOf } from "../time/fiscal.ts";
import { type Figures, figuresOfGroup, NO_FIGURES, singleFigures } from "../totals/singleFigures.ts";
import { partedFigures, type StatusPart, type StatusParts } from "../totals/statusParts.ts";
import { type View, withFilter } from "../view/view.ts";
import type { Part, PartGroups, PartReader } from "./partReader.ts";

/** The groups of a View as they were read. */
interface ReadGroups extends Pick<ListingState, "totals"> {
	readonly groups: readonly Pick<Group, "id" | "size" | "aggregates">[];
}

/** The groups of one status type. Undefined if the View's filters leave that type out, or it wasn't read. */
type Walks = { readonly [type in StatusType]?: Part<PartGroups> | undefined };

/** All groups of a View, parted. */
export interface PartedGroups {
	readonly whole: StatusParts;
	/** By the groups' ids in the Listing. */
	readonly groups: ReadonlyMap<string, StatusParts>;
	readonly walks: Walks;
	/** When the oldest answer was complete, in milliseconds since the epoch. */
	readonly asOf: number;
	/** False if the parts are of different moments, although they were read twice. */
	readonly addsUp: boolean;
}

/** The status type of each part that is read by itself. */
export const TYPES_OF_PARTS: Readonly<Record<Exclude<StatusPart, "other">, StatusType>> = {
	won: "won",
	open: "active",
	lost: "lost",
};

/** The status types that a View lets through. */
export function typesIn({ filters }: View): readonly StatusType[] {
	return filters.status_type ?? STATUS_TYPES;
}

/** Whether a View has parts: it is grouped, and lets several status types through. */
export function hasParts(view: View | undefined): view is View {
	return view?.group_by !== undefined && typesIn(view).length > 1;
}

/** The View of one part: the same one with this status type alone. */
export function viewOfType(view: View, type: StatusType): View {
	return withFilter(view, "status_type", [type]);
}

/**
 * The status types that are read to part a View: won and active. Lost ones are what is left, unless there may be
 * opportunities of other types: then they are read, too.
 */
export function typesToRead(view: View, othersSeen: boolean): readonly StatusType[] {
	const lostByItself = othersSeen && view.filters.status_type === undefined;
	const wanted: readonly StatusType[] = lostByItself ? STATUS_TYPES : ["won", "active"];
	return wanted.filter((type) => typesIn(view).includes(type));
}

/** Whether an opportunity of a status type that this extension doesn't know is among the loaded rows. */
export function hasOtherTypes({ groups }: Pick<ListingState, "groups">): boolean {
	return groups.some(({ rows }) => othersIn(rows));
}

const checked = new WeakMap<readonly Row[], boolean>();

function othersIn(rows: readonly Row[]): boolean {
	const known = checked.get(rows);
	if (known !== undefined) return known;
	const found = rows.some((row) => isReadable(row) && statusTypeOf(row) === undefined);
	checked.set(rows, found);
	return found;
}

/** How many requests parting takes at the most: one for each group and part, or as many as the objects fill pages. */
export function requestsToPart({ groups, totals }: ReadGroups, types: number, pageSize: number): number {
	const pages = Math.ceil((totals?.total_results ?? Number.POSITIVE_INFINITY) / pageSize);
	return Math.min(types * Math.max(1, groups.length), pages + types);
}

/**
 * How far expected values may be off, in the smallest unit of the currency: Close may round each group's figure, and
 * fiscal periods are added up from months.
 */
export function roundingIn(view: View, startMonth: number): number {
	switch (fiscalOf(view.group_by, startMonth)?.unit) {
		case "quarter":
			return 3;
		case "year":
			return 12;
		default:
			return 1;
	}
}

/**
 * Reads the groups of each status type, and parts the figures of the Listing's groups by them. If they don't add up,
 * reads them once more.
 */
export async function readPartedGroups(
	reader: PartReader,
	view: View,
	read: ReadGroups,
	{ types, rounding }: { readonly types: readonly StatusType[]; readonly rounding: number },
	options: ReadOptions,
): Promise<PartedGroups> {
	const walk = async (instead: Walks = {}): Promise<Walks> => {
		const all = types.map(async (type) => {
			const part = await reader.groups(viewOfType(view, type), { ...options, instead: instead[type] });
			return [type, part] as const;
		});
		return Object.fromEntries(await Promise.all(all));
	};
	const walks = await walk();
	const parted = partGroups(read, walks, rounding);
	return parted.addsUp ? parted : partGroups(read, await walk(walks), rounding);
}

function partGroups({ groups, totals = {} }: ReadGroups, walks: Walks, rounding: number): PartedGroups {
	const known = new Set(groups.map(({ id }) => id));
	const read = Object.values(walks).filter((walk) => walk !== undefined);
	let addsUp = read.every(({ value, changing }) => !changing && value.groups.every(({ id }) => known.has(id)));
	const parted = (all: Figures, of: (walk: Part<PartGroups>) => Figures): StatusParts => {
		const figures = (type: StatusType) => {
			const walk = walks[type];
			return walk === undefined ? undefined : of(walk);
		};
		const parts = { won: figures("won") ?? NO_FIGURES, open: figures("active") ?? NO_FIGURES, lost: figures("lost") };
		const result = partedFigures(all, parts, rounding);
		addsUp &&= result.addsUp;
		return result.parts;
	};
	const whole = parted(singleFigures(totals), ({ value }) => singleFigures(value.aggregates));
	const figuresIn = figuresById(read);
	const ofGroups = groups.map((group) => {
		const { id } = group;
		return [id, parted(figuresOfGroup(group), (walk) => figuresIn.get(walk)?.get(id) ?? NO_FIGURES)] as const;
	});
	const asOf = Math.min(...read.map((walk) => walk.asOf));
	return { whole, groups: new Map(ofGroups), walks, asOf, addsUp };
}

function figuresById(walks: readonly Part<PartGroups>[]): ReadonlyMap<Part<PartGroups>, ReadonlyMap<string, Figures>> {
	const byId = ({ value }: Part<PartGroups>) => new Map(value.groups.map((group) => [group.id, figuresOfGroup(group)]));
	return new Map(walks.map((walk) => [walk, byId(walk)]));
}

/** The answers that a part came from: of a group, or of the whole. */
export function requestsOfPart(walk: Part<PartGroups>, group: string | undefined): readonly Provenance[] {
	const own = group === undefined ? walk.requests[0] : walk.value.groups.find(({ id }) => id === group)?.provenance;
	return own === undefined ? walk.requests : [own];
}
