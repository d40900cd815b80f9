import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as vscode from "vscode";
import { UserError } from "../../close/base/errors.ts";
import type { Log } from "../../close/base/log.ts";
import type { Sink } from "../../opportunities/export/exportTo.ts";
import { PartFile } from "../../opportunities/export/partFile.ts";
import { writeFailureText } from "./writeFailure.ts";

/**
 * Calls `write` to write files, with a sink for each: all of them whole, or none. Files on this computer are streamed;
 * for other places, temporary files on this computer are handed to VS Code in one piece each.
 * @throws Error that says why a file can't be written, and whatever `write` throws
 */
export async function writeWhole<T>(
	uris: readonly vscode.Uri[],
	log: Log,
	write: (...sinks: Sink[]) => Promise<T>,
): Promise<T> {
	return uris.every(({ scheme }) => scheme === "file")
		? writeFiles(
				uris.map(({ fsPath }) => fsPath),
				log,
				write,
			)
		: writeElsewhere(uris, log, write);
}

async function writeFiles<T>(paths: readonly string[], log: Log, write: (...sinks: Sink[]) => Promise<T>): Promise<T> {
	const files: PartFile[] = [];
	try {
		for (const path of paths) files.push(await PartFile.open(path).catch(unwritable));
		const result = await write(...files.map(sinkOf));
		await PartFile.commitAll(files, log).catch(unwritable);
		return result;
	} finally {
		for (const file of files) await file.discard();
	}
}

function sinkOf(file: PartFile): Sink {
	return {
		write: (text) => file.write(text).catch(unwritable),
		restart: () => file.restart().catch(unwritable),
	};
}

async function writeElsewhere<T>(
	uris: readonly vscode.Uri[],
	log: Log,
	write: (...sinks: Sink[]) => Promise<T>,
): Promise<T> {
	for (const { scheme } of uris)
		if (vscode.workspace.fs.isWritableFileSystem(scheme) === false)
			throw new UserError(vscode.l10n.t("Files in {0} are read-only. Choose another location.", `${scheme}:`));
	const folder = await mkdtemp(join(tmpdir(), "close-opportunities-")).catch(unwritable);
	try {
		const paths = uris.map((_, index) => join(folder, `export-${index}`));
		const result = await writeFiles(paths, log, write);
		await handOver(uris, paths).catch(unwritable);
		return result;
	} finally {
		await rm(folder, { recursive: true, force: true });
	}
}

/** Has VS Code write the files. If it can't write one, those before it are restored. */
async function handOver(uris: readonly vscode.Uri[], paths: readonly string[]): Promise<void> {
	const { fs } = vscode.workspace;
	const undo: (() => Thenable<void>)[] = [];
	for (const [index, uri] of uris.entries()) {
		const isLast = index === uris.length - 1;
		const before = isLast ? undefined : await fs.readFile(uri).then(undefined, () => undefined);
		try {
			await fs.writeFile(uri, await readFile(paths[index] ?? ""));
		} catch (error) {
			for (const step of undo) await step();
			throw error;
		}
		undo.push(() => (before === undefined ? fs.delete(uri) : fs.writeFile(uri, before)));
	}
}

function unwritable(error: unknown): never {
	throw new UserError(writeFailureText(error), { cause: error });
}
