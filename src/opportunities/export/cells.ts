import { isReadable, type Row } from "../../close/schema/opportunityRow.ts";
import type { AmountScales } from "../text/currencies.ts";

/** Fields that are amounts: integers in cents of the currency. */
export const AMOUNTS: ReadonlySet<string> = new Set([
	"value",
	"expected_value",
	"annualized_value",
	"annualized_expected_value",
]);

/** Returns a field of an object as the API sent it; undefined if the answer doesn't have it. */
export function fieldOf(row: Row, field: string): unknown {
	if (row.object !== undefined) return Object.hasOwn(row.object, field) ? row.object[field] : undefined;
	if (isReadable(row)) return Object.entries(row).find(([name]) => name === field)?.[1];
	return field === "id" ? row.id : undefined;
}

/**
 * Returns a field as text for a table: amounts with their decimals (`12000.00`), null and missing values as an empty
 * text, nested values as JSON.
 */
export function cellText(row: Row, field: string, amounts: AmountScales): string {
	const value = fieldOf(row, field);
	if (value === undefined || value === null) return "";
	if (typeof value === "number" && AMOUNTS.has(field)) {
		const currency = fieldOf(row, "value_currency");
		return decimalText(value, amounts.scaleOf(typeof currency === "string" ? currency : undefined));
	}
	return typeof value === "object" ? JSON.stringify(value) : String(value);
}

/** An amount with a point before its decimals, whatever the locale: `decimalText(1200000, 2)` is `12000.00`. */
export function decimalText(amount: number, scale: number): string {
	if (!Number.isInteger(amount)) return String(amount / 10 ** scale);
	// Never with an exponent, however large a sum is.
	const digits = String(BigInt(Math.abs(amount))).padStart(scale + 1, "0");
	const sign = amount < 0 ? "-" : "";
	return scale === 0 ? `${sign}${digits}` : `${sign}${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
}
