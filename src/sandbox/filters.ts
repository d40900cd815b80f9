import type { FlagFilter, ListFilter, StatusType, TextFilter, ValuePeriod } from "../close/schema/parameters.ts";
import { PERIODS, type Rec } from "./data/record.ts";
import type { World } from "./data/world.ts";
import { dateFilter, isDateParameter } from "./dateFilters.ts";
import type { Parameters } from "./http/parseRequest.ts";
import { badRequest, invalidField } from "./http/reply.ts";
import { leadQueryFilter, queryFilter } from "./query/filter.ts";
import { smartViewFilter } from "./smartViews.ts";

export type Filter = (record: Rec) => boolean;
type MakeFilter = (world: World, text: string, tzOffset: number) => Filter;

const STATUS_TYPES: readonly StatusType[] = ["active", "won", "lost"];

const NONE: Filter = () => false;

/** Filters that take one value, or with `…__in` several separated by commas. */
const LISTS: Readonly<Record<ListFilter, (world: World, values: readonly string[], name: string) => Filter>> = {
	user_id: (world, values) => {
		const owners = new Set(world.owners.filter((owner) => values.includes(owner.id)).map((owner) => owner.index));
		return (record) => owners.has(record.owner);
	},
	status_id: byStatus((status, values) => values.includes(status.id)),
	status_label: byStatus((status, values) => values.includes(status.label)),
	/** Only its name is documented. Matches the label or the display name. */
	status: byStatus((status, values) => values.includes(status.label) || values.includes(status.displayName)),
	status_type: (world, values, name) => {
		allow(name, values, STATUS_TYPES);
		return byStatus((status) => values.includes(status.type))(world, values);
	},
	value_period: (_world, values, name) => {
		allow(name, values, PERIODS);
		const periods = new Set(values.map((value) => PERIODS.indexOf(value as ValuePeriod)));
		return (record) => periods.has(record.period);
	},
};

const SINGLES: Readonly<Record<TextFilter | FlagFilter, MakeFilter>> = {
	lead_id: (world, text) => {
		const lead = world.leads.numberOf(text);
		return lead === undefined ? NONE : (record) => record.lead === lead;
	},
	organization_id: (world, text) => (text === world.organization.id ? () => true : NONE),
	lead_saved_search_id: smartViewFilter,
	lead_query: leadQueryFilter,
	query: queryFilter,
	is_stalled: (_world, text) => {
		const wanted = /^(true|1)$/i.test(text) ? true : /^(false|0)$/i.test(text) ? false : undefined;
		if (wanted === undefined) {
			throw invalidField("is_stalled", `Not a boolean: "${text}".`);
		}
		return (record) => record.stall > 0 === wanted;
	},
};

function byStatus(matches: (status: World["statuses"][number], values: readonly string[]) => boolean) {
	return (world: World, values: readonly string[]): Filter => {
		const statuses = world.statuses.map((status) => matches(status, values));
		return (record) => statuses[record.status] === true;
	};
}

function allow(name: string, values: readonly string[], allowed: readonly string[]): void {
	const wrong = values.find((value) => !allowed.includes(value));
	if (wrong !== undefined) {
		throw invalidField(name, `Not a valid choice: "${wrong}". Allowed: ${allowed.join(", ")}.`);
	}
}

/** The parameters that aren't filters. */
const CONTROLS: readonly string[] = ["_limit", "_skip", "_fields", "_order_by", "_group_by"];

/**
 * Combines all filter parameters: an object has to match each of them. An empty value counts as no filter.
 * @throws HttpError if a value isn't valid, or if a parameter is unknown and the variant `unknownParameters` is `refused`
 */
export function readFilters(world: World, parameters: Parameters, tzOffset: number): Filter {
	const filters: Filter[] = [];
	for (const [name, text] of parameters) {
		const make = makerOf(name);
		if (make === undefined) {
			if (!CONTROLS.includes(name) && world.variants.unknownParameters === "refused") {
				throw badRequest(`Unknown parameter: ${name}.`);
			}
		} else if (text !== "") {
			filters.push(make(world, text, tzOffset));
		}
	}
	return (record) => {
		for (const filter of filters) {
			if (!filter(record)) {
				return false;
			}
		}
		return true;
	};
}

function makerOf(name: string): MakeFilter | undefined {
	if (isDateParameter(name)) {
		return (world, text, tzOffset) => dateFilter(world, name, text, tzOffset);
	}
	if (has(SINGLES, name)) {
		return SINGLES[name];
	}
	const several = name.endsWith("__in");
	const base = several ? name.slice(0, -"__in".length) : name;
	const make = has(LISTS, base) ? LISTS[base] : undefined;
	return make && ((world, text) => make(world, several ? text.split(",").map((part) => part.trim()) : [text], name));
}

function has<Name extends string>(table: Readonly<Record<Name, unknown>>, name: string): name is Name {
	return Object.hasOwn(table, name);
}
