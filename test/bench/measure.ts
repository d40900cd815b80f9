import { CloseClient } from "../../src/close/client.ts";
import type { GroupBy } from "../../src/close/schema/grouping.ts";
import type { ListResponse } from "../../src/close/schema/listResponse.ts";
import type { ListParameters } from "../../src/close/schema/parameters.ts";
import { Listing } from "../../src/opportunities/listing/listing.ts";
import type { Filters } from "../../src/opportunities/view/view.ts";
import { queryOf } from "../../src/opportunities/view/viewParameters.ts";
import { type Sandbox, type SandboxOptions, startSandbox } from "../../src/sandbox/index.ts";
import { chainOf } from "./chain.ts";

/** The cost of some work. */
export interface Cost {
	readonly requests: number;
	/** On the wire, including heads. */
	readonly bytes: number;
	readonly ms: number;
	/** The number of answers in the longest chain of sequential requests. */
	readonly chain: number;
	/** Milliseconds that the server worked on that chain, without the latency. */
	readonly own: number;
	/** Answers with status 429. */
	readonly refused: number;
}

export const QUIET = { debug() {}, info() {}, warn() {}, error() {} };
export const CONCURRENCY = 4;
export const PAGE = 100;
export const ORDER = "-date_updated";

/** A client and a Listing over a sandbox, with the extension's default settings. */
export class Bench {
	readonly sandbox: Sandbox;
	readonly client: CloseClient;
	readonly listing: Listing;
	#latency = 0;

	private constructor(sandbox: Sandbox) {
		this.sandbox = sandbox;
		const settings = () => ({ maxConcurrentRequests: CONCURRENCY, requestTimeout: 30, pageSize: PAGE });
		const credential = { kind: "apiKey", secret: sandbox.key, origin: sandbox.origin } as const;
		this.client = new CloseClient({ baseUrl: sandbox.url, credential, userAgent: "bench", settings, log: QUIET });
		this.listing = new Listing({
			source: this.client,
			settings,
			queryOf: (view) => queryOf(view, { now: new Date(), me: undefined }),
			log: QUIET,
			owners: () => this.client.people(sandbox.organization.id),
		});
	}

	static async start(options: SandboxOptions): Promise<Bench> {
		// The clock of the data is a minute behind, so that its newest change is older than the first answer.
		const now = new Date(Date.now() - 60_000);
		const rateLimit = { limit: 1_000_000, windowSeconds: 1 };
		return new Bench(await startSandbox({ now, rateLimit, keepRequests: 100_000, ...options }));
	}

	/** From now on, each answer takes so many milliseconds longer. */
	set latency(ms: number) {
		this.#latency = ms;
		this.sandbox.setFaults(ms === 0 ? [] : [{ do: "slow", delayMs: ms }]);
	}

	/** The cost of `work`, measured at the server and by the clock. */
	async cost(work: () => Promise<unknown>): Promise<Cost> {
		this.sandbox.clearRequests();
		const began = performance.now();
		await work();
		const ms = performance.now() - began;
		const { requests } = this.sandbox;
		const bytes = requests.reduce((sum, { bytesOut }) => sum + bytesOut, 0);
		const chain = chainOf(requests);
		const own = chain.reduce((sum, { durationMs }) => sum + (durationMs ?? 0) - this.#latency, 0);
		const refused = requests.filter(({ status }) => status === 429).length;
		return { requests: requests.length, bytes, ms, chain: chain.length, own, refused };
	}

	/** The least milliseconds for a chain of sequential answers: their latency, and the server's work on them. */
	boundOf({ chain, own }: Cost): number {
		return chain * this.#latency + own;
	}

	open(groupBy: GroupBy | undefined, filters: Filters = {}): Promise<void> {
		return this.listing.open({ ...(groupBy && { group_by: groupBy }), order_by: ORDER, filters });
	}

	page(parameters: ListParameters, skip: number): Promise<ListResponse> {
		return this.client.list({ _order_by: ORDER, ...parameters, _limit: String(PAGE), _skip: String(skip) });
	}

	/** Reads page after page to the end, as a script would. */
	async pageThrough(parameters: ListParameters): Promise<void> {
		for (let read = 0; ; ) {
			const { groups, rows, hasMore } = await this.page(parameters, read);
			read += groups?.reduce((sum, group) => sum + group.rows.length, 0) ?? rows.length;
			if (hasMore !== true) return;
		}
	}

	async stop(): Promise<void> {
		this.listing.dispose();
		this.client.dispose();
		await this.sandbox.close();
	}
}
