import * as l10n from "@vscode/l10n";
import { canHaveTarget } from "../../opportunities/analysis/periodId.ts";
import { type PeriodInView, periodBefore, periodYearBefore } from "../../opportunities/analysis/periodInView.ts";
import { money, type Sentence, sentence } from "../../opportunities/analysis/sentence.ts";
import { readStanding } from "../../opportunities/analysis/standing/readStanding.ts";
import { amountToReach } from "../../opportunities/analysis/standing/targets.ts";
import { withoutStatusAndDate } from "../../opportunities/analysis/withoutStatusAndDate.ts";
import { localDay } from "../../opportunities/time/calendar.ts";
import type { SectionExtras } from "./sectionContents.ts";
import type { SectionContext, SectionProvider } from "./sectionProvider.ts";

/** The section that says what is won of the target, and whether that is more than before by this day. */
export const standingProvider: SectionProvider<"standing"> = {
	id: "standing",
	setsAside: true,
	requests: () => 4,
	async read(context, { signal }) {
		const { view, period, now, startMonth, parts } = context;
		const before = periodBefore(period, context);
		const yearBefore = periodYearBefore(period, context);
		const { amount: target, comparable = false } = amountToReach(context) ?? {};
		const compared = { view: withoutStatusAndDate(view), period, before, yearBefore, today: localDay(now) };
		const { measures, stand } = await readStanding(parts, { ...compared, target, comparable }, { signal });
		return {
			measures: measures.map(({ period, measure }) => ({ ...measure, period: period.id, of: period.label })),
			notices: noticesOf(context, target, comparable),
			extra: {
				target: target === undefined ? "none" : comparable ? "compared" : "forAll",
				canHaveTarget: canHaveTarget(period, startMonth),
				stand: period.span === undefined ? "unknown" : stand,
				label: period.label,
				...(before && { before: placeOf(before) }),
				...(yearBefore && { yearBefore: placeOf(yearBefore) }),
			},
		};
	},
	hide: (extra) => extra,
};

function placeOf({ id, label }: PeriodInView): SectionExtras["standing"]["before"] {
	return { id, label };
}

function noticesOf(context: SectionContext, target: number | undefined, comparable: boolean): readonly Sentence[] {
	if (context.period.span === undefined)
		return [[l10n.t("Targets and pace are available only for weeks, months, quarters, years, and named periods.")]];
	if (target === undefined)
		return [
			[
				canHaveTarget(context.period, context.startMonth)
					? l10n.t("There's no target for this period.")
					: l10n.t("You can set targets only for months, quarters, and years."),
			],
		];
	if (comparable) return [];
	return [
		sentence(
			l10n.t(
				"The target of {0} covers all opportunities, but this View shows only some of them, so they can't be compared.",
			),
			money(target),
		),
	];
}
