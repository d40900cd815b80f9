import * as l10n from "@vscode/l10n";
import { UserError } from "../../close/base/errors.ts";
import type { Pipeline } from "../../close/schema/directory.ts";
import { type Opportunity, readOpportunity } from "../../close/schema/opportunityDetails.ts";
import { type OpportunityRow, statusTypeOf } from "../../close/schema/opportunityRow.ts";
import type { Client } from "../base/ports.ts";
import type { Subject } from "../window/subjectOpportunities.ts";
import { type LookUps, lookUpEach } from "./lookUpEach.ts";

/** What the values are read from. */
interface ValueParts {
	readonly source: Pick<Client, "opportunity" | "pipelines">;
	/** The pipelines that the prompts have read; none if they haven't yet. Those that are read here are kept for them. */
	readonly names: { pipelines: readonly Pipeline[] };
	readonly lookUps: LookUps;
}

/**
 * Finds the values that opportunities have for a filter: in loaded rows, else by asking Close. All methods reject with
 * an error for the user if Close can't filter by a value, or doesn't say it, or would have to be asked too often.
 */
export class RowValues {
	readonly #parts: ValueParts;
	readonly #lookedUp = new Map<string, Partial<Opportunity>>();

	constructor(parts: ValueParts) {
		this.#parts = parts;
	}

	async owners(subjects: readonly Subject[]): Promise<readonly string[]> {
		await this.#lookUp(subjects.filter(isUnloaded));
		return distinct(subjects, (subject) => {
			const owner = this.#fieldsOf(subject).user_id;
			if (owner === null) throw new UserError(l10n.t("Close can't filter for opportunities without an owner."));
			return known(owner, "user_id");
		});
	}

	/** The one lead of the opportunities. Its name is null if it has none. */
	async lead(subjects: readonly Subject[]): Promise<{ readonly id: string; readonly name: string | null }> {
		await this.#lookUp(subjects.filter(isUnloaded));
		const names = new Map<string, string | null>();
		for (const subject of subjects) {
			const { lead_id, lead_name } = this.#fieldsOf(subject);
			names.set(known(lead_id, "lead_id"), lead_name ?? null);
		}
		const [lead, ...others] = names;
		if (lead === undefined || others.length > 0)
			throw new UserError(l10n.t("You can filter by only one lead at a time. Select opportunities of a single lead."));
		return { id: lead[0], name: lead[1] };
	}

	async statuses(subjects: readonly Subject[]): Promise<readonly string[]> {
		// Without the pipelines, each opportunity is looked up.
		const pipelines = await this.#pipelines().catch(() => []);
		const statusOf = ({ row }: Subject) => row && onlyStatusOf(row, pipelines);
		await this.#lookUp(subjects.filter((subject) => statusOf(subject) === undefined));
		return distinct(
			subjects,
			(subject) => statusOf(subject) ?? known(this.#lookedUp.get(subject.id)?.status_id, "status_id"),
		);
	}

	/** All statuses of the pipelines that the opportunities are in. */
	async pipelineStatuses(subjects: readonly Subject[]): Promise<readonly string[]> {
		const pipelines = await this.#pipelines();
		const own = await this.statuses(subjects);
		return own.flatMap((status) => {
			const pipeline = pipelines.find(({ statuses }) => statuses.some(({ id }) => id === status));
			if (pipeline === undefined)
				throw new UserError(l10n.t("Close doesn't say which pipeline this opportunity is in."));
			return pipeline.statuses.map(({ id }) => id);
		});
	}

	async #pipelines(): Promise<readonly Pipeline[]> {
		const { names, source } = this.#parts;
		if (names.pipelines.length === 0) names.pipelines = await source.pipelines();
		return names.pipelines;
	}

	/** Asks for opportunities, each once. @throws UserError before the first request if these are too many */
	async #lookUp(subjects: readonly Subject[]): Promise<void> {
		const { source, lookUps } = this.#parts;
		const ids = [...new Set(subjects.map(({ id }) => id))].filter((id) => !this.#lookedUp.has(id));
		await lookUpEach(ids, lookUps, async (id, signal) => {
			this.#lookedUp.set(id, readOpportunity(await source.opportunity(id, { signal })).fields);
		});
	}

	#fieldsOf({ id, row }: Subject): Partial<Pick<Opportunity, "user_id" | "lead_id" | "lead_name">> {
		return row ?? this.#lookedUp.get(id) ?? {};
	}
}

function isUnloaded({ row }: Subject): boolean {
	return row === undefined;
}

/** A row has the label of its status. Undefined if several pipelines have a status of that label, or none. */
function onlyStatusOf(row: OpportunityRow, pipelines: readonly Pipeline[]): string | undefined {
	const type = statusTypeOf(row);
	const [status, ...namesakes] = pipelines.flatMap(({ statuses }) =>
		statuses.flatMap((status) => (status.label === row.status_label && status.type === type ? status.id : [])),
	);
	return namesakes.length === 0 ? status : undefined;
}

function distinct(subjects: readonly Subject[], read: (subject: Subject) => string): readonly string[] {
	return [...new Set(subjects.map(read))];
}

function known(value: string | undefined, field: string): string {
	if (value === undefined || value === "")
		throw new UserError(l10n.t("Close's response doesn't have the field {0}.", field));
	return value;
}
