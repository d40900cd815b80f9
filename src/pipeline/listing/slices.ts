import * as l10n from "@vscode/l10n";
import type { ListAnswer } from "../../close/answer.ts";
import { momentText } from "../../close/dayStart.ts";
import { CloseError } from "../../close/errors.ts";
import type { ListParameters } from "../../close/parameters.ts";
import { intersect } from "../intersect.ts";
import type { DateBounds } from "../view.ts";
import { middleOf, type Slice } from "./moments.ts";
import { type Reader, TooDeep } from "./reader.ts";
import type { ReadOptions } from "./waits.ts";

/**
 * Reads a whole listing in the order of creation. One that is longer than the server lets anybody skip is cut into
 * slices by the moment of creation, of any year, until each is short enough; what was read until then comes again.
 * @throws CloseError where a page does not arrive, or too many were created at one moment
 */
export async function readByCreation(
	reader: Reader,
	listing: ListParameters,
	options: ReadOptions,
	take: (answer: ListAnswer) => void,
): Promise<void> {
	const parameters: ListParameters = { ...listing, _order_by: "date_created" };
	const now = Date.now();
	const bounds = new BoundTexts();
	const readSlice = async (slice: Slice): Promise<void> => {
		const middle = middleOf(slice, now, bounds.unit);
		try {
			const { first, asked } = await bounds.ask(slice, async (date_created) => {
				const asked = intersect(parameters, { date_created });
				return { asked, first: await reader.page(asked, 0, options) };
			});
			if ((first.aggregates.total_results ?? 0) <= reader.reach)
				return await readOn(reader, asked, first, options, take);
			if (middle === undefined) throw tooDense(slice);
		} catch (error) {
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

function countOf({ groups, rows }: ListAnswer): number {
	return groups?.reduce((sum, group) => sum + group.rows.length, 0) ?? rows.length;
}

/** How the bounds of slices are written: as moments or, for a server that refuses these, as days. */
class BoundTexts {
	#form: "untried" | "moments" | "days" = "untried";

	/** Milliseconds of the shortest slice. */
	get unit(): number {
		return this.#form === "days" ? DAY : SECOND;
	}

	/** Asks for a slice; in days where its moments are refused, and with that refusal where days are as well. */
	async ask<T>({ from, to }: Slice, ask: (bounds: DateBounds) => Promise<T>): Promise<T> {
		const askIn = (write: (moment: number) => string) =>
			ask({ ...(from !== undefined && { gte: write(from) }), ...(to !== undefined && { lt: write(to) }) });
		if (this.#form === "days") return askIn(dayText);
		const isOpen = from === undefined && to === undefined;
		try {
			const answer = await askIn(momentText);
			if (!isOpen) this.#form = "moments";
			return answer;
		} catch (error) {
			const refused = error instanceof CloseError && error.status === 400;
			if (!refused || isOpen || this.#form === "moments") throw error;
			const answer = await askIn(dayText).catch(() => Promise.reject(error));
			this.#form = "days";
			return answer;
		}
	}
}

const SECOND = 1000;
const DAY = 86_400_000;

function dayText(moment: number): string {
	return momentText(moment).slice(0, 10);
}

/** `refusal` is what the server says to reading so deep. */
function tooDense({ from, to }: Slice, refusal?: CloseError): CloseError {
	const moment = from ?? to;
	return new CloseError(
		"badRequest",
		l10n.t(
			"More opportunities were created at one moment ({0}) than this server lets anybody read.",
			moment === undefined ? "?" : momentText(moment),
		),
		{
			status: refusal?.status,
			reason: refusal?.reason,
			advice: l10n.t("Add a filter that parts them, such as an owner or a status."),
			cause: refusal,
		},
	);
}
