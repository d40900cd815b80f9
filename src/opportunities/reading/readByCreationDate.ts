import * as l10n from "@vscode/l10n";
import { dayBeginningAt, momentText } from "../../close/base/dayStart.ts";
import { CloseError } from "../../close/base/errors.ts";
import type { ListResponse } from "../../close/schema/listResponse.ts";
import { type ListParameters, STATUS_TYPES, VALUE_PERIODS } from "../../close/schema/parameters.ts";
import type { DateBounds } from "../time/periods.ts";
import { intersect } from "../view/intersect.ts";
import { middleOf, type Slice } from "./creationSlices.ts";
import type { PageReader } from "./pageReader.ts";
import type { ReadOptions } from "./readContext.ts";
import { SkipLimitError } from "./readErrors.ts";
import { countOf } from "./readPlan.ts";

/** Filters for which each object has exactly one of the documented values. */
const KINDS = { status_type: STATUS_TYPES, value_period: VALUE_PERIODS } as const;

/**
 * Reads a whole listing in the order of creation. A listing that is longer than the server lets anyone skip is cut into
 * slices by the moment of creation, in any year, until each one is short enough; objects that were read before a cut
 * are passed to `take` again. Objects of the same moment are divided further, and arrive part by part: by kind, then by
 * the moment of their last change.
 * @throws CloseError if a page doesn't arrive, or if too many objects agree in all of these
 */
export async function readByCreationDate(
	reader: PageReader,
	listing: ListParameters,
	options: ReadOptions,
	take: (answer: ListResponse) => void,
): Promise<void> {
	const parameters: ListParameters = { ...listing, _order_by: "date_created" };
	const read = { reader, options, take, now: Date.now() };
	await readSlices(read, parameters, "date_created", (dense, created) =>
		readByKind(read, dense, (part) =>
			readSlices(read, part.parameters, "date_updated", ({ refusal }) =>
				Promise.reject(tooDense(created, dense.refusal ?? refusal)),
			),
		),
	);
}

/** What all parts of one reading share. */
interface SlicedReading {
	readonly reader: PageReader;
	readonly options: ReadOptions;
	readonly take: (answer: ListResponse) => void;
	/** Milliseconds since the epoch. */
	readonly now: number;
}

/** A part of a listing that is too long to read. */
interface TooLong {
	readonly parameters: ListParameters;
	/** The number of its objects; undefined if the server doesn't send it. */
	readonly size: number | undefined;
	/** The server's refusal to read this deep. */
	readonly refusal: CloseError | undefined;
}

/**
 * Cuts a listing by the moments of `filter`. A slice that is still too long but can't be cut any further is passed to
 * `divide`.
 */
async function readSlices(
	read: SlicedReading,
	parameters: ListParameters,
	filter: "date_created" | "date_updated",
	divide: (dense: TooLong, slice: Slice) => Promise<void>,
): Promise<void> {
	const readSlice = async (slice: Slice): Promise<void> => {
		const tooLong = await readIfShort(read, intersect(parameters, { [filter]: boundsOf(slice) }));
		if (tooLong === undefined) return;
		const middle = middleOf(slice, read.now);
		if (middle === undefined) return divide(tooLong, slice);
		const earlier = { from: slice.from, to: middle };
		try {
			await readSlice(earlier);
		} catch (error) {
			const isRefused = error instanceof CloseError && error.status === 400;
			// A server that filters by whole days only refuses the first half of a day; nothing of that day has been
			// read by then.
			if (!isRefused || isWithinDay(slice) || !isWithinDay(earlier)) throw error;
			return divide({ ...tooLong, refusal: error }, slice);
		}
		await readSlice({ from: middle, to: slice.to });
	};
	await readSlice({ from: undefined, to: undefined });
}

/**
 * Divides a listing by a filter that each object has one value of. A part that is still too long is passed to
 * `otherwise`.
 */
async function readByKind(
	read: SlicedReading,
	dense: TooLong,
	otherwise: (dense: TooLong) => Promise<void>,
): Promise<void> {
	const { reader, options } = read;
	for (const parts of partitionsOf(dense.parameters)) {
		let sum = 0;
		for (const part of parts) sum += (await reader.page(part, 0, options, 1)).aggregates.total_results ?? Number.NaN;
		if (sum !== dense.size) continue;
		for (const part of parts) {
			const tooLong = await readIfShort(read, part);
			if (tooLong !== undefined) await readByKind(read, tooLong, otherwise);
		}
		return;
	}
	await otherwise(dense);
}

/**
 * Returns the ways to divide a listing by one more filter. Objects with an undocumented value are in no part, so a
 * division is usable only if the sizes of its parts add up.
 */
function partitionsOf(listing: ListParameters): readonly (readonly ListParameters[])[] {
	return (["status_type", "value_period"] as const)
		.map((filter) => {
			const { [filter]: single, [`${filter}__in` as const]: several, ...others } = listing;
			const own = single === undefined ? several?.split(",") : [single];
			return (own ?? KINDS[filter]).map((value): ListParameters => ({ ...others, [filter]: value }));
		})
		.filter((parts) => parts.length > 1);
}

/** Reads a listing to its end, unless it is longer than the server lets anyone skip. */
async function readIfShort(read: SlicedReading, parameters: ListParameters): Promise<TooLong | undefined> {
	const { reader, options, take } = read;
	let size: number | undefined;
	try {
		const first = await reader.page(parameters, 0, options);
		size = first.aggregates.total_results;
		if ((size ?? 0) > reader.reach) return { parameters, size, refusal: undefined };
		await readOn(reader, parameters, first, options, take);
		return undefined;
	} catch (error) {
		if (!(error instanceof SkipLimitError)) throw error;
		return { parameters, size, refusal: error.refusal };
	}
}

async function readOn(
	reader: PageReader,
	parameters: ListParameters,
	first: ListResponse,
	options: ReadOptions,
	take: (answer: ListResponse) => void,
): Promise<void> {
	let answer = first;
	for (let read = 0; countOf(answer) > 0; answer = await reader.page(parameters, read, options)) {
		take(answer);
		read += countOf(answer);
		if (read === answer.aggregates.total_results) return;
	}
}

/**
 * Returns the slice as a filter. Its cuts at the start of a day can also be sent as plain days, to servers that don't
 * filter by moment.
 */
function boundsOf({ from, to }: Slice): DateBounds {
	return { ...(from !== undefined && { gte: momentText(from) }), ...(to !== undefined && { lt: momentText(to) }) };
}

/** Whether a slice isn't made of whole days. A server may refuse such a slice. */
function isWithinDay(slice: Slice): boolean {
	const { gte, lt } = boundsOf(slice);
	return [gte, lt].some((bound) => bound !== undefined && dayBeginningAt(bound) === undefined);
}

/** `refusal` is the server's refusal to read this deep. */
function tooDense({ from, to }: Slice, refusal?: CloseError): CloseError {
	const moment = from ?? to;
	return new CloseError(
		"badRequest",
		l10n.t(
			"More opportunities were created at the same moment ({0}) than this server can list.",
			moment === undefined ? "?" : momentText(moment),
		),
		{
			status: refusal?.status,
			reason: refusal?.reason,
			advice: l10n.t("Add a filter that narrows them down, such as an owner or a status."),
			cause: refusal,
		},
	);
}
