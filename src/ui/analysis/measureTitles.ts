import * as l10n from "@vscode/l10n";
import type { MeasureName } from "../../opportunities/analysis/measure.ts";

/** What a figure is called, as the heading of its explanation. */
export function measureTitle(name: MeasureName): string {
	const titles: Readonly<Record<MeasureName, string>> = {
		"win_rate.count": l10n.t("Win rate"),
		"win_rate.value": l10n.t("Win rate by value"),
		"win_rate.won": l10n.t("Won opportunities"),
		"win_rate.closed": l10n.t("Won and lost opportunities"),
		"target.amount": l10n.t("Target"),
		"target.won": l10n.t({ message: "Won", comment: ["An amount: what was won."] }),
		"target.share": l10n.t("Share of the target"),
		"target.gap": l10n.t("Gap to target"),
		"target.coverage": l10n.t("Gap coverage"),
		"pace.now": l10n.t("Won by this point in the period"),
		"pace.previous_period": l10n.t("Won by this point in the previous period"),
		"pace.previous_year": l10n.t("Won by this point a year earlier"),
		"outcome.p10": l10n.t("Low end of the likely range"),
		"outcome.p50": l10n.t("Median outcome"),
		"outcome.p90": l10n.t("High end of the likely range"),
		"outcome.mean": l10n.t("Average outcome"),
		"outcome.reaches_target": l10n.t("Chance of reaching the target"),
		"concentration.1": l10n.t("Share of expected value: largest open opportunity"),
		"concentration.3": l10n.t("Share of expected value: 3 largest open opportunities"),
		"concentration.5": l10n.t("Share of expected value: 5 largest open opportunities"),
		"concentration.10": l10n.t("Share of expected value: 10 largest open opportunities"),
	};
	return titles[name];
}
