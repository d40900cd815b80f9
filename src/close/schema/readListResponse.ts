import * as z from "zod/mini";
import { schemaError } from "../base/errorMessages.ts";
import { isContainer } from "../base/isRecord.ts";
import { StringPool } from "../base/stringPool.ts";
import { type Aggregates, type PeriodCounts, SUMS, writtenAmounts } from "./aggregates.ts";
import type { GroupFields, ListResponse, ResponseGroup } from "./listResponse.ts";
import type { Row } from "./opportunityRow.ts";
import { VALUE_PERIODS } from "./parameters.ts";
import { readRow } from "./readRow.ts";
import { schemaErrorOf } from "./schemaError.ts";

interface ListContext {
	/** Whether the request had `_group_by`. */
	readonly grouped: boolean;
	/** When the answer had arrived in full, in milliseconds since the epoch. */
	readonly receivedAt: number;
	/** The server's clock, in milliseconds since the epoch. */
	readonly servedAt?: number | undefined;
	/** Shared by the answers of one server, so that equal texts take memory once. */
	readonly pool?: StringPool;
	/** Whether rows keep the objects that they were read from. */
	readonly keepObjects?: boolean;
}

const figure = z.optional(z.nullable(z.number()));
/** Accepts periods that this extension doesn't know, under any name. */
const counts = z.looseObject(Object.fromEntries(VALUE_PERIODS.map((period) => [period, figure])));
const aggregateFields = {
	total_results: figure,
	count_by_value_period: z.optional(z.nullable(counts)),
	...(Object.fromEntries(SUMS.map((sum) => [sum, figure])) as Record<(typeof SUMS)[number], typeof figure>),
};
const envelopeSchema = z.object({
	data: z.array(z.unknown()),
	has_more: z.optional(z.nullable(z.boolean())),
	...aggregateFields,
});
const groupSchema = z.object({ key: z.optional(z.unknown()), objects: z.array(z.unknown()), ...aggregateFields });

/**
 * Checks an answer of `GET /opportunity/`. A field around the objects that has the wrong type is an error; null counts as
 * left out. An object that doesn't match the schema becomes an unreadable row. If the request had `_group_by` but the
 * answer has plain objects, `groups` is undefined and `rows` is filled.
 * @throws CloseError `answer` that names the field
 */
export function readListResponse(body: unknown, context: ListContext): ListResponse {
	const { grouped, receivedAt, servedAt, keepObjects = false, pool = new StringPool() } = context;
	const read = (object: unknown) => {
		const row = readRow(object, pool);
		return keepObjects && isContainer(object) ? { ...row, object } : row;
	};
	const envelope = checked(envelopeSchema, body, "");
	const isGrouped = grouped && (envelope.data.length === 0 || envelope.data.some(isGroup));
	const written = writtenAmounts(isGrouped ? [body, ...envelope.data] : [body]);
	return {
		groups: isGrouped ? envelope.data.map((group, index) => readGroup(group, index, pool, read)) : undefined,
		rows: isGrouped ? [] : envelope.data.map(read),
		hasMore: envelope.has_more ?? undefined,
		aggregates: aggregatesOf(envelope),
		...(written.length === 0 ? {} : { written }),
		...(servedAt === undefined ? {} : { servedAt }),
		receivedAt,
	};
}

/** Only groups have `objects` and `key`. Their named fields (`user_id`, …) are fields of objects, too. */
function isGroup(value: unknown): boolean {
	return isContainer(value) && ("objects" in value || "key" in value);
}

function readGroup(value: unknown, index: number, pool: StringPool, read: (object: unknown) => Row): ResponseGroup {
	const group = checked(groupSchema, value, `data[${index}]`);
	return {
		key: group.key,
		fields: fieldsOf(value as Readonly<Record<string, unknown>>, pool),
		aggregates: aggregatesOf(group),
		rows: group.objects.map(read),
	};
}

/** Leaves out a named field of the wrong type: pages are combined by `key` alone. */
function fieldsOf(group: Readonly<Record<string, unknown>>, pool: StringPool): GroupFields {
	const fields: Record<string, string | number | null> = {};
	for (const name of ["user_id", "user_name"] as const) {
		const text = group[name];
		if (typeof text === "string") fields[name] = pool.of(text);
		else if (text === null) fields[name] = null;
	}
	for (const name of ["year", "quarter", "month", "weekyear", "week"] as const) {
		const given = group[name];
		const number = typeof given === "string" && /^\d+$/.test(given) ? Number(given) : given;
		if (typeof number === "number" || number === null) fields[name] = number;
	}
	return fields;
}

type Figures = z.infer<typeof envelopeSchema> | z.infer<typeof groupSchema>;

function aggregatesOf(figures: Figures): Aggregates {
	const aggregates: { -readonly [Name in keyof Aggregates]: Aggregates[Name] } = {};
	for (const name of ["total_results", ...SUMS] as const) {
		const figure = figures[name];
		if (typeof figure === "number") aggregates[name] = figure;
	}
	if (figures.count_by_value_period) aggregates.count_by_value_period = countsIn(figures.count_by_value_period);
	return aggregates;
}

function countsIn(given: Readonly<Record<string, unknown>>): PeriodCounts {
	const counts: { -readonly [Name in keyof PeriodCounts]: PeriodCounts[Name] } = {};
	for (const [name, count] of Object.entries(given)) {
		if (typeof count !== "number") continue;
		const period = VALUE_PERIODS.find((known) => known === name) ?? "other";
		counts[period] = (counts[period] ?? 0) + count;
	}
	return counts;
}

function checked<T>(schema: z.ZodMiniType<T>, value: unknown, within: string): T {
	const parsed = z.safeParse(schema, value);
	if (!parsed.success) throw schemaError(schemaErrorOf(parsed.error, within));
	return parsed.data;
}
