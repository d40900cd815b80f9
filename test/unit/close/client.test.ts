import assert from "node:assert/strict";
import * as z from "zod/mini";
import type { CloseClient } from "../../../src/close/client.ts";
import { opportunitySchema } from "../../../src/close/schema/opportunityDetails.ts";
import { isReadable } from "../../../src/close/schema/opportunityRow.ts";
import { type Sandbox, startSandbox } from "../../../src/sandbox/index.ts";
import { answer, clientOf, closeAll, failureOf, serve } from "./support.ts";

describe("The client", () => {
	let sandbox: Sandbox;
	let client: CloseClient;

	before(async () => {
		sandbox = await startSandbox({ size: 400, variants: { unowned: "present", texts: "awkward" } });
	});
	after(() => sandbox.close());
	beforeEach(() => {
		sandbox.clearRequests();
		const credential = { kind: "apiKey", secret: sandbox.key, origin: sandbox.origin } as const;
		client = clientOf(sandbox.origin, { credential });
	});
	afterEach(closeAll);

	it("reads a page of opportunities, all readable, with the time of the server", async () => {
		const { rows, groups, aggregates, hasMore, servedAt, receivedAt } = await client.list({ _limit: "250" });
		assert.equal(groups, undefined);
		assert.equal(rows.length, 250);
		assert(rows.every(isReadable));
		assert.equal(aggregates.total_results, 400);
		assert.equal(Object.keys(aggregates).length, 10);
		assert.equal(hasMore, true);
		assert(servedAt !== undefined && Math.abs(servedAt - receivedAt) < 5000);
	});

	const groupings = ["user_id", "-date_won__week", "date_won__month", "date_won__quarter", "-date_won__year"] as const;
	for (const _group_by of groupings) {
		it(`reads groups by ${_group_by}`, async () => {
			const { groups, rows, aggregates } = await client.list({ _group_by, _limit: "250" });
			assert(groups !== undefined && groups.length > 1);
			assert.deepEqual(rows, []);
			assert.equal(groups.flatMap((group) => group.rows).length, 250);
			assert(groups.every((group) => Object.keys(group.aggregates).length === 10));
			assert.equal(aggregates.total_results, 400);
		});
	}

	it("asks the same by GET and by POST", async () => {
		const owners = sandbox.owners.slice(0, 6).map(({ id }) => id);
		const few = await client.list({ user_id__in: owners.join(",") });
		const many = await client.list({
			user_id__in: Array.from({ length: 10 }, () => owners)
				.flat()
				.join(","),
		});
		assert.deepEqual(
			sandbox.requests.map(({ method }) => method),
			["GET", "POST"],
		);
		assert.equal(few.asked?.user_id__in, owners.join(","));
		const same = { servedAt: 0, receivedAt: 0, asked: {} };
		assert.deepEqual({ ...many, ...same }, { ...few, ...same });
		assert.equal(sandbox.counts.writeAttempts, 0);
	});

	it("passes on why a request was refused", async () => {
		const error = await failureOf(client.list({ _limit: "9999" }), "badRequest");
		assert.match(
			error.message,
			/^Close refused the request: The limit you set is larger .*max_limit = 250.* \(400\)\.$/,
		);
	});

	it("tells a wrong key", async () => {
		const credential = { kind: "token", secret: "wrong", origin: sandbox.origin } as const;
		const error = await failureOf(clientOf(sandbox.origin, { credential }).me(), "unauthorized");
		assert.match(error.advice, /API Keys/);
	});

	it("fills the prompts", async () => {
		const me = await client.me();
		assert.deepEqual(me.organizations, [sandbox.organization]);
		const people = await client.people(sandbox.organization.id);
		assert.deepEqual(people.map(({ id }) => id).sort(), sandbox.owners.map(({ id }) => id).sort());
		assert(people.some(({ active }) => active) && people.some(({ active }) => !active));
		assert.deepEqual(
			(await client.pipelines()).map(({ id, name }) => [id, name]),
			sandbox.pipelines.map(({ id, name }) => [id, name]),
		);
		assert.deepEqual(
			(await client.smartViews()).map(({ id }) => id),
			sandbox.smartViews.filter(({ type }) => type === "lead").map(({ id }) => id),
		);
	});

	it("reads the lead of an opportunity, and nothing more of it", async () => {
		const [wanted] = sandbox.all();
		assert(wanted);
		assert.equal(await client.leadOf(wanted.id), wanted.lead_id);
		assert.deepEqual(sandbox.requests[0]?.params, { _fields: "id,lead_id" });
		await failureOf(client.leadOf("oppo_unknown"), "notFound");
	});

	it("takes the id of a lead as it is, however short, but no empty one", async () => {
		const server = await serve((_, response, count) => answer(response, { lead_id: count === 1 ? "x" : "" }));
		const other = clientOf(server.origin);
		assert.equal(await other.leadOf("oppo_1"), "x");
		await failureOf(other.leadOf("oppo_1"), "answer");
	});

	it("reads opportunities whole or in part, as they are", async () => {
		for (const wanted of sandbox.all().slice(0, 60)) {
			const whole = await client.opportunity(wanted.id);
			assert.equal(whole["note"], wanted.note);
			const parsed = z.safeParse(opportunitySchema, whole);
			assert(parsed.success, JSON.stringify(parsed.error?.issues));
			assert.deepEqual(parsed.data, whole);
		}
		const [first] = sandbox.all();
		assert.deepEqual(await client.opportunity(first?.id ?? "", { fields: ["id", "note"] }), {
			id: first?.id,
			note: first?.note,
		});
	});

	it("reads the opportunities of a lead with all their fields, page by page, the newest first", async () => {
		const counts = Map.groupBy(sandbox.all(), ({ lead_id }) => lead_id);
		const [lead, own] = [...counts].toSorted(([, a], [, b]) => b.length - a.length)[0] ?? [];
		assert(lead && own && own.length > 2);
		const wanted = own.toSorted((a, b) => (a.date_created < b.date_created ? 1 : -1));
		assert.deepEqual(await client.opportunitiesOf(lead, 0), { data: wanted, hasMore: false });
		assert.deepEqual((await client.opportunitiesOf(lead, 2)).data, wanted.slice(2));
		assert.deepEqual(
			sandbox.requests.map(({ params }) => params),
			[
				{ lead_id: lead, _order_by: "-date_created" },
				{ lead_id: lead, _order_by: "-date_created", _skip: "2" },
			],
		);
	});

	it("never makes another path of an id", async () => {
		for (const id of ["", "..", "../me", "a/b", "a?b", "a#b", "%2e%2e", "oppo 1", "."]) {
			await failureOf(client.leadOf(id), "notFound");
			await failureOf(client.opportunity(id), "notFound");
			await failureOf(client.people(id), "notFound");
		}
		assert.deepEqual(
			sandbox.requests.map(({ path }) => path).filter((path) => path !== "/api/v1/user/"),
			[],
		);
	});

	it("tells an answer that is no opportunity", async () => {
		const server = await serve((_, response) => answer(response, []));
		const other = clientOf(server.origin);
		await failureOf(other.opportunity("oppo_1"), "answer");
		assert.match((await failureOf(other.leadOf("oppo_1"), "answer")).message, /an object is expected/);
	});
});
