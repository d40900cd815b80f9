import * as l10n from "@vscode/l10n";
import type { Person, Pipeline, SmartView } from "../../close/schema/directory.ts";
import { isReadable, type OpportunityRow } from "../../close/schema/opportunityRow.ts";
import type { ListingState } from "../../opportunities/listing/listingState.ts";
import type { Names } from "../../opportunities/view/describeOptions.ts";
import type { Named } from "../session/identity.ts";

/** What is known without a request: the session's organization, and the names in loaded rows. */
interface KnownNames {
	organization(): Named | undefined;
	owners(): readonly Named[];
	lead(id: string): string | undefined;
}

/** The names that a session has read for its prompts. Lists open with them, and descriptions use them. */
export class NameCache implements Names {
	people: readonly Person[] = [];
	pipelines: readonly Pipeline[] = [];
	smartViews: readonly SmartView[] = [];
	readonly #leads = new Map<string, string>();
	readonly #known: KnownNames;

	constructor(known: KnownNames) {
		this.#known = known;
	}

	/** Owners of loaded rows who aren't among the people that were read. */
	get otherOwners(): readonly Named[] {
		return this.#known.owners().filter(({ id }) => nameIn(this.people, id) === undefined);
	}

	rememberLead({ id, name }: Named): void {
		this.#leads.set(id, name);
	}

	owner(id: string): string | undefined {
		return nameIn(this.people, id) ?? nameIn(this.#known.owners(), id);
	}

	/** Includes the pipeline if another one has a status with the same label. */
	status(id: string): string | undefined {
		for (const { name, statuses } of this.pipelines) {
			const status = statuses.find((one) => one.id === id);
			if (status !== undefined)
				return hasNamesakes(this.pipelines, status.label) ? l10n.t("{0} ({1})", status.label, name) : status.label;
		}
		return undefined;
	}

	smartView(id: string): string | undefined {
		return nameIn(this.smartViews, id);
	}

	/** A loaded row has the newest name. */
	lead(id: string): string | undefined {
		return this.#known.lead(id) ?? this.#leads.get(id);
	}

	organization(id: string): string | undefined {
		const known = this.#known.organization();
		return known?.id === id ? known.name : undefined;
	}
}

function nameIn(list: readonly Named[], id: string): string | undefined {
	return list.find((one) => one.id === id)?.name;
}

/** Whether more than one pipeline has a status with this label. */
export function hasNamesakes(pipelines: readonly Pipeline[], label: string): boolean {
	return pipelines.filter(({ statuses }) => statuses.some((status) => status.label === label)).length > 1;
}

/** How many rows are searched for a name: more would be slow. Without a row among them, the id is shown. */
const MOST_ROWS = 1000;

const KNOWN_OWNERS = new WeakMap<ListingState, readonly Named[]>();

/** Owners with a name, from groups by owner and from loaded rows. Each name that is shown asks for them. */
export function ownersIn(state: ListingState): readonly Named[] {
	const owners = KNOWN_OWNERS.get(state) ?? gatherOwners(state);
	KNOWN_OWNERS.set(state, owners);
	return owners;
}

function gatherOwners(state: ListingState): readonly Named[] {
	const names = new Map<string, string>();
	const add = (id: string | null | undefined, name: string | null | undefined) => {
		if (id && name) names.set(id, name);
	};
	for (const { fields } of state.groups) add(fields.user_id, fields.user_name);
	for (const row of firstRows(state)) add(row.user_id, row.user_name);
	return [...names].map(([id, name]) => ({ id, name }));
}

/** The name of a lead in a loaded row. */
export function leadNameIn(state: ListingState, id: string): string | undefined {
	for (const row of firstRows(state)) if (row.lead_id === id) return row.lead_name ?? undefined;
	return undefined;
}

/** The leads of all loaded rows, as often as they come, if they have a name. */
export function* leadsIn({ groups }: ListingState): Generator<Named> {
	for (const { rows } of groups)
		for (const row of rows) if (isReadable(row) && row.lead_name) yield { id: row.lead_id, name: row.lead_name };
}

function* firstRows(state: ListingState): Generator<OpportunityRow> {
	let left = MOST_ROWS;
	for (const { rows } of state.groups)
		for (const row of rows) {
			if (left === 0) return;
			left -= 1;
			if (isReadable(row)) yield row;
		}
}
