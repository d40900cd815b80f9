import { isReadable, type OpportunityRow, type Row } from "../../../close/schema/opportunityRow.ts";
import { annualizedValueOf } from "../../reading/annualizedValue.ts";
import { leadText } from "../../text/nameText.ts";
import type { Gamble } from "./distribution.ts";

/** The most open deals whose outcome is computed. */
export const MOST_DEALS = 5_000;

/** An open opportunity as the analysis takes it. Amounts are annualized, integers as the API's. */
export interface OpenDeal extends Gamble {
	readonly id: string;
	/** The name of the lead. */
	readonly lead: string;
	/** The day on which it is to be won, `YYYY-MM-DD`. */
	readonly date_won: string | null;
	/** Close's expected value: the value times the confidence as it is, rounded for each opportunity. */
	readonly expected: number;
}

/** The open deals of a View, and what had to be assumed of some of them. */
export interface OpenDeals {
	readonly deals: readonly OpenDeal[];
	/** How many have no confidence, which counts as 0. */
	readonly withoutConfidence: number;
	/** How many have a confidence below 0 or above 100, which counts as 0 or 100. */
	readonly clamped: number;
	/** How many have no value, which counts as 0. */
	readonly withoutValue: number;
	/** How many couldn't be read, and so aren't among the deals. */
	readonly unreadable: number;
}

export function openDealsOf(rows: readonly Row[]): OpenDeals {
	const readable = rows.filter(isReadable);
	const count = (of: (row: OpportunityRow) => boolean) => readable.filter(of).length;
	return {
		deals: readable.map(dealOf),
		withoutConfidence: count(({ confidence }) => confidence === null),
		clamped: count(({ confidence }) => confidence !== null && clamped(confidence) !== confidence),
		withoutValue: count(({ value }) => value === null),
		unreadable: rows.length - readable.length,
	};
}

function dealOf(row: OpportunityRow): OpenDeal {
	const { id, date_won } = row;
	const value = annualizedValueOf(row);
	const confidence = row.confidence ?? 0;
	const expected = Math.round((value * confidence) / 100);
	return { id, lead: leadText(row), date_won, value, chance: clamped(confidence), expected };
}

function clamped(confidence: number): number {
	return Math.min(100, Math.max(0, confidence));
}
