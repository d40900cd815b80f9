import * as l10n from "@vscode/l10n";
import type { Person, Pipeline, SmartView } from "../../close/api.ts";
import type { Names } from "../../pipeline/describe.ts";
import type { Named } from "../session/storedCredential.ts";
import { hasNamesakes } from "./listLines.ts";

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
