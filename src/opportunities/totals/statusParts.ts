import { isRounded, SUM_MEANINGS } from "../../close/schema/aggregates.ts";
import { ALL_FIGURES, type FigureName, type Figures, isCount, NO_FIGURES } from "./singleFigures.ts";

/**
 * The parts of a figure over opportunities of all status types. `lost` is what won and open ones leave: lost ones, and
 * those of status types that this extension doesn't know. If there may be any of these, lost ones are known by
 * themselves, and `other` is what the three leave.
 */
export const STATUS_PARTS = ["won", "open", "lost", "other"] as const;
export type StatusPart = (typeof STATUS_PARTS)[number];

/** The parts that are shown beside one another. The others are told only where a figure is explained. */
export const SHOWN_PARTS = ["won", "open"] as const satisfies readonly StatusPart[];
export type ShownPart = (typeof SHOWN_PARTS)[number];

/** The figures of each part. Expected values of won opportunities say nothing of open ones: they're never added up. */
export interface StatusParts {
	readonly won: Figures;
	readonly open: Figures;
	readonly lost: Figures;
	/** Left out unless lost ones were read by themselves. */
	readonly other?: Figures | undefined;
}

/** The parts that were read. A part that the filters leave out, or a group that a part lacks, has no opportunities. */
interface KnownParts {
	readonly won: Figures;
	readonly open: Figures;
	readonly lost?: Figures | undefined;
}

interface Parted {
	readonly parts: StatusParts;
	/** False if more opportunities than all would be in the parts, or if an amount of none is left: they are of different moments. */
	readonly addsUp: boolean;
}

/**
 * Parts figures into those of won, open and other opportunities. `rounding` is how much of the smallest unit of the
 * currency the expected values of each part may be off.
 */
export function partedFigures(all: Figures, { won, open, lost }: KnownParts, rounding: number): Parted {
	const rest: { [name in FigureName]?: number } = {};
	let addsUp = true;
	for (const name of ALL_FIGURES) {
		const left = leftOf(name, all, lost === undefined ? [won, open] : [won, open, lost]);
		if (left === undefined) continue;
		const slack = !isCount(name) && isRounded(name) ? rounding : 0;
		rest[name] = left < 0 && left >= -slack ? 0 : left;
		const noneLeft = rest.total_results === 0 || rest[countOf(name)] === 0;
		// An amount that is left may be less than nothing: values can be negative.
		if ((isCount(name) && left < 0) || (noneLeft && Math.abs(left) > slack)) addsUp = false;
	}
	return { parts: lost === undefined ? { won, open, lost: rest } : { won, open, lost, other: rest }, addsUp };
}

/** The count of the opportunities that a figure is about. */
function countOf(name: FigureName): FigureName {
	if (isCount(name)) return "total_results";
	const { over } = SUM_MEANINGS[name];
	return over === "annualized" ? "total_results" : `count_by_value_period.${over}`;
}

/** What parts leave of a figure; undefined if one of them isn't known. */
function leftOf(name: FigureName, all: Figures, parts: readonly Figures[]): number | undefined {
	return parts.reduce((left: number | undefined, part) => {
		// A count of other periods is left out if there are none.
		const figure = part[name] ?? (name in NO_FIGURES ? undefined : 0);
		return left === undefined || figure === undefined ? undefined : left - figure;
	}, all[name]);
}
