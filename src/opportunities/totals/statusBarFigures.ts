import * as l10n from "@vscode/l10n";
import type { View } from "../view/view.ts";
import type { FigureName } from "./singleFigures.ts";

/** The figures that the status bar can show. */
export const STATUS_BAR_FIGURES = [
	"wonThisQuarter",
	"wonThisMonth",
	"targetShare",
	"openExpected",
	"openValue",
	"stalledCount",
] as const;
export type StatusBarFigure = (typeof STATUS_BAR_FIGURES)[number];

type TargetPeriod = "this_quarter" | "this_month" | "this_year";

/** The View that a figure is taken from, and the name of Close's figure. */
interface StatusBarFigureSource {
	readonly figure: FigureName;
	/** Also opened to show what the figure is made of. */
	readonly view: View;
}

/** `targetPeriod` is the period of the target that a share is of. */
export function statusBarFigureSource(
	name: StatusBarFigure,
	targetPeriod: TargetPeriod = "this_quarter",
): StatusBarFigureSource {
	const won = (date_won: TargetPeriod) =>
		source(name, "total_value_annualized", {
			group_by: "user_id",
			order_by: "-value",
			filters: { status_type: ["won"], date_won },
		});
	const open = (figure: "total_value_annualized" | "expected_value_annualized") =>
		source(name, figure, {
			group_by: "date_won__quarter",
			order_by: "date_won",
			filters: { status_type: ["active"] },
		});
	switch (name) {
		case "wonThisQuarter":
			return won("this_quarter");
		case "wonThisMonth":
			return won("this_month");
		case "targetShare":
			return won(targetPeriod);
		case "openExpected":
			return open("expected_value_annualized");
		case "openValue":
			return open("total_value_annualized");
		case "stalledCount":
			return source(name, "total_results", {
				group_by: "user_id",
				order_by: "-annualized_value",
				filters: { status_type: ["active"], is_stalled: true },
			});
	}
}

/** The name of the figure. The settings page has the same names: `config.statusBar.*` in `package.nls.json`. */
export function statusBarFigureLabel(name: StatusBarFigure): string {
	const labels: Readonly<Record<StatusBarFigure, string>> = {
		wonThisQuarter: l10n.t("Won this quarter"),
		wonThisMonth: l10n.t("Won this month"),
		targetShare: l10n.t("Share of the target"),
		openExpected: l10n.t("Open opportunities, expected value"),
		openValue: l10n.t("Open opportunities, value"),
		stalledCount: l10n.t("Stalled opportunities"),
	};
	return labels[name];
}

function source(name: StatusBarFigure, figure: FigureName, view: View): StatusBarFigureSource {
	return { figure, view: { name: statusBarFigureLabel(name), ...view } };
}
