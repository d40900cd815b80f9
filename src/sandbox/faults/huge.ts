import type { IncomingMessage, ServerResponse } from "node:http";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";
import { acceptsGzip } from "../http/encoding.ts";
import type { FaultRule } from "./rules.ts";

const MEGABYTE = 1024 * 1024;
const DEFAULT_MEGABYTES = 65;

/** Sends a valid but endless-looking answer piece by piece, and stops when the client has had enough. */
export async function deliverHuge(
	request: IncomingMessage,
	response: ServerResponse,
	rule: FaultRule | undefined,
): Promise<void> {
	const source = Readable.from(pieces(rule?.megabytes ?? DEFAULT_MEGABYTES));
	const compressed = rule?.gzip === true && acceptsGzip(request);
	if (compressed) {
		response.setHeader("content-encoding", "gzip");
	}
	try {
		await (compressed ? pipeline(source, createGzip({ level: 1 }), response) : pipeline(source, response));
	} catch {
		response.destroy();
	}
}

function* pieces(megabytes: number): Generator<string> {
	const padding = " ".repeat(MEGABYTE);
	yield '{"data": [';
	for (let sent = 0; sent < megabytes; sent += 1) {
		yield padding;
	}
	yield '], "has_more": false}';
}
