import assert from "node:assert/strict";
import fc from "fast-check";
import { BoundarySearch } from "../../../../../src/opportunities/reading/parallel/boundarySearch.ts";
import { type Gap, Layout } from "../../../../../src/opportunities/reading/parallel/layout.ts";
import type { GroupSpan } from "../../../../../src/opportunities/reading/readPlan.ts";
import { ownerGroup, pageAt, pageWith } from "../../listing/answers.ts";

const PARAMETERS = { _group_by: "user_id" } as const;

/** A group as a filter told of it, without its place in the whole. */
function span(location: number, size: number): GroupSpan {
	const { key, fields, aggregates } = ownerGroup(`user_${location}`, size, 0);
	return { id: JSON.stringify(key), key, fields, aggregates, size, location: undefined, rows: [] };
}

const SIZES = fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 2, maxLength: 20 });

const sumOf = (groups: readonly GroupSpan[]) => groups.reduce((sum, { size }) => sum + size, 0);

/** Searches behind the first group of a listing until what is left of the gap is all known. Gives what was asked. */
function search(sizes: readonly number[], hidden: ReadonlySet<number>, limit: number) {
	const layout = new Layout(PARAMETERS);
	assert.equal(layout.add(0, { ...pageAt(sizes, 0, 1), hasMore: undefined }), undefined);
	const known = sizes.flatMap((size, location) =>
		location === 0 || hidden.has(location) ? [] : [span(location, size)],
	);
	const [first] = layout.gaps(0);
	assert.ok(first !== undefined);
	const seams = new BoundarySearch(known, first);
	let questions = 0;
	for (;;) {
		const [gap] = layout.gaps(0);
		if (gap === undefined) break;
		if (seams.line.length > 0 && sumOf(seams.line) === (gap.to ?? 0) - gap.from) {
			assert.ok(layout.locateAll(seams.line, gap.from));
			break;
		}
		assert.equal(seams.take(layout, pageAt(sizes, seams.next(), limit)), undefined);
		questions += 1;
		assert.ok(questions <= 200, "it does not end");
	}
	return { layout, questions };
}

describe("A search among known groups for those that no filter can ask for", () => {
	it("finds each where it is, and halves what is in question with each answer", () => {
		fc.assert(
			fc.property(SIZES, fc.array(fc.nat(30), { minLength: 1, maxLength: 3 }), (sizes, places) => {
				const hidden = new Set(places.map((location) => 1 + (location % (sizes.length - 1))));
				const { layout, questions } = search(sizes, hidden, 10);
				let end = 0;
				const truth = sizes.map((size, location) => {
					const start = end;
					end += size;
					return { id: JSON.stringify(`user_${location}`), start, size };
				});
				assert.deepEqual(
					layout.located.map(({ group, start }) => ({ id: group.id, start, size: group.size })),
					truth,
				);
				const each = 1 + Math.ceil(Math.log2(sizes.length));
				assert.ok(questions <= hidden.size * each, `${questions} questions for ${hidden.size} among ${sizes.length}`);
			}),
		);
	});

	it("finds one at the end with a single question", () => {
		const sizes = [5, 9, 3, 12, 7];
		assert.equal(search(sizes, new Set([4]), 2).questions, 1);
	});

	it("learns where groups end if some objects are in none, and that the data changed if they end too early", () => {
		const beginning = () => {
			const layout = new Layout(PARAMETERS);
			assert.equal(layout.add(0, pageWith(40, [ownerGroup("user_0", 5, 1)])), undefined);
			const seams = new BoundarySearch([span(1, 9), span(2, 3)], layout.gaps(0)[0] as Gap);
			assert.equal(seams.next(), 16);
			return { layout, seams };
		};
		const whole = beginning();
		const page = pageWith(40, [ownerGroup("user_2", 3, 1), ownerGroup("user_9", 4, 0)]);
		assert.equal(whole.seams.take(whole.layout, page), undefined);
		assert.deepEqual([whole.layout.length, whole.layout.gaps(0)], [17, []]);

		const { layout, seams } = beginning();
		assert.equal(seams.take(layout, pageWith(40, [ownerGroup("user_1", 9, 1)])), undefined);
		assert.equal(seams.next(), 13);
		assert.equal(seams.take(layout, pageWith(40, [ownerGroup("user_1", 9, 1)])), "changed");
	});
});
