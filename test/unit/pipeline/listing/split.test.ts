import assert from "node:assert/strict";
import fc from "fast-check";
import { splitOwners } from "../../../../src/pipeline/listing/split.ts";

const owners = (names: readonly string[]) => names.map((name, index) => ({ id: `user_${index}`, name }));

/** The names of each part. */
function parts(names: readonly string[], count: number, anyCut = false, group_by = "user_id"): string[][] {
	const byId = new Map(owners(names).map(({ id, name }) => [id, name]));
	return splitOwners({ _group_by: group_by }, owners(names), [], count, anyCut).map(({ user_id, user_id__in }) =>
		(user_id ?? user_id__in ?? "").split(",").map((id) => byId.get(id) ?? ""),
	);
}

const SERVERS: Readonly<Record<string, (a: string, b: string) => number>> = {
	"code units": (a, b) => (a < b ? -1 : Number(a > b)),
	"lower case": (a, b) => (a.toLowerCase() < b.toLowerCase() ? -1 : Number(a.toLowerCase() > b.toLowerCase())),
	"a dictionary": new Intl.Collator("en").compare,
	"letters alone": new Intl.Collator("en", { ignorePunctuation: true, sensitivity: "base" }).compare,
};

describe("Owners who are asked for side by side", () => {
	for (const [name, order] of Object.entries(SERVERS))
		it(`stand in the order of a server that goes by ${name}, wherever they are cut`, () => {
			fc.assert(
				fc.property(
					fc.uniqueArray(fc.string({ unit: fc.constantFrom(..."AaBbÄäZzÉ -'"), minLength: 1, maxLength: 4 })),
					fc.integer({ min: 1, max: 8 }),
					fc.boolean(),
					(names, count, reversed) => {
						const found = parts(names, count, false, reversed ? "-user_id" : "user_id");
						assert.ok(found.length <= count);
						assert.deepEqual(found.flat().sort(), [...names].sort());
						const sign = reversed ? -1 : 1;
						for (const [index, part] of found.entries())
							for (const behind of found.slice(index + 1).flat())
								for (const before of part) assert.ok(order(before, behind) * sign < 0, `${before}, ${behind}`);
					},
				),
				{ numRuns: 300 },
			);
		});

	it("are cut into as many parts of about one size as are asked for, where names tell", () => {
		const names = Array.from({ length: 100 }, (_, index) => `${String.fromCharCode(65 + (index % 26))}nn ${index}`);
		assert.deepEqual(
			parts(names, 4).map(({ length }) => length),
			[25, 25, 25, 25],
		);
	});

	it("are not cut where each way of ordering names has them otherwise, unless order is let go", () => {
		const names = Array.from({ length: 20 }, (_, index) => [`A${index}`, `a${index}`]).flat();
		assert.equal(parts(names, 4).length, 1);
		assert.equal(parts(names, 4, true).length, 4);
	});
});
