import { type CustomField, createCustomFields } from "./customFieldValues.ts";
import { createGenerator, type Generator } from "./generate.ts";
import { createIds, type Ids } from "./ids.ts";
import { createOwners, type Owner } from "./owners.ts";
import { createPipelines, type PipelineData, type StatusData } from "./pipelines.ts";
import type { Rec } from "./record.ts";
import { createLeads, type Leads } from "./sampleLeads.ts";
import { Store } from "./store.ts";
import type { Variants } from "./variants.ts";

interface WorldOptions {
	readonly size: number;
	readonly owners: number;
	readonly seed: number;
	/** The start of the world's clock, in milliseconds since the epoch. */
	readonly now: number;
	readonly years: number;
	readonly variants: Variants;
	/** The organization's name. */
	readonly organization?: string;
}

/** A made-up organization with all its data. */
export interface World {
	readonly seed: number;
	readonly variants: Variants;
	readonly organization: { readonly id: string; readonly name: string };
	readonly ids: Ids;
	readonly owners: readonly Owner[];
	readonly pipelines: readonly PipelineData[];
	/** The statuses of all pipelines. */
	readonly statuses: readonly StatusData[];
	readonly leads: Leads;
	/** The custom fields of opportunities. */
	readonly customFields: readonly CustomField[];
	readonly store: Store;
	readonly generator: Generator;
	/** The current time of the world's clock, in milliseconds since the epoch. */
	now(): number;
}

export function createWorld(options: WorldOptions): World {
	const { seed, variants } = options;
	const ids = createIds(seed);
	const owners = createOwners(options.owners, seed, ids);
	const pipelines = createPipelines(ids);
	const started = Date.now();
	const generator = createGenerator({
		seed,
		now: options.now,
		years: options.years,
		owners: owners.length,
		pipelines,
		unowned: variants.unowned === "present",
		loose: variants.fields === "loose",
		earlyUpdates: variants.lostDates === "someAfterUpdates",
	});
	const records = Array.from({ length: options.size }, (): Rec => generator.next());
	return {
		seed,
		variants,
		organization: { id: ids.of("orga", 0), name: options.organization ?? "Pinegrove Supply Co." },
		ids,
		owners,
		pipelines,
		statuses: pipelines.flatMap((pipeline) => pipeline.statuses),
		leads: createLeads(seed, ids, variants.texts === "awkward"),
		customFields: createCustomFields(ids, variants.texts === "awkward"),
		store: new Store(records, owners, variants),
		generator,
		now: () => options.now + Date.now() - started,
	};
}
