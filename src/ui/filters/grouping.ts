import * as l10n from "@vscode/l10n";
import { GROUPINGS, ORDERS } from "../../close/schema/grouping.ts";
import type { GroupBy, OrderBy } from "../../close/schema/parameters.ts";
import { groupingLabel, orderLabel } from "../../opportunities/view/labels.ts";
import { parseGrouping, parseOrder } from "../../opportunities/view/parseView.ts";
import { type PickOptions, pick } from "../quickInput/pick.ts";
import { BACK, type Choice, markCurrent, type QuickInputs } from "../quickInput/quickInput.ts";

/** Asks for a grouping. Returns undefined if the user leaves, which differs from no grouping. */
export async function pickGrouping(
	boxes: QuickInputs,
	current: GroupBy | undefined,
): Promise<{ readonly grouping: GroupBy | undefined } | undefined> {
	const row = await pickRow(boxes, {
		title: l10n.t("Group by"),
		placeholder: l10n.t("Choose what to group opportunities by"),
		lines: () => groupingRows(current),
		active: current ?? "none",
	});
	return row === undefined ? undefined : { grouping: parseGrouping(row) };
}

/** Asks for an order. Returns undefined if the user leaves. */
export async function pickOrder(boxes: QuickInputs, current: OrderBy | undefined): Promise<OrderBy | undefined> {
	const row = await pickRow(boxes, {
		title: l10n.t("Sort by"),
		placeholder: l10n.t("Choose what to sort opportunities by, within their groups"),
		lines: () => orderRows(current),
		active: current,
	});
	return row === undefined ? undefined : parseOrder(row);
}

async function pickRow(boxes: QuickInputs, options: PickOptions): Promise<string | undefined> {
	const picked = await pick(boxes, options);
	return picked === undefined || picked === BACK ? undefined : picked.rows[0];
}

/** All groupings, and none. Ids are values of `group_by`. */
export function groupingRows(current: GroupBy | undefined): readonly Choice[] {
	const rows = GROUPINGS.map((grouping) => ({
		id: grouping,
		label: groupingLabel(grouping === "none" ? undefined : grouping),
	}));
	return markCurrent<Choice>(rows, current ?? "none");
}

/** All orders. Ids are values of `order_by`. */
export function orderRows(current: OrderBy | undefined): readonly Choice[] {
	const rows = ORDERS.map((order) => ({ id: order, label: orderLabel(order) }));
	return markCurrent<Choice>(rows, current);
}
