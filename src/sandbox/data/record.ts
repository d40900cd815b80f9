import type { ValuePeriod } from "../../close/schema/parameters.ts";

/** The periods by their numbers in a {@link Rec}. */
export const PERIODS: readonly ValuePeriod[] = ["one_time", "monthly", "annual"];
/** Only with the variant `fields: "loose"`: a period that the document does not know, and none. */
export const NEW_PERIOD = 3;
export const NO_PERIOD = 4;

/**
 * An opportunity in the form that it is kept in: what filters, orders, groups and sums need. All else is computed from
 * `n` when an answer shows it. Moments are microseconds, days are days since 1970.
 */
export interface Rec {
	/** Its number: unique, never given again. */
	readonly n: number;
	readonly lead: number;
	/** Index of the owner; -1 for none. */
	owner: number;
	/** Index among the statuses of all pipelines. */
	status: number;
	/** In cents. */
	value: number | null;
	/** Index into {@link PERIODS}, or one of {@link NEW_PERIOD} and {@link NO_PERIOD}. */
	period: number;
	/** In percent. */
	confidence: number;
	/** The day it was won, or is expected to be. */
	won: number | null;
	lost: number | null;
	readonly created: number;
	updated: number;
	/** 0 for one that is not stalled; else its number among the stalled ones, from 1. */
	stall: number;
}

export function annualizedValue(record: Rec): number | null {
	return record.value === null ? null : record.period === 1 ? record.value * 12 : record.value;
}

/** `round(value * confidence / 100)`, in cents. */
export function expectedValue(record: Rec): number | null {
	return record.value === null ? null : Math.round((record.value * record.confidence) / 100);
}

/** `round(annualized value * confidence / 100)`, in cents. */
export function annualizedExpectedValue(record: Rec): number | null {
	const annualized = annualizedValue(record);
	return annualized === null ? null : Math.round((annualized * record.confidence) / 100);
}

export function isObject(value: unknown): value is Record<string, unknown> {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}
