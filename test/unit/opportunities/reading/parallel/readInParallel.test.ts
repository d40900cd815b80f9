import assert from "node:assert/strict";
import fc from "fast-check";
import type { GroupBy } from "../../../../../src/close/schema/grouping.ts";
import type { GroupFields } from "../../../../../src/close/schema/listResponse.ts";
import { Listing } from "../../../../../src/opportunities/listing/listing.ts";
import type { Owner } from "../../../../../src/opportunities/reading/readContext.ts";
import { addDays, partsOf, weekOf } from "../../../../../src/opportunities/time/calendar.ts";
import { FURTHER, runs } from "../../../runs.ts";
import { QUIET } from "../../listing/overFake.ts";
import { RoundsSource, type SourceGroup } from "../../listing/roundsSource.ts";

interface Settings {
	readonly pageSize: number;
	readonly maxConcurrentRequests: number;
}

const DEFAULTS: Settings = { pageSize: 100, maxConcurrentRequests: 4 };

/** Opens a listing of these groups, in the order of the server, and holds it against them: the undated come last. */
async function open(
	groups: readonly SourceGroup[],
	by: GroupBy,
	settings = DEFAULTS,
	directory?: readonly Owner[],
): Promise<RoundsSource> {
	const source = new RoundsSource(groups, by);
	const listing = new Listing({
		source,
		settings: () => settings,
		queryOf: ({ group_by: groupBy }) => ({
			groupBy,
			startMonth: 1,
			parameters: groupBy === undefined ? {} : { _group_by: groupBy },
		}),
		log: QUIET,
		...(directory && { owners: () => source.round(() => directory) }),
	});
	await listing.open({ group_by: by, filters: {} });
	const { error, partial, withoutGroup } = listing.state;
	assert.deepEqual([error, partial], [undefined, undefined]);
	const isUndated = ({ fields }: SourceGroup) => fields.year === null || fields.weekyear === null;
	const given = groups.filter(({ leftOut }) => leftOut === undefined);
	assert.deepEqual(
		listing.state.groups.map(({ fields, size }) => ({ fields, size })),
		[...given.filter((group) => !isUndated(group)), ...given.filter(isUndated)].map(({ fields, size }) => ({
			fields,
			size,
		})),
	);
	assert.equal(withoutGroup, sumOf(groups.filter(({ leftOut }) => leftOut)));
	assert.ok(source.mostAtOnce <= settings.maxConcurrentRequests);
	return source;
}

function sumOf(groups: readonly SourceGroup[]): number {
	return groups.reduce((sum, { size }) => sum + size, 0);
}

/** The fewest answers that groups may take, one after the other. */
function answersOf(groups: readonly SourceGroup[], { pageSize }: Settings): number {
	const given = groups.filter(({ leftOut }) => leftOut === undefined).length;
	return Math.max(1, Math.min(given, Math.ceil(sumOf(groups) / pageSize)));
}

/** Sizes that make up `total`, each up to so many times as large as another. */
function sizesOf(count: number, total: number, spread: number): number[] {
	const weights = Array.from({ length: count }, (_, index) => spread ** (((index * 7919) % 101) / 100));
	const sum = weights.reduce((all, weight) => all + weight, 0);
	return weights.map((weight) => Math.max(1, Math.round((weight / sum) * total)));
}

function ownerGroups(sizes: readonly number[]): SourceGroup[] {
	return sizes.map((size, index) => {
		const name = `${String.fromCharCode(65 + Math.floor((index * 26) / sizes.length))}. ${String(index).padStart(4, "0")}`;
		return { fields: { user_id: `user_${index}`, user_name: name }, size };
	});
}

function directoryOf(groups: readonly SourceGroup[]): Owner[] {
	return groups.flatMap(({ fields: { user_id, user_name } }) => {
		if (typeof user_id !== "string") return [];
		return user_name ? { id: user_id, name: user_name } : { id: user_id, name: "a@b.example", unnamed: true as const };
	});
}

type Unit = "week" | "month" | "quarter" | "year";

function datedGroups(unit: Unit, sizes: readonly number[]): SourceGroup[] {
	return sizes.map((size, index) => ({ fields: periodAt(unit, index), size }));
}

function periodAt(unit: Unit, index: number): GroupFields {
	if (unit === "year") return { year: 1990 + index };
	if (unit === "quarter") return { year: 2010 + Math.floor(index / 4), quarter: (index % 4) + 1 };
	if (unit === "month") return { year: 2010 + Math.floor(index / 12), month: (index % 12) + 1 };
	const { year, month, date } = partsOf(addDays("2015-01-05", 7 * index));
	return weekOf(year, month, date);
}

const OWNERLESS: GroupFields = { user_id: null, user_name: null };

function undated(unit: Unit): GroupFields {
	if (unit === "year") return { year: null };
	return unit === "week" ? { weekyear: null, week: null } : { year: null, [unit]: null };
}

type End = "none" | "first" | "last" | "leftOut";

