import * as l10n from "@vscode/l10n";
import type { OpportunitySource } from "../../close/api.ts";
import type { ListParameters } from "../../close/schema/parameters.ts";
import { columnLabel } from "../../opportunities/export/columnLabels.ts";
import { DOCUMENTED, isColumn, STANDARD_COLUMNS } from "../../opportunities/export/columns.ts";
import type { Memento } from "../base/ports.ts";
import { pick } from "../quickInput/pick.ts";
import { BACK, type Choice, type Item, isChoice, type QuickInputs } from "../quickInput/quickInput.ts";

const MEMORY = "closeOpportunities.exportColumns";

/** How many objects are read to find fields that the documentation doesn't name, mostly custom ones. */
const LOOKED_AT = 20;

/** The columns of exports, which the user chooses for all windows. */
export class ExportColumns {
	readonly #state: Memento;

	constructor(state: Memento) {
		this.#state = state;
	}

	get current(): readonly string[] {
		const stored = this.#state.get(MEMORY);
		const columns = Array.isArray(stored) ? stored.filter(isColumn) : [];
		return columns.length > 0 ? columns : STANDARD_COLUMNS;
	}

	async remember(columns: readonly string[]): Promise<void> {
		await this.#state.update(MEMORY, columns);
	}
}

/**
 * Asks which fields to export, by their names, with the last choice first and checked. Returns undefined if the user
 * leaves.
 */
export async function askColumns(
	quickInputs: QuickInputs,
	current: readonly string[],
	readBesides: (signal: AbortSignal) => Promise<readonly string[]>,
): Promise<readonly string[] | undefined> {
	let besides: readonly string[] = [];
	const items = (): readonly Item[] => {
		const others = DOCUMENTED.filter((field) => !current.includes(field));
		const found = besides.filter((field) => !current.includes(field) && !DOCUMENTED.includes(field));
		return [
			...section(l10n.t("Last Used"), current),
			...section(l10n.t("Other Columns"), others),
			...section(l10n.t("Custom and Undocumented Fields"), found),
		];
	};
	const picked = await pick(quickInputs, {
		title: l10n.t("Export Columns"),
		placeholder: l10n.t("Press Enter to export, or select other columns"),
		checked: current,
		items,
		load: async (signal) => {
			besides = await readBesides(signal);
		},
		refuse: (ids) => (ids.length === 0 ? l10n.t("Select at least one column.") : undefined),
	});
	if (picked === undefined || picked === BACK) return undefined;
	return items().flatMap((item) => (isChoice(item) && picked.ids.includes(item.id) ? [item.id] : []));
}

/** The fields of the View's first objects. Makes one small request. */
export async function fieldsSeen(
	source: OpportunitySource,
	parameters: ListParameters,
	signal: AbortSignal,
): Promise<readonly string[]> {
	const { _group_by, ...rest } = parameters;
	const { rows } = await source.list({ ...rest, _limit: String(LOOKED_AT) }, { signal, keepObjects: true });
	const names = new Set(rows.flatMap(({ object }) => Object.keys(object ?? {})));
	return [...names].filter(isColumn).sort();
}

function section(heading: string, fields: readonly string[]): readonly Item[] {
	return fields.length === 0 ? [] : [{ heading }, ...fields.map(columnItem)];
}

/** The name of a field, with what the file and the API call it beside it. */
function columnItem(field: string): Choice {
	const label = columnLabel(field);
	return label === undefined ? { id: field, label: field } : { id: field, label, description: field };
}
