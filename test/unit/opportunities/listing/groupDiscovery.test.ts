import assert from "node:assert/strict";
import { GroupDiscovery } from "../../../../src/opportunities/listing/groupDiscovery.ts";
import { PageReader } from "../../../../src/opportunities/reading/pageReader.ts";
import { deal, FakeSource, refused } from "./fakeSource.ts";
import { QUIET } from "./overFake.ts";
import { RoundsSource } from "./roundsSource.ts";

const DAY = 86_400_000;

describe("A listing that is too deep and is read by days of creation", () => {
	it("tells of what each of them brought, and at the end of all in order", async () => {
		const first = Date.UTC(2020, 0, 1);
		const deals = Array.from({ length: 900 }, (_, index) =>
			deal({ created: first + index * DAY, value: (index * 7919) % 997 }),
		);
		const source = new FakeSource(deals, { clock: () => Date.UTC(2030, 0, 1), groups: false, maxSkip: 200 });
		const reader = new PageReader({
			source,
			settings: () => ({ pageSize: 100, maxConcurrentRequests: 4 }),
			log: QUIET,
		});
		const valuesById = new Map(deals.map(({ id, value }) => [id, Number(value)]));
		const told: (readonly number[])[] = [];
		const query = {
			parameters: { _group_by: "user_id", _order_by: "-value" },
			groupBy: "user_id",
			startMonth: 1,
		} as const;
		const discovery: GroupDiscovery = new GroupDiscovery(query, reader, () => ({}), {
			found: () => {
				const rows = discovery.spans(false).flatMap((span) => span.rows);
				told.push(rows.map(({ id }) => valuesById.get(id ?? "") ?? -1));
			},
			forgot: () => told.splice(0),
		});
		await discovery.read();
		const counts = told.map(({ length }) => length);
		assert.deepEqual(
			counts,
			counts.toSorted((a, b) => a - b),
		);
		assert.ok(new Set(counts).size >= 9, `told of ${counts.join()} rows`);
		assert.deepEqual(
			told.at(-1),
			[...valuesById.values()].sort((a, b) => b - a),
		);
	});
});

describe("Owners of a listing that is too deep", () => {
	it("are told in the server's own order of names, which their parts alone do not have", async () => {
		const names = ["Ann", "Bea", "Cy", "Max", "Tom", "Zoe", "amy", "bob", "cleo", "mia", "tim", "zed"];
		const groups = names.map((name) => ({ fields: { user_id: `user_${name}`, user_name: name }, size: 30 }));
		const source = new RoundsSource(groups, "user_id");
		const reader = new PageReader({
			source: {
				list: async (parameters) => {
					if (Number(parameters._skip ?? 0) > 65) throw refused("max_skip = 65");
					return source.list(parameters);
				},
			},
			settings: () => ({ pageSize: 10, maxConcurrentRequests: 4 }),
			log: QUIET,
			owners: async () => names.map((name) => ({ id: `user_${name}`, name })),
		});
		let told: readonly unknown[] = [];
		const query = { parameters: { _group_by: "user_id" }, groupBy: "user_id", startMonth: 1 } as const;
		const discovery: GroupDiscovery = new GroupDiscovery(query, reader, () => ({}), {
			found: () => {
				told = discovery.spans(false).map(({ fields }) => fields.user_name);
			},
			forgot: () => undefined,
		});
		await discovery.read();
		assert.equal(discovery.computedHere, false);
		assert.deepEqual(told, names);
	});
});
