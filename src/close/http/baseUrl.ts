/** Where all paths of the API begin, and what a key for it is bound to. */
export interface BaseUrl {
	/** Without a slash at the end. */
	readonly url: string;
	/** Scheme, host and port of `url`. */
	readonly origin: string;
}

/**
 * Why a text is no base address: it is not an address at all, a key would travel unencrypted, or it holds a name, a
 * password, a query or a fragment.
 */
export type BaseUrlFault = "malformed" | "unencrypted" | "overloaded";

/** Reads a base address: https, or http on a loopback address. */
export function parseBaseUrl(text: unknown): BaseUrl | BaseUrlFault {
	const url = typeof text === "string" ? URL.parse(text.trim()) : null;
	if (!url) return "malformed";
	if (url.protocol !== "https:" && !(url.protocol === "http:" && isLoopback(url.hostname))) return "unencrypted";
	if (url.username !== "" || url.password !== "" || url.search !== "" || url.hash !== "") return "overloaded";
	return { url: url.origin + url.pathname.replace(/\/+$/, ""), origin: url.origin };
}

/** Whether requests to this host (as `URL` writes it) stay on this machine. */
function isLoopback(host: string): boolean {
	return host === "localhost" || host === "[::1]" || /^127(?:\.\d{1,3}){3}$/.test(host);
}
