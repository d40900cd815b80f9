import { byExpectedValue, concentrationOf } from "../../opportunities/analysis/outcome/concentration.ts";
import type { OpenDeal } from "../../opportunities/analysis/outcome/openDeals.ts";
import { readOpenDeals } from "../../opportunities/analysis/outcome/readOpenDeals.ts";
import type { Thoughts } from "../../opportunities/analysis/outcome/whatIf.ts";
import { openView } from "../../opportunities/analysis/standing/readStanding.ts";
import { withoutStatusAndDate } from "../../opportunities/analysis/withoutStatusAndDate.ts";
import { HIDDEN } from "../../opportunities/text/mask.ts";
import { dayText } from "../../opportunities/time/dateText.ts";
import { think, thoughtsIn } from "./dealThoughts.ts";
import { LIST_MORE, LISTED_AT_ONCE, type ListedDeal } from "./outcomeContents.ts";
import { changingNotice, dealNotices } from "./outcomeNotices.ts";
import type { SectionContext, SectionProvider } from "./sectionProvider.ts";
import { AskedFor } from "./sectionQuestion.ts";

/** The section that says how much of what is expected hangs on the largest deals, and lists these. */
export const concentrationProvider: SectionProvider<"concentration"> = {
	id: "concentration",
	setsAside: true,
	requests: ({ view, period, parts }) => parts.requestsForRows(openView(withoutStatusAndDate(view), period)),
	async read(context, { signal, onProgress, limit }) {
		const { view, period, parts, locale } = context;
		const base = withoutStatusAndDate(view);
		const open = await readOpenDeals(parts, base, period.period, { limit, onProgress }, { signal });
		const { deals, requests } = open;
		const { id, label } = period;
		return {
			measures: concentrationOf(deals, requests).map((measure) => ({ ...measure, period: id, of: label })),
			notices: [...changingNotice(open.changing), ...dealNotices(open)],
			extra: {
				open: deals.length,
				deals: listed(deals, { most: mostListed(context), thoughts: thoughtsIn(context), locale }),
			},
		};
	},
	hide: ({ open, deals }) => ({
		open,
		deals: deals.map(({ value, expected, lead, ...others }) => ({ ...others, lead: HIDDEN.name(lead) })),
	}),
	act(action, context) {
		if (action !== LIST_MORE) return think(action, context);
		listedFor.set(context, mostListed(context) + LISTED_AT_ONCE);
		return ["concentration"];
	},
};

/** How many deals the user asked for. */
const listedFor = new AskedFor<number>();

/** How many of the largest deals are listed: for another View or period, the first ones again. */
function mostListed(context: SectionContext): number {
	return listedFor.in(context) ?? LISTED_AT_ONCE;
}

interface ListOptions {
	readonly most: number;
	readonly thoughts: Thoughts;
	/** BCP 47. */
	readonly locale: string;
}

/** The largest deals, and any other that the user thinks something of. */
function listed(deals: readonly OpenDeal[], { most, thoughts, locale }: ListOptions): ListedDeal[] {
	return byExpectedValue(deals)
		.filter(({ id }, at) => at < most || thoughts.has(id))
		.map(({ id, lead, date_won, chance, value, expected }) => {
			const date = date_won === null ? undefined : dayText(date_won, locale);
			const thought = thoughts.get(id);
			return { id, lead, chance, value, expected, ...(date && { date }), ...(thought && { thought }) };
		});
}
