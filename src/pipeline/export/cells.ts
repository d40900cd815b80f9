import { isReadable, type Row } from "../../close/opportunity.ts";
import type { AmountScales } from "../currencies.ts";

/** Fields that are amounts: integers in cents of the currency. */
export const AMOUNTS: ReadonlySet<string> = new Set([
	"value",
	"expected_value",
	"annualized_value",
	"annualized_expected_value",
]);

/** A field of an object as it came; undefined where the answer has none. */
export function fieldOf(row: Row, field: string): unknown {
	if (row.object !== undefined) return Object.hasOwn(row.object, field) ? row.object[field] : undefined;
	if (isReadable(row)) return Object.entries(row).find(([name]) => name === field)?.[1];
	return field === "id" ? row.id : undefined;
}

/**
 * A field as text for a table: amounts with their decimals (`12000.00`), null and what is missing empty, what is nested
 * as JSON.
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
	if (!Number.isSafeInteger(amount)) return String(amount / 10 ** scale);
	if (scale === 0) return String(amount);
	const digits = String(Math.abs(amount)).padStart(scale + 1, "0");
	return `${amount < 0 ? "-" : ""}${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
}

/** What a spreadsheet takes for the beginning of a formula, full-width forms included, after what it may pass over. */
const FORMULA = /^(?:[\t\r\n]|[\s\p{Cc}\p{Cf}]*[=+\-@\uff1d\uff0b\uff0d\uff20])/u;
const NUMBER = /^[+-]?\d+(?:[.,]\d+)?(?:e[+-]?\d+)?$/i;

/** A cell that no spreadsheet computes: an apostrophe goes before what would be a formula. Numbers stay numbers. */
export function safeCell(text: string): string {
	return FORMULA.test(text) && !NUMBER.test(text) ? `'${text}` : text;
}

/** What may stand between the beginning of a cell and a formula, as characters of a class. */
const PASSED_OVER = '"\\s\\p{Cc}\\p{Cf}';

/**
 * A text that holds no formula after a line break or after one of `separators` either. Where those part cells, though
 * the file's own separator is another, the quotation marks around the text are not at the beginning of a cell, and so
 * count for nothing. Signs before what calls nothing stay as they are: lists in notes begin with dashes.
 */
export function safeWithin(text: string, separators: string): string {
	const gaps = new RegExp(`^[${separators}${PASSED_OVER}]*|[${separators}${PASSED_OVER}]+`, "gu");
	const parts = new RegExp(`[${separators}]`);
	const safeLine = (line: string, index: number) => {
		const calls = Math.max(lastCall(line), lastLink(line));
		return line.replace(gaps, (gap, at: number) => {
			const next = at + gap.length;
			const begins = parts.test(gap) || (at === 0 && index > 0);
			const sign = line.slice(next, next + 1);
			return begins && (/[=\uff1d]/.test(sign) || (/[+\-@\uff0b\uff0d\uff20]/.test(sign) && next < calls))
				? `${gap}'`
				: gap;
		});
	};
	return text
		.split(/([\r\n]+)/)
		.map((line, index) => (index % 2 === 0 ? safeLine(line, index) : line))
		.join("");
}

/** Where a line calls a function for the last time, as in `SUM(`; -1 for nowhere. `Bob (CFO)` calls none. */
function lastCall(line: string): number {
	let place = line.lastIndexOf("(");
	// An astral letter has two code units.
	while (place > 0 && !/\p{L}$/u.test(line.slice(Math.max(0, place - 2), place)))
		place = line.lastIndexOf("(", place - 1);
	return place > 0 ? place : -1;
}

/** Where a line names another program for the last time, as in `cmd|'/C calc'!A0`; -1 for nowhere. */
function lastLink(line: string): number {
	const end = line.lastIndexOf("!");
	return end > 0 ? line.lastIndexOf("|", end - 1) : -1;
}
