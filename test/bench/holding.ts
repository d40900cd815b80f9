import { CloseClient } from "../../src/close/client.ts";
import { Listing } from "../../src/opportunities/listing/listing.ts";
import { queryOf } from "../../src/opportunities/view/viewParameters.ts";
import { BOMBS } from "../../src/sandbox/faults/rules.ts";
import { type FaultRule, SAMPLE_KEY } from "../../src/sandbox/index.ts";
import { startApart } from "./apart.ts";
import { longestHold } from "./cpu.ts";
import { CONCURRENCY, ORDER, PAGE, QUIET } from "./measure.ts";
import type { Findings } from "./report.ts";

/** Megabytes of an answer, and the milliseconds for which it may block the extension host at a time. */
const SIZES = [
	{ what: "up to 2 MB", megabytes: 1.9, most: 50 },
	{ what: "up to 16 MB", megabytes: 15.5, most: 250 },
] as const;
const ROUNDS = 3;

/** How long answers that are much work block the thread that all extensions share. */
export async function holding(): Promise<Findings> {
	const rows: (string | number)[][] = [];
	const targets: Findings["targets"][number][] = [];
	for (const { what, megabytes, most } of SIZES) {
		const rules: FaultRule[] = [
			...BOMBS.map((bomb) => ({ do: "bomb", what: bomb, megabytes }) as const),
			{ do: "long-error", megabytes: 45 },
			{ do: "huge", megabytes: 60, gzip: true },
		];
		let longest = 0;
		for (const rule of rules) {
			const { held, outcome } = await heldBy(rule);
			longest = Math.max(longest, held);
			rows.push([`${rule.do} ${rule.what ?? ""}`.trim(), rule.megabytes ?? 0, held, outcome]);
		}
		targets.push({
			what: `CPU time in one go, answers ${what}`,
			limit: `≤ ${most} ms`,
			measured: `${longest.toFixed(0)} ms`,
			reached: longest <= most,
		});
	}
	const part = {
		title: "Answers made to be much work",
		text: "The longest time on the CPU between two turns of the event loop, the least of three rounds, while a Listing is opened on them.",
		head: ["answer", "MB", "held ms", "what comes of it"],
		rows,
	};
	return { parts: [part], targets };
}

async function heldBy(rule: FaultRule): Promise<{ held: number; outcome: string }> {
	const server = await startApart("--size", "10", "--faults", JSON.stringify([rule]));
	const settings = () => ({ maxConcurrentRequests: CONCURRENCY, requestTimeout: 30, pageSize: PAGE });
	const credential = { kind: "apiKey", secret: SAMPLE_KEY, origin: new URL(server.url).origin } as const;
	const client = new CloseClient({ baseUrl: server.url, credential, userAgent: "bench", settings, log: QUIET });
	try {
		let held = Number.POSITIVE_INFINITY;
		let outcome = "";
		for (let round = 0; round < ROUNDS; round += 1) {
			const listing = new Listing({
				source: client,
				settings,
				log: QUIET,
				queryOf: (view) => queryOf(view, { now: new Date(), me: undefined }),
			});
			const work = listing.open({ group_by: "user_id", order_by: ORDER, filters: {} });
			held = Math.min(held, await longestHold(work));
			const { error, groups } = listing.state;
			outcome = error?.message ?? `${groups.reduce((sum, { rows }) => sum + rows.length, 0)} rows`;
			listing.dispose();
		}
		return { held, outcome };
	} finally {
		client.dispose();
		server.stop();
	}
}
