import assert from "node:assert/strict";
import { gzipSync } from "node:zlib";
import type { CloseErrorKind } from "../../../../src/close/base/errors.ts";
import type { GroupBy } from "../../../../src/close/schema/grouping.ts";
import { answer, clientOf, closeAll, EMPTY, failureOf, type Handler, KeptLog, serve } from "../support.ts";

const MEGABYTE = 1024 * 1024;
const list = (count: number, one = "{}") => Array.from({ length: count }, () => one).join(",");

/** Announces more bytes than allowed. */
const tooLarge: Handler = (_, response) => {
	response.writeHead(200, { "content-length": String(17 * MEGABYTE) });
	response.write("{");
};

/** A server that sends too much for pages of more than `most` objects, with the `_limit` of each request. */
async function heavy(most: number, body: unknown) {
	const limits: (string | null)[] = [];
	const server = await serve((request, response, count) => {
		const limit = new URL(request.url ?? "", "http://x").searchParams.get("_limit");
		limits.push(limit);
		if (Number(limit ?? 100) > most) tooLarge(request, response, count);
		else answer(response, body);
	});
	return { client: clientOf(server.origin), limits };
}

describe("A page that is too large", function () {
	this.timeout(20_000);
	afterEach(closeAll);

	const ROW = { id: "oppo_1", lead_id: "lead_1", status_type: "won", value_period: "annual", confidence: 1 };
	const PAGE = { data: [ROW], has_more: false, total_results: 1 };

	it("is asked for again with half the limit until it fits, and tells which one did", async () => {
		const { client, limits } = await heavy(3, PAGE);
		const { asked, rows } = await client.list({ _limit: "100", _group_by: "user_id" });
		assert.deepEqual(limits, ["100", "50", "25", "12", "6", "3"]);
		assert.deepEqual([asked?._limit, asked?._group_by, rows.length], ["3", "user_id", 1]);
	});

	it("down to a single object fails with what is too large", async () => {
		const { client, limits } = await heavy(0, PAGE);
		const error = await failureOf(client.list({ _limit: "5" }), "tooLarge");
		assert.deepEqual(limits, ["5", "2", "1"]);
		assert.equal(error.message, "The response is larger than 16 MB. Only one opportunity was requested.");
		assert.match(error.advice, /apiBaseUrl/);
	});

	it("is asked for in halves by a search, by details and by the lists that fill prompts, too", async () => {
		const view = { id: "save_1", name: "Mine", type: "lead" };
		for (const [body, ask] of [
			[PAGE, (client: ReturnType<typeof clientOf>) => client.search("x", 40)],
			[PAGE, (client: ReturnType<typeof clientOf>) => client.opportunitiesOf("lead_1", 0)],
			[{ data: [view] }, (client: ReturnType<typeof clientOf>) => client.smartViews()],
		] as const) {
			const { client, limits } = await heavy(20, body);
			await ask(client);
			assert(limits.length > 1 && Number(limits.at(-1)) <= 20, limits.join());
		}
	});

	it("because it holds too many values is asked for in halves as well", async () => {
		const limits: number[] = [];
		const server = await serve((request, response) => {
			const limit = Number(new URL(request.url ?? "", "http://x").searchParams.get("_limit"));
			limits.push(limit);
			const row = `{"id":"oppo_1","lead_id":"lead_1","parts":[${list(9000, "1")}]}`;
			answer(response, `{"data":[${list(limit, row)}]}`);
		});
		const { rows } = await clientOf(server.origin).list({ _limit: "100" });
		assert.deepEqual([limits, rows.length], [[100, 50], 50]);
	});
});

