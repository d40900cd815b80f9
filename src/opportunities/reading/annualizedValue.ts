import { type OpportunityRow, valuePeriodOf } from "../../close/schema/opportunityRow.ts";

/**
 * The value over a year: a monthly one times 12, any other as it is (`list-opportunities.md`); 0 if there is none. A value
 * of a period that isn't documented counts once.
 */
export function annualizedValueOf(row: Pick<OpportunityRow, "value" | "value_period">): number {
	return (row.value ?? 0) * (valuePeriodOf(row) === "monthly" ? 12 : 1);
}
