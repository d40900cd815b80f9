import { RULE_IDS, type RuleId } from "../../opportunities/attention/attentionRules.ts";
import type { CommandHandlers } from "../commands/commands.ts";
import type { Walk } from "../window/navigation.ts";
import type { AttentionNode } from "./attentionNodes.ts";
import { walkOf } from "./groupNavigation.ts";
import type { AttentionWatch } from "./watch.ts";

type AttentionCommands = Pick<
	CommandHandlers,
	"refreshAttention" | "attentionMine" | "attentionAll" | "stopAttention" | "loadMoreAttention" | "showAttention"
>;

/** What the commands of Needs Attention do. `showDetails` opens an opportunity's details, to be left along a walk. */
export function attentionCommands(
	watch: AttentionWatch,
	showDetails: (id: string, walk: Walk) => Promise<void>,
): AttentionCommands {
	return {
		refreshAttention: () => watch.refresh(),
		attentionMine: () => watch.setMine(true),
		attentionAll: () => watch.setMine(false),
		stopAttention: () => watch.stop(),
		loadMoreAttention: (id) => isRule(id) && watch.loadMore(id),
		showAttention: (argument) =>
			isOpportunity(argument) && showDetails(argument.row.id, walkOf(watch, argument.parent.group.id)),
	};
}

function isOpportunity(value: unknown): value is Extract<AttentionNode, { readonly kind: "opportunity" }> {
	const { kind, row, parent } = (value ?? {}) as Partial<Extract<AttentionNode, { readonly kind: "opportunity" }>>;
	return kind === "opportunity" && typeof row?.id === "string" && isRule(parent?.group?.id);
}

function isRule(value: unknown): value is RuleId {
	return RULE_IDS.some((id) => id === value);
}
