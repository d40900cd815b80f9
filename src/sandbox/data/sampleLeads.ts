import type { ContactEmail, ContactPhone } from "./documentedTypes.ts";
import type { Ids } from "./ids.ts";
import { at, hash } from "./random.ts";
import { AWKWARD_NAMES, COMPANY_FORMS, COMPANY_NAMES, COMPANY_TRADES, FIRST_NAMES, LAST_NAMES } from "./sampleNames.ts";

/** Leads and their contacts, computed on demand from the lead's number. */
export interface Leads {
	id(lead: number): string;
	numberOf(id: string): number | undefined;
	/** Null for one lead in seventy. */
	name(lead: number): string | null;
	/** How many contacts the lead has: 0 to 3. */
	contacts(lead: number): number;
	contactId(lead: number, contact: number): string;
	/** Null for some contacts, which have only an email address. */
	contactName(lead: number, contact: number): string | null;
	email(lead: number): ContactEmail | null;
	phones(lead: number): ContactPhone[] | null;
	/** From 0 to 99; Smart Views select leads by it. */
	score(lead: number): number;
}

const SALT = { name: 201, form: 202, contacts: 203, person: 204, email: 205, phone: 206, score: 207 } as const;
const CONTACTS_PER_LEAD = 3;

export function createLeads(seed: number, ids: Ids, awkward: boolean): Leads {
	const about = (salt: number, lead: number): number => hash(seed, salt, lead);
	const names: (string | null | undefined)[] = [];

	const makeName = (lead: number): string | null => {
		const number = about(SALT.name, lead);
		if (number % 70 === 0) {
			return null;
		}
		if (awkward && number % 3 === 0) {
			return at(AWKWARD_NAMES, lead);
		}
		const form = about(SALT.form, lead);
		return `${at(COMPANY_NAMES, number)} ${at(COMPANY_TRADES, form)}${at(COMPANY_FORMS, form >>> 8)}`;
	};
	const contacts = (lead: number): number => about(SALT.contacts, lead) % (CONTACTS_PER_LEAD + 1);
	const person = (lead: number, contact: number): number => about(SALT.person, lead * CONTACTS_PER_LEAD + contact);

	return {
		id: (lead) => ids.of("lead", lead),
		numberOf: (id) => ids.numberOf("lead", id),
		name: (lead) => {
			let name = names[lead];
			if (name === undefined) {
				name = makeName(lead);
				names[lead] = name;
			}
			return name;
		},
		contacts,
		contactId: (lead, contact) => ids.of("cont", lead * CONTACTS_PER_LEAD + contact),
		contactName: (lead, contact) => {
			const number = person(lead, contact);
			return number % 40 === 0 ? null : `${at(FIRST_NAMES, number)} ${at(LAST_NAMES, number >>> 8)}`;
		},
		email: (lead) => {
			const number = about(SALT.email, lead);
			if (contacts(lead) === 0 || number % 6 === 0) {
				return null;
			}
			return {
				email: `${at(FIRST_NAMES, person(lead, 0))
					.normalize("NFD")
					.replace(/[^a-zA-Z]/g, "")
					.toLowerCase()}@lead-${lead}.example`,
				is_unsubscribed: number % 9 === 0,
				type: at(["office", "office", "direct", "home"], number >>> 4),
			};
		},
		phones: (lead) => {
			const number = about(SALT.phone, lead);
			if (contacts(lead) === 0 || number % 4 === 0) {
				return null;
			}
			return Array.from({ length: 1 + (number % 2) }, (_, line) => phone(number >>> (line * 3)));
		},
		score: (lead) => about(SALT.score, lead) % 100,
	};
}

/** A number from the ranges that are reserved for fiction. */
function phone(number: number): ContactPhone {
	const type = at(["office", "mobile", "direct"], number >>> 5);
	const last = String(100 + (number % 100)).padStart(4, "0");
	switch (number % 3) {
		case 0:
			return {
				country: "US",
				outbound_sms_blocked: number % 7 === 0,
				phone: `+1202555${last}`,
				phone_formatted: `+1 202-555-${last}`,
				type,
				tz_ids: ["America/New_York"],
			};
		case 1:
			return {
				country: "GB",
				outbound_sms_blocked: false,
				phone: `+44207946${String(number % 1000).padStart(4, "0")}`,
				phone_formatted: `+44 20 7946 ${String(number % 1000).padStart(4, "0")}`,
				type,
				tz_ids: ["Europe/London"],
			};
		default:
			return { country: null, phone: `+99900${last}`, type };
	}
}
