import type { ListAnswer } from "../../close/answer.ts";
import type { ListParameters } from "../../close/parameters.ts";
import { addDays, type Day, localDay } from "../calendar.ts";
import { intersect } from "../intersect.ts";
import { type Reader, TooDeep } from "./reader.ts";
import type { ReadOptions } from "./waits.ts";

/** No opportunity of Close was created before. */
const FIRST: Day = "2010-01-01";

/**
 * Reads a whole listing in the order of creation. One that is longer than the server lets anybody skip is cut into
 * stretches of days of creation, each short enough; what was read until then comes again.
 * @throws TooDeep where a single day holds too many, CloseError where a page does not arrive
 */
export async function readByCreation(
	reader: Reader,
	listing: ListParameters,
	options: ReadOptions,
	take: (answer: ListAnswer) => void,
): Promise<void> {
	const parameters: ListParameters = { ...listing, _order_by: "date_created" };
	const readOn = async (slice: ListParameters, first: ListAnswer) => {
		let answer = first;
		for (let read = 0; countOf(answer) > 0; answer = await reader.page(slice, read, options)) {
			take(answer);
			read += countOf(answer);
			if (read === answer.aggregates.total_results) return;
		}
	};
	const readSlice = async (from: Day, to: Day): Promise<void> => {
		const slice = intersect(parameters, { date_created: { gte: from, lt: to } });
		const first = await reader.page(slice, 0, options);
		const middle = addDays(from, Math.floor((Date.parse(to) - Date.parse(from)) / 2 / 86_400_000));
		if ((first.aggregates.total_results ?? 0) <= reader.reach || middle === from) {
			try {
				return await readOn(slice, first);
			} catch (error) {
				// A server that does not say how many there are.
				if (!(error instanceof TooDeep) || middle === from) throw error;
			}
		}
		await readSlice(from, middle);
		await readSlice(middle, to);
	};
	try {
		await readOn(parameters, await reader.page(parameters, 0, options));
	} catch (error) {
		if (!(error instanceof TooDeep)) throw error;
		// The day after tomorrow has not begun in any time zone.
		await readSlice(FIRST, addDays(localDay(new Date()), 2));
	}
}

function countOf({ groups, rows }: ListAnswer): number {
	return groups?.reduce((sum, group) => sum + group.rows.length, 0) ?? rows.length;
}
