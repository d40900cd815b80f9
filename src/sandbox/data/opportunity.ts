import { customValues } from "./customFieldValues.ts";
import { dayOfMoment, formatDay, formatMoment } from "./dates.ts";
import type { Opportunity } from "./documentedTypes.ts";
import { attachments, commentSummary, integrationLinks } from "./filesAndLinks.ts";
import { looseValue } from "./looseValues.ts";
import { noteFor } from "./notes.ts";
import type { Owner } from "./owners.ts";
import type { StatusData } from "./pipelines.ts";
import { at, hash } from "./random.ts";
import { annualizedExpectedValue, annualizedValue, expectedValue, PERIODS, type Rec } from "./record.ts";
import { type CurrencyCode, currencyFor, formatAmount } from "./sampleCurrencies.ts";
import { awkwardAction, stallStatus, suggestedAction } from "./stalls.ts";
import type { World } from "./world.ts";

const SALT = {
	note: 301,
	contact: 302,
	creator: 303,
	updater: 304,
	pipeline: 305,
	currency: 306,
	extras: 307,
	mixed: 308,
} as const;

type Maker<Value> = (world: World, record: Rec) => Value;
type Makers = { readonly [Field in keyof Opportunity]: Maker<Opportunity[Field]> };

function about(world: World, salt: number, record: Rec): number {
	return hash(world.seed, salt, record.n);
}

function isAwkward(world: World): boolean {
	return world.variants.texts === "awkward";
}

function statusOf(world: World, record: Rec): StatusData {
	return at(world.statuses, record.status);
}

/** The index of the opportunity's contact among those of its lead; undefined if it has none. */
function contactOf(world: World, record: Rec): number | undefined {
	const contacts = world.leads.contacts(record.lead);
	const number = about(world, SALT.contact, record);
	return contacts === 0 || number % 4 === 0 ? undefined : (number >>> 2) % contacts;
}

export function contactName(world: World, record: Rec): string | null {
	const contact = contactOf(world, record);
	return contact === undefined ? null : world.leads.contactName(record.lead, contact);
}

export function note(world: World, record: Rec): string | null {
	return noteFor(about(world, SALT.note, record), isAwkward(world));
}

/** Whether the opportunity belongs to a pipeline. A few are older than pipelines. */
function hasPipeline(world: World, record: Rec): boolean {
	return about(world, SALT.pipeline, record) % 50 !== 0;
}

/** The user who created or last changed the opportunity; undefined if none did. */
function person(world: World, salt: number, record: Rec): Owner | undefined {
	const number = about(world, salt, record);
	return number % 9 === 0 ? undefined : number % 3 === 0 ? at(world.owners, number >>> 4) : world.owners[record.owner];
}

function suggestion(world: World, record: Rec): Opportunity["suggested_action"] {
	const pipeline = world.pipelines[statusOf(world, record).pipeline];
	const next = pipeline?.statuses.find((status) => status.index > record.status) ?? statusOf(world, record);
	const made = suggestedAction(record.stall, {
		contactId: world.leads.contactId(record.lead, contactOf(world, record) ?? 0),
		contactName: contactName(world, record)?.split(" ")[0] ?? "there",
		nextStatusId: next.id,
		closeDay: (record.won ?? dayOfMoment(record.updated, 0)) + 30,
	});
	return isAwkward(world) ? awkwardAction(made) : made;
}

function currencyOf(world: World, record: Rec): CurrencyCode {
	return currencyFor(about(world, SALT.mixed, record), world.variants.currency);
}

function valueFormatted(world: World, record: Rec): string | null {
	if (record.value === null || record.value === 0) {
		return record.value === null && about(world, SALT.currency, record) % 3 === 0 ? null : "";
	}
	return formatAmount(record.value, currencyOf(world, record)) + (record.period === 1 ? " monthly" : "");
}

const MAKERS: Makers = {
	id: (world, record) => world.ids.of("oppo", record.n),
	organization_id: (world) => world.organization.id,
	lead_id: (world, record) => world.leads.id(record.lead),
	lead_name: (world, record) => world.leads.name(record.lead),
	lead_primary_email: (world, record) => world.leads.email(record.lead),
	lead_primary_phone: (world, record) => world.leads.phones(record.lead),
	contact_id: (world, record) => {
		const contact = contactOf(world, record);
		return contact === undefined ? null : world.leads.contactId(record.lead, contact);
	},
	contact_name: contactName,
	status_id: (world, record) => statusOf(world, record).id,
	status_label: (world, record) => statusOf(world, record).label,
	status_display_name: (world, record) => statusOf(world, record).displayName,
	status_type: (world, record) => statusOf(world, record).type,
	pipeline_id: (world, record) =>
		hasPipeline(world, record) ? (world.pipelines[statusOf(world, record).pipeline]?.id ?? null) : null,
	pipeline_name: (world, record) =>
		hasPipeline(world, record) ? (world.pipelines[statusOf(world, record).pipeline]?.name ?? null) : null,
	user_id: (world, record) => world.owners[record.owner]?.id ?? null,
	user_name: (world, record) => world.owners[record.owner]?.name ?? null,
	created_by: (world, record) => person(world, SALT.creator, record)?.id ?? null,
	created_by_name: (world, record) => person(world, SALT.creator, record)?.name ?? null,
	updated_by: (world, record) => person(world, SALT.updater, record)?.id ?? null,
	updated_by_name: (world, record) => person(world, SALT.updater, record)?.name ?? null,
	value: (_world, record) => record.value,
	value_period: (_world, record) => PERIODS[record.period] ?? "one_time",
	value_currency: (world, record) =>
		record.value === null && about(world, SALT.currency, record) % 3 === 0 ? null : currencyOf(world, record),
	value_formatted: valueFormatted,
	confidence: (_world, record) => record.confidence,
	expected_value: (_world, record) => expectedValue(record),
	annualized_value: (_world, record) => annualizedValue(record),
	annualized_expected_value: (_world, record) => annualizedExpectedValue(record),
	note,
	date_created: (_world, record) => formatMoment(record.created),
	date_updated: (_world, record) => formatMoment(record.updated),
	date_won: (_world, record) => (record.won === null ? null : formatDay(record.won)),
	date_lost: (_world, record) => (record.lost === null ? null : formatMoment(record.lost)),
	is_stalled: (_world, record) => record.stall > 0,
	stall_status: (_world, record) => stallStatus(record.stall),
	suggested_action: suggestion,
	attachments: (world, record) => attachments(about(world, SALT.extras, record), isAwkward(world)),
	integration_links: (world, record) => integrationLinks(about(world, SALT.extras, record), isAwkward(world)),
	comment_summary: (world, record) => commentSummary(about(world, SALT.extras, record), world.ids),
};

/** The names of all documented fields of an opportunity. */
const OPPORTUNITY_FIELDS = Object.keys(MAKERS) as readonly (keyof Opportunity)[];

/** The object with every documented field, and with its custom fields. */
export function fullOpportunity(world: World, record: Rec): Opportunity {
	return renderOpportunity(world, record, undefined) as unknown as Opportunity;
}

/** The object with these of its fields. Undefined means all of them. */
export function renderOpportunity(
	world: World,
	record: Rec,
	wanted: ReadonlySet<string> | undefined,
): Record<string, unknown> {
	const object: Record<string, unknown> = {};
	for (const field of OPPORTUNITY_FIELDS) {
		if (wanted?.has(field) === false) continue;
		const value = MAKERS[field](world, record);
		object[field] = world.variants.fields === "loose" ? looseValue(field, value, record) : value;
	}
	return Object.assign(object, customValues(world, record, wanted));
}
