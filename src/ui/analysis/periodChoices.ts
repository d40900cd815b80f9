import * as l10n from "@vscode/l10n";
import { type PeriodForms, periodInView } from "../../opportunities/analysis/periodInView.ts";
import { type NamedPeriod, periodLabel } from "../../opportunities/time/periods.ts";
import type { View } from "../../opportunities/view/view.ts";
import type { ShownPeriod } from "./sectionsProtocol.ts";

/** What can be chosen in place of the View's own period. */
const CHOICES = [
	"this_quarter",
	"last_quarter",
	"next_quarter",
	"this_month",
	"last_month",
	"next_month",
	"this_year",
	"last_year",
] as const satisfies readonly NamedPeriod[];

/** The period in view, and the periods to choose from: first the View's own. */
export function periodChoices(view: View, chosen: NamedPeriod | undefined, now: Date, forms: PeriodForms): ShownPeriod {
	const periodOf = (date: NamedPeriod) => periodInView({ filters: { date_won: date } }, now, forms);
	const own = periodInView(view, now, forms);
	const { id, label } = chosen === undefined ? own : periodOf(chosen);
	return {
		id,
		label,
		chosen,
		choices: [
			{ label: choiceText(l10n.t("The View's period"), own.label) },
			...CHOICES.map((period) => ({ period, label: choiceText(periodLabel(period), periodOf(period).label) })),
		],
	};
}

function choiceText(name: string, label: string): string {
	return l10n.t("{0} · {1}", name, label);
}
