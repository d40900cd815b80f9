import * as l10n from "@vscode/l10n";
import type { Person, Pipeline, SmartView } from "../../close/schema/directory.ts";
import type { Names } from "../../opportunities/view/names.ts";
import type { Named } from "../session/storedCredential.ts";

/** What is known without asking: the session's organization, and whom the loaded rows name. */
export interface KnownNames {
	organization(): Named | undefined;
	owners(): readonly Named[];
	lead(id: string): string | undefined;
}

/** The names that a session has read for its prompts: lists open with them, and descriptions say them. */
export class NameCache implements Names {
	people: readonly Person[] = [];
	pipelines: readonly Pipeline[] = [];
	smartViews: readonly SmartView[] = [];
	readonly #leads = new Map<string, string>();
	readonly #known: KnownNames;

	constructor(known: KnownNames) {
		this.#known = known;
	}

	/** Owners of loaded rows who are not among the people that were read. */
	get otherOwners(): readonly Named[] {
		return this.#known.owners().filter(({ id }) => nameIn(this.people, id) === undefined);
	}

	rememberLead({ id, name }: Named): void {
		this.#leads.set(id, name);
	}

	owner(id: string): string | undefined {
		return nameIn(this.people, id) ?? nameIn(this.#known.owners(), id);
	}

	/** With its pipeline where another one has a status of the same label. */
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

	/** A loaded row knows the newest name. */
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

/** Whether more than one pipeline has a status of this label. */
export function hasNamesakes(pipelines: readonly Pipeline[], label: string): boolean {
	return pipelines.filter(({ statuses }) => statuses.some((status) => status.label === label)).length > 1;
}
