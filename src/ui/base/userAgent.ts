import * as vscode from "vscode";

/** Close shows the User-Agent beside each API key, so that people recognize what uses it. */
export function userAgent(extension: vscode.Extension<unknown>): string {
	const { version } = extension.packageJSON as { readonly version: string };
	return `close-opportunities/${version} (VS Code ${vscode.version})`;
}
