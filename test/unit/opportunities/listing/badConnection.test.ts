import assert from "node:assert/strict";
import { createServer } from "node:https";
import type { AddressInfo } from "node:net";
import type { CloseErrorKind } from "../../../../src/close/base/errors.ts";
import { CloseClient } from "../../../../src/close/client.ts";
import type { Group } from "../../../../src/opportunities/listing/listingState.ts";
import type { View } from "../../../../src/opportunities/view/view.ts";
import type { FaultRule } from "../../../../src/sandbox/index.ts";
import { CERTIFICATE, PRIVATE_KEY } from "../../close/certificate.ts";
import { FURTHER } from "../../runs.ts";
import { QUIET } from "./overFake.ts";
import { type OverHttp, overHttp } from "./overHttp.ts";

const VIEW: View = { group_by: "-date_won__year", order_by: "-value", filters: {} };

interface Weather {
	readonly fault: FaultRule;
	readonly kind: CloseErrorKind;
	readonly message: RegExp;
	readonly advice: RegExp;
	/** Requests on the wire for one that fails for good. */
	readonly sent: number;
	/** Seconds. */
	readonly requestTimeout?: number;
}

const TOO_MANY = {
	kind: "rateLimited",
	message: /too many requests.*\(429\)/i,
	advice: /Wait a few minutes/,
	sent: 5,
} as const;
const LOST = {
	kind: "network",
	message: /connection to 127\.0\.0\.1:\d+ failed/,
	advice: /internet/,
	sent: 4,
} as const;
const DOWN = { kind: "server", advice: /Try again later/ } as const;
const UNDOCUMENTED = { kind: "answer", advice: /newer version/, sent: 1 } as const;

const WEATHER: Readonly<Record<string, Weather>> = {
	"an answer that does not come": {
		fault: { do: "stall" },
		kind: "timeout",
		message: /sent nothing for 0\.5 s/,
		advice: /requestTimeout/,
		sent: 1,
		requestTimeout: 0.5,
	},
	"a body that stalls": {
		fault: { do: "stall-body" },
		kind: "timeout",
		message: /sent nothing for 0\.5 s/,
		advice: /requestTimeout/,
		sent: 1,
		requestTimeout: 0.5,
	},
	"a reset before the body": { fault: { do: "reset" }, ...LOST },
	"a reset inside the body": { fault: { do: "reset-body" }, ...LOST },
	"a connection closed inside the body": { fault: { do: "short-body" }, ...LOST },
	"JSON that is cut off": {
		fault: { do: "truncate" },
		kind: "answer",
		message: /cut off/,
		advice: /pageSize/,
		sent: 1,
	},
	"what is no JSON": {
		fault: { do: "bad-json" },
		kind: "answer",
		message: /isn't valid JSON/,
		advice: /apiBaseUrl/,
		sent: 1,
	},
	"an envelope of the wrong type": {
		fault: { do: "wrong-type", what: "envelope" },
		...UNDOCUMENTED,
		message: /data: a list is expected/,
	},
	"null for an answer": {
		fault: { do: "wrong-type", what: "null" },
		...UNDOCUMENTED,
		message: /an object is expected/,
	},
	"a list for an answer": {
		fault: { do: "wrong-type", what: "list" },
		...UNDOCUMENTED,
		message: /an object is expected/,
	},
	"figures of the wrong type": {
		fault: { do: "wrong-type", what: "aggregates" },
		...UNDOCUMENTED,
		message: /total_results: a number is expected/,
	},
	"a web page with status 200": {
		fault: { do: "html" },
		kind: "answer",
		message: /web page instead of data/,
		advice: /sign in to the network/,
		sent: 1,
	},
	"401 in mid-session": {
		fault: { do: "401" },
		kind: "unauthorized",
		message: /doesn't accept the key.*\(401\)/,
		advice: /API Keys/,
		sent: 1,
	},
	"403": { fault: { do: "403" }, kind: "forbidden", message: /refused.*\(403\)/, advice: /administrator/, sent: 1 },
	"404": { fault: { do: "404" }, kind: "notFound", message: /refused.*\(404\)/, advice: /apiBaseUrl/, sent: 1 },
	"429 with all headers": { fault: { do: "429" }, ...TOO_MANY },
	"429 with the reset alone": { fault: { do: "429-reset-only" }, ...TOO_MANY },
	"429 with retry-after alone": { fault: { do: "429-retry-after-only" }, ...TOO_MANY },
	"429 with the headers of 2023": { fault: { do: "429-headers-old" }, ...TOO_MANY },
	"429 with a flat body of 2023": { fault: { do: "429-body-old", shape: "flat" }, ...TOO_MANY, message: /\(429\)/ },
	"429 with a nested body of 2023": { fault: { do: "429-body-old", shape: "nested" }, ...TOO_MANY, message: /\(429\)/ },
	"429 that does not say until when": { fault: { do: "no-retry-headers" }, ...TOO_MANY },
	"429 for an hour": { fault: { do: "429", seconds: 3600 }, ...TOO_MANY, sent: 1 },
	"500": { fault: { do: "500" }, ...DOWN, message: /internal error: Internal server error \(500\)\./, sent: 1 },
	"502": { fault: { do: "502" }, ...DOWN, message: /internal error \(502\)/, sent: 4 },
	"503": { fault: { do: "503" }, ...DOWN, message: /internal error \(503\)/, sent: 4 },
	"504": { fault: { do: "504" }, ...DOWN, message: /internal error \(504\)/, sent: 4 },
	"a redirect in a circle": {
		fault: { do: "redirect-same" },
		kind: "redirect",
		message: /redirects endlessly/,
		advice: /isn't sent to any other URL/,
		sent: 6,
	},
	"a redirect to another origin": {
		fault: { do: "redirect-other" },
		kind: "redirect",
		message: /another URL/,
		advice: /isn't sent to any other URL/,
		sent: 1,
	},
	"an answer over 16 MB": {
		fault: { do: "huge", megabytes: 17 },
		kind: "tooLarge",
		message: /larger than 16 MB/,
		advice: /apiBaseUrl/,
		sent: 6,
	},
	"an answer over 16 MB that comes packed": {
		fault: { do: "huge", megabytes: 17, gzip: true },
		kind: "tooLarge",
		message: /larger than 16 MB/,
		advice: /apiBaseUrl/,
		sent: 6,
	},
};

