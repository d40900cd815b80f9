import * as l10n from "@vscode/l10n";
import type { GroupBy, OrderBy } from "../../close/parameters.ts";
import { groupingLabel, orderLabel } from "../../pipeline/labels.ts";
import { GROUPINGS, ORDERS } from "../../pipeline/viewSchema.ts";
import type { Row } from "./boxes.ts";

/** All groupings, and none; known by what `group_by` takes. */
export function groupingRows(current: GroupBy | undefined): readonly Row[] {
	return GROUPINGS.map((grouping) =>
		marked(grouping, groupingLabel(grouping === "none" ? undefined : grouping), current ?? "none"),
	);
}

/** All orders, known by what `order_by` takes. */
export function orderRows(current: OrderBy | undefined): readonly Row[] {
	return ORDERS.map((order) => marked(order, orderLabel(order), current));
}

function marked(id: string, label: string, current: string | undefined): Row {
	return id === current ? { id, label, description: l10n.t("Current") } : { id, label };
}
