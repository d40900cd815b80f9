import { randomBytes } from "node:crypto";
import { access, constants, type FileHandle, open, realpath, rename, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Sink } from "./exportTo.ts";

/** Where something stands that is no file, such as a folder. */
class NotAFile extends Error {
	override readonly name = "NotAFile";
	/** As Node says it of a folder. */
	readonly code = "EISDIR";
}

/**
 * A file that appears at its place only when it is whole: it is written beside it and renamed. In the place of another
 * one it is for the same people to read; one that may not be written is not replaced.
 */
export class PartFile implements Sink {
	readonly #target: string;
	readonly #path: string;
	readonly #handle: FileHandle;
	#length = 0;

	private constructor(target: string, path: string, handle: FileHandle) {
		this.#target = target;
		this.#path = path;
		this.#handle = handle;
	}

	/** Rejects with an error that has a `code` of Node's if nothing can be written there. */
	static async open(target: string): Promise<PartFile> {
		// What a link stands for is replaced, not the link.
		const real = await realpath(target).catch(() => target);
		const there = await stat(real).catch(() => undefined);
		if (there !== undefined) {
			if (!there.isFile()) throw new NotAFile(real);
			await access(real, constants.W_OK);
		}
		// Not made from the file's name, which may be as long as names can be.
		const path = join(dirname(real), `.close-opportunities-${randomBytes(4).toString("hex")}.part`);
		const file = new PartFile(real, path, await open(path, "wx"));
		if (there !== undefined) await file.#handle.chmod(there.mode);
		return file;
	}

	/** Written to the disk before it resolves, so that nothing piles up. */
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

	/** Puts the file in its place, over one that may be there. */
	async commit(): Promise<void> {
		await this.#handle.sync();
		await this.#handle.close();
		await rename(this.#path, this.#target);
	}

	/** Leaves nothing behind; after {@link commit}, nothing to do. */
	async discard(): Promise<void> {
		await this.#handle.close().catch(() => undefined);
		await rm(this.#path, { force: true });
	}
}
