import type { OpportunitySource } from "../../src/close/api.ts";
import { boundsOfPage } from "../../src/close/bounds.ts";
import { JsonScan } from "../../src/close/jsonScan.ts";
import { parseListAnswer } from "../../src/close/listAnswer.ts";
import type { ListParameters } from "../../src/close/parameters.ts";
import { StringPool } from "../../src/close/stringPool.ts";
import { Listing } from "../../src/pipeline/listing/listing.ts";
import { parametersOf } from "../../src/pipeline/parameters.ts";
import { startSandbox } from "../../src/sandbox/index.ts";
import { cpuOf } from "./cpu.ts";
import { CONCURRENCY, ORDER, QUIET } from "./measure.ts";
import type { Findings } from "./report.ts";
import { factor } from "./table.ts";

const SIZE = 5_000;
const PAGE = 100;
const ROUNDS = 40;
const MOST = 3;

/** CPU time from the text of answers to a Listing that holds all their rows, against `JSON.parse` of the same texts. */
export async function parsing(): Promise<Findings> {
	const texts = new Map<string, string>();
	const sandbox = await startSandbox({ size: SIZE, now: new Date(Date.now() - 60_000) });
	const authorization = `Basic ${Buffer.from(`${sandbox.key}:`).toString("base64")}`;
	await readInto(async (parameters) => {
		const query = new URLSearchParams(parameters as Record<string, string>);
		const answer = await fetch(`${sandbox.url}/opportunity/?${query}`, { headers: { authorization } });
		const text = await answer.text();
		texts.set(query.toString(), text);
		return text;
	});
	await sandbox.close();

	let loaded = 0;
	const all = [...texts.values()];
	const bare = await cpuOf(ROUNDS, () => all.forEach((text) => void JSON.parse(text)));
	const bodies = all.map((text) => Buffer.from(text));
	const scanned = await cpuOf(ROUNDS, () => {
		for (const body of bodies) {
			const scan = new JsonScan(body, boundsOfPage(PAGE, true));
			while (!scan.advance(body.length));
			JSON.parse(body.toString("utf8"));
		}
	});
	const rows = await cpuOf(ROUNDS, () => {
		const pool = new StringPool();
		for (const text of all) parseListAnswer(JSON.parse(text), { grouped: true, receivedAt: 0, pool });
	});
	const whole = await cpuOf(ROUNDS, async () => {
		const replay = (parameters: ListParameters) =>
			texts.get(new URLSearchParams(parameters as Record<string, string>).toString()) ?? "";
		loaded = await readInto(async (parameters) => replay(parameters));
	});
	const per = (ms: number) => (ms / loaded) * 1000;
	const part = {
		title: "CPU time for 1,000 objects, from the text of answers",
		text: `${loaded.toLocaleString("en")} objects in ${all.length} answers.`,
		head: ["from text to", "CPU ms", "of JSON.parse"],
		rows: [
			["JSON.parse alone", per(bare), factor(bare, bare)],
			["JSON.parse after a scan of the bytes", per(scanned), factor(scanned, bare)],
			["checked rows", per(rows), factor(rows, bare)],
			["a Listing with all of them", per(whole), factor(whole, bare)],
		],
	};
	const target = {
		what: "CPU time from text to Listing: of JSON.parse of the same text",
		limit: `< ${MOST} ×`,
		measured: factor(whole, bare),
		reached: whole < MOST * bare,
	};
	return { parts: [part], targets: [target] };
}

/** Loads everything into a Listing whose answers come as texts. Gives how many rows it holds. */
async function readInto(ask: (parameters: ListParameters) => Promise<string>): Promise<number> {
	const pool = new StringPool();
	const source: OpportunitySource = {
		list: async (parameters) => {
			const grouped = parameters._group_by !== undefined;
			return parseListAnswer(JSON.parse(await ask(parameters)), { grouped, receivedAt: 0, pool });
		},
	};
	const listing = new Listing({
		source,
		settings: () => ({ pageSize: PAGE, maxConcurrentRequests: CONCURRENCY }),
		parametersOf: (view) => parametersOf(view, { now: new Date(), me: undefined }),
		log: QUIET,
	});
	await listing.open({ group_by: "user_id", order_by: ORDER, filters: {} });
	for (const { id } of listing.state.groups) await listing.loadAll(id);
	const loaded = listing.state.groups.reduce((sum, { rows }) => sum + rows.length, 0);
	listing.dispose();
	return loaded;
}
