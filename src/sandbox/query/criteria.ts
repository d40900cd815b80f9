import { contactName, note } from "../data/opportunity.ts";
import { annualizedValue, expectedValue, PERIODS, type Rec } from "../data/record.ts";
import type { World } from "../data/world.ts";
import { type Criterion, QueryError } from "./language.ts";
import { type Clock, compareSpan, momentOfDay, readSpan } from "./times.ts";

/** Smaller than any difference between two of the numbers, which are integers. */
const SMALLEST_STEP = 1e-6;

type Test = (record: Rec) => boolean;
type Read<Value> = (world: World, record: Rec) => Value | null | undefined;

/** Text fields that match if they contain the value. */
const CONTAINED: Readonly<Record<string, Read<string>>> = {
	note,
	lead: (world, record) => world.leads.name(record.lead),
	lead_name: (world, record) => world.leads.name(record.lead),
	contact: contactName,
	contact_name: contactName,
};

/** Text fields that match if they equal the value. */
const EQUAL: Readonly<Record<string, Read<string>>> = {
	id: (world, record) => world.ids.of("oppo", record.n),
	lead_id: (world, record) => world.leads.id(record.lead),
	user: (world, record) => world.owners[record.owner]?.name,
	user_name: (world, record) => world.owners[record.owner]?.name,
	user_id: (world, record) => world.owners[record.owner]?.id,
	status: (world, record) => world.statuses[record.status]?.label,
	status_label: (world, record) => world.statuses[record.status]?.label,
	status_id: (world, record) => world.statuses[record.status]?.id,
	status_type: (world, record) => world.statuses[record.status]?.type,
	value_period: (_world, record) => PERIODS[record.period],
	pipeline: (world, record) => world.pipelines[world.statuses[record.status]?.pipeline ?? -1]?.name,
	is_stalled: (_world, record) => String(record.stall > 0),
};

/** Number fields: values in cents, as everywhere in the API, confidence in percent. */
const NUMBERS: Readonly<Record<string, Read<number>>> = {
	value: (_world, record) => record.value,
	annualized_value: (_world, record) => annualizedValue(record),
	expected_value: (_world, record) => expectedValue(record),
	confidence: (_world, record) => record.confidence,
};

const TIMES: Readonly<Record<string, (record: Rec, clock: Clock) => number | null>> = {
	date: (record, clock) => momentOfDay(record.won, clock),
	date_won: (record, clock) => momentOfDay(record.won, clock),
	created: (record) => record.created,
	date_created: (record) => record.created,
	updated: (record) => record.updated,
	date_updated: (record) => record.updated,
	date_lost: (record) => record.lost,
};

/** The filter of one `field:value`. The field may have the prefix `opportunity_`. @throws QueryError */
export function criterionFilter(criterion: Criterion, world: World, clock: Clock): Test {
	const { operator, value } = criterion;
	const field = criterion.field.replace(/^opportunity_/, "");
	const ordered = operator !== ":" && operator !== "=";
	const time = own(TIMES, field);
	if (time !== undefined) {
		const span = readSpan(value, clock);
		return (record) => compareSpan(operator, span, time(record, clock));
	}
	const number = own(NUMBERS, field);
	if (number !== undefined) {
		const bound = Number(value);
		if (value.trim() === "" || Number.isNaN(bound)) {
			throw new QueryError(`"${value}" is not a number`);
		}
		const span = { start: bound, end: bound + SMALLEST_STEP };
		return (record) => compareSpan(operator, span, number(world, record) ?? null);
	}
	const contained = own(CONTAINED, field);
	const equal = own(EQUAL, field);
	if (ordered && (contained !== undefined || equal !== undefined)) {
		throw new QueryError(`"${criterion.field}" cannot be compared with ${operator}`);
	}
	const wanted = value.toLowerCase();
	if (contained !== undefined) {
		return (record) => contained(world, record)?.toLowerCase().includes(wanted) === true;
	}
	if (equal !== undefined) {
		return (record) => equal(world, record)?.toLowerCase() === wanted;
	}
	throw new QueryError(`there is no field "${criterion.field}"`);
}

function own<Value>(table: Readonly<Record<string, Value>>, name: string): Value | undefined {
	return Object.hasOwn(table, name) ? table[name] : undefined;
}
