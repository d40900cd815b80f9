import type { Opportunity } from "./documentedTypes.ts";
import { NEW_PERIOD, NO_PERIOD, type Rec } from "./record.ts";

/**
 * A field as a server may send it despite the documentation: undocumented values, null, fractions and percentages out of
 * range, as public connectors of Close declare them. Each kind occurs in one of thirteen opportunities.
 */
export function looseValue(field: keyof Opportunity, value: unknown, record: Rec): unknown {
	const kind = record.n % 13;
	switch (field) {
		case "value_period":
			return record.period === NEW_PERIOD ? "quarterly" : record.period === NO_PERIOD ? null : value;
		case "confidence":
			return kind === 7 ? null : kind === 8 ? 12.5 : kind === 12 ? (record.n % 2 === 0 ? -20 : 150) : value;
		case "status_type":
			return kind === 9 ? null : kind === 10 ? "on_hold" : value;
		case "expected_value":
		case "annualized_value":
		case "annualized_expected_value":
			return typeof value === "number" && kind === 11 ? value + 0.5 : value;
		default:
			return value;
	}
}

/** The value period of opportunity `n` if it has none of the documented ones, else undefined. */
export function loosePeriod(n: number): number | undefined {
	return n % 13 === 5 ? NEW_PERIOD : n % 13 === 6 ? NO_PERIOD : undefined;
}
