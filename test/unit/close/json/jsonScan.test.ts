import assert from "node:assert/strict";
import * as fc from "fast-check";
import { BOUNDS, type Bounds, boundsOfPage, type Excess } from "../../../../src/close/base/answerBounds.ts";
import { JsonScan } from "../../../../src/close/json/jsonScan.ts";
import { parsePieces } from "../../../../src/close/json/parsePieces.ts";
import { BoundsError, keepWithin } from "../../../../src/close/json/tally.ts";

const UNBOUNDED: Bounds = {
	depth: 1000,
	entries: 1e9,
	values: 1e9,
	page: { objects: 1e9, groups: 1e9, periods: 1e9 },
};

/** Scans a text, `slice` bytes at a time. */
function scanned(text: string, bounds = UNBOUNDED, slice = 7, size?: { bytes: number; values: number }): JsonScan {
	const scan = new JsonScan(Buffer.from(text), bounds, size);
	while (!scan.advance(slice));
	return scan;
}

/** The bound that a text exceeds according to `count`. */
function excessOf(text: string, bounds: Bounds, count: (text: string, bounds: Bounds) => void): Excess | undefined {
	try {
		count(text, bounds);
		return undefined;
	} catch (error) {
		assert(error instanceof BoundsError, String(error));
		return error.excess;
	}
}

/** The same JSON with white space wherever it is allowed. */
function spaced(value: unknown, space: () => string): string {
	const gap = space;
	if (Array.isArray(value)) return `${gap()}[${value.map((inner) => spaced(inner, space)).join(",") || gap()}]${gap()}`;
	if (typeof value !== "object" || value === null) return `${gap()}${JSON.stringify(value)}${gap()}`;
	const members = Object.entries(value).map(
		([name, inner]) => `${gap()}${JSON.stringify(name)}${gap()}:${spaced(inner, space)}`,
	);
	return `${gap()}{${members.join(",") || gap()}}${gap()}`;
}

const signs = (...given: string[]) =>
	fc.array(fc.constantFrom(...given), { maxLength: 4 }).map((some) => some.join(""));
const text = signs('"', "\\", '\\"', "[", "]", "{", "}", ",", ":", "é€😀", "\u0000", "x");
/** Without characters that must be escaped: some versions of V8 confuse an escaped name with an earlier one. */
const name = fc.oneof(
	fc.constantFrom("data", "objects", "key", "count_by_value_period", "__proto__", "2", ""),
	signs("[", "]", "{", "}", ",", ":", "é€😀", "x"),
);
const { json } = fc.letrec<{ json: unknown }>((tie) => ({
	json: fc.oneof(
		{ depthSize: "small", withCrossShrink: true },
		fc.oneof(fc.constantFrom(null, true, false, ""), fc.double({ noNaN: true, noDefaultInfinity: true }), text),
		fc.array(tie("json"), { maxLength: 6 }),
		fc.array(fc.tuple(name, tie("json")), { maxLength: 6 }).map((entries) => Object.fromEntries(entries)),
	),
}));
const space = fc
	.infiniteStream(fc.constantFrom("", "", " ", "\n\t", "\r\n  "))
	.map((stream) => () => stream.next().value as string);
const answer = fc.record(
	{
		data: fc.array(
			fc.oneof(
				json,
				fc.record(
					{ key: json, objects: fc.oneof(fc.array(json, { maxLength: 4 }), json), count_by_value_period: json },
					{ requiredKeys: [] },
				),
			),
			{ maxLength: 6 },
		),
		count_by_value_period: json,
	},
	{ requiredKeys: [] },
);

/** Counts the contents of a JSON value by visiting all of it. */
function naive(value: unknown): { values: number; objects: number; groups: number } {
	const isObject = (one: unknown): one is Record<string, unknown> =>
		typeof one === "object" && one !== null && !Array.isArray(one);
	const values = (one: unknown): number =>
		1 +
		(typeof one === "object" && one !== null ? Object.values(one).reduce<number>((sum, it) => sum + values(it), 0) : 0);
	const data: unknown = isObject(value) ? value["data"] : undefined;
	const elements: unknown[] = Array.isArray(data) ? data : [];
	const own = (one: unknown, key: string): one is Record<string, unknown> => isObject(one) && Object.hasOwn(one, key);
	const groups = elements.filter((one) => own(one, "objects") || own(one, "key"));
	const inGroups = groups.flatMap((one) =>
		own(one, "objects") && Array.isArray(one["objects"]) ? one["objects"] : [],
	);
	return { values: values(value), objects: elements.length - groups.length + inGroups.length, groups: groups.length };
}

