import assert from "node:assert/strict";
import type { Opportunity } from "../../../src/sandbox/index.ts";
import { naiveAggregates, naiveGroupFields } from "./naive.ts";
import { type GroupJson, groupsOf, ids, list, type Parameters, useSandbox } from "./support.ts";

const GROUPINGS = ["user_id", "date_won__week", "date_won__month", "date_won__quarter", "date_won__year"];

describe("Sandbox: groups", () => {
	const sandbox = useSandbox();

	/** Reads all groups page by page, and combines them by their keys. */
	async function readGroups(parameters: Parameters, pageSize: number): Promise<GroupJson[]> {
		const groups = new Map<unknown, GroupJson>();
		for (let skip = 0; ; ) {
			const answer = await list(sandbox(), { ...parameters, _limit: String(pageSize), _skip: String(skip) });
			for (const group of groupsOf(answer)) {
				const known = groups.get(group.key);
				groups.set(group.key, { ...group, objects: [...(known?.objects ?? []), ...group.objects] });
				skip += group.objects.length;
			}
			if (answer["has_more"] !== true) {
				return [...groups.values()];
			}
		}
	}

	for (const groupBy of GROUPINGS) {
		for (const sign of ["", "-"]) {
			it(`_group_by=${sign}${groupBy} puts each object into the group that its fields name`, async () => {
				const groups = await readGroups({ _group_by: sign + groupBy }, 90);
				assert.equal(new Set(groups.map(({ key }) => key)).size, groups.length);
				for (const group of groups) {
					assert.equal(group.objects.length, group.total_results);
					for (const object of group.objects) {
						const named = naiveGroupFields(groupBy, object);
						assert.deepEqual(Object.fromEntries(Object.keys(named).map((name) => [name, group[name]])), named);
					}
				}
				assert.deepEqual(ids(groups.flatMap(({ objects }) => objects)).toSorted(), ids(sandbox().all()).toSorted());
			});

			it(`_group_by=${sign}${groupBy} gives each group the figures of all its objects, on each page`, async () => {
				const whole = await readGroups({ _group_by: sign + groupBy }, 250);
				const cut = groupsOf(await list(sandbox(), { _group_by: sign + groupBy, _skip: "3", _limit: "5" }));
				assert.ok(cut.some((group) => group.objects.length < group.total_results));
				for (const group of [...whole, ...cut]) {
					const all = whole.find(({ key }) => key === group.key)?.objects ?? [];
					const expected = naiveAggregates(all);
					assert.deepEqual(Object.fromEntries(Object.keys(expected).map((name) => [name, group[name]])), expected);
				}
			});
		}

		it(`_group_by=-${groupBy} has the groups the other way round, and the same objects inside each`, async () => {
			const forward = await readGroups({ _group_by: groupBy, _order_by: "value" }, 250);
			const backward = await readGroups({ _group_by: `-${groupBy}`, _order_by: "value" }, 250);
			assert.ok(forward.length > 2);
			assert.deepEqual(
				backward.toReversed().map(({ key, objects }) => [key, ids(objects)]),
				forward.map(({ key, objects }) => [key, ids(objects)]),
			);
		});
	}

	it("periods come in the order of time, the undated at the end with key null and null fields", async () => {
		for (const groupBy of GROUPINGS.slice(1)) {
			const groups = await readGroups({ _group_by: groupBy }, 250);
			const days = groups.map(({ objects }) => objects.map((object) => object.date_won ?? "9999").toSorted());
			for (const [index, group] of days.entries()) {
				const next = days[index + 1];
				assert.ok(next === undefined || String(group.at(-1)) < String(next[0]));
			}
			const last = groups.at(-1);
			assert.equal(last?.key, null);
			assert.ok(last?.objects.every((object) => object.date_won === null));
			for (const name of Object.keys(naiveGroupFields(groupBy, last?.objects[0] as Opportunity))) {
				assert.equal(last?.[name], null, name);
			}
		}
	});

	it("owners come in the order of their full names, the nameless one last, namesakes apart", async () => {
		const groups = await readGroups({ _group_by: "user_id" }, 250);
		const names = groups.map((group) => group["user_name"]);
		// Objects without an owner come after the owner without a name.
		assert.deepEqual(names.slice(-2), [null, null]);
		const known = names.slice(0, -2).map(String);
		assert.deepEqual(known, known.toSorted(new Intl.Collator("en").compare));
		assert.equal(new Set(known).size, known.length - 1);
		const ids = sandbox().owners.map(({ id }) => id);
		assert.deepEqual(new Set(groups.map(({ key }) => key)), new Set([...ids, null]));
	});

	it("keys of periods are texts that name them", async () => {
		for (const [groupBy, form] of [
			["date_won__year", /^\d{4}$/],
			["date_won__quarter", /^\d{4}-Q[1-4]$/],
			["date_won__month", /^\d{4}-(0[1-9]|1[0-2])$/],
			["date_won__week", /^\d{4}-W([0-4]\d|5[0-3])$/],
		] as const) {
			for (const { key } of (await readGroups({ _group_by: groupBy }, 250)).slice(0, -1)) {
				assert.match(String(key), form);
			}
		}
	});

	it("a page holds _limit objects, over as many groups as they take", async () => {
		const answer = await list(sandbox(), { _group_by: "-date_won__week", _skip: "200", _limit: "40" });
		const groups = groupsOf(answer);
		assert.ok(groups.length > 1);
		assert.equal(
			groups.reduce((sum, group) => sum + group.objects.length, 0),
			40,
		);
		assert.equal(answer["has_more"], true);
		assert.equal(answer["total_results"], 600);
	});

	it("filters apply before grouping, and empty groups are left out", async () => {
		const groups = await readGroups({ _group_by: "date_won__month", status_type: "won" }, 250);
		assert.ok(groups.every(({ key }) => key !== null && String(key) <= "2026-09"));
		assert.deepEqual(
			ids(groups.flatMap(({ objects }) => objects)).toSorted(),
			ids(
				sandbox()
					.all()
					.filter((object) => object.status_type === "won"),
			).toSorted(),
		);
		const nothing = await list(sandbox(), { _group_by: "user_id", user_id: "user_nobody" });
		assert.deepEqual(nothing["data"], []);
		assert.equal(nothing["total_results"], 0);
	});

	it("refuses a grouping that it does not know", async () => {
		await assert.rejects(list(sandbox(), { _group_by: "status_id" }), /Not a valid choice: \\"status_id\\"/);
	});
});
