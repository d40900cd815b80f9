import { dayBeginningAt } from "../base/dayStart.ts";
import { CloseError } from "../base/errors.ts";
import type { Log } from "../base/log.ts";
import { DATE_FILTERS, DATE_PRECISIONS, type ListParameter, type ListParameters } from "../schema/parameters.ts";
import { maxLimitOf, maxSkipOf } from "./limitsInError.ts";

/** The days that replace the moments of a request, by parameter. */
type Days = ReadonlyMap<ListParameter, string>;

/**
 * The form in which one server accepts a day as a bound of `date_created` and `date_updated`: as the moment at which the
 * day begins (`2026-07-31T22:00:00+00:00`), unless it refuses that with 400 and accepts the bare day (`2026-08-01`). A 400 may have any reason, so only a second request can tell. There is no second request once the server
 * has accepted moments.
 */
export class DayForm {
	readonly #log: Log;
	readonly #taken = new Set<ListParameter>();
	#refused = false;
	/** A pending request with bare days, after a 400. */
	#trial: Promise<void> | undefined;
	/** How many such requests failed as well. */
	#failedTrials = 0;

	constructor(log: Log) {
		this.#log = log;
	}

	/** The parameters in the form that this server accepts, as far as that is known. */
	asSent(parameters: ListParameters): ListParameters {
		return this.#refused ? withDays(parameters, daysIn(parameters)) : parameters;
	}

	/** Sends the request in the form that the server accepts. @throws what `ask` throws; the first error if both forms fail */
	async ask<T>(parameters: ListParameters, ask: (parameters: ListParameters) => Promise<T>): Promise<T> {
		const days = daysIn(parameters);
		const askWithDays = () => ask(withDays(parameters, days));
		if (this.#refused || days.size === 0) return askWithDays();
		const failedTrials = this.#failedTrials;
		try {
			const answer = await ask(parameters);
			for (const parameter of days.keys()) this.#taken.add(parameter);
			return answer;
		} catch (error) {
			const known = [...days.keys()].every((parameter) => this.#taken.has(parameter));
			if (known || !mayBeTheForm(error)) throw error;
			while (this.#trial !== undefined) await this.#trial;
			if (this.#refused) return askWithDays();
			// Another request that was pending at the same time has tried days for all of them.
			if (this.#failedTrials > failedTrials) throw error;
			return this.#try(askWithDays, error);
		}
	}

	async #try<T>(askWithDays: () => Promise<T>, firstError: unknown): Promise<T> {
		const answer = askWithDays();
		const trial = answer.then(
			() => this.#learn(),
			(error: unknown) => {
				if (!isCancelled(error)) this.#failedTrials += 1;
			},
		);
		this.#trial = trial.finally(() => {
			this.#trial = undefined;
		});
		try {
			await this.#trial;
			return await answer;
		} catch (error) {
			throw isCancelled(error) ? error : firstError;
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