describe("The scan of an answer's bytes", () => {
	it("counts values, objects and groups as a walk through what JSON.parse gives does", () => {
		fc.assert(
			fc.property(fc.oneof(json, answer), space, fc.integer({ min: 1, max: 40 }), (value, gap, slice) => {
				const text = spaced(value, gap);
				const scan = scanned(text, UNBOUNDED, slice);
				assert.deepEqual(scan.counts, naive(JSON.parse(text)), text);
				assert.deepEqual([scan.isBroken, scan.isCutOff], [false, false], text);
				const { values, objects, groups } = keepWithin(UNBOUNDED, JSON.parse(text));
				assert.deepEqual({ values, objects, groups }, scan.counts, text);
			}),
			{ numRuns: 500 },
		);
	});

	it("knows names however they are written", () => {
		const escaped = '{"d\\u0061ta":[{"\\u006bey":1,"objects":[1,2]},{"\\u006f\\u0062jects":[3]}]}';
		assert.deepEqual(scanned(escaped).counts, naive(JSON.parse(escaped)));
		assert.equal(scanned(escaped).counts.groups, 2);
	});

	it("tells what is cut off from what is closed wrongly", () => {
		for (const text of ["[", '{"a', '{"a":"\\', '[{"a":[1,2]', '["]']) {
			assert.deepEqual([scanned(text).isCutOff, scanned(text).isBroken], [true, false], text);
		}
		for (const text of ["[}", "]", '{"a":1]', "[]]"]) assert.equal(scanned(text).isBroken, true, text);
	});

	const page = boundsOfPage(100, true);
	const plain = boundsOfPage(100, false);
	const list = (count: number, one = "{}") => Array.from({ length: count }, () => one).join(",");
	const groups = (count: number, objects: number) =>
		`{"data":[${list(count, `{"key":1,"objects":[${list(objects)}]}`)}]}`;
	const periods = (count: number) => `{${Array.from({ length: count }, (_, index) => `"p${index}":1`).join(",")}}`;
	const deep = (depth: number) => "[".repeat(depth) + "]".repeat(depth);

	const edges: readonly (readonly [string, Excess, Bounds, (more: number) => string])[] = [
		["objects of a page without groups", "objects", plain, (more) => `{"data":[${list(350 + more)}]}`],
		["objects that are numbers", "objects", plain, (more) => `{"data":[${list(350 + more, "1")}]}`],
		["groups where none were asked for", "objects", plain, (more) => groups(350 + more, 0)],
		["objects of one group", "objects", page, (more) => groups(1, 350 + more)],
		["objects beside groups", "objects", page, (more) => `{"data":[${list(350 + more)},{"key":1}]}`],
		["groups", "groups", page, (more) => groups(2100 + more, 0)],
		["value periods", "periods", page, (more) => `{"count_by_value_period":${periods(20 + more)}}`],
		[
			"value periods of a group",
			"periods",
			page,
			(more) => `{"data":[{"key":1,"count_by_value_period":${periods(20 + more)}}]}`,
		],
		["levels of a page", "depth", page, (more) => deep(32 + more)],
		["levels elsewhere", "depth", BOUNDS, (more) => deep(200 + more)],
		["entries of a list", "entries", BOUNDS, (more) => `{"data":[${list(10_000 + more)}]}`],
		["members of an object", "entries", plain, (more) => `{"data":[${periods(10_000 + more)}]}`],
		["values", "values", BOUNDS, (more) => `[${list(50, `[${list(9998, "1")}]`)},${list(49 + more, "1")}]`],
	];
	for (const [what, excess, bounds, text] of edges) {
		it(`takes as many ${what} as are allowed, and not one more`, () => {
			for (const count of [
				(text: string, bounds: Bounds) => void scanned(text, bounds, 64),
				(text: string, bounds: Bounds) => void keepWithin(bounds, JSON.parse(text)),
			]) {
				assert.equal(excessOf(text(0), bounds, count), undefined);
				assert.equal(excessOf(text(1), bounds, count), excess);
			}
		});
	}

	it("stops where too much begins, long before the end", () => {
		const scan = new JsonScan(Buffer.from(`[${list(1_000_000)}]`), BOUNDS);
		assert.throws(() => scan.advance(64 * 1024), BoundsError);
	});
});

