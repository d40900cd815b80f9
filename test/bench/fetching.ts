import { once } from "node:events";
import { Agent, get } from "node:http";
import { gunzipSync } from "node:zlib";
import { Transport } from "../../src/close/http/transport.ts";
import { SAMPLE_KEY } from "../../src/sandbox/index.ts";
import { startApart } from "./apart.ts";
import { cpuOf } from "./cpu.ts";
import { CONCURRENCY, PAGE, QUIET } from "./measure.ts";
import type { Findings } from "./report.ts";
import { factor } from "./table.ts";

const PAGES = 20;
const ROUNDS = 12;

/** CPU time to fetch answers through the client's transport, compared with plain `node:http` for the same bytes. */
export async function fetching(): Promise<Findings> {
	const server = await startApart("--size", String(PAGES * PAGE));
	const parameters = { _limit: String(PAGE), _order_by: "-date_updated" };
	const agent = new Agent({ keepAlive: true });
	const authorization = `Basic ${Buffer.from(`${SAMPLE_KEY}:`).toString("base64")}`;
	const transport = new Transport({
		baseUrl: server.url,
		credential: { kind: "apiKey", secret: SAMPLE_KEY, origin: new URL(server.url).origin },
		userAgent: "bench",
		settings: () => ({ maxConcurrentRequests: CONCURRENCY, requestTimeout: 30 }),
		log: QUIET,
	});
	try {
		const bare = await cpuOf(ROUNDS, async () => {
			for (let page = 0; page < PAGES; page += 1) {
				const query = new URLSearchParams({ ...parameters, _skip: String(page * PAGE) });
				const headers = { authorization, "accept-encoding": "gzip" };
				JSON.parse(await bodyOf(`${server.url}/opportunity/?${query}`, headers, agent));
			}
		});
		const whole = await cpuOf(ROUNDS, async () => {
			for (let page = 0; page < PAGES; page += 1)
				await transport.read("/opportunity/", { ...parameters, _skip: String(page * PAGE) });
		});
		const per = (ms: number) => (ms / (PAGES * PAGE)) * 1000;
		const part = {
			title: "CPU time for 1,000 objects, from the network to JSON",
			text: `${PAGES} answers of ${PAGE} whole objects each; the sandbox is a process of its own.`,
			head: ["through", "CPU ms", "of bare http"],
			rows: [
				["Node's http, gunzip and JSON.parse", per(bare), factor(bare, bare)],
				["the client's transport", per(whole), factor(whole, bare)],
			],
		};
		return { parts: [part], targets: [] };
	} finally {
		transport.dispose();
		agent.destroy();
		server.stop();
	}
}

async function bodyOf(url: string, headers: Record<string, string>, agent: Agent): Promise<string> {
	const request = get(url, { headers, agent });
	const [response] = await once(request, "response");
	const pieces: Buffer[] = [];
	for await (const piece of response) pieces.push(piece);
	const body = Buffer.concat(pieces);
	return (response.headers["content-encoding"] === "gzip" ? gunzipSync(body) : body).toString("utf8");
}
