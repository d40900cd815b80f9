import assert from "node:assert/strict";
import { divisionByOwners } from "../../../../../src/opportunities/reading/parallel/division.ts";
import type { Gap } from "../../../../../src/opportunities/reading/parallel/layout.ts";
import { canDivide, type PlanContext } from "../../../../../src/opportunities/reading/parallel/planContext.ts";
import { Section } from "../../../../../src/opportunities/reading/parallel/section.ts";
import type { GroupSpan } from "../../../../../src/opportunities/reading/readPlan.ts";

const PARAMETERS = { _group_by: "user_id" } as const;
const newSection = () => new Section({ parameters: PARAMETERS, first: undefined, last: undefined });
const ROOT = newSection();

function groupOf(user_id: string | null): GroupSpan {
	return {
		id: String(user_id),
		key: user_id,
		fields: { user_id },
		aggregates: {},
		size: 30,
		location: undefined,
		rows: [],
	};
}

/** Whether a gap is read by parts, in which nothing is known unless said otherwise. */
function isDivisible(gap: Partial<Gap>, section = ROOT, part: Partial<PlanContext> = {}): boolean {
	const context: PlanContext = {
		root: ROOT,
		pageSize: 10,
		total: 100,
		meanSize: 30,
		byOwner: true,
		division: divisionByOwners(PARAMETERS, [], [], () => false),
		awaitsOwners: false,
		mayDivide: true,
		...part,
	};
	return canDivide(context, section, { from: 30, to: 100, before: undefined, after: undefined, floating: [], ...gap });
}

describe("A gap is read by parts", () => {
	const before = groupOf("a");
	const floating = [{ group: groupOf("m"), seenAt: 50, seenTo: 60 }];

	it("if a group in it can bound them", () => {
		assert.deepEqual([isDivisible({ floating }), isDivisible({ before })], [true, false]);
		assert.equal(isDivisible({ floating: [{ group: groupOf(null), seenAt: 50, seenTo: 60 }] }), false);
	});

	it("behind the last known group of the whole, if that one can bound what follows", () => {
		const bounds = [before, groupOf(null), undefined];
		assert.deepEqual(
			bounds.map((bound) => isDivisible({ to: undefined, before: bound })),
			[true, false, false],
		);
		assert.equal(isDivisible({ to: undefined, before }, newSection()), false);
	});

	it("not before there is a way to ask for them, nor in pages of one object, which show no neighbor", () => {
		assert.equal(isDivisible({ floating }, ROOT, { division: undefined }), false);
		assert.equal(isDivisible({ floating }, ROOT, { pageSize: 1 }), false);
	});
});
