import * as z from "zod/mini";
import type { StringPool } from "../base/stringPool.ts";
import type { OpportunityRow, Row } from "./opportunityRow.ts";
import { schemaErrorOf } from "./schemaError.ts";

const text = z.optional(z.nullable(z.string()));
const number = z.optional(z.nullable(z.number()));

/**
 * Less strict than the documentation: a server may leave out any field but the two ids (`_fields` requests only some), and
 * send null in all the others.
 */
const rowSchema = z.object({
	id: z.string(),
	lead_id: z.string(),
	lead_name: text,
	user_id: text,
	user_name: text,
	status_type: text,
	status_label: text,
	is_stalled: z.optional(z.nullable(z.boolean())),
	value: number,
	value_period: text,
	value_formatted: text,
	value_currency: text,
	confidence: number,
	date_won: text,
	date_updated: text,
});

/**
 * Checks an object of an answer. Missing fields count as null, false or "". An object that doesn't match the schema becomes
 * an unreadable row.
 */
export function readRow(value: unknown, pool: StringPool): Row {
	return fastRow(value, pool) ?? unreadableRow(value);
}

/** Written by hand, since zod takes several times as long as `JSON.parse`. Returns undefined if zod has to explain a mismatch. */
function fastRow(value: unknown, pool: StringPool): OpportunityRow | undefined {
	if (typeof value !== "object" || value === null) return undefined;
	const given = value as Readonly<Record<keyof OpportunityRow, unknown>>;
	const { id, lead_id, is_stalled, value: amount, confidence, date_updated } = given;
	const status_type = textOf(given.status_type, pool);
	const value_period = textOf(given.value_period, pool);
	const lead_name = textOf(given.lead_name, pool);
	const user_id = textOf(given.user_id, pool);
	const user_name = textOf(given.user_name, pool);
	const status_label = textOf(given.status_label, pool);
	const value_formatted = textOf(given.value_formatted, pool);
	const value_currency = textOf(given.value_currency, pool);
	const date_won = textOf(given.date_won, pool);
	if (
		typeof id !== "string" ||
		typeof lead_id !== "string" ||
		status_type === undefined ||
		value_period === undefined ||
		lead_name === undefined ||
		user_id === undefined ||
		user_name === undefined ||
		status_label === undefined ||
		value_formatted === undefined ||
		value_currency === undefined ||
		date_won === undefined ||
		!(is_stalled == null || typeof is_stalled === "boolean") ||
		!(amount == null || typeof amount === "number") ||
		!(confidence == null || typeof confidence === "number") ||
		!(date_updated == null || typeof date_updated === "string")
	) {
		return undefined;
	}
	return {
		id,
		lead_id: pool.of(lead_id),
		lead_name,
		user_id,
		user_name,
		status_type,
		status_label: status_label ?? "",
		is_stalled: is_stalled ?? false,
		value: amount ?? null,
		value_period,
		value_formatted,
		value_currency,
		confidence: confidence ?? null,
		date_won,
		date_updated: date_updated ?? null,
	};
}

function unreadableRow(value: unknown): Row {
	const { error } = z.safeParse(rowSchema, value);
	const unreadable = schemaErrorOf(error);
	const id = typeof value === "object" && value !== null && "id" in value ? value.id : undefined;
	return typeof id === "string" ? { unreadable, id } : { unreadable };
}

/** Returns undefined if the value is neither a text nor null nor missing. */
function textOf(value: unknown, pool: StringPool): string | null | undefined {
	if (typeof value === "string") return pool.of(value);
	return value == null ? null : undefined;
}
