import assert from "node:assert/strict";
import { contradictionIn } from "../../../../src/close/schema/contradiction.ts";
import type { ListResponse, ResponseGroup } from "../../../../src/close/schema/listResponse.ts";
import { answer, clientOf, closeAll, failureOf, serve } from "../support.ts";

const row = (id: string) => ({ unreadable: "not looked at", id });
const rows = (count: number) => Array.from({ length: count }, (_, index) => row(`oppo_${index}`));
const group = (size: number | undefined, count: number): ResponseGroup => ({
	key: "k",
	fields: {},
	aggregates: size === undefined ? {} : { total_results: size },
	rows: rows(count),
});

interface Parts extends Partial<Pick<ListResponse, "groups" | "rows" | "hasMore">> {
	readonly total?: number;
	readonly skip?: number;
	readonly limit?: number;
}

function contradiction({ total, skip = 0, limit = 100, ...parts }: Parts): string | undefined {
	const aggregates = total === undefined ? {} : { total_results: total };
	const given = { groups: undefined, rows: [], hasMore: undefined, aggregates, receivedAt: 1, ...parts };
	return contradictionIn(given, { skip, limit });
}

describe("An answer contradicts itself", () => {
	for (const [name, parts, words] of [
		["with matches, nothing, and more to come", { total: 1500, hasMore: true }, /1,500, .*received is 0\./],
		["with matches and nothing", { total: 1500, hasMore: false }, /1,500, .*received is 0\./],
		["with matches and nothing further on", { total: 1500, skip: 100 }, /1,400, .*received is 0\./],
		["with nothing and more to come", { hasMore: true }, /more .*none were received/],
		[
			"with matches, no groups, and more to come",
			{ total: 1500, groups: [], hasMore: true },
			/1,500, .*received is 0\./,
		],
		["with no matches and objects", { total: 0, rows: rows(3) }, / 0, .*received is 3\./],
		["with fewer matches than objects", { total: 5, skip: 3, rows: rows(3) }, / 5, .*received is 6\./],
		["with a group smaller than its objects", { total: 9, groups: [group(2, 3)] }, / 2, .*received is 3\./],
		["with less than nothing", { total: -1 }, /-1/],
		["with a part of one", { total: 12.5, rows: rows(3) }, /12\.5/],
		["with more than can be counted", { total: 1e300, rows: rows(3) }, /1e\+300/],
		["with less than nothing in a group", { groups: [group(-4, 0)] }, /-4/],
	] as const) {
		it(name, () => assert.match(String(contradiction(parts)), words));
	}
});

describe("An answer holds together", () => {
	for (const [name, parts] of [
		["with nothing", { total: 0, hasMore: false }],
		["with all that match", { total: 3, rows: rows(3), hasMore: false }],
		["behind the last one", { total: 3, skip: 3, hasMore: true }],
		["with matches that are in no group", { total: 40, groups: [], hasMore: false }],
		["with matches that are in no group, further on", { total: 40, skip: 30, groups: [] }],
		["without figures", { rows: rows(3), hasMore: true }],
		["without figures and objects", {}],
		["with groups that are cut off", { total: 40, groups: [group(30, 3), group(undefined, 2)], hasMore: true }],
		["with figures alone where nothing else was asked for", { total: 40, limit: 0, hasMore: true }],
	] as const) {
		it(name, () => assert.equal(contradiction(parts), undefined));
	}
});

describe("A client that is given a contradiction", () => {
	afterEach(closeAll);
	const NONE = { data: [], has_more: true, total_results: 1500 };

	it("asks once more, and takes what holds together then", async () => {
		const server = await serve((_, response, count) =>
			answer(response, count === 1 ? NONE : { data: [], has_more: false, total_results: 0 }),
		);
		assert.equal((await clientOf(server.origin).list({})).aggregates.total_results, 0);
		assert.equal(server.requests.length, 2);
	});

	it("fails where it is given another one, in lists and in searches", async () => {
		const server = await serve((_, response) => answer(response, NONE));
		const client = clientOf(server.origin);
		assert.match(
			(await failureOf(client.list({}), "answer")).message,
			/contradicts itself: The number of matches is 1,500/,
		);
		assert.equal(server.requests.length, 2);
		assert.match((await failureOf(client.search("x", 20), "answer")).message, /contradicts itself/);
	});
});
