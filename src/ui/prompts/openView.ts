import * as vscode from "vscode";
import type { Names } from "../../pipeline/describe.ts";
import type { View } from "../../pipeline/view.ts";
import { plainText } from "../plainText.ts";
import { BACK } from "./boxes.ts";
import { pick } from "./pick.ts";
import { viewLines, viewOfRow } from "./savedViews.ts";
import { VscodeBoxes } from "./vscodeBoxes.ts";

export { viewArgument } from "./savedViews.ts";

/** Asks for a View of the setting, or one that is built in. Undefined where the user left, or chose one that is none. */
export async function pickView(entries: readonly unknown[], names: Names): Promise<View | undefined> {
	const picked = await pick(new VscodeBoxes(), {
		title: vscode.l10n.t("Open View"),
		placeholder: vscode.l10n.t("Choose a View"),
		lines: () => viewLines(entries, { names, locale: vscode.env.language }),
	});
	const [row] = picked === undefined || picked === BACK ? [] : picked.rows;
	const offered = row === undefined ? undefined : viewOfRow(row, entries);
	if (offered === undefined) return undefined;
	if ("view" in offered) return offered.view;
	void vscode.window.showErrorMessage(
		plainText(vscode.l10n.t("{0} cannot be opened. {1}", offered.name, offered.fault)),
	);
	return undefined;
}
