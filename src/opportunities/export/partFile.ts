import { randomBytes } from "node:crypto";
import { access, constants, type FileHandle, link, open, realpath, rename, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { logText } from "../../close/base/errors.ts";
import type { Log } from "../../close/base/log.ts";
import type { Sink } from "./exportTo.ts";

/** Thrown if the target exists but isn't a file, such as a folder. */
class NotAFile extends Error {
	override readonly name = "NotAFile";
	/** Node's code for a folder. */
	readonly code = "EISDIR";
}

/**
 * A file that appears at its target only when it is complete: it is written next to it and then renamed. It keeps the
 * permissions of a file that it replaces; a file that isn't writable is not replaced.
 */
export class PartFile implements Sink {
	readonly #target: string;
	readonly #path: string;
	/** Where a file that is replaced stays until all files are in their places. */
	readonly #replaced: string;
	readonly #handle: FileHandle;
	#length = 0;

	private constructor(target: string, path: string, handle: FileHandle) {
		this.#target = target;
		this.#path = path;
		this.#replaced = `${path}.replaced`;
		this.#handle = handle;
	}

	/** Rejects with an error that has one of Node's `code`s if nothing can be written there. */
	static async open(target: string): Promise<PartFile> {
		// If the target is a link, the file that it points to is replaced, not the link.
		const real = await realpath(target).catch(() => target);
		const there = await stat(real).catch(() => undefined);
		if (there !== undefined) {
			if (!there.isFile()) throw new NotAFile(real);
			await access(real, constants.W_OK);
		}
		// The name isn't derived from the file's own, which may already have the maximum length.
		const path = join(dirname(real), `.close-opportunities-${randomBytes(4).toString("hex")}.part`);
		const file = new PartFile(real, path, await open(path, "wx"));
		if (there !== undefined) await file.#handle.chmod(there.mode);
		return file;
	}

	/** Resolves once the text is written to the disk, so that nothing piles up in memory. */
	async write(text: string): Promise<void> {
		const bytes = Buffer.from(text);
		for (let done = 0; done < bytes.length; ) {
			const { bytesWritten } = await this.#handle.write(bytes, done, bytes.length - done, this.#length);
			done += bytesWritten;
			this.#length += bytesWritten;
		}
	}

	async restart(): Promise<void> {
		await this.#handle.truncate(0);
		this.#length = 0;
	}

	/** Moves the file to its target, replacing any file there. */
	commit(): Promise<void> {
		return PartFile.commitAll([this]);
	}

	/**
	 * Moves files to their targets, replacing any files there: all of them, or none if one can't be moved. The log is told of
	 * a replaced file that can't be deleted: everything is in its place nevertheless.
	 */
	static async commitAll(files: readonly PartFile[], log?: Pick<Log, "warn">): Promise<void> {
		for (const file of files) {
			await file.#handle.sync();
			await file.#handle.close();
		}
		const kept: PartFile[] = [];
		try {
			for (const file of files) {
				if (file !== files.at(-1)) {
					await file.#keepReplaced();
					kept.push(file);
				}
				await rename(file.#path, file.#target);
			}
		} catch (error) {
			for (const file of kept) await file.#takeBack(log);
			throw error;
		}
		for (const file of kept) await file.#dropReplaced(log);
	}

	/** Deletes the temporary file; does nothing after {@link commit}. */
	async discard(): Promise<void> {
		await this.#handle.close().catch(() => undefined);
		await rm(this.#path, { force: true });
	}

	/** Keeps the file at the target under another name as well, or only there if the file system has no links. */
	async #keepReplaced(): Promise<void> {
		await link(this.#target, this.#replaced).catch(async (error: unknown) => {
			if (!isMissing(error)) await rename(this.#target, this.#replaced);
		});
	}

	/** Makes the target what it was before, whether the file was moved there or not. */
	async #takeBack(log: Pick<Log, "warn"> | undefined): Promise<void> {
		try {
			await rename(this.#replaced, this.#target);
		} catch (error) {
			if (isMissing(error)) await rm(this.#target, { force: true });
			return;
		}
		// Two names of one file stay two if one is renamed to the other.
		await this.#dropReplaced(log);
	}

	async #dropReplaced(log: Pick<Log, "warn"> | undefined): Promise<void> {
		try {
			await rm(this.#replaced, { force: true });
		} catch (error) {
			log?.warn(`The file ${this.#replaced} is no longer needed and can be deleted: ${logText(error)}`);
		}
	}
}

function isMissing(error: unknown): boolean {
	return error instanceof Error && "code" in error && error.code === "ENOENT";
}
