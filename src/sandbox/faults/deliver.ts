import type { IncomingMessage, ServerResponse } from "node:http";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { promisify } from "node:util";
import { createGzip, gzip } from "node:zlib";
import { acceptsGzip } from "../http/parseRequest.ts";
import type { Reply } from "../http/reply.ts";
import { firstHalf, withWrongType } from "./mangle.ts";
import type { FaultRule } from "./rules.ts";

const compress = promisify(gzip);
/** In bytes. Shorter bodies fit into one packet and aren't compressed. */
const WORTH_COMPRESSING = 1400;
/** Shorter than the timeouts of most clients. */
const DRIP_SECONDS = 20;
/** The compression level: on loopback, speed matters more than size. */
const LEVEL = 1;

/** Sends a reply, with the fault of a rule. Resolves when everything that will be sent has been written. */
export async function deliver(
	request: IncomingMessage,
	response: ServerResponse,
	reply: Reply,
	rule: FaultRule | undefined,
	wait: (ms: number) => Promise<void>,
): Promise<void> {
	const fault = rule?.do;
	if (fault === "reset") {
		request.socket.resetAndDestroy();
		return;
	}
	if (fault === "stall") {
		if (rule?.seconds === undefined) {
			return;
		}
		await wait(rule.seconds * 1000);
	}
	setHeaders(response, reply, rule);
	if (fault === "huge") {
		await deliverHuge(request, response, rule);
		return;
	}
	const whole = await encode(request, response, bodyBytes(reply, rule));
	const half = firstHalf(whole);
	response.statusCode = reply.status;
	response.setHeader("content-length", String(fault === "truncate" ? half.length : whole.length));
	switch (fault) {
		case "drip":
			for (const byte of whole) {
				if (response.destroyed) return;
				response.write(Buffer.of(byte));
				await wait((rule?.seconds ?? DRIP_SECONDS) * 1000);
			}
			response.end();
			return;
		case "truncate":
			response.end(half);
			return;
		case "short-body":
			response.write(half, () => response.socket?.end());
			return;
		case "reset-body":
			// The reset drops data that hasn't been sent yet, so it waits until the first half is out.
			response.write(half, () => setImmediate(() => request.socket.resetAndDestroy()));
			return;
		case "stall-body":
			response.write(half);
			if (rule?.seconds !== undefined) {
				await wait(rule.seconds * 1000);
				response.end(whole.subarray(half.length));
			}
			return;
		default:
			response.end(whole);
	}
}

function setHeaders(response: ServerResponse, reply: Reply, rule: FaultRule | undefined): void {
	response.setHeader("content-type", "application/json");
	for (const [name, value] of Object.entries({ ...reply.headers, ...rule?.headers })) {
		if (value === null) {
			response.removeHeader(name);
		} else {
			response.setHeader(name, value);
		}
	}
}

function bodyBytes(reply: Reply, rule: FaultRule | undefined): Buffer {
	const body = rule?.do === "wrong-type" ? withWrongType(rule, reply.body) : reply.body;
	return Buffer.from(typeof body === "string" ? body : JSON.stringify(body));
}

async function encode(request: IncomingMessage, response: ServerResponse, bytes: Buffer): Promise<Buffer> {
	response.setHeader("vary", "accept-encoding");
	if (bytes.length < WORTH_COMPRESSING || !acceptsGzip(request)) {
		return bytes;
	}
	response.setHeader("content-encoding", "gzip");
	return await compress(bytes, { level: LEVEL });
}

const MEGABYTE = 1024 * 1024;
const DEFAULT_MEGABYTES = 65;

/** Sends a valid but huge answer piece by piece, until the client disconnects. */
async function deliverHuge(
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
