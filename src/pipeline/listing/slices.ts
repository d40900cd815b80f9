import * as l10n from "@vscode/l10n";
import type { ListAnswer } from "../../close/answer.ts";
import { dayBeginningAt, momentText } from "../../close/dayStart.ts";
import { CloseError } from "../../close/errors.ts";
import type { ListParameters } from "../../close/parameters.ts";
import { intersect } from "../intersect.ts";
import type { DateBounds } from "../view.ts";
import { middleOf, type Slice } from "./moments.ts";
import { type Reader, TooDeep } from "./reader.ts";
import { countOf } from "./reading.ts";
import type { ReadOptions } from "./waits.ts";

/**
 * Reads a whole listing in the order of creation. One that is longer than the server lets anybody skip is cut into
 * slices by the moment of creation, of any year, until each is short enough; what was read until then comes again.
 * @throws CloseError if a page does not arrive, or too many were created at one moment
 */
export async function readByCreation(
	reader: Reader,
	listing: ListParameters,
	options: ReadOptions,
	take: (answer: ListAnswer) => void,
): Promise<void> {
	const parameters: ListParameters = { ...listing, _order_by: "date_created" };
	const now = Date.now();
	const readSlice = async (slice: Slice): Promise<void> => {
		const middle = middleOf(slice, now);
		try {
			const asked = intersect(parameters, { date_created: boundsOf(slice) });
			const first = await reader.page(asked, 0, options);
			if ((first.aggregates.total_results ?? 0) <= reader.reach)
				return await readOn(reader, asked, first, options, take);
			if (middle === undefined) throw tooDense(slice);
		} catch (error) {
			if (error instanceof CloseError && error.status === 400 && isWithinDay(slice)) throw tooDense(slice, error);
			if (!(error instanceof TooDeep)) throw error;
			if (middle === undefined) throw tooDense(slice, error.refusal);
		}
		await readSlice({ from: slice.from, to: middle });
		await readSlice({ from: middle, to: slice.to });
	};
	await readSlice({ from: undefined, to: undefined });
}

async function readOn(
	reader: Reader,
	parameters: ListParameters,
	first: ListAnswer,
	options: ReadOptions,
	take: (answer: ListAnswer) => void,
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
			"More opportunities were created at the same moment ({0}) than this server lets anyone read.",
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