/** Adds the group of those without a date or an owner. */
function withRest(groups: readonly SourceGroup[], fields: GroupFields, at: End, share = 0.01): SourceGroup[] {
	const rest = { fields, size: Math.max(1, Math.round(sumOf(groups) * share)) };
	if (at === "none") return [...groups];
	if (at === "leftOut") return [...groups, { ...rest, leftOut: true }];
	return at === "first" ? [rest, ...groups] : [...groups, rest];
}

describe("Groups that are asked for side by side", () => {
	for (const total of [10_000, 100_000])
		for (const [by, count] of [
			["user_id", 10],
			["user_id", 26],
			["user_id", 60],
			["user_id", 200],
			["date_won__quarter", 16],
			["date_won__month", 48],
			["date_won__week", 174],
		] as const)
			for (const spread of total > 10_000 && FURTHER === 1 ? [8] : [1, 8, 60])
				it(`of ${total} objects by ${count} ${by}, the largest ${spread} times the smallest, take hardly more requests than groups or pages, and no longer`, async () => {
					for (const direction of ["", "-"] as const)
						for (const at of ["none", "first", "last", "leftOut"] as const) {
							const isOwners = by === "user_id";
							if (isOwners && at === "leftOut") continue;
							const unit = by.replace("date_won__", "") as Unit;
							const sizes = sizesOf(count, total, spread);
							const named = isOwners ? ownerGroups(sizes) : datedGroups(unit, sizes);
							if (direction === "-") named.reverse();
							const groups = withRest(named, isOwners ? OWNERLESS : undated(unit), at);
							const directory = isOwners ? directoryOf(groups) : undefined;
							const { requests, rounds } = await open(groups, `${direction}${by}`, DEFAULTS, directory);
							const answers = answersOf(groups, DEFAULTS);
							const most = answers + DEFAULTS.maxConcurrentRequests + 2;
							assert.ok(requests <= most, `${direction} ${at}: ${requests} requests, ${most} allowed`);
							const longest = 1.2 * (Math.ceil(answers / DEFAULTS.maxConcurrentRequests) + 2);
							assert.ok(rounds <= longest, `${direction} ${at}: a chain of ${rounds}, ${longest} allowed`);
						}
				});

	it("take as few requests and rounds whatever their sizes, page size and number of requests at once", async () => {
		await fc.assert(
			fc.asyncProperty(
				fc.record({
					pageSize: fc.constantFrom(10, 100, 250),
					maxConcurrentRequests: fc.constantFrom(1, 2, 3, 4, 5, 8),
				}),
				// Whole hundredths: among all doubles of a range, nearly all are next to 0.
				fc.array(fc.integer({ min: 0, max: 400 }), { minLength: 1, maxLength: 80, size: "max" }),
				fc.integer({ min: -300, max: 300 }),
				fc.constantFrom<Unit | "owner">("week", "month", "quarter", "year", "owner"),
				fc.boolean(),
				fc.constantFrom<End>("none", "first", "last", "leftOut"),
				fc.constantFrom(0.01, 0.1, 0.5),
				fc.integer({ min: 0, max: 20 }),
				async (settings, exponents, scale, unit, reverse, at, share, strangers) => {
					const sizes = exponents.map((exponent) =>
						Math.max(1, Math.round(settings.pageSize * Math.exp((exponent + scale) / 100 - 2))),
					);
					const isOwners = unit === "owner";
					const named = isOwners ? ownerGroups(sizes) : datedGroups(unit, sizes);
					if (reverse) named.reverse();
					const end = isOwners && at === "leftOut" ? "last" : at;
					const groups = withRest(named, isOwners ? OWNERLESS : undated(unit), end, share);
					const nobodys = Array.from({ length: strangers }, (_, n) => ({
						id: `user_x${n}`,
						name: `${"GMT"[n % 3]}x ${n}`,
					}));
					const directory = isOwners ? [...directoryOf(groups), ...nobodys] : undefined;
					const by = isOwners ? ("user_id" as const) : (`date_won__${unit}` as const);
					const { requests, rounds } = await open(groups, reverse ? `-${by}` : by, settings, directory);
					const answers = answersOf(groups, settings);
					const most = answers + settings.maxConcurrentRequests + 2;
					assert.ok(requests <= most, `${requests} requests, ${answers} answers`);
					// From three times the requests at once on, this is 1.2 × (⌈A / c⌉ + 2) or less. If fewer answers are to come, one
					// more may be needed than that: the first shows one group, and if all offsets that are asked for next lie in one
					// that is much larger than the rest, only the two beside its neighbours' ends are new. How many groups lie between
					// those, and in which periods or of whom, nobody knows then, so that another round may not show all of them.
					const longest = Math.ceil(answers / settings.maxConcurrentRequests) + 3;
					assert.ok(rounds <= longest, `a chain of ${rounds} for ${answers} answers`);
				},
			),
			runs(120),
		);
	});

	it("take no longer because one is much larger than the rest, or many objects are in none", async () => {
		const quarters = datedGroups("quarter", [2_728, 146, 222]);
		const weeks = datedGroups("week", [143, 224, 64, 59]).reverse();
		const owners = ownerGroups([363, 241, 99, 105, 167, 642, 60, 114, 29, 84, 33, 448, 558, 66, 1_102]);
		for (const [groups, by, settings] of [
			[withRest(quarters, undated("quarter"), "leftOut", 0.5), "date_won__quarter", [250, 3]],
			[withRest(weeks, undated("week"), "leftOut", 0.5), "-date_won__week", [10, 5]],
			[withRest(owners, OWNERLESS, "first", 0.5), "user_id", [100, 8]],
		] as const) {
			const [pageSize, maxConcurrentRequests] = settings;
			const directory = by === "user_id" ? directoryOf(groups) : undefined;
			const { rounds } = await open(groups, by, { pageSize, maxConcurrentRequests }, directory);
			const longest =
				1.2 * (Math.ceil(answersOf(groups, { pageSize, maxConcurrentRequests }) / maxConcurrentRequests) + 2);
			assert.ok(rounds <= longest, `${by}: a chain of ${rounds}, ${longest} allowed`);
		}
	});

	it("by owners find those without an owner wherever these are among those without a name", async () => {
		const unnamed = { fields: { user_id: "user_u", user_name: null }, size: 700 };
		const ownerless = { fields: OWNERLESS, size: 300 };
		const named = ownerGroups(sizesOf(26, 30_000, 8));
		for (const groups of [
			[...named, unnamed, ownerless],
			[...named, ownerless, unnamed],
			[unnamed, ownerless, ...named],
			[ownerless, unnamed, ...named],
			[ownerless, ...named, unnamed],
			[unnamed, ...named, ownerless],
		]) {
			const { requests } = await open(groups, "user_id", DEFAULTS, directoryOf(groups));
			assert.ok(requests <= 28 + 6, `${requests} requests`);
		}
	});

	it("by owners are complete whatever order names are in, and whoever is missing in the directory", async () => {
		const anyName = fc.string({ unit: fc.constantFrom(..."AaBbÄäZzÉ -'mMoÖ"), minLength: 1, maxLength: 4 });
		const sums = (text: string) => [...text].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 10_007, 7);
		const orders: readonly ((a: string, b: string) => number)[] = [
			(a, b) => (a < b ? -1 : 1),
			new Intl.Collator("en").compare,
			new Intl.Collator("sv").compare,
			new Intl.Collator("de", { ignorePunctuation: true }).compare,
			(a, b) => a.length - b.length || (a < b ? -1 : 1),
			(a, b) => sums(a) - sums(b),
		];
		await fc.assert(
			fc.asyncProperty(
				fc.uniqueArray(anyName, { minLength: 8, maxLength: 60 }),
				fc.array(fc.integer({ min: 1, max: 3_000 }), { minLength: 60, maxLength: 60 }),
				fc.constantFrom(...orders),
				fc.boolean(),
				fc.constantFrom<End>("none", "first", "last"),
				fc.array(fc.constantFrom(true, true, true, false), { minLength: 60, maxLength: 60 }),
				fc.boolean(),
				async (names, sizes, order, reverse, at, isListed, areAllListed) => {
					const sorted = names.toSorted((a, b) => order(a, b) || (a < b ? -1 : 1));
					const named = sorted.map((user_name, index) => ({
						fields: { user_id: `user_${index}`, user_name },
						size: sizes[index] ?? 1,
					}));
					if (reverse) named.reverse();
					const groups = withRest(named, OWNERLESS, at);
					const directory = directoryOf(groups).filter((_, index) => areAllListed || isListed[index]);
					await open(groups, reverse ? "-user_id" : "user_id", DEFAULTS, directory);
				},
			),
			runs(120),
		);
	});

	it("do not ask who the owners are where pages tell several groups, or few answers are to come", async () => {
		for (const sizes of [sizesOf(200, 10_000, 4), sizesOf(3, 10_000, 2), sizesOf(12, 300, 2)]) {
			const fail = () => assert.fail("asked for the owners");
			const source = new RoundsSource(ownerGroups(sizes), "user_id");
			const listing = new Listing({
				source,
				settings: () => DEFAULTS,
				queryOf: () => ({ groupBy: "user_id", startMonth: 1, parameters: { _group_by: "user_id" } }),
				log: QUIET,
				owners: async () => fail(),
			});
			await listing.open({ group_by: "user_id", filters: {} });
			assert.equal(listing.state.groups.length, sizes.length);
		}
	});

	it("come in pages of a single object, too", async () => {
		const settings = { pageSize: 1, maxConcurrentRequests: 4 };
		const groups = withRest(ownerGroups([3, 1, 5, 2, 8, 1, 1, 4]), OWNERLESS, "last");
		const { requests } = await open(groups, "user_id", settings, directoryOf(groups));
		assert.ok(requests <= groups.length + 6, `${requests} requests`);
	});
});
