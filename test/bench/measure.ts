import { CloseClient } from "../../src/close/client.ts";
import type { GroupBy, ListParameters } from "../../src/close/parameters.ts";
import { Listing } from "../../src/pipeline/listing/listing.ts";
import { parametersOf } from "../../src/pipeline/parameters.ts";
import { type Sandbox, type SandboxOptions, startSandbox } from "../../src/sandbox/index.ts";

/** What a piece of work cost. */
export interface Cost {
	readonly requests: number;
	readonly bytes: number;
	readonly ms: number;
}

const QUIET = { debug() {}, info() {}, warn() {}, error() {} };
export const CONCURRENCY = 4;
export const PAGE = 100;

/** A client and a Listing over a sandbox, as the extension puts them together with its default settings. */
export class Bench {
	readonly sandbox: Sandbox;
	readonly client: CloseClient;
	readonly listing: Listing;

	private constructor(sandbox: Sandbox) {
		this.sandbox = sandbox;
		const settings = () => ({ maxConcurrentRequests: CONCURRENCY, requestTimeout: 30, pageSize: PAGE });
		const credential = { kind: "apiKey", secret: sandbox.key, origin: sandbox.origin } as const;
		this.client = new CloseClient({ baseUrl: sandbox.url, credential, userAgent: "bench", settings, log: QUIET });
		this.listing = new Listing({
			source: this.client,
			settings,
			parametersOf: (view) => parametersOf(view, { now: new Date(), me: undefined }),
			log: QUIET,
			owners: () => this.client.people(sandbox.organization.id),
		});
	}

	static async start(options: SandboxOptions): Promise<Bench> {
		// The data's present lies a minute back, so that its newest change is older than the first answer.
		const now = new Date(Date.now() - 60_000);
		const rateLimit = { limit: 1_000_000, windowSeconds: 1 };
		return new Bench(await startSandbox({ now, rateLimit, keepRequests: 100_000, ...options }));
	}

	/** What `work` costs, measured at the server and by the clock. */
	async cost(work: () => Promise<unknown>): Promise<Cost> {
		this.sandbox.clearRequests();
		const began = performance.now();
		await work();
		const ms = performance.now() - began;
		const bytes = this.sandbox.requests.reduce((sum, { bytesOut }) => sum + bytesOut, 0);
		return { requests: this.sandbox.counts.total, bytes, ms };
	}

	open(groupBy: GroupBy): Promise<void> {
		return this.listing.open({ group_by: groupBy, order_by: "-date_updated", filters: {} });
	}

	/** What a script would do: page after page until the end. */
	async pageThrough(parameters: ListParameters): Promise<void> {
		for (let read = 0; ; ) {
			const { groups, rows, hasMore } = await this.client.list({
				...parameters,
				_limit: String(PAGE),
				_skip: String(read),
			});
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
