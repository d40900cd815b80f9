import type { DateFilter } from "../close/schema/parameters.ts";
import { DAY_MICROS, midnight, parseDay, parseMoment } from "./data/dates.ts";
import type { Rec } from "./data/record.ts";
import type { World } from "./data/world.ts";
import { invalidField } from "./http/reply.ts";

type Comparison = "eq" | "gte" | "gt" | "lte" | "lt";

const VALUES: Record<DateFilter, (record: Rec) => number | null> = {
	date_won: (record) => record.won,
	date_created: (record) => record.created,
	date_updated: (record) => record.updated,
};

const PARAMETER = new RegExp(`^(${Object.keys(VALUES).join("|")})(?:__(gte|gt|lte|lt))?$`);

export function isDateParameter(name: string): boolean {
	return PARAMETER.test(name);
}

/**
 * The filter of a date parameter. `date_won` is compared as a day. The other two are moments: a plain date means its midnight,
 * in a zone `tzOffset` hours ahead of UTC. It means the whole day without a suffix, and with `__gt` and `__lte` if the variant
 * `bareDays` is `whole`. Objects without the date never match.
 * @throws HttpError if `text` isn't a date, or is a moment and the variant `moments` is `refused`
 */
export function dateFilter(
	{ variants }: Pick<World, "variants">,
	name: string,
	text: string,
	tzOffset: number,
): (record: Rec) => boolean {
	const match = PARAMETER.exec(name);
	const field = (match?.[1] ?? "date_won") as DateFilter;
	const comparison = (match?.[2] ?? "eq") as Comparison;
	const read = VALUES[field];
	const day = parseDay(text.trim());
	if (field === "date_won") {
		const bound = day ?? parseDay(text.trim().slice(0, 10));
		if (bound === undefined || (day === undefined && parseMoment(text, tzOffset) === undefined)) {
			throw notADate(name, text);
		}
		return compare(read, comparison, bound);
	}
	if (day !== undefined && comparison === "eq") {
		const start = midnight(day, tzOffset);
		return (record) => {
			const value = read(record);
			return value !== null && value >= start && value < start + DAY_MICROS;
		};
	}
	if (day !== undefined) {
		const whole = variants.bareDays === "whole" && (comparison === "gt" || comparison === "lte");
		if (whole) {
			return compare(read, comparison === "gt" ? "gte" : "lt", midnight(day + 1, tzOffset));
		}
		return compare(read, comparison, midnight(day, tzOffset));
	}
	const moment = variants.moments === "refused" ? undefined : parseMoment(text, tzOffset);
	if (moment === undefined) {
		throw notADate(name, text);
	}
	return compare(read, comparison, moment);
}

function notADate(name: string, text: string): Error {
	return invalidField(name, `Not a valid date: "${text}".`);
}

function compare(
	read: (record: Rec) => number | null,
	comparison: Comparison,
	bound: number,
): (record: Rec) => boolean {
	const holds: Record<Comparison, (value: number) => boolean> = {
		eq: (value) => value === bound,
		gte: (value) => value >= bound,
		gt: (value) => value > bound,
		lte: (value) => value <= bound,
		lt: (value) => value < bound,
	};
	const test = holds[comparison];
	return (record) => {
		const value = read(record);
		return value !== null && test(value);
	};
}
