import * as vscode from "vscode";
import { type OpportunityRow, statusTypeOf, type UnreadableRow } from "../../close/schema/opportunityRow.ts";
import type { StatusType } from "../../close/schema/parameters.ts";
import { opportunityText } from "./opportunityText.ts";
import type { RowWording } from "./rowText.ts";

/** The tree item of an opportunity, without its id and tooltip. */
export function opportunityItem(row: OpportunityRow, wording: RowWording): vscode.TreeItem {
	const { label, description, speech } = opportunityText(row, wording);
	const item = new vscode.TreeItem(label);
	item.description = description;
	item.iconPath = statusIcon(row);
	item.contextValue = "opportunity";
	item.command = showDetailsCommand(row.id);
	item.accessibilityInformation = { label: speech };
	return item;
}

/** The command of a chosen row. The tree keeps the focus, so that the user can go on from row to row. */
function showDetailsCommand(id: string): vscode.Command {
	return {
		command: "closeOpportunities.showDetails",
		title: vscode.l10n.t("Show Details"),
		arguments: [id, { preserveFocus: true }],
	};
}

const STATUS_ICONS: Record<StatusType, readonly [icon: string, color: string]> = {
	won: ["pass-filled", "charts.green"],
	active: ["circle-large-outline", "charts.blue"],
	lost: ["circle-slash", "charts.red"],
};

/** For a status that is neither won, active nor lost. */
const UNKNOWN_STATUS = ["question", "descriptionForeground"] as const;

function statusIcon(row: OpportunityRow): vscode.ThemeIcon {
	const type = statusTypeOf(row);
	const known = type === undefined ? UNKNOWN_STATUS : STATUS_ICONS[type];
	const [icon, color] = row.is_stalled ? ["warning", "list.warningForeground"] : known;
	return new vscode.ThemeIcon(icon, new vscode.ThemeColor(color));
}

export function unreadableItem(row: UnreadableRow): vscode.TreeItem {
	const label =
		row.repeats === undefined ? vscode.l10n.t("Unreadable opportunity") : vscode.l10n.t("Opportunity listed twice");
	const item = new vscode.TreeItem(label);
	item.description = row.unreadable;
	item.iconPath = new vscode.ThemeIcon("question", new vscode.ThemeColor("list.warningForeground"));
	item.contextValue = "unreadable";
	if (row.id !== undefined) item.command = showDetailsCommand(row.id);
	item.accessibilityInformation = { label: vscode.l10n.t("{0}: {1}", label, row.unreadable) };
	return item;
}
