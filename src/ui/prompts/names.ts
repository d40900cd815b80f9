import type { Person, Pipeline, SmartView } from "../../close/api.ts";
import type { Names } from "../../pipeline/describe.ts";
import type { Named } from "../session/storedCredential.ts";

/** The names that a session has read for its prompts: lists open with them, and descriptions say them. */
export class NameCache implements Names {
	people: readonly Person[] = [];
	pipelines: readonly Pipeline[] = [];
	smartViews: readonly SmartView[] = [];
	readonly #leads = new Map<string, string>();
	readonly #organization: () => Named | undefined;

	constructor(organization: () => Named | undefined) {
		this.#organization = organization;
	}

	rememberLead({ id, name }: Named): void {
		this.#leads.set(id, name);
	}

	owner(id: string): string | undefined {
		return nameIn(this.people, id);
	}

	status(id: string): string | undefined {
		for (const { statuses } of this.pipelines) for (const status of statuses) if (status.id === id) return status.label;
		return undefined;
	}

	smartView(id: string): string | undefined {
		return nameIn(this.smartViews, id);
	}

	lead(id: string): string | undefined {
		return this.#leads.get(id);
	}

	organization(id: string): string | undefined {
		const known = this.#organization();
		return known?.id === id ? known.name : undefined;
	}
}

function nameIn(list: readonly Named[], id: string): string | undefined {
	return list.find((one) => one.id === id)?.name;
}
