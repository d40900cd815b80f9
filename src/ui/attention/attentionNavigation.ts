import type { AttentionGroup } from "../../opportunities/attention/attentionGroup.ts";
import { type RuleId, ruleLabel } from "../../opportunities/attention/attentionRules.ts";
import type { DetailsNavigation } from "../window/detailsNavigation.ts";
import type { AttentionWatch } from "./attentionWatch.ts";

/** The navigation of the details through a group of Needs Attention. It ends where the group ends. */
export function attentionNavigation(
	watch: Pick<AttentionWatch, "groups" | "loadMore" | "onDidChange">,
	id: RuleId,
): DetailsNavigation {
	const group = () => watch.groups.find((one) => one.id === id);
	const ids = () => idsOf(group());
	return {
		title: ruleLabel(id),
		ids,
		onDidChange: watch.onDidChange,
		placeOf: (opportunity) => {
			const index = ids().indexOf(opportunity);
			return index < 0 ? undefined : { position: index + 1, size: group()?.size ?? ids().length };
		},
		loadAfter: async (opportunity) => {
			const { size = 0, rows = [], complete } = group() ?? {};
			const missing = rows.length < size || complete === false;
			if (missing && ids().at(-1) === opportunity) {
				await watch.loadMore(id);
				const error = group()?.error;
				if (error !== undefined) throw error;
			}
			return ids().includes(opportunity) && ids().at(-1) !== opportunity;
		},
	};
}

function idsOf(group: AttentionGroup | undefined): readonly string[] {
	return group?.rows.flatMap((row) => row.id ?? []) ?? [];
}
