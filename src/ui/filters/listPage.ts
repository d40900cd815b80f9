import * as l10n from "@vscode/l10n";
import { UserError } from "../../close/base/errors.ts";
import type { StatusType, ValuePeriod } from "../../close/schema/parameters.ts";
import { filterLabel } from "../../opportunities/view/labels.ts";
import { askText } from "../quickInput/askText.ts";
import { pick } from "../quickInput/pick.ts";
import { BACK, type Item } from "../quickInput/quickInput.ts";
import type { FilterFlow, Outcome } from "./filterFlow.ts";
import { ownerItems, statusItems, statusTypeItems, valuePeriodItems } from "./listItems.ts";
import { joinValues, splitValues, valueFault } from "./typedValues.ts";

/** The filters with several values to choose from. */
type PickedFilter = "user_id" | "status_id" | "status_type" | "value_period";

interface ListSource {
	readonly placeholder: string;
	readonly items: (set: readonly string[]) => readonly Item[];
	/** Reads the names of the choices. Undefined if there is nothing to read; then there is no item to enter IDs. */
	readonly load?: (signal: AbortSignal) => Promise<void>;
}

const ENTER_IDS = "\u0000enterIds";

/** Asks for the values of a filter. No value means any. */
export async function listPage(flow: FilterFlow, key: PickedFilter): Promise<Outcome> {
	const { placeholder, items, load } = sourceOf(flow, key);
	let checked: readonly string[] = flow.filters[key] ?? [];
	for (;;) {
		// Values that are set stay in the list when they are unchecked, until the user leaves the list.
		const listed = [...new Set([...(flow.filters[key] ?? []), ...checked])];
		const enterIds = { id: ENTER_IDS, label: l10n.t("Enter IDs…"), pinned: true };
		const picked = await pick(flow.quickInputs, {
			title: filterLabel(key),
			placeholder,
			checked,
			back: true,
			items: () => (load === undefined ? items(listed) : [...items(listed), { heading: "" }, enterIds]),
			...(load === undefined ? {} : { load, exit: ENTER_IDS }),
		});
		if (picked === undefined || picked === BACK) return picked;
		if (picked.button !== ENTER_IDS) {
			setList(flow, key, picked.ids);
			return "done";
		}
		checked = picked.ids;
		const typed = await askIds(flow, key, checked);
		if (typed !== BACK) return typed;
	}
}

/** Asks for ids to replace the checked ones. */
async function askIds(flow: FilterFlow, key: PickedFilter, checked: readonly string[]): Promise<Outcome> {
	const answer = await askText(flow.quickInputs, {
		title: filterLabel(key),
		prompt:
			key === "user_id"
				? l10n.t("Enter user IDs, separated by commas")
				: l10n.t("Enter status IDs, separated by commas"),
		placeholder: key === "user_id" ? "user_…, user_…" : "stat_…, stat_…",
		value: joinValues(checked),
		back: true,
		check: (text) => valueFault(key, text),
	});
	if (answer === undefined || answer === BACK) return answer;
	setList(flow, key, splitValues(answer.text));
	return "done";
}

function setList(flow: FilterFlow, key: PickedFilter, values: readonly string[]): void {
	if (key === "status_type") flow.set(key, values as readonly StatusType[]);
	else if (key === "value_period") flow.set(key, values as readonly ValuePeriod[]);
	else flow.set(key, values);
}

function sourceOf(flow: FilterFlow, key: PickedFilter): ListSource {
	const { names, host, locale } = flow;
	switch (key) {
		case "user_id":
			return {
				placeholder: l10n.t("Choose owners, or none for any"),
				items: (set) => ownerItems(names.people, names.otherOwners, host.me(), set, locale),
				load: (signal) => loadPeople(flow, signal),
			};
		case "status_id":
			return {
				placeholder: l10n.t("Choose statuses, or none for any"),
				items: (set) => statusItems(names.pipelines, set),
				load: async (signal) => {
					names.pipelines = (await flow.directory?.pipelines({ signal })) ?? [];
				},
			};
		case "status_type":
			return { placeholder: l10n.t("Choose status types, or none for any"), items: statusTypeItems };
		case "value_period":
			return { placeholder: l10n.t("Choose value periods, or none for any"), items: valuePeriodItems };
	}
}

async function loadPeople({ host, directory, names }: FilterFlow, signal: AbortSignal): Promise<void> {
	const organization = host.organizationId();
	if (organization === undefined)
		throw new UserError(l10n.t("Close doesn't say which organization this is. Enter IDs instead."));
	names.people = (await directory?.people(organization, { signal })) ?? [];
}
