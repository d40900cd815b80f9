import { formatRateLimit, formatSeconds } from "../http/rateLimiter.ts";
import { FORBIDDEN, type Reply, UNAUTHORIZED, URL_NOT_FOUND } from "../http/reply.ts";
import { bombOf, longErrorOf } from "./bombs.ts";
import type { FaultRule } from "./rules.ts";

const DEFAULT_SECONDS = 0.5;
const LIMIT = 40;

/** What a rule needs to know about the request that it applies to. */
interface FaultedRequest {
	/** Path and query string. */
	readonly target: string;
	/** The origin of the second server, e.g. `http://127.0.0.1:4321`. */
	readonly otherOrigin: string;
}

/** The reply that replaces the real one; undefined if the rule sends the real reply or none. */
export function faultReply(rule: FaultRule, request: FaultedRequest): Reply | undefined {
	switch (rule.do) {
		case "429":
		case "429-reset-only":
		case "429-retry-after-only":
		case "429-headers-old":
		case "429-body-old":
		case "no-retry-headers":
			return tooMany(rule);
		case "500":
			return { status: 500, body: { error: "Internal server error." } };
		case "502":
			return htmlPage(502, "502 Bad Gateway");
		case "503":
			return htmlPage(503, "503 Service Temporarily Unavailable");
		case "504":
			return { status: 504, body: "", headers: { "content-type": "text/plain" } };
		case "401":
			return UNAUTHORIZED;
		case "403":
			return FORBIDDEN;
		case "404":
			return URL_NOT_FOUND;
		case "bad-json":
			return {
				status: 200,
				body: '{"data": [{"id": oppo_, }], "has_more"',
				headers: { "content-type": "application/json" },
			};
		case "bomb":
			return { status: 200, body: bombOf(rule), headers: {} };
		case "long-error":
			return { status: 400, body: longErrorOf(rule), headers: {} };
		case "html":
			return htmlPage(200, "Welcome to Hotel Wi-Fi. Please sign in to continue.");
		case "redirect-same":
			return redirect(rule, rule.to ?? request.target);
		case "redirect-other":
			return redirect(rule, rule.to ?? `${request.otherOrigin}${request.target}`);
		default:
			return undefined;
	}
}

function redirect(rule: FaultRule, location: string): Reply {
	return { status: rule.status ?? 302, body: "", headers: { location, "content-type": "text/html" } };
}

function htmlPage(status: number, text: string): Reply {
	return {
		status,
		body: `<!DOCTYPE html>\n<html><head><title>${text}</title></head><body><h1>${text}</h1></body></html>\n`,
		headers: { "content-type": "text/html; charset=utf-8" },
	};
}

/** The current and former forms of Close's 429. The reset is in seconds with decimals, `retry-after` is rounded up. */
function tooMany(rule: FaultRule): Reply {
	const seconds = rule.seconds ?? DEFAULT_SECONDS;
	const retryAfter = String(Math.ceil(seconds));
	const body = { error: "Too many requests." };
	switch (rule.do) {
		case "429-reset-only":
			return {
				status: 429,
				body,
				headers: { ratelimit: `reset=${formatSeconds(seconds)}`, "retry-after": retryAfter },
			};
		case "429-retry-after-only":
			return { status: 429, body, headers: { "retry-after": retryAfter } };
		case "429-headers-old":
			return {
				status: 429,
				body,
				headers: {
					"x-rate-limit-limit": String(LIMIT),
					"x-rate-limit-remaining": "0",
					"x-rate-limit-reset": formatSeconds(seconds),
				},
			};
		case "429-body-old":
			return { status: 429, body: oldBody(rule, seconds), headers: {} };
		case "no-retry-headers":
			return { status: 429, body, headers: {} };
		default:
			return {
				status: 429,
				body,
				headers: {
					ratelimit: formatRateLimit({ limit: LIMIT, remaining: 0, reset: seconds }),
					"retry-after": retryAfter,
				},
			};
	}
}

function oldBody(rule: FaultRule, seconds: number): Record<string, unknown> {
	const common = {
		message: "API call count exceeded for this period",
		rate_limit: LIMIT,
		rate_window: 1,
		rate_limit_type: "key",
		rate_endpoint_group: "c2b0bea6b5a14a4a",
	};
	return rule.shape === "flat"
		? { ...common, rate_reset: formatSeconds(seconds) }
		: { error: { ...common, rate_reset: seconds } };
}
