import assert from "node:assert/strict";
import fc from "fast-check";
import { GROUP_KEYS } from "../../../src/close/schema/grouping.ts";
import { ORDER_KEYS } from "../../../src/close/schema/order.ts";
import type { Grouping } from "../../../src/sandbox/data/groups.ts";
import type { Order } from "../../../src/sandbox/data/order.ts";
import type { Rec } from "../../../src/sandbox/data/record.ts";
import { readVariants } from "../../../src/sandbox/data/variants.ts";
import { createWorld } from "../../../src/sandbox/data/world.ts";
import { runs } from "../runs.ts";
import { NOW } from "./support.ts";

describe("Sandbox: sequences kept sorted", () => {
	const order: fc.Arbitrary<Order> = fc.record({ key: fc.constantFrom(...ORDER_KEYS), descending: fc.boolean() });
	const grouping: fc.Arbitrary<Grouping | undefined> = fc.option(
		fc.record({ key: fc.constantFrom(...GROUP_KEYS), reversed: fc.boolean() }),
		{ nil: undefined },
	);
	const variants = fc.record({
		undated: fc.constantFrom("last", "first"),
		sameName: fc.constantFrom("apart", "runs"),
		unowned: fc.constantFrom("absent", "present"),
	});
	const change = fc.record({
		kind: fc.constantFrom("insert", "remove", "owner", "won", "value", "undate"),
		at: fc.nat(),
		to: fc.nat({ max: 11 }),
	});

	it("are after any changes as if they were sorted anew", () => {
		fc.assert(
			fc.property(
				variants,
				fc.array(fc.tuple(grouping, order), { minLength: 1, maxLength: 4 }),
				fc.array(change),
				(given, asked, changes) => {
					const world = createWorld({
						size: 60,
						owners: 12,
						seed: 3,
						years: 3,
						now: NOW.getTime(),
						variants: readVariants(given),
					});
					const { store } = world;
					const read = (): (readonly Rec[])[] => asked.map(([by, orderBy]) => store.sequence(by, orderBy));
					read();
					for (const { kind, at, to } of changes) {
						const target = store.all()[at % Math.max(1, store.size)];
						const version = store.version;
						if (kind === "insert" || target === undefined) {
							store.insert(world.generator.nextNew(NOW.getTime() * 1000 + at));
						} else if (kind === "remove") {
							store.remove(target);
						} else {
							store.update(target, (record) => {
								record.owner = kind === "owner" ? to : record.owner;
								record.won = kind === "won" ? 20_000 + to * 40 : kind === "undate" ? null : record.won;
								record.value = kind === "value" ? to * 100_00 : record.value;
							});
						}
						assert.ok(store.version > version);
					}
					for (const [index, [by, orderBy]] of asked.entries()) {
						const kept = read()[index]?.map(({ n }) => n);
						const anew = store.all().toSorted(store.compare(by, orderBy));
						assert.deepEqual(
							kept,
							anew.map(({ n }) => n),
						);
					}
				},
			),
			runs(60),
		);
	});

	it("are sorted again when many others were asked for in between", () => {
		const world = createWorld({
			size: 50,
			owners: 12,
			seed: 3,
			years: 3,
			now: NOW.getTime(),
			variants: readVariants({}),
		});
		const first: [Grouping, Order] = [
			{ key: "user_id", reversed: false },
			{ key: "value", descending: true },
		];
		const before = world.store.sequence(...first).map(({ n }) => n);
		for (const key of ORDER_KEYS) {
			for (const by of GROUP_KEYS) {
				world.store.sequence({ key: by, reversed: true }, { key, descending: false });
			}
		}
		assert.deepEqual(
			world.store.sequence(...first).map(({ n }) => n),
			before,
		);
	});
});
