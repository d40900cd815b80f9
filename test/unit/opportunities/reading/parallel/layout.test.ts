import assert from "node:assert/strict";
import fc from "fast-check";
import type { ResponseGroup } from "../../../../../src/close/schema/listResponse.ts";
import { Layout } from "../../../../../src/opportunities/reading/parallel/layout.ts";
import { ownerGroup, pageAt, pageWith } from "../../listing/answers.ts";

const PARAMETERS = { _group_by: "user_id" } as const;
const TOTAL = 100;

/** A layout of 100 objects, and what is known after pages at some offsets. */
function layoutOf(...pages: readonly (readonly [skip: number, ...groups: readonly ResponseGroup[]])[]): Layout {
	const layout = new Layout(PARAMETERS);
	for (const [skip, ...groups] of pages) assert.equal(layout.add(skip, pageWith(TOTAL, groups)), undefined);
	return layout;
}

const startsOf = (layout: Layout) => layout.located.map(({ group, start }) => [group.id, start]);
const idsOf = (layout: Layout) => layout.groups.map(({ id }) => id);
const gapsOf = (layout: Layout, from = 0) => layout.gaps(from).map((gap) => [gap.from, gap.to]);

/** Where groups of these sizes lie. */
function truth(sizes: readonly number[]) {
	let end = 0;
	return sizes.map((size, location) => {
		const start = end;
		end += size;
		return { id: JSON.stringify(`user_${location}`), start, end };
	});
}

const SIZES = fc.array(fc.oneof(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 30 })), {
	minLength: 1,
	maxLength: 12,
});
const LIMIT = fc.integer({ min: 1, max: 8 });
const OFFSETS = fc.array(fc.nat(400), { minLength: 1, maxLength: 30 });

describe("Pages at any offsets of a listing with groups", () => {
	it("locate groups where they are, keep the others in the gaps between, and know of all when all was read", () => {
		fc.assert(
			fc.property(SIZES, LIMIT, OFFSETS, (sizes, limit, offsets) => {
				const groups = truth(sizes);
				const total = groups.at(-1)?.end ?? 0;
				const layout = new Layout(PARAMETERS);
				const seen = new Set<string>();
				const all = Array.from({ length: Math.ceil(total / limit) }, (_, index) => index * limit);
				for (const offset of [...offsets.map((one) => one % total), ...all]) {
					const page = pageAt(sizes, offset, limit);
					assert.equal(layout.add(offset, page), undefined);
					const touched = groups.filter(({ start, end }) => start < offset + limit && end > offset);
					for (const { id } of touched) seen.add(id);
					assert.deepEqual(
						idsOf(layout),
						groups.filter(({ id }) => seen.has(id)).map(({ id }) => id),
					);
					const located = groups.filter(({ id }) => layout.located.some(({ group }) => group.id === id));
					assert.deepEqual(
						startsOf(layout),
						located.map(({ id, start }) => [id, start]),
					);
					const isWhole = touched.some(({ start, end }) => start >= offset && end <= offset + limit);
					const showsBound = touched.length > 1 || isWhole || offset === 0 || offset + limit >= total;
					if (showsBound) assert.ok(touched.every((one) => located.includes(one)));
					assertGaps(layout, groups, total);
				}
				assert.deepEqual(
					startsOf(layout),
					groups.map(({ id, start }) => [id, start]),
				);
				assert.equal(layout.length, total);
			}),
		);
	});

	it("of which one is from elsewhere are not taken, and leave what is known as it is", () => {
		fc.assert(
			fc.property(SIZES, LIMIT, fc.nat(400), fc.nat(400), (sizes, limit, at, other) => {
				const groups = truth(sizes);
				const total = groups.at(-1)?.end ?? 0;
				const [offset, from] = [at % total, other % total];
				const layout = new Layout(PARAMETERS);
				for (let skip = 0; skip < total; skip += limit) layout.add(skip, pageAt(sizes, skip, limit));
				const before = startsOf(layout);
				const shown = groups.filter(({ start, end }) => start < from + limit && end > from);
				// A page from within one group may be from anywhere in it.
				const isWithin = shown.every(({ start, end }) => start <= offset && offset < end);
				const fits = (isWithin && offset + Math.min(limit, total - from) <= total) || offset === from;
				const page = { ...pageAt(sizes, from, limit), hasMore: undefined };
				// The first page of a listing lies where it lies: what fits nothing there is mixed.
				const inconsistency = offset === 0 && shown.length > 1 ? "interleaved" : "changed";
				assert.equal(layout.add(offset, page), fits ? undefined : inconsistency);
				assert.deepEqual(startsOf(layout), before);
				assert.deepEqual(layout.gaps(0), []);
			}),
		);
	});

	it("locate all groups that begin or end on them, and leave what is between as a gap", () => {
		const [a, b, e, f] = [ownerGroup("a", 8), ownerGroup("b", 7, 2), ownerGroup("e", 20, 4), ownerGroup("f", 6)];
		const layout = layoutOf([0, a, b], [50, e, f]);
		assert.deepEqual(startsOf(layout), [
			['"a"', 0],
			['"b"', 8],
			['"e"', 34],
			['"f"', 54],
		]);
		assert.deepEqual(gapsOf(layout), [
			[15, 34],
			[60, 100],
		]);
	});

	it("leave no gap between groups that touch", () => {
		assert.deepEqual(gapsOf(layoutOf([0, ownerGroup("a", 60, 10)], [60, ownerGroup("b", 40, 10)])), []);
	});

	it("tell nothing if a group on them would begin before the listing does", () => {
		const layout = layoutOf();
		assert.equal(layout.add(10, pageWith(TOTAL, [ownerGroup("a", 20, 5), ownerGroup("b", 5)])), "changed");
		assert.deepEqual(startsOf(layout), []);
	});

	it("tell nothing if a group on them would end behind the listing's end", () => {
		const layout = layoutOf([0, ownerGroup("a", 10)]);
		assert.equal(layout.add(80, pageWith(TOTAL, [ownerGroup("c", 5), ownerGroup("d", 16, 5)])), "changed");
		assert.deepEqual(startsOf(layout), [['"a"', 0]]);
	});

	it("tell nothing if groups on them would overlap others that are known", () => {
		const layout = layoutOf([0, ownerGroup("a", 30, 10)]);
		assert.equal(layout.add(40, pageWith(TOTAL, [ownerGroup("b", 20, 5), ownerGroup("c", 3)])), "changed");
		assert.deepEqual(startsOf(layout), [['"a"', 0]]);
	});
});

