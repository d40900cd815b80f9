import * as l10n from "@vscode/l10n";
import { UserError } from "../../close/base/errors.ts";
import type { Pipeline } from "../../close/schema/directory.ts";
import { type Opportunity, readOpportunity } from "../../close/schema/opportunityDetails.ts";
import { type OpportunityRow, statusTypeOf } from "../../close/schema/opportunityRow.ts";
import type { Client } from "../base/ports.ts";
import type { Target } from "../window/targets.ts";

/** Each opportunity that must be looked up is a request. */
const MOST_LOOKUPS = 20;

/** What the values are read from. */
interface ValueParts {
	readonly source: Pick<Client, "opportunity" | "pipelines">;
	/** The pipelines that the prompts have read; none if they haven't yet. Those that are read here are kept for them. */
	readonly names: { pipelines: readonly Pipeline[] };
}

/**
 * Finds the values that opportunities have for a filter: in loaded rows, else by asking Close. All methods reject with
 * an error for the user if Close can't filter by a value, or doesn't say it.
 */
export class RowValues {
	readonly #parts: ValueParts;
	readonly #lookedUp = new Map<string, Partial<Opportunity>>();

	constructor(parts: ValueParts) {
		this.#parts = parts;
	}

	async owners(targets: readonly Target[]): Promise<readonly string[]> {
		return distinct(targets, async ({ id, row }) => {
			const owner = (row ?? (await this.#lookUp(id))).user_id;
			if (owner === null) throw new UserError(l10n.t("Close can't filter by opportunities without an owner."));
			return known(owner, "user_id");
		});
	}

	/** The one lead of the opportunities. Its name is null if it has none. */
	async lead(targets: readonly Target[]): Promise<{ readonly id: string; readonly name: string | null }> {
		const names = new Map<string, string | null>();
		for (const { id, row } of targets) {
			const { lead_id, lead_name } = row ?? (await this.#lookUp(id));
			names.set(known(lead_id, "lead_id"), lead_name ?? null);
		}
		const [lead, ...others] = names;
		if (lead === undefined || others.length > 0)
			throw new UserError(l10n.t("You can filter by only one lead at a time. Select opportunities of a single lead."));
		return { id: lead[0], name: lead[1] };
	}

	async statuses(targets: readonly Target[]): Promise<readonly string[]> {
		// Without the pipelines, each opportunity is looked up.
		await this.#pipelines().catch(() => []);
		return distinct(targets, (target) => this.#statusOf(target));
	}

	/** All statuses of the pipelines that the opportunities are in. */
	async pipelineStatuses(targets: readonly Target[]): Promise<readonly string[]> {
		const pipelines = await this.#pipelines();
		const own = await this.statuses(targets);
		return own.flatMap((status) => {
			const pipeline = pipelines.find(({ statuses }) => statuses.some(({ id }) => id === status));
			if (pipeline === undefined)
				throw new UserError(l10n.t("Close doesn't say which pipeline this opportunity is in."));
			return pipeline.statuses.map(({ id }) => id);
		});
	}

	/** A row has the label of its status, which several pipelines may have. */
	async #statusOf({ id, row }: Target): Promise<string> {
		const fitting = row === undefined ? [] : statusesOf(row, this.#parts.names.pipelines);
		const [status, ...namesakes] = fitting;
		if (status !== undefined && namesakes.length === 0) return status;
		return known((await this.#lookUp(id)).status_id, "status_id");
	}

	async #pipelines(): Promise<readonly Pipeline[]> {
		const { names, source } = this.#parts;
		if (names.pipelines.length === 0) names.pipelines = await source.pipelines();
		return names.pipelines;
	}

	async #lookUp(id: string): Promise<Partial<Opportunity>> {
		const before = this.#lookedUp.get(id);
		if (before !== undefined) return before;
		if (this.#lookedUp.size === MOST_LOOKUPS)
			throw new UserError(l10n.t("This takes one request for each opportunity. Select up to {0}.", MOST_LOOKUPS));
		const { fields } = readOpportunity(await this.#parts.source.opportunity(id));
		this.#lookedUp.set(id, fields);
		return fields;
	}
}

function statusesOf(row: OpportunityRow, pipelines: readonly Pipeline[]): readonly string[] {
	const type = statusTypeOf(row);
	return pipelines.flatMap(({ statuses }) =>
		statuses.flatMap((status) => (status.label === row.status_label && status.type === type ? status.id : [])),
	);
}

async function distinct(
	targets: readonly Target[],
	read: (target: Target) => Promise<string>,
): Promise<readonly string[]> {
	const values = new Set<string>();
	for (const target of targets) values.add(await read(target));
	return [...values];
}

function known(value: string | undefined, field: string): string {
	if (value === undefined || value === "")
		throw new UserError(l10n.t("Close's response doesn't have the field {0}.", field));
	return value;
}
