import { dayOfMoment, formatDay } from "./dates.ts";
import type { Ids } from "./ids.ts";
import { at, hash } from "./random.ts";
import type { Rec } from "./record.ts";

/** A custom field of opportunities. Its values stand in opportunities under `custom.<id>`. Source: `facts.md`, section 6. */
export interface CustomField {
	readonly id: string;
	readonly name: string;
	readonly type: "text" | "textarea" | "url" | "number" | "date" | "choices";
	/** Null unless the type is `choices`. */
	readonly choices: readonly string[] | null;
	readonly accepts_multiple_values: boolean;
	readonly description: string | null;
}

type CustomValue = string | number | readonly string[];

interface Definition extends Omit<CustomField, "id"> {
	/** `number` is random, and the same for an opportunity each time. */
	value(number: number, record: Rec): CustomValue;
}

const SOURCES = ["Referral", "Trade fair", "Website", "Partner", "Outbound"] as const;
const COMPETITORS = ["Initrode", "Hooli", "Vandelay", "Massive Dynamic"] as const;
const PLAN = "1. Kick-off with both teams\n2. Import of their data\n3. Pilot with one team\n4. Training\n5. Roll-out";

const SINGLE = { choices: null, accepts_multiple_values: false, description: null } as const;

const DEFINITIONS: readonly Definition[] = [
	{
		...SINGLE,
		name: "Contract Link",
		type: "url",
		value: (number) => `https://contracts.example/${(number >>> 4).toString(36)}`,
	},
	{ ...SINGLE, name: "Seats", type: "number", value: (number) => 5 * (1 + ((number >>> 4) % 60)) },
	{
		...SINGLE,
		name: "Decision Date",
		type: "date",
		value: (_, { created }) => formatDay(dayOfMoment(created, 0) + 70),
	},
	{
		...SINGLE,
		name: "Source",
		type: "choices",
		choices: SOURCES,
		description: "How they heard of us",
		value: (number) => at(SOURCES, number >>> 4),
	},
	{
		...SINGLE,
		name: "Competitors",
		type: "choices",
		choices: COMPETITORS,
		accepts_multiple_values: true,
		value: (number) => COMPETITORS.slice((number >>> 4) % 3, ((number >>> 4) % 3) + 1 + ((number >>> 6) % 2)),
	},
	{ ...SINGLE, name: "Implementation Plan", type: "textarea", value: () => PLAN },
];

const AWKWARD = " <img src=x onerror=alert(1)> $(zap) [x](command:y) \u202ename";
const SALT = 401;

export function createCustomFields(ids: Ids, awkward: boolean): readonly CustomField[] {
	return DEFINITIONS.map(({ value: _, ...field }, index) => ({
		id: ids.of("cf", index),
		...field,
		name: awkward ? field.name + AWKWARD : field.name,
	}));
}

/**
 * The values of an opportunity's custom fields by their keys, or of those in `wanted`. Each third is unset, and left out as
 * Close does.
 */
export function customValues(
	{ customFields, seed }: { readonly customFields: readonly CustomField[]; readonly seed: number },
	record: Rec,
	wanted: ReadonlySet<string> | undefined,
): Record<string, CustomValue> {
	const values: Record<string, CustomValue> = {};
	for (const [index, { id }] of customFields.entries()) {
		const key = `custom.${id}`;
		if (wanted?.has(key) === false) continue;
		const number = hash(seed, SALT + index, record.n);
		if (number % 3 !== 0) values[key] = at(DEFINITIONS, index).value(number, record);
	}
	return values;
}
