import { PartReader } from "../../../../src/opportunities/analysis/partReader.ts";
import type { AssistantContext } from "../../../../src/opportunities/assistants/assistantContext.ts";
import { Currencies } from "../../../../src/opportunities/text/currencies.ts";
import { builtInViews } from "../../../../src/opportunities/view/viewCatalog.ts";
import { queryOf } from "../../../../src/opportunities/view/viewParameters.ts";
import type { DirectSource } from "../analysis/directSource.ts";
import { NOW, sampleSource } from "../analysis/randomViews.ts";
import { QUIET } from "../listing/overFake.ts";

/** An answer in its parts. */
export interface ReadAnswer {
	/** The fields of the first line. */
	readonly provenance: readonly string[];
	/** What the last field of the first line says. */
	readonly filters: string;
	readonly header: readonly string[];
	readonly rows: readonly (readonly string[])[];
	/** The last line, if it isn't a row. */
	readonly closing: string | undefined;
	/** The cell of a row and a column. */
	cell(row: string, column: string): string | undefined;
}

export function readAnswer(text: string): ReadAnswer {
	const [first = "", header = "", ...others] = text.split("\n");
	const last = others.at(-1) ?? "";
	const closing = /^(?:partial|next): /.test(last) ? last : undefined;
	const provenance = first.split(" | ");
	const columns = header.split("\t");
	const rows = (closing === undefined ? others : others.slice(0, -1)).map((line) => line.split("\t"));
	return {
		provenance,
		filters: provenance.at(-1)?.replace(/^filters: /, "") ?? "",
		header: columns,
		rows,
		closing,
		cell: (row, column) => rows.find(([name]) => name === row)?.[columns.indexOf(column)],
	};
}

/** What the tools answer from, over the sandbox's data. */
export function contextOver(
	source: DirectSource = sampleSource(),
	changes: Partial<AssistantContext> = {},
): AssistantContext & { readonly source: DirectSource } {
	const asking = changes.asking ?? { now: NOW, me: source.world.owners[0]?.id, startMonth: 1 };
	const currencies = new Currencies();
	currencies.learn([{ value_currency: "USD" }]);
	const settings = () => ({ pageSize: 100, maxConcurrentRequests: 4 });
	const names = {
		owner: (id: string) => source.world.owners.find((owner) => owner.id === id)?.name ?? undefined,
		status: (id: string) => source.world.statuses.find((status) => status.id === id)?.label,
	};
	return {
		organization: source.world.organization.name,
		parts: new PartReader({ source, settings, log: QUIET }, (view) => queryOf(view, asking)),
		currencies,
		asking,
		views: builtInViews(),
		targets: [],
		names,
		hidden: false,
		extraFields: [],
		...changes,
		source,
	};
}
