import * as l10n from "@vscode/l10n";
import type { OpportunitySource } from "../../close/api.ts";
import type { ListParameters } from "../../close/schema/parameters.ts";
import { columnLabel } from "../../opportunities/export/columnLabels.ts";
import { DOCUMENTED, isColumn, STANDARD_COLUMNS } from "../../opportunities/export/columns.ts";
import { type CustomFields, customFieldName, NO_CUSTOM_FIELDS } from "../../opportunities/text/customFieldNames.ts";
import type { Memento } from "../base/ports.ts";
import { pick } from "../quickInput/pick.ts";
import { BACK, type Choice, type Item, isChoice, type QuickInputs } from "../quickInput/quickInput.ts";

const MEMORY = "closeOpportunities.exportColumns";

/** How many objects are read to find fields that neither the documentation nor Close names. */
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

/** Where the fields come from that the documentation doesn't name. */
interface FurtherFields {
	readonly readNames: () => Promise<CustomFields>;
	/** The names of fields in some objects. */
	readonly readSeen: (signal: AbortSignal) => Promise<readonly string[]>;
}

/**
 * Asks which fields to export, by their names, with the last choice first and checked. Returns undefined if the user
 * leaves.
 */
export async function askColumns(
	quickInputs: QuickInputs,
	current: readonly string[],
	{ readNames, readSeen }: FurtherFields,
): Promise<readonly string[] | undefined> {
	let named = NO_CUSTOM_FIELDS;
	let seen: readonly string[] = [];
	const items = (): readonly Item[] => {
		const offered = (fields: readonly string[]) => fields.filter((field) => !current.includes(field));
		const further = new Set([...[...named.keys()].filter(isColumn), ...seen.filter(isUndocumented)]);
		return [
			...section(l10n.t("Last used"), current, named),
			...section(l10n.t("Other columns"), offered(DOCUMENTED), named),
			...section(l10n.t("Custom and undocumented fields"), offered([...further]), named),
		];
	};
	const picked = await pick(quickInputs, {
		title: l10n.t("Export Columns"),
		placeholder: l10n.t("Press Enter to export, or select other columns"),
		checked: current,
		items,
		load: async (signal) => {
			const reading = readSeen(signal);
			// If this fails, it is thrown below.
			reading.catch(() => undefined);
			named = await readNames();
			seen = await reading;
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

function isUndocumented(field: string): boolean {
	return !DOCUMENTED.includes(field);
}

function section(heading: string, fields: readonly string[], named: CustomFields): readonly Item[] {
	return fields.length === 0 ? [] : [{ heading }, ...fields.map((field) => columnItem(field, named))];
}

/** The name of a field, with what the file and the API call it beside it. */
function columnItem(field: string, named: CustomFields): Choice {
	const label = named.has(field) ? customFieldName(field, named) : columnLabel(field);
	return label === undefined ? { id: field, label: field } : { id: field, label, description: field };
}