describe("A page of a listing with groups", () => {
	it("that is refused as a later group on it fits nothing leaves those before it as they were", () => {
		const layout = layoutOf([0, ownerGroup("a", 10)], [40, ownerGroup("x", 20, 5)]);
		assert.equal(layout.add(50, pageWith(TOTAL, [ownerGroup("x", 20, 5), ownerGroup("a", 10, 5)])), "changed");
		assert.deepEqual(startsOf(layout), [['"a"', 0]]);
		assert.deepEqual(idsOf(layout), ['"a"', '"x"']);
	});

	it("is refused if it has more of a group than lies before its end, or what is within another one", () => {
		const layout = layoutOf([0, ownerGroup("a", 10)], [50, ownerGroup("b", 20, 5), ownerGroup("c", 9, 5)]);
		for (const [skip, id, size] of [
			[10, "a", 10],
			[40, "a", 10],
			[70, "b", 20],
			[30, "b", 20],
		] as const)
			assert.equal(layout.add(skip, pageWith(TOTAL, [ownerGroup(id, size, 5)])), "changed", `${id} at ${skip}`);
		assert.equal(startsOf(layout).length, 3);
	});

	it("that is the first one and shows two groups that do not fit shows that groups are mixed", () => {
		const layout = layoutOf([50, ownerGroup("a", 5), ownerGroup("b", 6)]);
		assert.equal(layout.add(0, pageWith(TOTAL, [ownerGroup("a", 5), ownerGroup("c", 6)])), "interleaved");
		assert.equal(layout.add(0, pageWith(TOTAL, [ownerGroup("a", 5)])), "changed");
	});

	it("shows that groups are mixed if one between others is cut, whichever it is", () => {
		const whole = ["a", "b", "c", "d"].map((id) => ownerGroup(id, 5));
		for (const cut of [1, 2]) {
			const groups = whole.with(cut, ownerGroup("x", 9, 5));
			assert.equal(layoutOf().add(30, pageWith(TOTAL, groups)), "interleaved");
		}
		assert.deepEqual(startsOf(layoutOf([0, ...whole])).length, 4);
	});

	it("tells nothing of a group that it names without an object", () => {
		assert.deepEqual(idsOf(layoutOf([0, ownerGroup("a", 5), ownerGroup("b", 6, 0)])), ['"a"']);
	});

	it("gives a group its first objects only if it begins there, and once", () => {
		const layout = layoutOf([30, ownerGroup("a", 20, 5), ownerGroup("b", 5)]);
		const rowsOf = () => layout.located.map(({ group }) => group.rows);
		assert.deepEqual(
			rowsOf().map(({ length }) => length),
			[0, 5],
		);
		const first = ownerGroup("a", 20, 10);
		assert.equal(layout.add(15, pageWith(TOTAL, [first])), undefined);
		assert.equal(rowsOf()[0], first.rows);
		assert.equal(layout.add(15, pageWith(TOTAL, [ownerGroup("a", 20, 1)])), undefined);
		assert.equal(layout.add(25, pageWith(TOTAL, [ownerGroup("a", 20, 5)])), undefined);
		assert.equal(rowsOf()[0], first.rows);
	});

	it("within a single group says where that group's objects are to be had, if a filter can ask for them", () => {
		const ownerless: ResponseGroup = { ...ownerGroup("none", 40, 10), fields: { user_id: null, user_name: null } };
		const placeOf = (group: ResponseGroup) => layoutOf([30, group]).groups[0]?.location;
		assert.deepEqual(placeOf(ownerGroup("a", 40, 10)), {
			parameters: { user_id: "a" },
			start: 0,
			totals: { total_results: 40 },
		});
		assert.equal(placeOf(ownerless), undefined);
	});

	it("within a single group locates it once its neighbour on either side is located", () => {
		const within = [40, ownerGroup("x", 30, 10)] as const;
		const behind = layoutOf(within, [50, ownerGroup("y", 5), ownerGroup("z", 9, 5)]);
		assert.deepEqual(startsOf(behind)[0], ['"x"', 20]);
		const before = layoutOf(within, [30, ownerGroup("v", 9, 5), ownerGroup("w", 5)]);
		assert.deepEqual(startsOf(before).at(-1), ['"x"', 40]);
	});
});

