import * as l10n from "@vscode/l10n";
import { checkPage } from "./checkPage.ts";
import type { FilterFlow, Outcome } from "./filterFlow.ts";
import { checkedRows, choiceOf, linkPipelines, statusItems } from "./statusItems.ts";

/** Asks for status types and statuses, which are two filters. */
export function statusPage(flow: FilterFlow): Promise<Outcome> {
	const { names, filters } = flow;
	return checkPage(flow, {
		title: l10n.t("Status"),
		placeholder: l10n.t(
			"Select status types and statuses, or select none to include all. Opportunities must match both.",
		),
		set: checkedRows({ types: filters.status_type ?? [], statuses: filters.status_id ?? [] }),
		items: (listed) => statusItems(names.pipelines, listed),
		link: (checked, before) => linkPipelines(names.pipelines, checked, before),
		changes: (checked) => {
			const { types, statuses } = choiceOf(checked);
			return { status_type: types, status_id: statuses };
		},
		ids: {
			key: "status_id",
			load: async (signal) => {
				names.pipelines = (await flow.directory?.pipelines({ signal })) ?? [];
			},
			prompt: l10n.t("Enter status IDs, separated by commas. Leave empty for any."),
			placeholder: "stat_…, stat_…",
			among: (checked) => choiceOf(checked).statuses,
			replaced: (checked, statuses) => checkedRows({ types: choiceOf(checked).types, statuses }),
		},
	});
}
