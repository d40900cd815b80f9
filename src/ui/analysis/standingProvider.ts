import * as l10n from "@vscode/l10n";
import { namedPeriodOfId } from "../../opportunities/analysis/periodId.ts";
import { type PeriodInView, periodBefore, periodYearBefore } from "../../opportunities/analysis/periodInView.ts";
import { money, type Sentence, sentence } from "../../opportunities/analysis/sentence.ts";
import { readStanding } from "../../opportunities/analysis/standing/readStanding.ts";
import { targetAmount, targetFor, type ViewTarget } from "../../opportunities/analysis/standing/targets.ts";
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
		const { view, period, now, me, startMonth, targets, currencies, parts } = context;
		const before = periodBefore(period, context);
		const yearBefore = periodYearBefore(period, context);
		const found = targetFor(targets, { view, period: period.period, me, startMonth });
		const { comparable = false } = found ?? {};
		const compared = { view: withoutStatusAndDate(view), period, before, yearBefore, today: localDay(now) };
		const target = found && targetAmount(found.target, currencies.scaleOf(currencies.currency));
		const { measures, stand } = await readStanding(parts, { ...compared, target, comparable }, { signal });
		return {
			measures: measures.map(({ period, measure }) => ({ ...measure, period: period.id, of: period.label })),
			notices: noticesOf(context, found, target),
			extra: {
				target: target === undefined ? "none" : comparable ? "compared" : "forAll",
				canHaveTarget: canHaveTarget(context),
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

function canHaveTarget({ period, startMonth }: SectionContext): boolean {
	return namedPeriodOfId(period.id, startMonth) !== undefined;
}

function noticesOf(
	context: SectionContext,
	found: ViewTarget | undefined,
	target: number | undefined,
): readonly Sentence[] {
	if (context.period.span === undefined)
		return [[l10n.t("Targets and pace are available only for weeks, months, quarters, years, and named periods.")]];
	if (found === undefined || target === undefined)
		return [
			[
				canHaveTarget(context)
					? l10n.t("There's no target for this period.")
					: l10n.t("You can set targets only for months, quarters, and years."),
			],
		];
	if (found.comparable) return [];
	return [
		sentence(
			l10n.t(
				"The target of {0} covers all opportunities, but this View shows only some of them, so they can't be compared.",
			),
			money(target),
		),
	];
}
