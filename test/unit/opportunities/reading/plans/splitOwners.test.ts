import assert from "node:assert/strict";
import fc from "fast-check";
import type { GroupBy } from "../../../../../src/close/schema/grouping.ts";
import { COLLATIONS, collationOf, type Name } from "../../../../../src/opportunities/reading/collation.ts";
import { splitOwners } from "../../../../../src/opportunities/reading/plans/ownerSplitPlan.ts";
import { runs } from "../../../runs.ts";

const owners = (names: readonly string[]) => names.map((name, index) => ({ id: `user_${index}`, name }));

/** The names of each part. */
function parts(names: readonly string[], count: number, group_by: GroupBy = "user_id"): string[][] {
	const byId = new Map(owners(names).map(({ id, name }) => [id, name]));
	return splitOwners({ _group_by: group_by }, owners(names), [], count).map(({ user_id, user_id__in }) =>
		(user_id ?? user_id__in ?? "").split(",").map((id) => byId.get(id) ?? ""),
	);
}

const NAMES = fc.uniqueArray(fc.string({ unit: fc.constantFrom(..."AaBbÄäZzÉ -'"), minLength: 1, maxLength: 4 }));

describe("Owners who are asked for side by side", () => {
	for (const [index, server] of COLLATIONS.entries())
		it(`are put in the order of a server that goes by the known order ${index}, wherever they are cut`, async () => {
			await fc.assert(
				fc.asyncProperty(NAMES, fc.integer({ min: 1, max: 8 }), async (names, count) => {
					const found = parts(names, count);
					assert.ok(found.length <= count);
					const laidOut = found.map((part) => part.toSorted(server));
					let questions = 0;
					const order = await collationOf(laidOut, async (a, b) => {
						questions += 1;
						return server(a, b) < 0;
					});
					assert.ok(order !== undefined && questions < COLLATIONS.length);
					// As the server's own sorting is, this one is stable.
					assert.deepEqual(
						laidOut.flat().toSorted(order).map(classOf(server)),
						names.toSorted(server).map(classOf(server)),
					);
				}),
				runs(200),
			);
		});

	it("are in no known order where the server goes by something else", async () => {
		const order = await collationOf([["Bo", "Ann", "Zoe"]], async () => true);
		assert.equal(order, undefined);
	});

	it("need no question where all orders agree, and one that nobody has a name for is asked about", async () => {
		const never = () => assert.fail("asked");
		const order = await collationOf([["Ann", "Bo"], ["Cy"]], never);
		assert.ok(order !== undefined && order("Ann", "Cy") < 0);
		const asked: (readonly Name[])[] = [];
		const last = await collationOf([["Ann"], [null]], async (a, b) => {
			asked.push([a, b]);
			return a !== null;
		});
		assert.equal(asked.length, 1);
		assert.ok(last !== undefined && last("Ann", null) < 0);
	});

	it("are cut into as many parts of about one size as are asked for, in either direction", () => {
		const names = Array.from({ length: 100 }, (_, index) => `${String.fromCharCode(65 + (index % 26))}nn ${index}`);
		for (const direction of ["user_id", "-user_id"] as const)
			assert.deepEqual(
				parts(names, 4, direction).map(({ length }) => length),
				[25, 25, 25, 25],
			);
		assert.deepEqual(parts(names, 4, "-user_id").flat(), parts(names, 4).flat().reverse());
	});

	it("stay together where only case, accents or punctuation tell them apart", () => {
		fc.assert(
			fc.property(NAMES, fc.integer({ min: 1, max: 8 }), (names, count) => {
				const { compare } = new Intl.Collator("en", { ignorePunctuation: true, sensitivity: "base" });
				const found = parts(names, count);
				assert.deepEqual(found.flat().sort(), [...names].sort());
				for (const [index, part] of found.entries())
					for (const other of found.slice(index + 1).flat())
						for (const one of part) assert.notEqual(compare(one, other), 0);
			}),
		);
	});
});

/** Names that the server does not tell apart count as one. */
function classOf(server: (a: Name, b: Name) => number): (name: Name, index: number, all: readonly Name[]) => Name {
	return (name, _, all) => all.find((other) => server(other, name) === 0) ?? null;
}
