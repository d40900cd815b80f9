import {
	DATE_OPERATORS,
	type DateFilter,
	type DateOperator,
	type FilterParameter,
	type ListParameter,
	type ListParameters,
} from "../../close/schema/parameters.ts";
import type { DateBounds } from "../time/periods.ts";

/** Parameters while they are put together. */
export type WrittenParameters = { -readonly [Name in ListParameter]?: ListParameters[Name] };

/** Sets the parameters of a date filter; `eq` is the one without a suffix. */
export function writeBounds(written: WrittenParameters, filter: DateFilter, bounds: DateBounds): void {
	for (const operator of DATE_OPERATORS) {
		const bound = bounds[operator];
		if (bound !== undefined) written[dateParameter(filter, operator)] = bound;
	}
}

/** Reads the parameters of a date filter, and takes them out. */
export function takeBounds(written: WrittenParameters, filter: DateFilter): DateBounds {
	const bounds: Partial<Record<DateOperator, string>> = {};
	for (const operator of DATE_OPERATORS) {
		const parameter = dateParameter(filter, operator);
		const bound = written[parameter];
		if (bound !== undefined) bounds[operator] = bound;
		delete written[parameter];
	}
	return bounds;
}

function dateParameter(filter: DateFilter, operator: DateOperator): FilterParameter {
	return operator === "eq" ? filter : `${filter}__${operator}`;
}
