import * as l10n from "@vscode/l10n";
import { GROUPINGS, ORDERS } from "../../close/schema/grouping.ts";
import type { GroupBy, OrderBy } from "../../close/schema/parameters.ts";
import { groupingLabel, orderLabel } from "../../opportunities/view/labels.ts";
import { parseGrouping, parseOrder } from "../../opportunities/view/parseView.ts";
import { type PickOptions, pick } from "../quickInput/pick.ts";
import { BACK, type Choice, markCurrent, type QuickInputs } from "../quickInput/quickInput.ts";

/** Asks for a grouping. Returns undefined if the user leaves, which differs from no grouping. */
export async function pickGrouping(
	quickInputs: QuickInputs,
	current: GroupBy | undefined,
): Promise<{ readonly grouping: GroupBy | undefined } | undefined> {
	const id = await pickOne(quickInputs, {
		title: l10n.t("Group by"),
		placeholder: l10n.t("Choose what to group opportunities by"),
		items: () => groupingItems(current),
		active: current ?? "none",
	});
	return id === undefined ? undefined : { grouping: parseGrouping(id) };
}

/** Asks for an order. Returns undefined if the user leaves. */
export async function pickOrder(quickInputs: QuickInputs, current: OrderBy | undefined): Promise<OrderBy | undefined> {
	const id = await pickOne(quickInputs, {
		title: l10n.t("Sort by"),
		placeholder: l10n.t("Choose what to sort opportunities by, within their groups"),
		items: () => orderItems(current),
		active: current,
	});
	return id === undefined ? undefined : parseOrder(id);
}

async function pickOne(quickInputs: QuickInputs, options: PickOptions): Promise<string | undefined> {
	const picked = await pick(quickInputs, options);
	return picked === undefined || picked === BACK ? undefined : picked.ids[0];
}

/** All groupings, and none. Ids are values of `group_by`. */
export function groupingItems(current: GroupBy | undefined): readonly Choice[] {
	const choices = GROUPINGS.map((grouping) => ({
		id: grouping,
		label: groupingLabel(grouping === "none" ? undefined : grouping),
	}));
	return markCurrent<Choice>(choices, current ?? "none");
}

/** All orders. Ids are values of `order_by`. */
export function orderItems(current: OrderBy | undefined): readonly Choice[] {
	const choices = ORDERS.map((order) => ({ id: order, label: orderLabel(order) }));
	return markCurrent<Choice>(choices, current);
}
