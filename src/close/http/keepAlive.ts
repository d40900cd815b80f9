import { Agent as HttpAgent } from "node:http";
import { Agent as HttpsAgent } from "node:https";
import type { Socket } from "node:net";

/** Milliseconds after which an unused connection is closed: sooner than by servers and proxies, which mostly wait 60 s. */
const IDLE_TIMEOUT = 30_000;

/** Connections that stay open for the next request. */
export interface Connections {
	readonly agent: HttpAgent;
	/** Allows `count` connections at once, unused ones included. Closes unused ones if there are more. */
	allow(count: number): void;
	close(): void;
}

export function connectionsTo(origin: string): Connections {
	const options = { keepAlive: true, timeout: IDLE_TIMEOUT };
	const agent = origin.startsWith("https:") ? new HttpsAgent(options) : new HttpAgent(options);
	return {
		agent,
		allow(count) {
			if (count < agent.maxSockets) {
				const unused = listed(agent.freeSockets);
				const excess = unused.length + listed(agent.sockets).length - count;
				for (const socket of unused.slice(0, Math.max(0, excess))) socket.destroy();
			}
			agent.maxSockets = count;
			agent.maxFreeSockets = count;
		},
		close: () => agent.destroy(),
	};
}

function listed(sockets: HttpAgent["sockets"]): Socket[] {
	return Object.values(sockets).flatMap((some) => some ?? []);
}
