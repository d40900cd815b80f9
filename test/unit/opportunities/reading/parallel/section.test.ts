import assert from "node:assert/strict";
import type { ResponseGroup } from "../../../../../src/close/schema/listResponse.ts";
import { Section } from "../../../../../src/opportunities/reading/parallel/section.ts";
import type { GroupSpan } from "../../../../../src/opportunities/reading/readPlan.ts";
import { ownerGroup, pageWith } from "../../listing/answers.ts";

const PARAMETERS = { _group_by: "user_id" } as const;
const TOTAL = 100;

/** A group as another listing told of it. */
function span(id: string, size: number): GroupSpan {
	const { key, fields, aggregates } = ownerGroup(id, size, 0);
	return { id: JSON.stringify(id), key, fields, aggregates, size, location: undefined, rows: [] };
}

/** What lies between a group of 10 and one of 20 objects, with both: 100 in all. */
const part = () => new Section({ parameters: PARAMETERS, first: span("a", 10), last: span("z", 20) });

function take(section: Section, skip: number, ...groups: readonly ResponseGroup[]): void {
	assert.equal(section.add(section.ask(skip), pageWith(TOTAL, groups)), undefined);
}

describe("A part of a listing between two groups", () => {
	it("is in the order that was thought as long as nothing else is seen in their places", () => {
		const section = part();
		take(section, 9, ownerGroup("a", 10, 1), ownerGroup("b", 30, 9));
		assert.deepEqual([section.from, section.to, section.isAstray], [10, 80, false]);
		take(section, 70, ownerGroup("y", 11, 10));
		assert.deepEqual([section.unseenFirst, section.unseenLast, section.isAstray], [false, true, false]);
		take(section, 78, ownerGroup("y", 11, 2), ownerGroup("z", 20, 8));
		assert.deepEqual([section.unseenLast, section.isAstray], [false, false]);
	});

	it("is in no other order because of a page behind the first of them", () => {
		const section = part();
		take(section, 11, ownerGroup("b", 30, 9));
		assert.deepEqual([section.unseenFirst, section.isAstray], [true, false]);
	});

	for (const [where, skip, ...groups] of [
		["does not begin with the first of them", 9, ownerGroup("b", 5, 1), ownerGroup("c", 8)],
		["begins behind another one", 0, ownerGroup("b", 5), ownerGroup("a", 10, 5)],
		["has another one where the last of them was thought to begin", 80, ownerGroup("y", 12, 1), ownerGroup("x", 5)],
		["has the last of them elsewhere", 40, ownerGroup("y", 12, 1), ownerGroup("z", 20, 5)],
	] as const)
		it(`is read by itself, from its first object to its last, if it ${where}`, () => {
			const section = part();
			take(section, skip, ...groups);
			assert.deepEqual([section.isAstray, section.from, section.to], [true, 0, TOTAL]);
			assert.deepEqual([section.unseenFirst, section.unseenLast], [false, false]);
		});
});

describe("The ends of a part that is new", () => {
	it("are asked for once each: the first one, then the last one in the reversed order", () => {
		const section = part();
		const [begin, ...more] = section.askEnds(1);
		assert.deepEqual([begin, more], [{ parameters: PARAMETERS, skip: 9 }, []]);
		const [end, ...others] = section.askEnds(1);
		assert.deepEqual([end?.skip, end?.parameters._group_by, others], [19, "-user_id", []]);
		assert.deepEqual(section.askEnds(2), []);
	});

	it("are both asked for at once if there may be two requests", () => {
		assert.deepEqual(
			part()
				.askEnds(2)
				.map(({ skip }) => skip),
			[9, 19],
		);
	});

	it("are the listing's own if no group adjoins, or begin with the only object of the one that does", () => {
		const skipsOf = (first?: GroupSpan, last?: GroupSpan) =>
			new Section({ parameters: PARAMETERS, first, last }).askEnds(2).map(({ skip }) => skip);
		assert.deepEqual(skipsOf(), [0, 0]);
		assert.deepEqual(skipsOf(span("a", 1), span("z", 1)), [0, 0]);
	});
});

describe("A search for groups that no part has", () => {
	/** A search behind the first group of a listing, of which one more is known, and its first question. */
	function searched() {
		const section = new Section({ parameters: PARAMETERS, first: undefined, last: undefined });
		take(section, 0, ownerGroup("a", 10));
		take(section, 40, ownerGroup("m", 30, 5));
		const [gap] = section.gaps;
		assert.ok(gap !== undefined);
		const search = section.search(gap);
		assert.equal(section.isSearching(search), false);
		const question = section.ask(search.next(), search);
		assert.equal(section.isSearching(search), true);
		return { section, search, question };
	}

	it("goes on with another question once one is answered", () => {
		const { section, search, question } = searched();
		assert.equal(section.add(question, pageWith(TOTAL, [ownerGroup("m", 30, 1), ownerGroup("x", 50, 4)])), undefined);
		assert.deepEqual([section.isSearching(search), section.asked.length], [false, 0]);
	});

	it("is over when the parts are forgotten, and what is answered later counts as any other page", () => {
		const { section, search, question } = searched();
		section.forgetParts();
		assert.equal(section.isSearching(search), false);
		assert.equal(section.add(question, pageWith(TOTAL, [ownerGroup("f", 35, 5)])), undefined);
		assert.deepEqual(
			section.layout.groups.map(({ key }) => key),
			["a", "f", "m"],
		);
	});
});
