import type { ValuePeriod } from "../../close/schema/parameters.ts";

/** The value periods, by their index in a {@link Rec}. */
export const PERIODS: readonly ValuePeriod[] = ["one_time", "monthly", "annual"];
/** An undocumented period, and no period. They occur only with the variant `fields: "loose"`. */
export const NEW_PERIOD = 3;
export const NO_PERIOD = 4;

/**
 * The stored form of an opportunity: what filters, orders, groups and sums need. All other fields are computed from `n` for
 * each answer. Moments are in microseconds since 1970, days in days since 1970.
 */
export interface Rec {
	/** A unique number, which is never reused. */
	readonly n: number;
	readonly lead: number;
	/** The index of the owner; -1 for none. */
	owner: number;
	/** The index among the statuses of all pipelines. */
	status: number;
	/** In cents. */
	value: number | null;
	/** Index into {@link PERIODS}, or one of {@link NEW_PERIOD} and {@link NO_PERIOD}. */
	period: number;
	/** In percent. */
	confidence: number;
	/** The day on which it was won or is expected to be won. */
	won: number | null;
	lost: number | null;
	readonly created: number;
	updated: number;
	/** 0 if it isn't stalled; else its number among the stalled ones, from 1. */
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
