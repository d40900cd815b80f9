import * as l10n from "@vscode/l10n";
import { UserError } from "../../close/base/errors.ts";
import { VALUE_PERIODS, type ValuePeriod } from "../../close/schema/parameters.ts";
import { filterLabel, valuePeriodLabel } from "../../opportunities/view/labels.ts";
import type { Item } from "../quickInput/quickInput.ts";
import { ownerItems } from "../window/ownerItems.ts";
import { checkPage } from "./checkPage.ts";
import type { FilterFlow, Outcome } from "./filterFlow.ts";

/** Asks for owners. */
export function ownersPage(flow: FilterFlow): Promise<Outcome> {
	const { names, host, locale } = flow;
	return checkPage(flow, {
		title: filterLabel("user_id"),
		placeholder: l10n.t("Select owners, or select none to include all"),
		set: flow.filters.user_id ?? [],
		items: (listed) => ownerItems(names.people, names.otherOwners, host.me(), listed, locale),
		changes: (user_id) => ({ user_id }),
		ids: {
			key: "user_id",
			load: (signal) => loadPeople(flow, signal),
			prompt: l10n.t("Enter owner IDs, separated by commas. Leave empty for any."),
			placeholder: "user_…, user_…",
			among: (checked) => checked,
			replaced: (_, ids) => ids,
		},
	});
}

/** Asks for value periods. */
export function valuePeriodsPage(flow: FilterFlow): Promise<Outcome> {
	return checkPage(flow, {
		title: filterLabel("value_period"),
		placeholder: l10n.t("Select value periods, or select none to include all"),
		set: flow.filters.value_period ?? [],
		items: valuePeriodItems,
		changes: (checked) => ({ value_period: checked as readonly ValuePeriod[] }),
	});
}

async function loadPeople({ host, directory, names }: FilterFlow, signal: AbortSignal): Promise<void> {
	const organization = host.organizationId();
	if (organization === undefined)
		throw new UserError(l10n.t("Close doesn't say which organization this is. Enter IDs instead."));
	names.people = (await directory?.people(organization, { signal })) ?? [];
}

export function valuePeriodItems(): readonly Item[] {
	return VALUE_PERIODS.map((period) => ({ id: period, label: valuePeriodLabel(period) }));
}
