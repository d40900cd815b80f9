import type { OpportunitySource } from "../../src/close/api.ts";
import { boundsOfPage } from "../../src/close/base/answerBounds.ts";
import { StringPool } from "../../src/close/base/stringPool.ts";
import { parseResponse } from "../../src/close/http/parsedResponse.ts";
import type { ListParameters } from "../../src/close/schema/parameters.ts";
import { readListResponse } from "../../src/close/schema/readListResponse.ts";
import { redactorOf } from "../../src/close/text/redact.ts";
import { Listing } from "../../src/opportunities/listing/listing.ts";
import { Currencies } from "../../src/opportunities/text/currencies.ts";
import { queryOf } from "../../src/opportunities/view/viewParameters.ts";
import { startSandbox } from "../../src/sandbox/index.ts";
import type { Client } from "../../src/ui/base/ports.ts";
import { learningClient } from "../../src/ui/session/clientWrappers.ts";
import { cpuOf } from "./cpu.ts";
import { CONCURRENCY, ORDER, QUIET } from "./measure.ts";
import type { Findings } from "./report.ts";
import { factor } from "./table.ts";

const SIZE = 5_000;
const PAGE = 100;
const ROUNDS = 150;
const MOST = 3;

/** CPU time from the bytes of answers to a Listing with all their rows, compared with `JSON.parse` of the same bytes. */
export async function parsing(): Promise<Findings> {
	const sandbox = await startSandbox({ size: SIZE, now: new Date(Date.now() - 60_000) });
	const authorization = `Basic ${Buffer.from(`${sandbox.key}:`).toString("base64")}`;
	const answers = new Map<string, Buffer>();
	const fetched = async (parameters: ListParameters): Promise<Buffer> => {
		const answer = await fetch(`${sandbox.url}/opportunity/?${queryTextOf(parameters)}`, {
			headers: { authorization },
		});
		const bytes = Buffer.from(await answer.arrayBuffer());
		answers.set(queryTextOf(parameters), bytes);
		return bytes;
	};
	const receive = receiver(sandbox.key);
	const loaded = await readInto(async (parameters) => receive(await fetched(parameters), parameters));
	await sandbox.close();

	const all = [...answers.values()];
	const bare = await cpuOf(ROUNDS, () => all.forEach((bytes) => void JSON.parse(bytes.toString("utf8"))));
	const received = await cpuOf(ROUNDS, async () => {
		for (const bytes of all) await receive(bytes, { _group_by: "user_id" });
	});
	const rows = await cpuOf(ROUNDS, () => {
		for (const bytes of all) read(JSON.parse(bytes.toString("utf8")), true);
	});
	const whole = await cpuOf(ROUNDS, () =>
		readInto((parameters) => receive(answers.get(queryTextOf(parameters)) ?? Buffer.alloc(0), parameters)),
	);
	const per = (ms: number) => (ms / loaded) * 1000;
	const part = {
		title: "CPU time for 1,000 objects, from the bytes of answers",
		text: `${loaded.toLocaleString("en")} objects in ${all.length} answers.`,
		head: ["from bytes to", "CPU ms", "of JSON.parse"],
		rows: [
			["JSON.parse alone", per(bare), factor(bare, bare)],
			["JSON within its bounds, without the key", per(received), factor(received, bare)],
			["checked rows", per(rows), factor(rows, bare)],
			["a Listing with all of them, and how amounts are written", per(whole), factor(whole, bare)],
		],
	};
	const target = {
		what: "CPU time from bytes to Listing: of JSON.parse of the same bytes",
		limit: `< ${MOST} ×`,
		measured: factor(whole, bare),
		reached: whole < MOST * bare,
	};
	return { parts: [part], targets: [target] };
}

/** Returns a function that parses the bytes of an answer as the client does. */
function receiver(secret: string): (body: Buffer, parameters: ListParameters) => Promise<unknown> {
	const headers = new Headers({ "content-type": "application/json" });
	const redact = redactorOf({ kind: "apiKey", secret, origin: "https://api.close.com" });
	const pause = () => new Promise<void>((resolve) => setImmediate(resolve));
	return async (body, { _group_by }) => {
		const bounds = boundsOfPage(PAGE, _group_by !== undefined);
		const options = { url: "https://api.close.com/api/v1/opportunity/", receivedAt: 0, redact, bounds, pause };
		return (await parseResponse({ status: 200, headers, body }, options)).body;
	};
}

/** Shared by all rounds, as a client shares its pool. */
const pool = new StringPool();

function read(body: unknown, grouped: boolean) {
	return readListResponse(body, { grouped, receivedAt: 0, pool });
}

function queryTextOf(parameters: ListParameters): string {
	return new URLSearchParams(parameters as Record<string, string>).toString();
}

/** Loads everything into a Listing whose answers are parsed JSON. Returns the number of loaded rows. */
async function readInto(ask: (parameters: ListParameters) => Promise<unknown>): Promise<number> {
	const list: OpportunitySource["list"] = async (parameters) =>
		read(await ask(parameters), parameters._group_by !== undefined);
	const listing = new Listing({
		source: learningClient({ list } as Client, new Currencies()),
		settings: () => ({ pageSize: PAGE, maxConcurrentRequests: CONCURRENCY }),
		queryOf: (view) => queryOf(view, { now: new Date(), me: undefined }),
		log: QUIET,
	});
	await listing.open({ group_by: "user_id", order_by: ORDER, filters: {} });
	for (const { id } of listing.state.groups) await listing.loadAll(id);
	const loaded = listing.state.groups.reduce((sum, { rows }) => sum + rows.length, 0);
	listing.dispose();
	return loaded;
}
