import type { IncomingMessage } from "node:http";

/** Whether the client takes gzip: named, and not with weight 0. */
export function acceptsGzip(request: IncomingMessage): boolean {
	return /(^|[\s,])gzip(?!\s*;\s*q=0(\.0*)?\s*(,|$))/i.test(String(request.headers["accept-encoding"] ?? ""));
}
