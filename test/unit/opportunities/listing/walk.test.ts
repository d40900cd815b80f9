import assert from "node:assert/strict";
import { GroupDiscovery } from "../../../../src/opportunities/listing/groupDiscovery.ts";
import { PageReader } from "../../../../src/opportunities/reading/pageReader.ts";
import { ClientGroupingPlan } from "../../../../src/opportunities/reading/plans/clientGroupingPlan.ts";
import { probe } from "../../../../src/opportunities/reading/probe.ts";
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
		const source = new FakeSource(deals, { groups: false, maxSkip: 200 });
		const reader = new PageReader(source, () => ({ pageSize: 100, maxConcurrentRequests: 4 }), QUIET);
		const valuesById = new Map(deals.map(({ id, value }) => [id, Number(value)]));
		const provenance: (readonly number[])[] = [];
		const walk = new GroupDiscovery({
			...{ parameters: { _group_by: "user_id", _order_by: "-value" }, groupBy: "user_id", log: QUIET },
			local: (parameters) => new ClientGroupingPlan(parameters, "user_id", 1),
			reader,
			owners: undefined,
			began: () => undefined,
			found: () => {
				const rows = walk.reading.spans.flatMap((span) => span.rows);
				provenance.push(rows.map(({ id }) => valuesById.get(id ?? "") ?? -1));
			},
			forgot: () => provenance.splice(0),
			probe: async () => ({ stands: true, now: await probe(reader, {}, {}) }),
		});
		await walk.read({});
		const counts = provenance.map(({ length }) => length);
		assert.deepEqual(
			counts,
			counts.toSorted((a, b) => a - b),
		);
		assert.ok(new Set(counts).size >= 9, `told of ${counts.join()} rows`);
		assert.deepEqual(
			provenance.at(-1),
			[...valuesById.values()].sort((a, b) => b - a),
		);
	});
});

describe("Owners of a listing that is too deep", () => {
	it("are told in the server's own order of names, which their parts alone do not have", async () => {
		const names = ["Ann", "Bea", "Cy", "Max", "Tom", "Zoe", "amy", "bob", "cleo", "mia", "tim", "zed"];
		const groups = names.map((name) => ({ fields: { user_id: `user_${name}`, user_name: name }, size: 30 }));
		const source = new RoundsSource(groups, "user_id");
		const reader = new PageReader(
			{
				list: async (parameters) => {
					if (Number(parameters._skip ?? 0) > 65) throw refused("max_skip = 65");
					return source.list(parameters);
				},
			},
			() => ({ pageSize: 10, maxConcurrentRequests: 4 }),
			QUIET,
		);
		let provenance: readonly unknown[] = [];
		const walk = new GroupDiscovery({
			...{ parameters: { _group_by: "user_id" }, groupBy: "user_id", log: QUIET, reader },
			local: () => assert.fail("the server makes groups"),
			owners: async () => names.map((name) => ({ id: `user_${name}`, name })),
			began: () => undefined,
			found: () => {
				provenance = walk.reading.spans.map(({ fields }) => fields.user_name);
			},
			forgot: () => undefined,
			probe: async () => ({ stands: true, now: await probe(reader, {}, {}) }),
		});
		await walk.read({});
		assert.deepEqual(provenance, names);
	});
});
