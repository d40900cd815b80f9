import assert from "node:assert/strict";
import type { ListParameters } from "../../../../src/close/schema/parameters.ts";
import { inZone } from "../../timeZones.ts";
import { answer, clientOf, closeAll, EMPTY, KeptLog, serve } from "../support.ts";

const LATE_SUMMER: ListParameters = {
	date_created__gte: "2026-07-31T22:00:00+00:00",
	date_created__lt: "2026-08-31T22:00:00+00:00",
};
const BARE = "date_created__gte=2026-08-01&date_created__lt=2026-09-01";

/** A server that answers with 400 if `refuses` returns a reason, and a client on a computer in Berlin. */
async function setUp(refuses: (query: string) => string | undefined) {
	const { origin, requests } = await serve((request, response) => {
		const reason = refuses(new URL(request.url ?? "", "http://x").search.slice(1));
		if (reason === undefined) answer(response, EMPTY);
		else answer(response, { error: reason }, {}, 400);
	});
	const log = new KeptLog();
	const client = clientOf(origin, { log });
	return {
		client,
		list: (parameters: ListParameters) => client.list(parameters),
		sent: () => requests.splice(0).map(({ url = "" }) => url.slice(url.indexOf("?") + 1)),
		warnings: () => log.lines.filter((line) => /moments/.test(line)),
	};
}

const refusesMoments = (query: string) => (/T\d\d%3A/.test(query) ? "Invalid date." : undefined);

describe("Moments as bounds of dates", () => {
	let before: string | undefined;
	beforeEach(() => {
		before = process.env["TZ"];
		process.env["TZ"] = "Europe/Berlin";
	});
	afterEach(() => {
		closeAll();
		if (before === undefined) delete process.env["TZ"];
		else process.env["TZ"] = before;
	});

	it("go out with their offset encoded, so that no server reads the plus as a blank", async () => {
		const { list, sent } = await setUp(() => undefined);
		await list(LATE_SUMMER);
		assert.deepEqual(sent(), [
			"date_created__gte=2026-07-31T22%3A00%3A00%2B00%3A00&date_created__lt=2026-08-31T22%3A00%3A00%2B00%3A00",
		]);
	});

	it("become bare days for a server that refuses them, which is logged once and costs one request", async () => {
		const { client, list, sent, warnings } = await setUp(refusesMoments);
		const answer = await list(LATE_SUMMER);
		assert.equal(sent()[1], BARE);
		assert.deepEqual(answer.asked, { date_created__gte: "2026-08-01", date_created__lt: "2026-09-01" });
		await list({ ...LATE_SUMMER, _skip: "100" });
		await list({ date_updated__lt: "2025-12-31T23:00:00+00:00" });
		assert.deepEqual(sent(), [`${BARE}&_skip=100`, "date_updated__lt=2026-01-01"]);
		assert.equal(warnings().length, 1);
		assert.deepEqual(await client.asSent(LATE_SUMMER), {
			date_created__gte: "2026-08-01",
			date_created__lt: "2026-09-01",
		});
	});

	it("stay moments where the server refuses something else, whose reason comes through after one request more", async () => {
		const { client, list, sent, warnings } = await setUp((query) => (/query=/.test(query) ? "Bad query." : undefined));
		await assert.rejects(list({ ...LATE_SUMMER, query: "(" }), /Bad query/);
		assert.equal(sent().length, 2);
		await list(LATE_SUMMER);
		assert.match(sent().join(), /T22%3A00/);
		await assert.rejects(list({ ...LATE_SUMMER, query: "(" }), /Bad query/);
		assert.equal(sent().length, 1, "it is known by now that this server takes moments");
		assert.deepEqual(warnings(), []);
		assert.deepEqual(await client.asSent(LATE_SUMMER), LATE_SUMMER);
	});

	it("cost no request more where the server says what it refuses, or where the request has none", async () => {
		const { list, sent } = await setUp((query) =>
			/_limit=200/.test(query) ? "max_limit = 100" : /_skip/.test(query) ? "max_skip = 10" : "Bad request.",
		);
		await assert.rejects(list({ ...LATE_SUMMER, _limit: "200" }), /max_limit/);
		await assert.rejects(list({ ...LATE_SUMMER, _skip: "20" }), /max_skip/);
		await assert.rejects(list({ date_won__gte: "2026-08-01" }), /Bad request/);
		await assert.rejects(list({ date_created__gte: "2026-08-01T09:30:00Z" }), /Bad request/);
		assert.equal(sent().length, 4);
	});

	it("are tried once by requests side by side", async () => {
		const { list, sent, warnings } = await setUp(refusesMoments);
		await Promise.all(["0", "1", "2"].map((skip) => list({ ...LATE_SUMMER, _skip: skip })));
		assert.equal(sent().length, 6);
		assert.equal(warnings().length, 1);
		const other = await setUp(() => "Bad request.");
		const refused = await Promise.allSettled(
			["0", "1", "2"].map((skip) => other.list({ ...LATE_SUMMER, _skip: skip })),
		);
		assert.deepEqual(
			refused.map(({ status }) => status),
			["rejected", "rejected", "rejected"],
		);
		assert.equal(other.sent().length, 4);
	});

	it("are asked about for each date, as a server may refuse one of them alone", async () => {
		const { list, sent } = await setUp((query) =>
			/date_updated__lt=\d+-\d+-\d+T/.test(query) ? "Invalid." : undefined,
		);
		await list(LATE_SUMMER);
		await list({ date_updated__lt: "2025-12-31T23:00:00+00:00" });
		assert.equal(sent().at(-1), "date_updated__lt=2026-01-01");
	});

	it("go out as given where they are no beginning of a day here", async () => {
		const { list, sent } = await setUp((query) => (/22%3A00/.test(query) ? "Invalid date." : undefined));
		await list(LATE_SUMMER);
		sent();
		await list({ date_created__gt: "2026-07-31T09:30:00+00:00" });
		assert.deepEqual(sent(), ["date_created__gt=2026-07-31T09%3A30%3A00%2B00%3A00"]);
		await inZone("UTC", () => list({ date_created__gte: "2026-08-01T00:00:00+00:00" }));
		assert.deepEqual(sent(), ["date_created__gte=2026-08-01"]);
	});
});
