/** The address that API paths are appended to, and the origin that keys are bound to. */
export interface BaseUrl {
	/** Without a trailing slash. */
	readonly url: string;
	/** Scheme, host and port of `url`. */
	readonly origin: string;
}

/**
 * Why a text isn't a base address: it isn't a URL, it would send the key unencrypted, or it contains a user name, a password,
 * a query or a fragment.
 */
export type BaseUrlFault = "malformed" | "unencrypted" | "overloaded";

/** Parses a base address: https, or http on a loopback address. */
export function parseBaseUrl(text: unknown): BaseUrl | BaseUrlFault {
	const url = typeof text === "string" ? URL.parse(text.trim()) : null;
	if (!url) return "malformed";
	if (url.protocol !== "https:" && !(url.protocol === "http:" && isLoopback(url.hostname))) return "unencrypted";
	if (url.username !== "" || url.password !== "" || url.search !== "" || url.hash !== "") return "overloaded";
	return { url: url.origin + url.pathname.replace(/\/+$/, ""), origin: url.origin };
}

/** Whether requests to this host, in the form of `URL.hostname`, stay on this machine. */
function isLoopback(host: string): boolean {
	return host === "localhost" || host === "[::1]" || /^127(?:\.\d{1,3}){3}$/.test(host);
}
