import { homedir } from "node:os";
import { join } from "node:path";
import * as vscode from "vscode";
import { fileNameOf } from "./fileName.ts";

/** Where a dialog offers to save what has a title, with today's date in its name: in the workspace's first folder, or at home. */
export function defaultLocation(title: string, ending: Parameters<typeof fileNameOf>[1]): vscode.Uri {
	const name = fileNameOf(title, ending, new Date());
	const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
	return folder === undefined ? vscode.Uri.file(join(homedir(), name)) : vscode.Uri.joinPath(folder, name);
}
