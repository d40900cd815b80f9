import * as l10n from "@vscode/l10n";
import type { GroupBy } from "../../close/schema/grouping.ts";
import type { OrderBy } from "../../close/schema/order.ts";
import type { StatusType, ValuePeriod } from "../../close/schema/parameters.ts";
import type { FilterKey, Filters } from "./view.ts";

/** What a filter is called in prompts and descriptions. */
export function filterLabel(filter: FilterKey): string {
	const labels: Readonly<Record<FilterKey, string>> = {
		user_id: l10n.t("Owners"),
		status_id: l10n.t("Statuses"),
		status_type: l10n.t("Status Types"),
		value_period: l10n.t("Value Periods"),
		date_won: l10n.t("Won or Close Date"),
		date_created: l10n.t("Date Created"),
		date_updated: l10n.t("Date Updated"),
		lead_saved_search_id: l10n.t("Smart View"),
		is_stalled: l10n.t("Stalled"),
		lead_id: l10n.t("Lead"),
		query: l10n.t("Query"),
		status_label: l10n.t("Status Label"),
		status: l10n.t("Status Parameter"),
		organization_id: l10n.t("Organization"),
		lead_query: l10n.t("Lead Query"),
	};
	return labels[filter];
}

export function statusTypeLabel(type: StatusType): string {
	return { won: l10n.t("Won"), active: l10n.t("Open"), lost: l10n.t("Lost") }[type];
}

export function valuePeriodLabel(period: ValuePeriod): string {
	return { one_time: l10n.t("One-time"), monthly: l10n.t("Monthly"), annual: l10n.t("Annual") }[period];
}

/**
 * For running text. The settings page and the menu say the same in title case: `config.groupBy.*` and
 * `command.groupBy.*` in `package.nls.json`. Groups mix what is won with what is to be closed, so their date is the
 * close date.
 */
export function groupingLabel(groupBy: GroupBy | undefined): string {
	const labels: Readonly<Record<GroupBy, string>> = {
		user_id: l10n.t("Owner, A to Z"),
		"-user_id": l10n.t("Owner, Z to A"),
		date_won__week: l10n.t("Close week, oldest first"),
		"-date_won__week": l10n.t("Close week, newest first"),
		date_won__month: l10n.t("Close month, oldest first"),
		"-date_won__month": l10n.t("Close month, newest first"),
		date_won__quarter: l10n.t("Close quarter, oldest first"),
		"-date_won__quarter": l10n.t("Close quarter, newest first"),
		date_won__year: l10n.t("Close year, oldest first"),
		"-date_won__year": l10n.t("Close year, newest first"),
	};
	return groupBy === undefined ? l10n.t("No grouping") : labels[groupBy];
}

/**
 * For running text. The settings page says the same in title case: `config.orderBy.*` in `package.nls.json`. But `date_won` is the day of winning if the
 * filters leave only what is won.
 */
export function orderLabel(orderBy: OrderBy, { status_type: types = [] }: Filters = {}): string {
	if (types.length === 1 && types[0] === "won") {
		if (orderBy === "date_won") return l10n.t("Won date, oldest first");
		if (orderBy === "-date_won") return l10n.t("Won date, newest first");
	}
	const labels: Readonly<Record<OrderBy, string>> = {
		date_won: l10n.t("Close date, oldest first"),
		"-date_won": l10n.t("Close date, newest first"),
		date_updated: l10n.t("Date updated, oldest first"),
		"-date_updated": l10n.t("Date updated, newest first"),
		date_created: l10n.t("Date created, oldest first"),
		"-date_created": l10n.t("Date created, newest first"),
		confidence: l10n.t("Confidence, lowest first"),
		"-confidence": l10n.t("Confidence, highest first"),
		user_name: l10n.t("Owner, A to Z"),
		"-user_name": l10n.t("Owner, Z to A"),
		value: l10n.t("Value, lowest first"),
		"-value": l10n.t("Value, highest first"),
		annualized_value: l10n.t("Annualized value, lowest first"),
		"-annualized_value": l10n.t("Annualized value, highest first"),
		annualized_expected_value: l10n.t("Annualized expected value, lowest first"),
		"-annualized_expected_value": l10n.t("Annualized expected value, highest first"),
	};
	return labels[orderBy];
}
