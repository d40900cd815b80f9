import { setTimeout as pause } from "node:timers/promises";

/** Milliseconds that an answer may take. */
const LIMIT_MS = 180_000;
/** How often a request is sent again if the server is busy, and the milliseconds before it, unless the server says. */
const TRIES_AGAIN = 4;
const PAUSE_MS = 2_000;
/** The most of a server's own words in an error. */
const MOST_WORDS = 300;

/** The server of a model. Its key goes into a header, and nowhere else. */
export interface ModelServer {
	readonly baseUrl: string;
	readonly key: string;
	/** Called between tries; by default, time passes. */
	readonly wait?: (ms: number) => Promise<unknown>;
}

/**
 * Posts JSON, and returns the JSON of the answer. Asks again if the server is busy.
 * @throws Error with the server's reason, without the key
 */
export async function post(
	{ baseUrl, key, wait = pause }: ModelServer,
	path: string,
	headers: Readonly<Record<string, string>>,
	body: object,
): Promise<unknown> {
	for (let tries = 0; ; tries += 1) {
		const response = await fetch(baseUrl + path, {
			method: "POST",
			headers: { "content-type": "application/json", ...headers },
			body: JSON.stringify(body),
			// Another server may not get the key.
			redirect: "error",
			signal: AbortSignal.timeout(LIMIT_MS),
		});
		if (response.ok) return await response.json();
		const words = await response.text();
		if (tries === TRIES_AGAIN || !(response.status === 429 || response.status >= 500))
			throw new Error(`The model's server answers ${response.status}: ${shortened(words.replaceAll(key, "…"))}`);
		const seconds = Number(response.headers.get("retry-after"));
		await wait(seconds > 0 ? seconds * 1000 : PAUSE_MS * 2 ** tries);
	}
}

function shortened(words: string): string {
	const line = words.replace(/\s+/g, " ").trim();
	return line.length > MOST_WORDS ? `${line.slice(0, MOST_WORDS)}…` : line;
}
