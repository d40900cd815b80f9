import * as vscode from "vscode";

/** The label of a button that opens something. Other languages have another word for open opportunities. */
export function openButton(): string {
	return vscode.l10n.t({ message: "Open", comment: ["A button that opens a file, a View or pages"] });
}
