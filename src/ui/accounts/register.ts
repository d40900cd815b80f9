import * as vscode from "vscode";
import type { Core } from "../window/services.ts";
import { registerAuthentication } from "./authentication.ts";

/** Registers the accounts with VS Code's own Accounts menu. */
export function registerAccounts({ sessions, viewing, signIn }: Core): vscode.Disposable {
	return vscode.Disposable.from(
		registerAuthentication(sessions, signIn),
		sessions.onDidChangeAccounts(() => viewing.announce()),
	);
}
