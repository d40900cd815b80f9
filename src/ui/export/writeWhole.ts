import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as vscode from "vscode";
import { UserError } from "../../close/base/errors.ts";
import type { Sink } from "../../opportunities/export/exportTo.ts";
import { PartFile } from "../../opportunities/export/partFile.ts";
import { writeFailureText } from "./writeFailure.ts";

/**
 * Calls `write` to write a file whole or not at all. Files on this computer are streamed; for other places, a temporary
 * file on this computer is handed to VS Code in one piece.
 * @throws Error that says why the file can't be written, and whatever `write` throws
 */
export async function writeWhole<T>(uri: vscode.Uri, write: (sink: Sink) => Promise<T>): Promise<T> {
	return uri.scheme === "file" ? writeFile(uri.fsPath, write) : writeElsewhere(uri, write);
}

async function writeFile<T>(path: string, write: (sink: Sink) => Promise<T>): Promise<T> {
	const file = await PartFile.open(path).catch(unwritable);
	try {
		const result = await write({
			write: (text) => file.write(text).catch(unwritable),
			restart: () => file.restart().catch(unwritable),
		});
		await file.commit().catch(unwritable);
		return result;
	} finally {
		await file.discard();
	}
}

async function writeElsewhere<T>(uri: vscode.Uri, write: (sink: Sink) => Promise<T>): Promise<T> {
	if (vscode.workspace.fs.isWritableFileSystem(uri.scheme) === false)
		throw new UserError(vscode.l10n.t("Files in {0} are read-only. Choose another location.", `${uri.scheme}:`));
	const folder = await mkdtemp(join(tmpdir(), "close-opportunities-")).catch(unwritable);
	try {
		const path = join(folder, "export");
		const result = await writeFile(path, write);
		await vscode.workspace.fs.writeFile(uri, await readFile(path)).then(undefined, unwritable);
		return result;
	} finally {
		await rm(folder, { recursive: true, force: true });
	}
}

function unwritable(error: unknown): never {
	throw new UserError(writeFailureText(error), { cause: error });
}