describe("A text that is parsed in pieces", () => {
	const size = fc.record({ bytes: fc.integer({ min: 1, max: 60 }), values: fc.integer({ min: 1, max: 12 }) });

	/** The result of parsing in pieces of that size; undefined if the text isn't valid. */
	async function inPieces(text: string, piece: { bytes: number; values: number }) {
		const scan = scanned(text, UNBOUNDED, 11, piece);
		let pauses = 0;
		if (scan.isBroken || scan.isCutOff || scan.outline === undefined) return { pauses, outlined: false };
		const pause = async () => {
			pauses += 1;
		};
		const value = await parsePieces(Buffer.from(text), scan.outline, {
			pause,
			clean: async (entries) => entries,
		}).catch((error: unknown) => {
			assert(error instanceof SyntaxError, String(error));
			return undefined;
		});
		return { value, pauses, outlined: true };
	}

	it("gives exactly what JSON.parse gives, and rests between the pieces", async () => {
		await fc.assert(
			fc.asyncProperty(fc.oneof(json, answer), space, size, async (value, gap, piece) => {
				const text = spaced(value, gap);
				const { value: built, pauses, outlined } = await inPieces(text, piece);
				if (!outlined) return;
				assert.deepEqual(built, JSON.parse(text));
				assert.equal(JSON.stringify(built), JSON.stringify(JSON.parse(text)), "in the same order");
				assert(pauses > 0);
			}),
			{ numRuns: 500 },
		);
	});

	it("takes the later one of two members of one name, and __proto__ for a name like others", async () => {
		const text = '{"a":1,"__proto__":{"x":[1,2,3]},"b":2,"a":3,"__proto__":[4,5]}';
		const { value } = await inPieces(text, { bytes: 1, values: 1 });
		assert.equal(JSON.stringify(value), JSON.stringify(JSON.parse(text)));
		assert.equal(Object.getPrototypeOf(value), Object.prototype);
	});

	it("may have quotes, brackets and backslashes in names, too", async () => {
		const text = JSON.stringify({ 'a"],': [{ "b\\": 1, '\\"{': [2] }], "\\\\[": { '":"': "}" }, "\n": [[], {}] });
		const { value } = await inPieces(text, { bytes: 1, values: 1 });
		assert.equal(JSON.stringify(value), text);
	});

	it("is refused exactly where JSON.parse refuses it", async () => {
		const sign = fc.constantFrom(...'[]{},:"1e-. \nxtrue', "");
		await fc.assert(
			fc.asyncProperty(
				answer,
				space,
				size,
				fc.nat(),
				sign,
				fc.boolean(),
				async (value, gap, piece, at, other, insert) => {
					const valid = spaced(value, gap);
					const position = at % (valid.length + 1);
					const rest = valid.slice(insert ? position : position + 1);
					// A lone surrogate has no UTF-8 bytes.
					const text = Buffer.from(valid.slice(0, position) + other + rest).toString();
					const { value: built, outlined } = await inPieces(text, piece);
					if (!outlined) return;
					let parsed: unknown;
					try {
						parsed = JSON.parse(text);
					} catch {
						parsed = undefined;
					}
					assert.deepEqual(built, parsed, text);
				},
			),
			{ numRuns: 2000 },
		);
	});

	it("is parsed in pieces of a bounded size, whatever is in it", async () => {
		const row = `{"id":"oppo_1","tags":[${Array.from({ length: 900 }, (_, index) => index).join(",")}]}`;
		const text = `{"data":[${Array.from({ length: 50 }, () => row).join(",")}],"has_more":false}`;
		const { pauses, value } = await inPieces(text, { bytes: 128 * 1024, values: 4000 });
		assert.deepEqual(value, JSON.parse(text));
		assert(pauses >= 10, `${pauses} pieces`);
	});
});
