import assert from "node:assert/strict";
import type { Opportunity, Sandbox } from "../../../src/sandbox/index.ts";
import { getJson, ids, list, objectsOf, withSandbox } from "./support.ts";

/** The fields in which two states of one opportunity differ. */
function differences(before: Opportunity | undefined, after: Opportunity | undefined): string[] {
	return Object.entries(before ?? {})
		.filter(([name, value]) => JSON.stringify(value) !== JSON.stringify(after?.[name as keyof Opportunity]))
		.map(([name]) => name)
		.sort();
}

function byId(sandbox: Sandbox): Map<string, Opportunity> {
	return new Map(sandbox.all().map((object) => [object.id, object]));
}

describe("Sandbox: data that moves", () => {
	it("each kind of change does what its name says, to one opportunity, which is then the newest", async () => {
		await withSandbox({}, async (sandbox) => {
			for (const [kind, expected] of [
				["reassign", ["date_updated", "user_id"]],
				["redate", ["date_updated", "date_won"]],
				["revalue", ["date_updated", "value"]],
			] as const) {
				for (let time = 0; time < 20; time += 1) {
					const before = byId(sandbox);
					const [mutation] = sandbox.mutate(kind);
					const after = byId(sandbox);
					assert.equal(mutation?.kind, kind);
					const changed = [...after.values()].filter(({ id }) => differences(before.get(id), after.get(id)).length > 0);
					assert.deepEqual(ids(changed), [mutation?.id]);
					const fields = differences(before.get(mutation?.id ?? ""), changed[0]);
					assert.ok(
						expected.every((field) => fields.includes(field)),
						`${kind}: ${fields.join()}`,
					);
					assert.equal(ids(sandbox.matching({ _order_by: "-date_updated" }))[0], mutation?.id);
				}
			}
		});
	});

	it("insert adds a new one, delete takes one away", async () => {
		await withSandbox({}, async (sandbox) => {
			const before = byId(sandbox);
			const [inserted] = sandbox.mutate("insert");
			assert.equal(before.has(inserted?.id ?? ""), false);
			const object = byId(sandbox).get(inserted?.id ?? "");
			assert.equal(object?.status_type, "active");
			assert.equal(object?.date_created, object?.date_updated);
			assert.equal(sandbox.all().length, 201);
			const [deleted] = sandbox.mutate("delete");
			assert.equal(byId(sandbox).has(deleted?.id ?? ""), false);
			assert.equal(sandbox.all().length, 200);
		});
	});

	it("no two changes share a date_updated", async () => {
		await withSandbox({}, async (sandbox) => {
			sandbox.mutate("revalue", 100);
			const changed = sandbox.matching({ date_updated__gte: "2026-09-16T12:00:00Z" });
			assert.ok(changed.length > 50);
			assert.equal(new Set(changed.map(({ date_updated }) => date_updated)).size, changed.length);
		});
	});

	it("the same seed makes the same changes", async () => {
		const run = async (seed: number): Promise<unknown> => {
			let done: unknown;
			await withSandbox({ movingData: { seed } }, async (sandbox) => {
				done = sandbox.mutate(undefined, 30);
			});
			return done;
		};
		assert.deepEqual(await run(4), await run(4));
		assert.notDeepEqual(await run(4), await run(5));
	});

	it("data that is gone altogether grows again", async () => {
		await withSandbox({ size: 2 }, async (sandbox) => {
			assert.equal(sandbox.mutate("delete", 2).length, 2);
			assert.equal(sandbox.mutate("delete")[0]?.kind, "insert");
			assert.equal(sandbox.all().length, 1);
		});
	});

	it("perRequest changes the data before each list, and not for other requests", async () => {
		await withSandbox({ movingData: { perRequest: 2, kinds: ["insert"] } }, async (sandbox) => {
			await getJson(sandbox, "/me/");
			assert.equal(sandbox.all().length, 200);
			assert.equal((await list(sandbox))["total_results"], 202);
			assert.equal((await list(sandbox, { _group_by: "user_id" }))["total_results"], 204);
		});
		await withSandbox({ movingData: { perRequest: 0.5, kinds: ["delete"] } }, async (sandbox) => {
			const counts = [await list(sandbox), await list(sandbox), await list(sandbox), await list(sandbox)];
			assert.deepEqual(
				counts.map((answer) => answer["total_results"]),
				[200, 199, 199, 198],
			);
		});
	});

	it("perSecond changes the data as time passes", async () => {
		await withSandbox({ movingData: { perSecond: 500, kinds: ["insert"] } }, async (sandbox) => {
			while (sandbox.all().length < 205) {
				await new Promise((resolve) => setTimeout(resolve, 5));
			}
			assert.equal(sandbox.all().length, new Set(ids(sandbox.all())).size);
		});
	});

	it("an answer after a change is of the new state, figures and order too", async () => {
		await withSandbox({}, async (sandbox) => {
			const parameters = { _group_by: "user_id", _order_by: "-value" };
			await list(sandbox, parameters);
			const target = sandbox.all()[50];
			const owner = sandbox.owners.find(({ id }) => id !== target?.user_id);
			sandbox.edit(target?.id ?? "", { user_id: owner?.id ?? "", value: 99_999_999_00, confidence: 10 });
			const first = objectsOf(await list(sandbox, { user_id: owner?.id ?? "", _order_by: "-value", _limit: "1" }))[0];
			assert.deepEqual([first?.id, first?.value], [target?.id, 99_999_999_00]);
			const answer = await list(sandbox, parameters);
			assert.ok(Number(answer["total_value_annualized"]) >= 99_999_999_00);
		});
	});

	it("edit sets what it is told to, and refuses what is not there", async () => {
		await withSandbox({}, async (sandbox) => {
			const id = sandbox.all()[3]?.id ?? "";
			const status = sandbox.pipelines[1]?.statuses[3];
			sandbox.edit(id, { status_id: status?.id ?? "", date_won: "2026-08-31", value: null });
			const object = sandbox.all()[3];
			assert.deepEqual(
				[object?.status_label, object?.date_won, object?.value, object?.expected_value],
				[status?.label, "2026-08-31", null, null],
			);
			sandbox.edit(id, { date_won: null });
			assert.equal(sandbox.all()[3]?.date_won, null);
			assert.throws(() => sandbox.edit("oppo_x", {}), /There is no opportunity oppo_x/);
			assert.throws(() => sandbox.edit(id, { user_id: "user_x" }), /There is no user_x/);
			assert.throws(() => sandbox.edit(id, { date_won: "soon" }), /"soon" is not a date/);
			assert.throws(() => sandbox.remove("oppo_x"), RangeError);
		});
	});

	it("refuses to move in ways that cannot be", async () => {
		for (const [movingData, reason] of [
			[{ perSecond: -1 }, /movingData.perSecond must be a number from 0 on/],
			[{ perRequest: Number.NaN }, /movingData.perRequest/],
			[{ kinds: [] }, /movingData.kinds can hold: insert, delete, reassign, redate, revalue/],
		] as const) {
			await assert.rejects(
				withSandbox({ movingData }, async () => {}),
				reason,
			);
		}
	});
});
