import * as l10n from "@vscode/l10n";
import type { NamedPeriod } from "./periods.ts";

export function periodLabel(period: NamedPeriod): string {
	const labels: Readonly<Record<NamedPeriod, string>> = {
		today: l10n.t("Today"),
		yesterday: l10n.t("Yesterday"),
		this_week: l10n.t("This week"),
		last_week: l10n.t("Last week"),
		this_month: l10n.t("This month"),
		last_month: l10n.t("Last month"),
		next_month: l10n.t("Next month"),
		this_quarter: l10n.t("This quarter"),
		last_quarter: l10n.t("Last quarter"),
		next_quarter: l10n.t("Next quarter"),
		this_year: l10n.t("This year"),
		last_year: l10n.t("Last year"),
		last_7_days: l10n.t("Last 7 days"),
		last_30_days: l10n.t("Last 30 days"),
		last_90_days: l10n.t("Last 90 days"),
		next_30_days: l10n.t("Next 30 days"),
	};
	return labels[period];
}
