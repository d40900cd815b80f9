import { randomBytes } from "node:crypto";
import { type FileHandle, open, realpath, rename, rm } from "node:fs/promises";
import type { Sink } from "./exporting.ts";

/** A file that appears at its place only when it is whole: it is written beside it and renamed. */
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

	/** Rejects with an error of Node's where nothing can be written there. */
	static async open(target: string): Promise<PartFile> {
		// What a link stands for is replaced, not the link.
		const real = await realpath(target).catch(() => target);
		const path = `${real}.${randomBytes(4).toString("hex")}.part`;
		return new PartFile(real, path, await open(path, "wx"));
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
