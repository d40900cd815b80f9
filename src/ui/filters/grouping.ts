import * as vscode from "vscode";
import type { GroupBy, OrderBy } from "../../close/schema/parameters.ts";
import { parseGrouping, parseOrder } from "../../opportunities/view/parseView.ts";
import { type PickOptions, pick } from "../quickInput/pick.ts";
import { BACK } from "../quickInput/quickInput.ts";
import { VscodeBoxes } from "../quickInput/vscodeQuickInput.ts";
import { groupingRows, orderRows } from "./orderLines.ts";

/** Asks how to group. Undefined where the user left, which is not the same as no grouping. */
export async function pickGrouping(
	current: GroupBy | undefined,
): Promise<{ readonly grouping: GroupBy | undefined } | undefined> {
	const row = await pickRow({
		title: vscode.l10n.t("Group by"),
		placeholder: vscode.l10n.t("Choose what to group opportunities by"),
		lines: () => groupingRows(current),
		active: current ?? "none",
	});
	return row === undefined ? undefined : { grouping: parseGrouping(row) };
}

/** Asks how to sort. Undefined where the user left. */
export async function pickOrder(current: OrderBy | undefined): Promise<OrderBy | undefined> {
	const row = await pickRow({
		title: vscode.l10n.t("Sort by"),
		placeholder: vscode.l10n.t("Choose what to sort opportunities by, within their groups"),
		lines: () => orderRows(current),
		active: current,
	});
	return row === undefined ? undefined : parseOrder(row);
}

async function pickRow(options: PickOptions): Promise<string | undefined> {
	const picked = await pick(new VscodeBoxes(), options);
	return picked === undefined || picked === BACK ? undefined : picked.rows[0];
}
