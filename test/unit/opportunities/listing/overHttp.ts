import { CloseClient, type CloseClientOptions } from "../../../../src/close/client.ts";
import { Listing, type ListingOptions } from "../../../../src/opportunities/listing/listing.ts";
import { queryOf } from "../../../../src/opportunities/view/viewParameters.ts";
import { type Sandbox, startSandbox } from "../../../../src/sandbox/index.ts";
import type { SandboxOptions } from "../../../../src/sandbox/options.ts";

const QUIET = { debug() {}, info() {}, warn() {}, error() {} };

export interface OverHttp {
	readonly listing: Listing;
	readonly sandbox: Sandbox;
	readonly client: CloseClient;
	/** The number of requests for opportunities since the last call. */
	readonly asked: () => number;
	/** The pauses before requests, in milliseconds. They end at once. */
	readonly slept: readonly number[];
}

export interface OverHttpOptions {
	readonly sandbox?: SandboxOptions;
	readonly pageSize?: number;
	readonly maxConcurrentRequests?: number;
	/** In seconds. Called each time, so that it can change. */
	readonly requestTimeout?: () => number;
	readonly client?: Partial<CloseClientOptions>;
	/** The month in which fiscal years begin. Called each time, so that it can change. */
	readonly startMonth?: () => number;
	readonly owners?: ListingOptions["owners"] | "directory";
}

/** A Listing over HTTP, with all layers of the extension in between. */
export async function overHttp(options: OverHttpOptions, work: (over: OverHttp) => Promise<void>): Promise<void> {
	const sandbox = await startSandbox({ size: 300, ...options.sandbox });
	const { maxConcurrentRequests = 4, requestTimeout = () => 10, pageSize = 50, startMonth = () => 1 } = options;
	const settings = () => ({ maxConcurrentRequests, requestTimeout: requestTimeout(), pageSize });
	const slept: number[] = [];
	let skipped = 0;
	const client = new CloseClient({
		baseUrl: sandbox.url,
		credential: { kind: "apiKey", secret: sandbox.key, origin: sandbox.origin },
		userAgent: "test",
		settings,
		log: QUIET,
		random: () => 0.5,
		now: () => Date.now() + skipped,
		sleep: async (ms, signal) => {
			signal.throwIfAborted();
			slept.push(ms);
			skipped += ms;
		},
		...options.client,
	});
	const owners = options.owners === "directory" ? () => client.people(sandbox.organization.id) : options.owners;
	const listing = new Listing({
		source: client,
		settings,
		queryOf: (view) => queryOf(view, { now: new Date(), me: undefined, startMonth: startMonth() }),
		log: QUIET,
		...(owners === undefined ? {} : { owners }),
	});
	const asked = () => {
		const count = sandbox.requests.filter(({ path, server }) => path.endsWith("/opportunity/") || server === "other");
		sandbox.clearRequests();
		return count.length;
	};
	try {
		await work({ listing, sandbox, client, asked, slept });
	} finally {
		listing.dispose();
		client.dispose();
		await sandbox.close();
	}
}
