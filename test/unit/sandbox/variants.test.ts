import assert from "node:assert/strict";
import type { Opportunity, SandboxOptions, Variants } from "../../../src/sandbox/index.ts";
import {
	type GroupJson,
	groupsOf,
	ids,
	type Json,
	list,
	objectsOf,
	type Parameters,
	refusal,
	send,
	withSandbox,
} from "./support.ts";

const QUARTERS = { _group_by: "date_won__quarter", _limit: "250" };

describe("Sandbox: variants", () => {
	const answers = async (
		variants: Partial<Variants>,
		requests: readonly Parameters[],
		options: SandboxOptions = {},
	): Promise<Json[]> => {
		const found: Json[] = [];
		await withSandbox({ variants, ...options }, async (sandbox) => {
			for (const parameters of requests) {
				found.push(await list(sandbox, parameters));
			}
		});
		return found;
	};
	const answer = async (variants: Partial<Variants>, parameters: Parameters, options?: SandboxOptions): Promise<Json> =>
		(await answers(variants, [parameters], options))[0] ?? {};
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

	it("fieldsAggregates: _fields takes the figures of the whole away", async () => {
		const [some, whole] = await answers({ fieldsAggregates: "stripped" }, [{ _fields: "id" }, {}]);
		assert.deepEqual(Object.keys(some ?? {}).sort(), ["data", "has_more"]);
		assert.equal(whole?.["total_results"], 200);
	});

	it("groupedTotals: no figures of the whole beside groups", async () => {
		const [grouped, plain] = await answers({ groupedTotals: "absent" }, [{ _group_by: "user_id" }, {}]);
		assert.deepEqual(Object.keys(grouped ?? {}).sort(), ["data", "has_more"]);
		assert.ok(Number(groupsOf(grouped ?? {})[0]?.total_results) > 0);
		assert.equal(plain?.["total_results"], 200);
	});

	it("grouping: ignored altogether", async () => {
		const [grouped, plain] = await answers({ grouping: "ignored" }, [{ _group_by: "user_id" }, {}]);
		assert.deepEqual(grouped, plain);
	});

	it("unknownParameters: refused", async () => {
		await withSandbox({ variants: { unknownParameters: "refused" } }, async (sandbox) => {
			assert.deepEqual(await refusal(sandbox, { flavor: "" }), [400, { error: "Unknown parameter: flavor." }]);
		});
	});

	it("formatted: absent from the whole and from groups", async () => {
		for (const [formatted, expected] of [
			["present", 8],
			["absent", 0],
		] as const) {
			const grouped = await answer({ formatted }, { _group_by: "user_id" });
			const twins = (object: object): number =>
				Object.keys(object).filter((name) => name.endsWith("_formatted")).length;
			assert.deepEqual([twins(grouped), twins(groupsOf(grouped)[0] ?? {})], [expected, expected]);
		}
	});

	it("hasMore: absent, or absent beside groups only", async () => {
		for (const [hasMore, plain, grouped] of [
			["present", true, true],
			["absent", false, false],
			["ungrouped", true, false],
		] as const) {
			const both = await answers({ hasMore }, [{}, { _group_by: "user_id" }]);
			assert.deepEqual(
				both.map((one) => "has_more" in one),
				[plain, grouped],
			);
		}
	});

	it("limitZero: refused, or the default limit", async () => {
		await withSandbox({ variants: { limitZero: "refused" } }, async (sandbox) => {
			assert.deepEqual(await refusal(sandbox, { _limit: "0" }), [
				400,
				{ error: '_limit must be a positive integer (got "0" instead).' },
			]);
		});
		assert.equal(objectsOf(await answer({ limitZero: "default" }, { _limit: "0" })).length, 100);
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
			return owners.size > 1;
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

	it("rateLimitHeader: absent from what is allowed", async () => {
		for (const rateLimitHeader of ["present", "absent"] as const) {
			await withSandbox({ variants: { rateLimitHeader } }, async (sandbox) => {
				assert.equal((await send(sandbox, "/me/")).headers.has("ratelimit"), rateLimitHeader === "present");
			});
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

	it("ties: in another order with each request, and nothing but the ties", async () => {
		const parameters = { _order_by: "confidence", _limit: "250" };
		const [first, second] = (await answers({ ties: "unstable" }, [parameters, parameters])).map(objectsOf);
		assert.notDeepEqual(ids(first ?? []), ids(second ?? []));
		assert.deepEqual(ids(first ?? []).toSorted(), ids(second ?? []).toSorted());
		const confidences = (objects: readonly Opportunity[] | undefined): number[] =>
			objects?.map(({ confidence }) => confidence) ?? [];
		assert.deepEqual(confidences(first), confidences(second));
		const grouped = { ...parameters, _group_by: "user_id" };
		const [one, two] = (await answers({ ties: "unstable" }, [grouped, grouped])).map(groupsOf);
		assert.deepEqual(
			one?.map(({ key, objects }) => [key, confidences(objects)]),
			two?.map(({ key, objects }) => [key, confidences(objects)]),
		);
		const unique = { _order_by: "date_created", _limit: "250" };
		const [left, right] = await answers({ ties: "unstable" }, [unique, unique]);
		assert.deepEqual(left, right);
	});

	it("texts: awkward ones in names and notes", async () => {
		const read = async (texts: Variants["texts"]): Promise<Opportunity[]> => {
			let objects: Opportunity[] = [];
			await withSandbox({ size: 1500, variants: { texts } }, async (sandbox) => {
				objects = sandbox.all();
			});
			return objects;
		};
		const objects = await read("awkward");
		const names = objects.map(({ lead_name }) => lead_name ?? "");
		for (const part of ["<b>", "$(flame)", "=HYPERLINK", "command:", "\u202e", "\n"]) {
			assert.ok(
				names.some((name) => name.includes(part)),
				part,
			);
		}
		assert.ok(objects.some(({ note }) => note?.includes("<script>") === true));
		const plain = await read("plain");
		assert.ok(plain.every(({ lead_name }) => !/[<$=[\n{]/.test(lead_name ?? "")));
	});

	it("refuses names and values that are not there", async () => {
		for (const [variants, reason] of [
			[{ undated: "middle" }, /The variant "undated" cannot be "middle". It can be: last, first, omitted, named/],
			[{ toString: "x" }, /There is no variant "toString". There are: undated,/],
		] as const) {
			await assert.rejects(
				withSandbox({ variants: variants as unknown as Partial<Variants> }, async () => {}),
				reason,
			);
		}
	});
});
