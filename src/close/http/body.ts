import type { Response } from "node-fetch";
import { MOST_BYTES, MOST_BYTES_OF_REFUSAL } from "../base/bounds.ts";
import { tooLargeError } from "../base/errorMakers.ts";

const MEGABYTE = 1024 * 1024;

/**
 * Reads the unpacked body of an answer, and tells `arrived` of each part. Of a refusal no more is read than its
 * beginning, and what is broken or breaks off ends it: its status says what matters.
 * @throws CloseError `tooLarge`, or what the stream fails with
 */
export async function bodyOf({ body, headers, ok }: Response, arrived: () => void): Promise<Buffer> {
	if (body === null) return Buffer.alloc(0);
	// An aborted stream tells of its end twice, and nobody listens the second time.
	body.on("error", () => undefined);
	const parts: Buffer[] = [];
	let length = 0;
	if (ok && Number(headers.get("content-length") ?? 0) > MOST_BYTES) throw tooLargeError(MOST_BYTES / MEGABYTE);
	try {
		for await (const part of body) {
			arrived();
			const bytes = Buffer.from(part);
			parts.push(bytes);
			length += bytes.length;
			if (ok && length > MOST_BYTES) throw tooLargeError(MOST_BYTES / MEGABYTE);
			if (!ok && length >= MOST_BYTES_OF_REFUSAL) break;
		}
	} catch (error) {
		if (ok) throw error;
	}
	return Buffer.concat(parts, ok ? length : Math.min(length, MOST_BYTES_OF_REFUSAL));
}
