import * as z from "zod/mini";
import { type Aggregates, type PeriodCounts, SUMS } from "./aggregates.ts";
import type { AnswerGroup, GroupFields, ListAnswer } from "./answer.ts";
import { misfitError } from "./failures.ts";
import { isContainer } from "./isRecord.ts";
import { misfitOf } from "./misfit.ts";
import type { Row } from "./opportunity.ts";
import { VALUE_PERIODS } from "./parameters.ts";
import { readRow } from "./row.ts";
import { StringPool } from "./stringPool.ts";
import { writtenAmounts } from "./writtenAmounts.ts";

export interface ListContext {
	/** Whether `_group_by` was asked for. */
	readonly grouped: boolean;
	/** When the answer was complete, in milliseconds since the epoch. */
	readonly receivedAt: number;
	/** The server's clock, in milliseconds since the epoch. */
	readonly servedAt?: number | undefined;
	/** Shared by the answers of one server, so that they share their texts. */
	readonly pool?: StringPool;
	/** Whether rows keep the objects that they were read from. */
	readonly keepObjects?: boolean;
}

const figure = z.optional(z.nullable(z.number()));
/** Also counts periods that nobody knows yet, under names that the server makes up. */
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
 * Checks an answer of `GET /opportunity/`. Around the objects it is strict: a field of the wrong type is an error, null
 * counts as left out. Of the objects each one that does not fit becomes a row that says so. Where `_group_by` was asked
 * for and plain objects came, `groups` is undefined and `rows` is filled.
 * @throws CloseError `answer` that names the field
 */
export function parseListAnswer(body: unknown, context: ListContext): ListAnswer {
	const { grouped, receivedAt, servedAt, keepObjects = false, pool = new StringPool() } = context;
	const read = (object: unknown) => {
		const row = readRow(object, pool);
		return keepObjects && isContainer(object) ? { ...row, object } : row;
	};
	const envelope = check(envelopeSchema, body, "");
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

/** Told by what no object has, as the named fields of a group (`user_id`, …) are also fields of objects. */
function isGroup(value: unknown): boolean {
	return isContainer(value) && ("objects" in value || "key" in value);
}

function readGroup(value: unknown, index: number, pool: StringPool, read: (object: unknown) => Row): AnswerGroup {
	const group = check(groupSchema, value, `data[${index}]`);
	return {
		key: group.key,
		fields: fieldsOf(value as Readonly<Record<string, unknown>>, pool),
		aggregates: aggregatesOf(group),
		rows: group.objects.map(read),
	};
}

/** A named field of a type that it cannot have is left out: pages are combined by `key` alone. */
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

function check<T>(schema: z.ZodMiniType<T>, value: unknown, within: string): T {
	const parsed = z.safeParse(schema, value);
	if (!parsed.success) throw misfitError(misfitOf(parsed.error, within));
	return parsed.data;
}