/** The limit of a weather holds only while something fails: a slow machine would be taken for one that fails. */
function inWeather(
	{ requestTimeout = 10 }: Weather,
	work: (over: OverHttp, setFaults: (rules: readonly FaultRule[]) => void) => Promise<void>,
	maxConcurrentRequests = 4,
): Promise<void> {
	let limit = 10;
	return overHttp({ requestTimeout: () => limit, maxConcurrentRequests }, (over) =>
		work(over, (rules) => {
			limit = rules.length > 0 ? requestTimeout : 10;
			over.sandbox.setFaults(rules);
		}),
	);
}

/** Calls `change` once the first answer is here, before anything else is asked for. */
function afterFirst(client: CloseClient, change: () => void): void {
	const list = client.list;
	client.list = async (...given) => {
		client.list = list;
		const answer = await list.apply(client, given);
		change();
		return answer;
	};
}

/** All of a group but which answer told its figures. */
function withoutSource({ provenance: told, ...group }: Group): Omit<Group, "told"> {
	return group;
}

function assertWhole({ listing, sandbox }: OverHttp): void {
	const { error, partial, loading, wait, stale, groups, totals, withoutGroup } = listing.state;
	assert.deepEqual([error, partial, loading, wait, stale], [undefined, undefined, false, undefined, false]);
	assert.equal(totals?.total_results, sandbox.all().length);
	assert.equal(groups.reduce((sum, { size }) => sum + size, 0) + withoutGroup, sandbox.all().length);
}

function firstOfItsKind(weather: Weather): boolean {
	return Object.values(WEATHER).find(({ kind }) => kind === weather.kind) === weather;
}

