import { readShareOfTarget } from "../../opportunities/analysis/standing/readShareOfTarget.ts";
import type { AnalysisLink } from "./analysisLink.ts";
import type { PlacedMeasure, SectionProvider } from "./sectionProvider.ts";
import { questionOf, sameQuestion } from "./sectionQuestion.ts";

/** The section that is one line: what is won of the target, and the likely outcome, if the tab has computed that. */
export function lineProvider(link: Pick<AnalysisLink, "outcome">): SectionProvider<"line"> {
	return {
		id: "line",
		setsAside: false,
		requests: () => 1,
		read: async (context, { signal }) => {
			const { period, parts } = context;
			const measures = await readShareOfTarget(parts, context, { signal });
			const { outcome } = link;
			const known = outcome !== undefined && sameQuestion(outcome.question, questionOf(context));
			const likely = known ? outcome.measures.filter(isLikely) : [];
			return {
				measures: [...measures.map((measure) => ({ ...measure, period: period.id, of: period.label })), ...likely],
				notices: [],
				extra: { hasTarget: measures.some(({ name, value }) => name === "target.share" && value !== undefined) },
			};
		},
		hide: (extra) => extra,
	};
}

/** Figures of a group are an owner's, or a thought. */
function isLikely({ name, group }: PlacedMeasure): boolean {
	return group === undefined && (name === "outcome.p10" || name === "outcome.p90");
}
