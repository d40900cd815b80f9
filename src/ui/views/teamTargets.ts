import * as vscode from "vscode";
import type { TeamTargetsDoor } from "../window/knownTargets.ts";
import { TEAM_FILE } from "./teamFile.ts";
import { WorkspaceTeamFiles } from "./workspaceTeamFiles.ts";

/** The targets in the team files of the open folders. */
export const teamTargets: TeamTargetsDoor = {
	async read() {
		const files = await new WorkspaceTeamFiles().read();
		return files.map((file) => {
			const folder = file.folder.name;
			return "fault" in file ? { folder, fault: file.fault } : { folder, targets: file.targets };
		});
	},
	onDidChange(listener) {
		const watcher = vscode.workspace.createFileSystemWatcher(`**/${TEAM_FILE}`);
		return vscode.Disposable.from(
			watcher,
			watcher.onDidCreate(listener),
			watcher.onDidChange(listener),
			watcher.onDidDelete(listener),
			vscode.workspace.onDidChangeWorkspaceFolders(listener),
		);
	},
};
