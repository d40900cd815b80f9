import { type PeriodForms, type PeriodInView, periodInView } from "../periodInView.ts";
import { type Target, targetFor } from "./targets.ts";

/** The periods of which the organization's target counts now; the first one that has a target. */
const CURRENT = ["this_quarter", "this_month", "this_year"] as const;
type CurrentPeriod = (typeof CURRENT)[number];

/** The organization's target of now. */
export interface CurrentTarget {
	readonly name: CurrentPeriod;
	readonly period: PeriodInView;
	readonly target: Target;
}

/** Returns the target of the current quarter, else the month's, else the year's. Undefined if there is none of all. */
export function currentTarget(targets: readonly Target[], now: Date, forms: PeriodForms): CurrentTarget | undefined {
	for (const name of CURRENT) {
		const period = periodInView({ filters: { date_won: name } }, now, forms);
		const question = { view: { filters: {} }, period: period.period, me: undefined, startMonth: forms.startMonth };
		const found = targetFor(targets, question);
		if (found !== undefined) return { name, period, target: found.target };
	}
	return undefined;
}