describe("An answer that holds too much", function () {
	this.timeout(20_000);
	afterEach(closeAll);

	const groups = list(2101, '{"key":1,"objects":[]}');
	const periods = Array.from({ length: 21 }, (_, index) => `"p${index}":1`).join(",");
	const cases: readonly (readonly [string, string, GroupBy | "", CloseErrorKind, string])[] = [
		[
			"objects",
			`{"data":[${list(351)}]}`,
			"",
			"answer",
			"contains more than 350 opportunities, though fewer were requested.",
		],
		[
			"groups",
			`{"data":[${groups}]}`,
			"user_id",
			"answer",
			"contains more than 2,100 groups, though fewer opportunities were requested.",
		],
		["value periods", `{"count_by_value_period":{${periods}}}`, "", "answer", "counts more than 20 value periods."],
		["levels", `{"data":${"[".repeat(40)}${"]".repeat(40)}}`, "", "answer", "is nested more than 32 levels deep."],
	];
	for (const [what, body, _group_by, kind, message] of cases) {
		it(`is refused for its ${what} in one sentence, packed or not, and not asked for again`, async () => {
			for (const packed of [false, true]) {
				const server = await serve((_, response) => {
					if (!packed) return answer(response, body);
					response.writeHead(200, { "content-encoding": "gzip" });
					response.end(gzipSync(body));
				});
				const parameters = _group_by === "" ? {} : { _group_by };
				const error = await failureOf(clientOf(server.origin).list(parameters), kind);
				assert.equal(error.message, `The response ${message}`);
				assert.equal(error.status, 200);
				assert.match(error.advice, /apiBaseUrl.*newer version/);
				assert.equal(server.requests.length, 1);
			}
		});
	}

	it("is refused from the other endpoints, too", async () => {
		const server = await serve((_, response) => answer(response, `{"memberships":[${list(10_001)}]}`));
		const error = await failureOf(clientOf(server.origin).people("orga_1"), "answer");
		assert.equal(error.message, "A list or an object in the response has more than 10,000 entries.");
	});

	it("is refused before anything of it is parsed", async () => {
		const server = await serve((_, response) => answer(response, `{"data":[${list(1_000_000)}]}`));
		const { parse } = JSON;
		const parsed: string[] = [];
		JSON.parse = (text: string) => {
			parsed.push(text);
			return parse(text);
		};
		try {
			await failureOf(clientOf(server.origin).list({}), "answer");
		} finally {
			JSON.parse = parse;
		}
		assert.deepEqual(parsed, []);
	});

	it("and is a web page is told as a web page", async () => {
		const page = `{} ${"[".repeat(300)}`;
		const server = await serve((_, response) => answer(response, page, { "content-type": "text/html" }));
		assert.match((await failureOf(clientOf(server.origin).list({}), "answer")).message, /web page/);
	});
});

describe("A large answer", function () {
	this.timeout(20_000);
	afterEach(closeAll);

	const row = `{"id":"oppo_1","lead_id":"lead_1","note":"${"é".repeat(20_000)}"}`;
	const page = `{"data":[${list(100, row)}],"total_results":100}`;

	/** Parses a body. Returns the number of pauses, and the most characters that were parsed between two of them. */
	async function read(body: string) {
		const server = await serve((_, response) => answer(response, body));
		const { parse } = JSON;
		let [pauses, since, most] = [0, 0, 0];
		JSON.parse = (text: string, ...more: []) => {
			since += text.length;
			most = Math.max(most, since);
			return parse(text, ...more);
		};
		const pause = async () => {
			pauses += 1;
			since = 0;
		};
		try {
			const { rows } = await clientOf(server.origin, { pause }).list({});
			return { pauses, most, rows };
		} finally {
			JSON.parse = parse;
		}
	}

	it("is read in slices between which others have their turn", async () => {
		const { pauses, most, rows } = await read(page);
		assert.equal(rows.length, 100);
		assert(pauses > page.length / (128 * 1024), `${pauses}`);
		assert(most < 300 * 1024, `${most}`);
	});

	it("of ordinary size is read at once", async () => {
		assert.equal((await read(JSON.stringify(EMPTY))).pauses, 0);
	});

	it("is given up between two slices when its call is cancelled", async () => {
		const server = await serve((_, response) => answer(response, page));
		const abort = new AbortController();
		let pauses = 0;
		const pause = async () => {
			pauses += 1;
			if (pauses === 3) abort.abort();
		};
		const log = new KeptLog();
		await failureOf(clientOf(server.origin, { pause, log }).list({}, { signal: abort.signal }), "cancelled");
		await new Promise((resolve) => setImmediate(resolve));
		assert.equal(pauses, 3);
		assert.deepEqual(log.lines, []);
	});
});
