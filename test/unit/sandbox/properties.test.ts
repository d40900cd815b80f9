import assert from "node:assert/strict";
import fc from "fast-check";
import { runs } from "../runs.ts";
import { naiveAggregates, SORT_VALUES } from "./naive.ts";
import { type GroupJson, groupsOf, ids, list, objectsOf, type Parameters, useSandbox } from "./support.ts";

const RUNS = runs(40);
const GROUPINGS = ["user_id", "date_won__week", "date_won__month", "date_won__quarter", "date_won__year"];

describe("Sandbox: laws of list requests", () => {
	const sandbox = useSandbox({ size: 300, seed: 7 });

	const day = fc
		.integer({ min: Date.UTC(2023, 8, 1) / 86_400_000, max: Date.UTC(2027, 5, 1) / 86_400_000 })
		.map((number) => new Date(number * 86_400_000).toISOString().slice(0, 10));
	const some = (values: readonly string[]): fc.Arbitrary<string> =>
		fc.uniqueArray(fc.constantFrom(...values), { minLength: 1 }).map((list) => list.join(","));
	const oneFilter: fc.Arbitrary<Parameters> = fc.oneof(
		some(["won", "active", "lost"]).map((status_type__in) => ({ status_type__in })),
		some(["one_time", "monthly", "annual"]).map((value_period__in) => ({ value_period__in })),
		day.map((date_won__gte) => ({ date_won__gte })),
		day.map((date_created__gt) => ({ date_created__gt })),
		day.map((date_updated__lte) => ({ date_updated__lte })),
		fc.constantFrom("true", "false").map((is_stalled) => ({ is_stalled })),
		fc.constantFrom("note:important", "security or pilot", "not status_type:lost").map((query) => ({ query })),
	);
	const filters: fc.Arbitrary<Parameters> = fc
		.array(oneFilter, { maxLength: 2 })
		.map((list) => Object.assign({}, ...list) as Parameters);
	const order = fc
		.tuple(fc.constantFrom("", "-"), fc.constantFrom(...Object.keys(SORT_VALUES)))
		.map(([sign, key]) => sign + key);
	const pageSize = fc.integer({ min: 1, max: 120 });

	/** The number of objects in the runs of a property: few would make it weak. */
	let weight = 0;
	beforeEach(() => {
		weight = 0;
	});
	afterEach(() => {
		assert.ok(weight > 2000, `Only ${weight} objects were looked at.`);
	});

	/** Reads all pages, with `sizes` as their sizes in turn. */
	async function readPages(parameters: Parameters, sizes: readonly number[]): Promise<Record<string, unknown>[]> {
		const answers: Record<string, unknown>[] = [];
		for (let skip = 0; ; ) {
			const size = sizes[answers.length % sizes.length] ?? 1;
			const answer = await list(sandbox(), { ...parameters, _skip: String(skip), _limit: String(size) });
			answers.push(answer);
			skip += size;
			weight += Number(answer["total_results"]);
			if (answer["has_more"] !== true) {
				return answers;
			}
		}
	}

	it("pages of any sizes put together are the whole, once each", async () => {
		await fc.assert(
			fc.asyncProperty(filters, order, fc.array(pageSize, { minLength: 1, maxLength: 4 }), async (given, by, sizes) => {
				const parameters = { ...given, _order_by: by, _fields: "id" };
				const pages = await readPages(
					parameters,
					sizes.map((size) => size + 30),
				);
				const found = pages.flatMap((page) => ids(objectsOf(page)));
				assert.deepEqual(found, ids(sandbox().matching(parameters)));
				assert.equal(new Set(found).size, found.length);
				for (const page of pages) {
					assert.equal(page["total_results"], found.length);
				}
			}),
			RUNS,
		);
	});

	it("groups part the whole, on pages of any size, and their figures add up to it", async () => {
		await fc.assert(
			fc.asyncProperty(filters, order, fc.constantFrom(...GROUPINGS), pageSize, async (given, by, groupBy, size) => {
				const pages = await readPages({ ...given, _order_by: by, _group_by: groupBy }, [size + 40]);
				const groups = new Map<unknown, GroupJson>();
				for (const group of pages.flatMap(groupsOf)) {
					const known = groups.get(group.key);
					groups.set(group.key, { ...group, objects: [...(known?.objects ?? []), ...group.objects] });
				}
				const whole = sandbox().matching(given);
				const grouped = [...groups.values()].flatMap(({ objects }) => objects);
				assert.deepEqual(ids(grouped).toSorted(), ids(whole).toSorted());
				for (const group of groups.values()) {
					assert.equal(group.objects.length, group.total_results);
				}
				const expected = naiveAggregates(whole);
				for (const [name, value] of Object.entries(expected)) {
					if (typeof value === "number") {
						const sum = [...groups.values()].reduce((total, group) => total + Number(group[name]), 0);
						assert.equal(sum, value, name);
						assert.equal(pages[0]?.[name], value, name);
					}
				}
			}),
			RUNS,
		);
	});

	it("reversing the groups reverses their order and nothing else", async () => {
		await fc.assert(
			fc.asyncProperty(filters, order, fc.constantFrom(...GROUPINGS), async (given, by, groupBy) => {
				const parameters = { ...given, _order_by: by, _fields: "id" };
				const read = async (grouping: string): Promise<[unknown, string[]][]> => {
					const pages = await readPages({ ...parameters, _group_by: grouping }, [250]);
					const groups = new Map<unknown, string[]>();
					for (const group of pages.flatMap(groupsOf)) {
						groups.set(group.key, [...(groups.get(group.key) ?? []), ...ids(group.objects)]);
					}
					return [...groups];
				};
				assert.deepEqual((await read(`-${groupBy}`)).toReversed(), await read(groupBy));
			}),
			RUNS,
		);
	});

	it("__in is the union of its values, and each filter only takes away", async () => {
		await fc.assert(
			fc.asyncProperty(
				filters,
				fc.uniqueArray(fc.nat({ max: 11 }), { minLength: 1, maxLength: 5 }),
				async (given, indexes) => {
					const owners = indexes.map((index) => sandbox().owners[index]?.id ?? "");
					const found = async (parameters: Parameters): Promise<string[]> =>
						(await readPages({ ...parameters, _fields: "id" }, [250])).flatMap((page) => ids(objectsOf(page)));
					const together = await found({ ...given, user_id__in: owners.join(",") });
					const apart = await Promise.all(owners.map((user_id) => found({ ...given, user_id })));
					assert.deepEqual(together.toSorted(), apart.flat().toSorted());
					const all = new Set(await found(given));
					assert.ok(together.every((id) => all.has(id)));
				},
			),
			RUNS,
		);
	});

	it("bounds split the dated in two", async () => {
		await fc.assert(
			fc.asyncProperty(day, fc.constantFrom("date_won", "date_created", "date_updated"), async (bound, field) => {
				const count = async (parameters: Parameters): Promise<number> =>
					(await list(sandbox(), { ...parameters, _limit: "0" }))["total_results"] as number;
				weight += sandbox().all().length;
				const dated = sandbox()
					.all()
					.filter((object) => object[field as "date_won"] !== null).length;
				assert.equal((await count({ [`${field}__gte`]: bound })) + (await count({ [`${field}__lt`]: bound })), dated);
				assert.equal((await count({ [`${field}__gt`]: bound })) + (await count({ [`${field}__lte`]: bound })), dated);
			}),
			RUNS,
		);
	});

	it("descending is ascending turned round, but for the nulls and the ties", async () => {
		await fc.assert(
			fc.property(filters, fc.constantFrom(...Object.keys(SORT_VALUES)), (given, key) => {
				const values = (_order_by: string): unknown[] =>
					sandbox()
						.matching({ ...given, _order_by })
						.map((object) => SORT_VALUES[key]?.(object))
						.filter((value) => value !== null);
				weight += values(key).length;
				assert.deepEqual(values(`-${key}`).toReversed(), values(key));
			}),
			RUNS,
		);
	});
});
