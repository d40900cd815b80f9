import * as vscode from "vscode";
import { UserError } from "../../close/base/errors.ts";
import {
	EMPTY_TEAM_FILE,
	LARGEST_FILE,
	readTeamFile,
	shareEdits,
	TEAM_FILE,
	type Team,
	type TeamFile,
	TeamFileError,
	type TeamFolder,
} from "./teamFile.ts";

/** The team files of the open folders, through VS Code's own file system, because the folders may be anywhere. */
export class WorkspaceTeamFiles implements Team {
	get folders(): readonly TeamFolder[] {
		return (vscode.workspace.workspaceFolders ?? []).map(({ uri, name }) => ({ id: uri.toString(), name }));
	}

	async read(): Promise<readonly TeamFile[]> {
		const files = await Promise.all(this.folders.map(readIn));
		return files.flatMap((file) => file ?? []);
	}

	async open(folder: TeamFolder, place = { line: 0, column: 0 }): Promise<void> {
		const at = new vscode.Position(place.line, place.column);
		await vscode.window.showTextDocument(fileIn(folder), { selection: new vscode.Range(at, at) });
	}

	async share(folder: TeamFolder, entry: object): Promise<void> {
		const uri = fileIn(folder);
		try {
			if ((await contentOf(uri)) === undefined)
				await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(EMPTY_TEAM_FILE));
			// The View is added to the text in the editor, saved or not.
			const document = await vscode.workspace.openTextDocument(uri);
			const edit = new vscode.WorkspaceEdit();
			for (const { offset, length, content } of shareEdits(document.getText(), entry)) {
				const range = new vscode.Range(document.positionAt(offset), document.positionAt(offset + length));
				edit.replace(uri, range, content);
			}
			if (!(await vscode.workspace.applyEdit(edit)) || !(await document.save()))
				throw new TeamFileError(vscode.l10n.t("It couldn't be written."));
		} catch (error) {
			throw new TeamFileError(vscode.l10n.t("The file {0} wasn't changed. {1}", TEAM_FILE, faultOf(error)), {
				cause: error,
			});
		}
		await vscode.window.showTextDocument(uri);
	}
}

function fileIn({ id }: TeamFolder): vscode.Uri {
	return vscode.Uri.joinPath(vscode.Uri.parse(id, true), TEAM_FILE);
}

async function readIn(folder: TeamFolder): Promise<TeamFile | undefined> {
	try {
		const bytes = await contentOf(fileIn(folder));
		if (bytes === undefined) return undefined;
		return { folder, ...readTeamFile(new TextDecoder().decode(bytes)) };
	} catch (error) {
		return { folder, fault: faultOf(error), place: { line: 0, column: 0 } };
	}
}

function faultOf(error: unknown): string {
	if (error instanceof UserError) return error.message;
	if (error instanceof vscode.FileSystemError)
		return vscode.l10n.t("VS Code couldn't read or write it ({0}).", error.code);
	return vscode.l10n.t("Something went wrong.");
}

/** Returns undefined if there is no such file. */
async function contentOf(uri: vscode.Uri): Promise<Uint8Array | undefined> {
	try {
		const { size } = await vscode.workspace.fs.stat(uri);
		if (size > LARGEST_FILE) throw new TeamFileError(vscode.l10n.t("The file is too large."));
		return await vscode.workspace.fs.readFile(uri);
	} catch (error) {
		if (error instanceof vscode.FileSystemError && error.code === "FileNotFound") return undefined;
		throw error;
	}
}
