import { GROUPINGS, ORDERS } from "../../close/schema/grouping.ts";
import type { GroupBy, OrderBy } from "../../close/schema/parameters.ts";
import { groupingLabel, orderLabel } from "../../opportunities/view/labels.ts";
import { markCurrent } from "../quickInput/currentMark.ts";
import type { Row } from "../quickInput/quickInput.ts";

/** All groupings, and none; known by what `group_by` takes. */
export function groupingRows(current: GroupBy | undefined): readonly Row[] {
	const rows = GROUPINGS.map((grouping) => ({
		id: grouping,
		label: groupingLabel(grouping === "none" ? undefined : grouping),
	}));
	return markCurrent<Row>(rows, current ?? "none");
}

/** All orders, known by what `order_by` takes. */
export function orderRows(current: OrderBy | undefined): readonly Row[] {
	const rows = ORDERS.map((order) => ({ id: order, label: orderLabel(order) }));
	return markCurrent<Row>(rows, current);
}
