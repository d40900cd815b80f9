import * as l10n from "@vscode/l10n";
import { dayBeginningAt, momentText } from "../../close/base/dayStart.ts";
import { CloseError } from "../../close/base/errors.ts";
import type { ListResponse } from "../../close/schema/listResponse.ts";
import { type ListParameters, STATUS_TYPES, VALUE_PERIODS } from "../../close/schema/parameters.ts";
import type { DateBounds } from "../time/periods.ts";
import { intersect } from "../view/intersect.ts";
import { middleOf, type Slice } from "./moments.ts";
import type { PageReader } from "./pageReader.ts";
import type { ReadOptions } from "./readContext.ts";
import { SkipLimitError } from "./readErrors.ts";
import { countOf } from "./readPlan.ts";

/** Filters whose documented values each object has one of. */
const KINDS = { status_type: STATUS_TYPES, value_period: VALUE_PERIODS } as const;

/**
 * Reads a whole listing in the order of creation. One that is longer than the server lets anybody skip is cut into
 * slices by the moment of creation, of any year, until each is short enough; what was read until then comes again.
 * Objects of one moment are divided further, and come part by part: by kind, then by the moment of their last change.
 * @throws CloseError if a page does not arrive, or too many are alike in all of that
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

/** What all parts of one reading have in common. */
interface SlicedReading {
	readonly reader: PageReader;
	readonly options: ReadOptions;
	readonly take: (answer: ListResponse) => void;
	/** Milliseconds since the epoch. */
	readonly now: number;
}

/** A part of a listing that is too long to be read. */
interface TooLong {
	readonly parameters: ListParameters;
	/** How many objects it has; undefined if the server does not tell. */
	readonly size: number | undefined;
	/** What the server says to reading so deep. */
	readonly refusal: CloseError | undefined;
}

/** Cuts by the moments of `filter`, and hands a slice that cannot be cut any further, and is still too long, to `divide`. */
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
			// A server that knows days alone refuses the first half of one, of which nothing was read then.
			if (!isRefused || isWithinDay(slice) || !isWithinDay(earlier)) throw error;
			return divide({ ...tooLong, refusal: error }, slice);
		}
		await readSlice({ from: middle, to: slice.to });
	};
	await readSlice({ from: undefined, to: undefined });
}

/** Divides by a filter whose values each object has one of, and hands a part that is still too long to `otherwise`. */
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
 * The ways to divide a listing into parts by one more filter. Objects with a value that is not documented are in no part,
 * so that a way serves only if the sizes of its parts add up.
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

/** Reads a listing to its end, if the server lets anybody skip so far. */
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

/** As a filter; days begin at moments that a server without them can be asked for as days. */
function boundsOf({ from, to }: Slice): DateBounds {
	return { ...(from !== undefined && { gte: momentText(from) }), ...(to !== undefined && { lt: momentText(to) }) };
}

/** Whether a slice is less than whole days, which a server may refuse. */
function isWithinDay(slice: Slice): boolean {
	const { gte, lt } = boundsOf(slice);
	return [gte, lt].some((bound) => bound !== undefined && dayBeginningAt(bound) === undefined);
}

/** `refusal` is what the server says to reading so deep. */
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
			advice: l10n.t("Add a filter that splits them, such as an owner or a status."),
			cause: refusal,
		},
	);
}