describe("The gaps of a part of a listing", () => {
	it("hold what floats from their beginning on, and not what lies at their end", () => {
		const layout = layoutOf([10, ownerGroup("x", 20, 5)], [40, ownerGroup("y", 30, 5)]);
		const [gap, ...others] = layout.gaps(10, 40);
		assert.deepEqual([gap?.from, gap?.to, others.length], [10, 40, 0]);
		assert.deepEqual(
			gap?.floating.map(({ group }) => group.id),
			['"x"'],
		);
	});

	it("end at a group that begins at their end", () => {
		const layout = layoutOf([40, ownerGroup("a", 5), ownerGroup("b", 5)]);
		assert.deepEqual(
			layout.gaps(0, 40).map(({ after }) => after?.id),
			['"a"'],
		);
	});
});

describe("The end of a listing with groups of which some objects are in none", () => {
	const lengthOf = (layout: Layout, skip: number, groups: readonly ResponseGroup[], hasMore?: boolean) => {
		assert.equal(layout.add(skip, pageWith(TOTAL, groups, hasMore)), undefined);
		return layout.length;
	};

	it("is where the server says that no more comes, unless the last group is cut there", () => {
		const groups = [ownerGroup("a", 10), ownerGroup("b", 20)];
		assert.equal(lengthOf(layoutOf(), 0, groups, false), 30);
		assert.equal(lengthOf(layoutOf(), 0, groups, true), TOTAL);
		assert.equal(lengthOf(layoutOf(), 0, [ownerGroup("a", 10), ownerGroup("b", 20, 5)], false), TOTAL);
		assert.equal(lengthOf(layoutOf(), 0, [ownerGroup("a", 20, 5)], false), TOTAL);
		const [a, b] = [ownerGroup("a", 20, 5), ownerGroup("b", 20, 5)];
		assert.equal(lengthOf(layoutOf([0, a]), 10, [a], false), TOTAL);
		assert.equal(lengthOf(layoutOf([0, a]), 15, [a], false), 20);
		assert.equal(lengthOf(layoutOf(), 50, [b], false), 55);
	});

	it("is before each offset where nothing lies, and known once a group ends there", () => {
		const layout = layoutOf([0, ownerGroup("a", 10)]);
		assert.equal(lengthOf(layout, 60, []), undefined);
		assert.equal(lengthOf(layout, 50, []), undefined);
		assert.equal(lengthOf(layout, 70, []), undefined);
		assert.deepEqual(gapsOf(layout), [[10, undefined]]);
		assert.equal(lengthOf(layout, 30, [ownerGroup("c", 5), ownerGroup("d", 9, 5)]), undefined);
		assert.deepEqual(gapsOf(layout), [
			[10, 30],
			[44, undefined],
		]);
		assert.equal(lengthOf(layout, 44, [ownerGroup("e", 6)]), 50);
		assert.deepEqual(gapsOf(layout), [[10, 30]]);
	});

	it("is known at once where nothing lies behind a group, or at all", () => {
		assert.equal(lengthOf(layoutOf([0, ownerGroup("a", 10)]), 10, []), 10);
		assert.equal(lengthOf(layoutOf(), 0, []), 0);
		assert.equal(lengthOf(layoutOf(), 1, []), undefined);
	});
});

/** The gaps are what lies between the located groups, with their neighbours and all that float there. */
function assertGaps(layout: Layout, groups: ReturnType<typeof truth>, total: number): void {
	const located = new Set(layout.located.map(({ group }) => group.id));
	const known = groups.filter(({ id }) => located.has(id));
	const bounds = [undefined, ...known, undefined];
	const expected = bounds.slice(1).flatMap((after, index) => {
		const before = bounds[index];
		const [from, to] = [before?.end ?? 0, after?.start ?? total];
		const floating = idsOf(layout).filter(
			(id) => !located.has(id) && groups.some((one) => one.id === id && one.start >= from && one.end <= to),
		);
		return from === to ? [] : [{ from, to, before: before?.id, after: after?.id, floating }];
	});
	const found = layout.gaps(0).map((gap) => ({
		from: gap.from,
		to: gap.to,
		before: gap.before?.id,
		after: gap.after?.id,
		floating: gap.floating.map(({ group }) => group.id),
	}));
	assert.deepEqual(found, expected);
}
