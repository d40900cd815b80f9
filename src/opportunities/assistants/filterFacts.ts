import { DATE_OPERATORS } from "../../close/schema/parameters.ts";
import { addDays } from "../time/calendar.ts";
import { resolvePeriod } from "../time/periods.ts";
import { DESCRIBED_FILTERS } from "../view/filterWords.ts";
import { type FilterKey, type Filters, type FilterValues, ME, type View } from "../view/view.ts";
import type { AssistantContext } from "./assistantContext.ts";
import { dataText } from "./dataText.ts";
import { tokensIn } from "./tokenEstimate.ts";

type Naming = Pick<AssistantContext, "names" | "asking" | "hidden">;

/** How many values of one filter are given. */
const MOST_VALUES = 4;
/** The most tokens of a View's filters, unless a caller has less room. */
const ROOM = 110;

/**
 * The filters of a View in the API's terms, as far as there is room: `status_type won; date_won 2026-10-01 to 2026-12-31
 * (this_quarter)`. What users or Close named stands in JSON strings. No lead is named, only its id.
 */
export function filterFacts({ filters }: View, naming: Naming, most = ROOM): string {
	const facts = DESCRIBED_FILTERS.flatMap((key) => factOf(key, filters, naming) ?? []);
	if (facts.length === 0) return "none (won, active and lost)";
	let room = most;
	const kept = facts.filter((fact) => {
		room -= tokensIn(fact);
		return room >= 0;
	});
	const rest = facts.length - kept.length;
	return [...kept, ...(rest === 0 ? [] : [`and ${rest} more`])].join("; ");
}

function factOf(key: FilterKey, filters: Filters, naming: Naming): string | undefined {
	switch (key) {
		case "status_type":
		case "value_period":
			return listed(key, filters[key], (value) => value);
		case "user_id":
			return listed(key, filters[key], (id) => ownerFact(id, naming));
		case "status_id":
			return listed(key, filters[key], (id) => dataText(naming.names.status(id) ?? id));
		case "status_label":
		case "status":
			return listed(key, filters[key], (value) => dataText(value));
		case "date_won":
		case "date_created":
		case "date_updated":
			return filters[key] === undefined ? undefined : `${key} ${daysFact(filters[key], naming)}`;
		case "is_stalled":
			return filters[key] === undefined ? undefined : `${key} ${filters[key]}`;
		case "lead_id":
		case "lead_saved_search_id":
		case "organization_id":
		case "query":
		case "lead_query":
			return filters[key] === undefined ? undefined : `${key} ${dataText(filters[key])}`;
	}
}

function listed(
	key: FilterKey,
	values: readonly string[] | undefined,
	write: (value: string) => string,
): string | undefined {
	if (values === undefined) return undefined;
	const kept = values.slice(0, MOST_VALUES).map(write).join(", ");
	const rest = values.length - MOST_VALUES;
	return rest > 0 ? `${key} ${kept} and ${rest} more` : `${key} ${kept}`;
}

function ownerFact(id: string, { names, asking, hidden }: Naming): string {
	const name = names.owner(id === ME ? (asking.me ?? id) : id);
	const shown = hidden ? undefined : name;
	if (id === ME) return shown === undefined ? "me" : `me (${dataText(shown)})`;
	return dataText(shown ?? id);
}

/** A period with its first and its last day, or the bounds as they are. */
function daysFact(date: FilterValues["date_won"], { asking }: Naming): string {
	if (typeof date === "string") {
		const { gte, lt } = resolvePeriod(date, asking.now, asking.startMonth);
		return `${gte} to ${addDays(lt, -1)} (${date})`;
	}
	return DATE_OPERATORS.flatMap((operator) => {
		const bound = date[operator];
		return bound === undefined ? [] : `${SIGNS[operator]} ${bound}`;
	}).join(" and ");
}

const SIGNS = { eq: "=", gte: ">=", gt: ">", lte: "<=", lt: "<" } as const;
