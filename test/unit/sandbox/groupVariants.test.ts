import assert from "node:assert/strict";
import type { Opportunity, Variants } from "../../../src/sandbox/index.ts";
import { type GroupJson, groupsOf, ids, objectsOf } from "./support.ts";
import { answer, answers } from "./variantAnswers.ts";

const QUARTERS = { _group_by: "date_won__quarter", _limit: "250" };

describe("Sandbox: variants of groups", () => {
	const isUndated = (group: GroupJson | undefined): boolean =>
		group?.objects.every(({ date_won }) => date_won === null) === true && group.objects.length > 0;

	it("undated: last, and first when reversed", async () => {
		const [forward, backward] = (
			await answers({ undated: "last" }, [QUARTERS, { ...QUARTERS, _group_by: "-date_won__quarter" }])
		).map(groupsOf);
		assert.ok(isUndated(forward?.at(-1)) && isUndated(backward?.[0]));
		assert.deepEqual([forward?.at(-1)?.key, backward?.[0]?.key], [null, null]);
	});

	it("undated: first, and last when reversed", async () => {
		const [forward, backward] = (
			await answers({ undated: "first" }, [QUARTERS, { ...QUARTERS, _group_by: "-date_won__quarter" }])
		).map(groupsOf);
		assert.ok(isUndated(forward?.[0]) && isUndated(backward?.at(-1)));
		assert.equal(forward?.[0]?.key, null);
	});

	it("undated: omitted from the groups, but not from the figures of the whole", async () => {
		const whole = await answer({ undated: "omitted" }, QUARTERS);
		const groups = groupsOf(whole);
		assert.ok(!groups.some(isUndated));
		const grouped = groups.reduce((sum, group) => sum + group.total_results, 0);
		assert.equal(whole["total_results"], 200);
		assert.ok(grouped > 0 && grouped < 200);
		const [last, behind] = await answers({ undated: "omitted" }, [
			{ ...QUARTERS, _skip: String(grouped - 1) },
			{ ...QUARTERS, _skip: String(grouped) },
		]);
		assert.equal(groupsOf(last ?? {})[0]?.objects.length, 1);
		assert.deepEqual([last?.["has_more"], behind?.["has_more"], behind?.["data"]], [false, false, []]);
		const byUser = await answer({ undated: "omitted" }, { _group_by: "user_id", _limit: "250" });
		assert.equal(
			groupsOf(byUser).reduce((sum, group) => sum + group.total_results, 0),
			200,
		);
	});

	it("undated: a group with key None", async () => {
		const last = groupsOf(await answer({ undated: "named" }, QUARTERS)).at(-1);
		assert.ok(isUndated(last));
		assert.deepEqual([last?.key, last?.["year"], last?.["quarter"]], ["None", null, null]);
	});

	it("groupKeys: texts, numbers, lists, objects, or null throughout", async () => {
		const keys = async (groupKeys: Variants["groupKeys"], _group_by: string): Promise<unknown[]> =>
			groupsOf(await answer({ groupKeys }, { _group_by, _limit: "250", date_won__gte: "2026-01-01" })).map(
				({ key }) => key,
			);
		for (const groupBy of ["user_id", "date_won__week", "date_won__month", "date_won__quarter", "date_won__year"]) {
			const texts = await keys("string", groupBy);
			for (const form of ["number", "array", "object"] as const) {
				const found = await keys(form, groupBy);
				assert.equal(new Set(found.map((key) => JSON.stringify(key))).size, texts.length);
				assert.ok(
					found.every((key) => (form === "array" ? Array.isArray(key) : typeof key === form)),
					`${form} ${groupBy}`,
				);
			}
			assert.deepEqual(
				await keys("null", groupBy),
				texts.map(() => null),
			);
		}
		assert.deepEqual((await keys("array", "date_won__quarter"))[0], [2026, 1]);
		assert.deepEqual((await keys("object", "date_won__quarter"))[0], { year: 2026, quarter: 1 });
	});

	it("groupedFields: figures are taken from groups unless listed", async () => {
		const [group] = groupsOf(
			await answer({ groupedFields: "figures" }, { _group_by: "user_id", _fields: "id,user_name" }),
		);
		assert.deepEqual(Object.keys(group ?? {}).sort(), ["key", "objects", "user_name"]);
		assert.deepEqual(Object.keys(group?.objects[0] ?? {}).sort(), ["id", "user_name"]);
	});

	it("groupedFields: everything is taken from groups unless listed", async () => {
		const [bare, listed] = await answers({ groupedFields: "groups" }, [
			{ _group_by: "user_id", _fields: "id,user_name" },
			{ _group_by: "user_id", _fields: "id,key,objects,total_results" },
		]);
		assert.deepEqual(Object.keys(groupsOf(bare ?? {})[0] ?? {}), ["user_name"]);
		assert.deepEqual(Object.keys(groupsOf(listed ?? {})[0] ?? {}).sort(), ["key", "objects", "total_results"]);
		assert.equal(bare?.["total_results"], 200);
	});

	it("groupedFields: ignored when grouped, and only then", async () => {
		const [grouped, plain] = await answers({ groupedFields: "ignored" }, [
			{ _group_by: "user_id", _fields: "id" },
			{ _fields: "id" },
		]);
		assert.ok(Object.keys(groupsOf(grouped ?? {})[0]?.objects[0] ?? {}).length > 30);
		assert.deepEqual(Object.keys(objectsOf(plain ?? {})[0] ?? {}), ["id"]);
	});

	it("sameName: owners of one name interleave, as runs or merged on each page", async () => {
		const parameters = { _group_by: "user_id", _order_by: "date_created", _limit: "250" };
		const [apart, runs, merged] = await Promise.all(
			(["apart", "runs", "merged"] as const).map(async (sameName) => groupsOf(await answer({ sameName }, parameters))),
		);
		const keys = (groups: readonly GroupJson[] | undefined): unknown[] => groups?.map(({ key }) => key) ?? [];
		assert.equal(new Set(keys(apart)).size, keys(apart).length);
		assert.equal(new Set(keys(merged)).size, keys(merged).length);
		assert.ok(keys(runs).length > new Set(keys(runs)).size);
		assert.deepEqual(new Set(keys(runs)), new Set(keys(apart)));
		for (const [index, key] of keys(runs).entries()) {
			assert.notEqual(key, keys(runs)[index + 1]);
		}
		const objects = (groups: readonly GroupJson[] | undefined): Opportunity[] =>
			groups?.flatMap((group) => group.objects) ?? [];
		const twins = objects(runs).filter(({ user_name }, _, all) => {
			const owners = new Set(all.filter((other) => other.user_name === user_name).map(({ user_id }) => user_id));
			return user_name !== null && owners.size > 1;
		});
		assert.deepEqual(
			twins.map(({ date_created }) => date_created),
			twins.map(({ date_created }) => date_created).toSorted(),
		);
		for (const groups of [runs, merged]) {
			assert.deepEqual(ids(objects(groups)).toSorted(), ids(objects(apart)).toSorted());
			for (const group of groups ?? []) {
				assert.equal(group.total_results, apart?.find(({ key }) => key === group.key)?.total_results);
			}
		}
	});

	it("unowned: some have no owner, in a last group with key null", async () => {
		const groups = groupsOf(await answer({ unowned: "present" }, { _group_by: "user_id", _limit: "250" }));
		const last = groups.at(-1);
		assert.deepEqual([last?.key, last?.["user_id"], last?.["user_name"]], [null, null, null]);
		assert.ok(last?.objects.every(({ user_id, user_name }) => user_id === null && user_name === null));
		assert.equal(
			groups.reduce((sum, group) => sum + group.total_results, 0),
			200,
		);
	});
});
