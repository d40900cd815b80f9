import { dayBeginningAt } from "../base/dayStart.ts";
import { CloseError, maxLimitOf, maxSkipOf } from "../base/errors.ts";
import type { Log } from "../base/log.ts";
import { DATE_FILTERS, DATE_PRECISIONS, type ListParameter, type ListParameters } from "../schema/parameters.ts";

/** The bare days that stand for moments of a request, by parameter. */
type Days = ReadonlyMap<ListParameter, string>;

/**
 * The form in which days of moments go to one server: as moments, until it refuses them with 400 and takes bare days
 * instead. A 400 may have any reason, so only a second request tells; once moments were taken there is none.
 */
export class DayForm {
	readonly #log: Log;
	readonly #taken = new Set<ListParameter>();
	#refused = false;
	/** A request with bare days that is under way after a refusal. */
	#trial: Promise<void> | undefined;
	/** How many such requests were refused as well. */
	#misses = 0;

	constructor(log: Log) {
		this.#log = log;
	}

	/** The parameters as this server takes them, as far as that is known. */
	asSent(parameters: ListParameters): ListParameters {
		return this.#refused ? withDays(parameters, daysIn(parameters)) : parameters;
	}

	/** Asks in the form that the server takes. @throws what `ask` throws; after two refusals the first */
	async ask<T>(parameters: ListParameters, ask: (parameters: ListParameters) => Promise<T>): Promise<T> {
		const days = daysIn(parameters);
		const askWithDays = () => ask(withDays(parameters, days));
		if (this.#refused || days.size === 0) return askWithDays();
		const misses = this.#misses;
		try {
			const answer = await ask(parameters);
			for (const parameter of days.keys()) this.#taken.add(parameter);
			return answer;
		} catch (error) {
			const known = [...days.keys()].every((parameter) => this.#taken.has(parameter));
			if (known || !mayBeTheForm(error)) throw error;
			while (this.#trial !== undefined) await this.#trial;
			if (this.#refused) return askWithDays();
			// One of those that were under way at the same time has tried it for all.
			if (this.#misses > misses) throw error;
			return this.#try(askWithDays, error);
		}
	}

	async #try<T>(askWithDays: () => Promise<T>, refusal: unknown): Promise<T> {
		const answer = askWithDays();
		const trial = answer.then(
			() => this.#learn(),
			(error: unknown) => {
				if (!isCancelled(error)) this.#misses += 1;
			},
		);
		this.#trial = trial.finally(() => {
			this.#trial = undefined;
		});
		try {
			await this.#trial;
			return await answer;
		} catch (error) {
			throw isCancelled(error) ? error : refusal;
		}
	}

	#learn(): void {
		this.#refused = true;
		this.#log.warn(
			"This server refuses moments as bounds of dates. Days are sent instead; it reads them in the offset of x-tz-offset.",
		);
	}
}

function isCancelled(error: unknown): boolean {
	return error instanceof CloseError && error.kind === "cancelled";
}

function mayBeTheForm(error: unknown): boolean {
	if (!(error instanceof CloseError) || error.status !== 400) return false;
	return maxLimitOf(error) === undefined && maxSkipOf(error) === undefined;
}

function daysIn(parameters: ListParameters): Days {
	const days = new Map<ListParameter, string>();
	for (const filter of DATE_FILTERS) {
		if (DATE_PRECISIONS[filter] === "day") continue;
		for (const operator of ["gte", "gt", "lte", "lt"] as const) {
			const parameter = `${filter}__${operator}` as const;
			const day = dayBeginningAt(parameters[parameter] ?? "");
			if (day !== undefined) days.set(parameter, day);
		}
	}
	return days;
}

function withDays(parameters: ListParameters, days: Days): ListParameters {
	return { ...parameters, ...Object.fromEntries(days) };
}