describe("In any weather", () => {
	for (const [name, weather] of Object.entries(WEATHER)) {
		describe(name, () => {
			it("when a View is opened first is told, and a refresh brings everything", async () => {
				await inWeather(weather, async (over, setFaults) => {
					const { listing, asked } = over;
					setFaults([weather.fault]);
					await listing.open(VIEW);
					const { error, partial, loading, wait, stale, groups, totals, view } = listing.state;
					assert.equal(error?.kind, weather.kind);
					assert.match(error.message, weather.message);
					assert.match(error.advice, weather.advice);
					assert.deepEqual([partial, loading, wait, stale], ["failed", false, undefined, false]);
					assert.deepEqual([groups, totals, view], [[], undefined, VIEW]);
					assert.equal(asked(), weather.sent);
					setFaults([]);
					await listing.refresh();
					assertWhole(over);
				});
			});

			// Side by side, the others are ended wherever they are when the first one fails, of whatever kind.
			const alsoSideBySide = FURTHER > 1 || firstOfItsKind(weather);
			for (const [most, requests] of [[1, ""] as const, ...(alsoSideBySide ? [[4, ", side by side"] as const] : [])])
				it(`after some groups came keeps those, and a refresh brings the others${requests}`, async () => {
					const work = async (over: OverHttp, setFaults: (rules: readonly FaultRule[]) => void) => {
						const { listing, asked } = over;
						afterFirst(over.client, () => setFaults([weather.fault]));
						await listing.open(VIEW);
						const { error, partial, loading, wait, groups, totals } = listing.state;
						assert.equal(error?.kind, weather.kind);
						assert.deepEqual([partial, loading, wait], ["failed", false, undefined]);
						assert.ok(groups.length > 0);
						assert.equal(totals?.total_results, 300);
						const sent = asked();
						assert.ok(sent >= 1 + weather.sent && sent <= 1 + most * weather.sent, `${sent} were sent`);
						setFaults([]);
						await listing.refresh();
						assertWhole(over);
						assert.ok(listing.state.groups.length > groups.length);
					};
					await inWeather(weather, work, most);
				});

			it("in a refresh keeps rows and figures, and the next refresh finds them unchanged", async () => {
				const work = async (over: OverHttp, setFaults: (rules: readonly FaultRule[]) => void) => {
					const { listing, asked } = over;
					await listing.open(VIEW);
					const { groups, totals, asOf } = listing.state;
					setFaults([weather.fault]);
					asked();
					await listing.refresh();
					const { state } = listing;
					assert.equal(state.error?.kind, weather.kind);
					assert.deepEqual([state.partial, state.loading, state.wait], [undefined, false, undefined]);
					assert.deepEqual([state.groups, state.totals, state.asOf], [groups, totals, asOf]);
					assert.equal(asked(), weather.sent);
					setFaults([]);
					await listing.refresh();
					assertWhole(over);
					assert.deepEqual(listing.state.groups.map(withoutSource), groups.map(withoutSource));
				};
				// Side by side, which rows come with the groups depends on which answer is there first.
				await inWeather(weather, work, 1);
			});

			it("in a window of a group keeps its rows, and a refresh brings the window", async () => {
				await inWeather(weather, async (over, setFaults) => {
					const { listing } = over;
					await listing.open(VIEW);
					const before = listing.state.groups.find(({ size }) => size > 60);
					assert.ok(before !== undefined);
					const group = () => listing.state.groups.find(({ id }) => id === before.id);
					setFaults([{ ...weather.fault, params: { _group_by: "*" } }]);
					await listing.loadAll(before.id);
					assert.equal(group()?.error?.kind, weather.kind);
					assert.equal(group()?.rows.length, before.rows.length);
					assert.deepEqual([group()?.loading, listing.state.loading, listing.state.error], [false, false, undefined]);
					setFaults([]);
					await listing.refresh();
					assert.equal(group()?.error, undefined);
					assert.equal(group()?.rows.length, before.size);
					assertWhole(over);
				});
			});
		});
	}

	for (const [name, fault] of [
		["a reset", { do: "reset" }],
		["a reset inside the body", { do: "reset-body" }],
		["503", { do: "503" }],
		["429", { do: "429" }],
	] as const)
		it(`${name} that is over at the second attempt leaves no trace`, async () => {
			await overHttp({}, async (over) => {
				over.sandbox.setFaults([{ ...fault, on: { nth: 2 } }]);
				await over.listing.open(VIEW);
				assertWhole(over);
				assert.equal(over.slept.length, 1);
			});
		});

	it("a redirect within the origin is followed", async () => {
		await overHttp({}, async (over) => {
			over.sandbox.setFaults([{ do: "redirect-same", on: { every: 2 } }]);
			await over.listing.open(VIEW);
			assertWhole(over);
		});
	});

	it("a redirect to another origin brings nothing there", async () => {
		await overHttp({}, async ({ listing, sandbox }) => {
			await sandbox.otherOrigin();
			sandbox.setFaults([{ do: "redirect-other" }]);
			await listing.open(VIEW);
			assert.deepEqual(
				sandbox.requests.filter(({ server }) => server === "other"),
				[],
			);
		});
	});

	it("an object of the wrong type leaves the others as they are", async () => {
		await overHttp({}, async ({ listing, sandbox }) => {
			sandbox.setFaults([{ do: "wrong-type", what: "object" }]);
			await listing.open(VIEW);
			assert.equal(listing.state.error, undefined);
			assert.equal(listing.state.totals?.total_results, 300);
		});
	});

	it("no network is told, and rows and figures stay", async () => {
		await overHttp({ maxConcurrentRequests: 1 }, async (over) => {
			await over.listing.open(VIEW);
			const { groups, totals } = over.listing.state;
			await over.sandbox.close();
			await over.listing.refresh();
			const { state } = over.listing;
			assert.equal(state.error?.kind, "network");
			assert.match(state.error.message, /doesn't accept connections \(ECONNREFUSED\)/);
			assert.deepEqual([state.groups, state.totals, state.loading], [groups, totals, false]);
			// Only the connection that was open broke; nobody listens for another one, which is so a second later, too.
			assert.ok(over.slept.length <= 1);
		});
	});

	it("a certificate that nobody vouches for is told at once, and rows and figures stay", async () => {
		const server = createServer({ key: PRIVATE_KEY, cert: CERTIFICATE });
		await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
		const origin = `https://localhost:${(server.address() as AddressInfo).port}`;
		const intercepted = new CloseClient({
			baseUrl: `${origin}/api/v1`,
			credential: { kind: "apiKey", secret: "api_a.b", origin },
			userAgent: "test",
			settings: () => ({ maxConcurrentRequests: 4, requestTimeout: 10 }),
			log: QUIET,
		});
		try {
			await overHttp({}, async (over) => {
				const { listing, client } = over;
				await listing.open(VIEW);
				const { groups, totals } = listing.state;
				const list = client.list;
				client.list = intercepted.list.bind(intercepted);
				await listing.refresh();
				const { state } = listing;
				assert.equal(state.error?.kind, "certificate");
				assert.match(state.error.message, /certificate of localhost:\d+ isn't trusted \(DEPTH_ZERO_SELF_SIGNED_CERT\)/);
				assert.match(state.error.advice, /http\.systemCertificates/);
				assert.deepEqual(
					[state.groups, state.totals, state.loading, state.partial],
					[groups, totals, false, undefined],
				);
				client.list = list;
				await listing.refresh();
				assertWhole(over);
			});
		} finally {
			intercepted.dispose();
			server.close();
			server.closeAllConnections();
		}
	});

	it("answers come packed, in much fewer bytes than they hold", async () => {
		await overHttp({}, async ({ listing, sandbox }) => {
			await listing.open(VIEW);
			assert.ok(sandbox.requests.every(({ headers }) => headers["accept-encoding"] === "gzip"));
			const [first] = sandbox.requests;
			const rows = listing.state.groups[0]?.rows ?? [];
			assert.ok((first?.bytesOut ?? Number.POSITIVE_INFINITY) < JSON.stringify(rows).length);
		});
	});
});
