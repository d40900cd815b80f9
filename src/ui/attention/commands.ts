import type { AttentionGroup } from "../../opportunities/attention/attentionGroup.ts";
import { RULE_IDS, type RuleId } from "../../opportunities/attention/attentionRules.ts";
import type { CommandHandlers } from "../commands/commands.ts";
import type { GroupNode } from "../rows/rowNodes.ts";
import type { DetailsNavigation } from "../window/detailsNavigation.ts";
import { attentionNavigation } from "./attentionNavigation.ts";
import type { AttentionNode } from "./attentionNodes.ts";
import type { AttentionWatch } from "./attentionWatch.ts";

type AttentionCommands = Pick<
	CommandHandlers,
	| "refreshAttention"
	| "attentionMine"
	| "attentionAll"
	| "stopAttention"
	| "loadMoreAttention"
	| "retryAttention"
	| "showAttention"
>;

/**
 * The commands of Needs Attention. `showDetails` opens an opportunity's details with a navigation for Previous and
 * Next.
 */
export function attentionCommands(
	watch: AttentionWatch,
	showDetails: (id: string, navigation: DetailsNavigation) => Promise<void>,
): AttentionCommands {
	return {
		refreshAttention: () => watch.refresh(),
		attentionMine: () => watch.setMine(true),
		attentionAll: () => watch.setMine(false),
		stopAttention: () => watch.stop(),
		loadMoreAttention: (id) => isRule(id) && watch.loadMore(id),
		retryAttention: (argument) => {
			const rule = isRule(argument) ? argument : groupOf(argument);
			return rule === undefined ? watch.refresh() : watch.loadMore(rule);
		},
		showAttention: (argument) => {
			const { id } = opportunityOf(argument);
			const list = attentionListOf(watch, argument);
			return id !== undefined && list !== undefined && showDetails(id, list);
		},
	};
}

/** The group of a row of Needs Attention, for Previous and Next. Undefined for anything else. */
export function attentionListOf(watch: AttentionWatch, row: unknown): DetailsNavigation | undefined {
	const { rule } = opportunityOf(row);
	return rule === undefined ? undefined : attentionNavigation(watch, rule);
}

/** The opportunity of a row, and the group that the row is in. A script may pass anything. */
function opportunityOf(value: unknown): { readonly id: string | undefined; readonly rule: RuleId | undefined } {
	const { kind, row, parent } = (value ?? {}) as Partial<Extract<AttentionNode, { readonly kind: "opportunity" }>>;
	const rule: unknown = parent?.group?.id;
	const id = kind === "opportunity" && typeof row?.id === "string" ? row.id : undefined;
	return { id, rule: isRule(rule) ? rule : undefined };
}

/** The group of a row that failed. A script may pass anything. */
function groupOf(value: unknown): RuleId | undefined {
	const id: unknown = ((value ?? {}) as Partial<GroupNode<AttentionGroup>>).group?.id;
	return isRule(id) ? id : undefined;
}

function isRule(value: unknown): value is RuleId {
	return RULE_IDS.some((id) => id === value);
}
