import * as vscode from "vscode";
import { type GroupKey, groupKeyOf } from "../../close/schema/grouping.ts";
import { FORMATS, type FormatName } from "../../opportunities/export/format.ts";
import type { View } from "../../opportunities/view/view.ts";
import { pick } from "../quickInput/pick.ts";
import { BACK } from "../quickInput/quickInput.ts";
import { VscodeQuickInputs } from "../quickInput/vscodeQuickInput.ts";

/** Asks for a format. Returns undefined if the user leaves. */
export async function pickFormat(): Promise<FormatName | undefined> {
	const details: Readonly<Record<FormatName, string>> = {
		csv: vscode.l10n.t("A table for Excel, LibreOffice, and other spreadsheet programs"),
		json: vscode.l10n.t("One document with the View, the totals, and all groups"),
		ndjson: vscode.l10n.t("One opportunity per line, as the API returns it"),
		markdown: vscode.l10n.t("A report with the totals and a table for each group"),
	};
	const picked = await pick(new VscodeQuickInputs(), {
		title: vscode.l10n.t("Export Format"),
		placeholder: vscode.l10n.t("Select a format"),
		items: () => FORMATS.map((format) => ({ id: format, label: formatLabel(format), detail: details[format] })),
	});
	if (picked === undefined || picked === BACK) return undefined;
	return FORMATS.find((format) => format === picked.ids[0]);
}

export function formatLabel(format: FormatName): string {
	return { csv: "CSV", json: "JSON", ndjson: "NDJSON", markdown: "Markdown" }[format];
}

/** The View's name, or its grouping. */
export function viewTitle({ name, group_by }: View): string {
	if (name !== undefined) return name;
	if (group_by === undefined) return vscode.l10n.t("Opportunities");
	const titles: Readonly<Record<GroupKey, string>> = {
		user_id: vscode.l10n.t("Opportunities by owner"),
		date_won__week: vscode.l10n.t("Opportunities by close week"),
		date_won__month: vscode.l10n.t("Opportunities by close month"),
		date_won__quarter: vscode.l10n.t("Opportunities by close quarter"),
		date_won__year: vscode.l10n.t("Opportunities by close year"),
	};
	return titles[groupKeyOf(group_by)];
}
