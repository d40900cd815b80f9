import * as l10n from "@vscode/l10n";
import { countText } from "../../close/base/countText.ts";
import { UserError } from "../../close/base/errors.ts";
import type { Aggregates } from "../../close/schema/aggregates.ts";
import type { ListResponse } from "../../close/schema/listResponse.ts";
import type { Row } from "../../close/schema/opportunityRow.ts";
import type { ListParameters } from "../../close/schema/parameters.ts";
import type { PageReader } from "../reading/pageReader.ts";
import { readRange } from "../reading/rangeReader.ts";
import { readByCreationDate } from "../reading/readByCreationDate.ts";
import type { ReadOptions } from "../reading/readContext.ts";
import { DataChangedError, SkipLimitError } from "../reading/readErrors.ts";
import { type Provenance, provenanceOf } from "../reading/readPlan.ts";
import type { Progress } from "./sharedAnswers.ts";

/** All objects of a listing without groups, in the order of creation. */
interface WholeListing {
	readonly aggregates: Aggregates;
	readonly rows: readonly Row[];
	readonly requests: readonly Provenance[];
	/** When the first answer was complete, in milliseconds since the epoch: nothing in it is older. */
	readonly asOf: number;
	/** True if the data changed twice while it was read, so that the rows may be of several moments. */
	readonly changing: boolean;
}

/** Thrown if more objects match than are wanted. */
export class TooManyRows extends UserError {
	override readonly name = "TooManyRows";
	/** How many match. */
	readonly count: number;
	/** The listing's first page. */
	readonly first: ListResponse | undefined;

	constructor(count: number, limit: number, first?: ListResponse) {
		super(
			l10n.t(
				"{0} opportunities match, but the limit is {1}. Add a filter or choose a shorter period.",
				countText(count),
				countText(limit),
			),
			{
				advice: l10n.t("Add a filter that narrows them down, such as an owner or a status."),
			},
		);
		this.count = count;
		this.first = first;
	}
}

interface Wants {
	/** The listing's first page, if it is known. */
	readonly first?: ListResponse | undefined;
	/** The most objects that are wanted. */
	readonly limit: number;
	readonly onProgress: Progress;
}

/**
 * Reads all objects of a listing, page by page and several pages at a time. Each answer must have the same aggregates, and
 * each object must arrive once; otherwise everything is read once more.
 * @throws TooManyRows after one request if more than `limit` match, CloseError if an answer doesn't arrive
 */
export async function readWholeListing(
	reader: PageReader,
	listing: ListParameters,
	wants: Wants,
	options: ReadOptions,
): Promise<WholeListing> {
	try {
		return await readOnce(reader, listing, wants, options, changed);
	} catch (error) {
		if (!(error instanceof DataChangedError)) throw error;
		reader.context.log.info("The data changed while it was read; reading again.");
	}
	let changing = false;
	const again = await readOnce(reader, listing, { ...wants, first: undefined }, options, () => {
		changing = true;
	});
	return { ...again, changing };
}

function changed(): never {
	throw new DataChangedError();
}

/** `misfit` is called if an answer doesn't fit the ones before. */
async function readOnce(
	reader: PageReader,
	listing: ListParameters,
	{ first: known, limit, onProgress }: Wants,
	options: ReadOptions,
	misfit: () => void,
): Promise<WholeListing> {
	const parameters: ListParameters = { ...listing, _order_by: "date_created" };
	const first = known ?? (await reader.page(parameters, 0, options));
	const { aggregates: totals, receivedAt: asOf } = first;
	const size = totals.total_results;
	if (size !== undefined && size > limit) throw new TooManyRows(size, limit, first);
	let found = new Found(first);
	const take = (answer: ListResponse, rows: readonly Row[], repeated: () => void) => {
		found.add(answer, rows, repeated);
		const count = found.rows.size;
		if (count > limit) throw new TooManyRows(count, limit, first);
		onProgress(count, size ?? count);
	};
	try {
		const range = { parameters, start: 0, size, whole: true, totals, first, disjoint: true };
		for await (const { answer, rows } of readRange(range, { reader, options, inconsistency: misfit }))
			take(answer, rows, misfit);
	} catch (error) {
		if (!(error instanceof SkipLimitError)) throw error;
		found = new Found(first);
		// Objects that were read before a cut arrive again.
		await readByCreationDate(reader, listing, options, (answer) => take(answer, answer.rows, () => undefined));
	}
	if (size !== undefined && found.rows.size !== size) misfit();
	const rows = [...found.rows.values()];
	return { aggregates: totals, rows, requests: found.requests, asOf, changing: false };
}

/** The objects that have arrived, each once, and the answers that brought them. */
class Found {
	readonly rows = new Map<string, Row>();
	readonly #answers: Set<ListResponse>;

	constructor(first: ListResponse) {
		this.#answers = new Set([first]);
	}

	get requests(): readonly Provenance[] {
		return [...this.#answers].flatMap((answer) => provenanceOf(answer) ?? []);
	}

	add(answer: ListResponse, rows: readonly Row[], repeated: () => void): void {
		this.#answers.add(answer);
		for (const row of rows) {
			const id = row.id ?? `#${this.rows.size}`;
			if (this.rows.has(id)) repeated();
			this.rows.set(id, row);
		}
	}
}
