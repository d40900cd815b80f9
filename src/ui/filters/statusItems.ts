import * as l10n from "@vscode/l10n";
import type { Pipeline } from "../../close/schema/directory.ts";
import { STATUS_TYPES, type StatusType } from "../../close/schema/parameters.ts";
import { statusTypeLabel } from "../../opportunities/view/labels.ts";
import { headed, withUnknown } from "../quickInput/headedItems.ts";
import type { Choice, Item } from "../quickInput/quickInput.ts";
import { hasNamesakes } from "../window/nameCache.ts";

/** Status ids are texts of the server, so the ids of other rows begin with what no id of Close has. */
const TYPE = "\u0000type:";
const PIPELINE = "\u0000pipeline:";

/** What is chosen on the page of statuses. */
interface StatusChoice {
	readonly types: readonly StatusType[];
	/** Ids of statuses. */
	readonly statuses: readonly string[];
}

/** The ids of the rows that are checked for a choice, apart from those of pipelines. */
export function checkedRows({ types, statuses }: StatusChoice): readonly string[] {
	return [...types.map((type) => TYPE + type), ...statuses];
}

export function choiceOf(checked: readonly string[]): StatusChoice {
	return {
		types: STATUS_TYPES.filter((type) => checked.includes(TYPE + type)),
		statuses: checked.filter((id) => !id.startsWith(TYPE) && !id.startsWith(PIPELINE)),
	};
}

/**
 * Types first, then each pipeline with its statuses in board order. If several pipelines have a status with the same
 * label, the row names its pipeline, because typing hides headings.
 */
export function statusItems(pipelines: readonly Pipeline[], listed: readonly string[]): readonly Item[] {
	const description = l10n.t("Status type");
	const types = STATUS_TYPES.map((type) => ({
		id: TYPE + type,
		label: statusTypeLabel(type),
		description,
		icon: ICONS[type],
	}));
	return withUnknown(
		[
			...headed(l10n.t("Status Types"), types),
			...pipelines.flatMap((pipeline) => headed(titleOf(pipeline), pipelineRows(pipeline, pipelines))),
		],
		choiceOf(listed).statuses,
	);
}

const ICONS: Readonly<Record<StatusType, string>> = {
	won: "pass-filled",
	active: "circle-large-outline",
	lost: "circle-slash",
};

/** A row for all statuses of a pipeline, then one for each. */
function pipelineRows(pipeline: Pipeline, pipelines: readonly Pipeline[]): readonly Choice[] {
	const { id, statuses } = pipeline;
	const rows = statuses.map((status): Choice => {
		const type = status.type && statusTypeLabel(status.type);
		const namesake = hasNamesakes(pipelines, status.label) ? titleOf(pipeline) : "";
		const description = [type, namesake].filter(Boolean).join(" · ");
		return { id: status.id, label: status.label, ...(description === "" ? {} : { description }) };
	});
	if (rows.length < 2) return rows;
	return [{ id: PIPELINE + id, label: l10n.t("All statuses in {0}", titleOf(pipeline)), icon: "checklist" }, ...rows];
}

function titleOf({ name, id }: Pipeline): string {
	return name || id;
}

/**
 * Keeps the row of a pipeline and those of its statuses together: checking or unchecking the pipeline does so for all of
 * its statuses, and it is checked while all of them are.
 */
export function linkPipelines(
	pipelines: readonly Pipeline[],
	checked: readonly string[],
	before: readonly string[],
): readonly string[] {
	return pipelines.reduce((linked, { id, statuses }) => {
		const row = PIPELINE + id;
		const own = statuses.map((status) => status.id);
		const without = linked.filter((one) => one !== row && !own.includes(one));
		const toggled = checked.includes(row) !== before.includes(row);
		const all = toggled ? checked.includes(row) : own.length > 1 && own.every((one) => linked.includes(one));
		if (all) return [...without, row, ...own];
		return toggled ? without : linked.filter((one) => one !== row);
	}, checked);
}
