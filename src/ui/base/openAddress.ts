import * as vscode from "vscode";

/**
 * Opens an address outside of VS Code, which asks the user first if it is a web address. It stays a string: a Uri would
 * decode encoded characters, and so change the address. Returns false if nothing opened it, or the user declined.
 */
export async function openAddress(address: string): Promise<boolean> {
	return vscode.env.openExternal(address as unknown as vscode.Uri);
}
