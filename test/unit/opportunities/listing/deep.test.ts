import assert from "node:assert/strict";
import { DayForm } from "../../../../src/close/http/acceptedDayForm.ts";
import { exportTo } from "../../../../src/opportunities/export/exportTo.ts";
import { makeFormat } from "../../../../src/opportunities/export/makeFormat.ts";
import { PageReader } from "../../../../src/opportunities/reading/pageReader.ts";
import { Currencies } from "../../../../src/opportunities/text/currencies.ts";
import type { View } from "../../../../src/opportunities/view/view.ts";
import { TextSink } from "../export/support.ts";
import { type Deal, deal, FakeSource, refused, type ServerBehavior } from "./fakeSource.ts";
import { listingOf, QUIET, view } from "./overFake.ts";

const CLOCK = { clock: () => Date.UTC(2030, 0, 1) };

/** Objects created at even distances between two moments. */
function created(count: number, from: string, to: string, part: Partial<Deal> = {}): Deal[] {
	const [first, last] = [Date.parse(from), Date.parse(to)];
	return Array.from({ length: count }, (_, index) =>
		deal({ ...part, created: Math.floor(first + ((last - first) * index) / count), value: (index * 7919) % 997 }),
	);
}

/** 900 objects, most of them imported. */
const imported = (part?: Partial<Deal>) => [
	...created(500, "2001-01-01T00:00:00Z", "2009-12-31T00:00:00Z", part),
	...created(380, "2019-01-01T00:00:00Z", "2026-01-01T00:00:00Z", part),
	...created(10, "0031-01-01T00:00:00Z", "1970-01-01T00:00:00Z", part),
	...created(10, "2100-01-01T00:00:00Z", "9998-01-01T00:00:00Z", part),
];

async function exportOf(source: FakeSource, shown: View) {
	const sink = new TextSink();
	const currencies = new Currencies();
	const settings = () => ({ pageSize: 100, maxConcurrentRequests: 4 });
	const outcome = await exportTo({
		query: {
			groupBy: shown.group_by,
			startMonth: 1,
			parameters: {
				...(shown.group_by === undefined ? {} : { _group_by: shown.group_by }),
				...(shown.order_by === undefined ? {} : { _order_by: shown.order_by }),
			},
		},
		currencies,
		reader: new PageReader({ source, settings, log: QUIET }),
		options: {},
		sink,
		makeFormat: (amounts) =>
			makeFormat("csv", {
				view: shown,
				columns: ["id"],
				headings: ["id"],
				title: "",
				description: "",
				locale: "en",
				amounts,
				csv: { separator: ",", bom: false, decimal: ".", guard: true },
			}),
		onProgress: () => undefined,
	});
	const ids = sink.text.split("\r\n").flatMap((line) => /oppo_\d+/.exec(line)?.[0] ?? []);
	return { ids, outcome };
}

const idsOf = (deals: readonly Deal[]) => deals.map(({ id }) => id).sort();

const REFUSALS: readonly (readonly [string, ServerBehavior])[] = [
	["with the number", {}],
	["without a word of what it minds", { limitMessage: "Bad request." }],
	["with a number that cannot be", { limitMessage: "max_skip = 100000, max_limit = 0" }],
];

/** What all objects of an import have in common. */
const IMPORTED = { created: Date.UTC(2005, 0, 1), date_updated: "2005-01-01T00:00:00+00:00" };
const KINDS: Readonly<Record<string, readonly Partial<Deal>[]>> = {
	"status type": [{ status_type: "won" }, { status_type: "active" }, { status_type: "lost" }],
	"value period": [{ value_period: "one_time" }, { value_period: "monthly" }, { value_period: "annual" }],
	"both, one of which it does not document": [
		{ status_type: "won", value_period: "monthly" },
		{ status_type: "parked", value_period: "one_time" },
		{ status_type: "won", value_period: "annual" },
	],
	"status type and last change": [
		{ status_type: "won" },
		{ status_type: "won", date_updated: "2005-01-01T00:00:01+00:00" },
		{ status_type: "won", date_updated: "2031-01-01T00:00:00+00:00" },
		{ status_type: "lost" },
	],
};

for (const [how, behavior] of REFUSALS) {
	describe(`A server that refuses to skip more than 200 objects ${how}`, () => {
		for (const [by, extra] of [
			[undefined, {}],
			["user_id", {}],
			["date_won__year", {}],
			["user_id", { groups: false }],
			["date_won__quarter", { interleaved: true }],
		] as const) {
			const name = `${by ?? "no"} groups${extra === undefined ? "" : ` and ${JSON.stringify(extra)}`}`;

			it(`is read whole, whatever year objects are from, with ${name}`, async () => {
				const source = new FakeSource(imported(), { ...CLOCK, maxSkip: 200, ...behavior, ...extra });
				const listing = listingOf(source, 100);
				await listing.open(view(by, "-value"));
				for (const { id } of listing.state.groups) await listing.loadAll(id);
				const { state } = listing;
				assert.deepEqual([state.error, state.partial, state.loading], [undefined, undefined, false]);
				assert.deepEqual(
					state.groups.map((group) => group.error),
					state.groups.map(() => undefined),
				);
				const rows = state.groups.flatMap((group) => group.rows.map(({ id }) => String(id)));
				assert.deepEqual([...rows].sort(), idsOf(source.deals));
				assert.ok(source.requests.length < 250, `${source.requests.length} requests`);
			});

			it(`is exported whole, with ${name}`, async () => {
				const source = new FakeSource(imported(), { ...CLOCK, maxSkip: 200, ...behavior, ...extra });
				const { ids, outcome } = await exportOf(source, view(by, "-value"));
				assert.deepEqual([...ids].sort(), idsOf(source.deals));
				assert.deepEqual(outcome, { count: 900, changed: false });
			});
		}

		it("is read whole if nobody names the owner between those at both ends", async () => {
			const owners = ["Ada", "Bob", "Cleo"].flatMap((user_name) =>
				created(300, "2019-01-01T00:00:00Z", "2026-01-01T00:00:00Z", { user_id: `user_${user_name}`, user_name }),
			);
			const source = new FakeSource(owners, { ...CLOCK, maxSkip: 200, ...behavior });
			const listing = listingOf(source, 100);
			await listing.open(view("user_id", "-value"));
			const { state } = listing;
			assert.deepEqual([state.error, state.partial], [undefined, undefined]);
			const groups = state.groups.map(({ fields, size }) => [fields.user_name, size]);
			assert.deepEqual(groups, [
				["Ada", 300],
				["Bob", 300],
				["Cleo", 300],
			]);
		});

		it("reads objects on the border of two slices once, also where days are all that it takes for bounds", async () => {
			for (const more of [{}, { refusesMoments: true }] as const) {
				const days = Array.from({ length: 400 }, (_, index) =>
					deal({ created: Date.UTC(2020, 0, 1 + Math.floor(index / 3)) }),
				);
				const source = new FakeSource(days, { ...CLOCK, maxSkip: 50, ...behavior, ...more });
				const list = source.list.bind(source);
				const form = new DayForm(QUIET);
				source.list = (parameters, options) => form.ask(parameters, (asked) => list(asked, options));
				const { ids } = await exportOf(source, view(undefined, "-value"));
				assert.deepEqual([...ids].sort(), idsOf(days));
			}
		});

		for (const [what, kinds] of Object.entries(KINDS))
			it(`reads more than that of one moment, if they differ in ${what}`, async () => {
				const dense = Array.from({ length: 600 }, (_, index) => deal({ ...IMPORTED, ...kinds[index % kinds.length] }));
				const source = new FakeSource(dense, { ...CLOCK, maxSkip: 200, ...behavior });
				const { ids, outcome } = await exportOf(source, view(undefined, "-value"));
				assert.deepEqual([...ids].sort(), idsOf(dense));
				assert.deepEqual(outcome, { count: 600, changed: false });
				assert.ok(source.requests.length < 300, `${source.requests.length} requests`);
			});

		it("says so where more were created at the same moment than it gives, and ends", async () => {
			const dense = [
				...created(50, "2001-01-01T00:00:00Z", "2009-12-31T00:00:00Z"),
				...Array.from({ length: 500 }, () => deal(IMPORTED)),
			];
			const source = new FakeSource(dense, { ...CLOCK, maxSkip: 200, ...behavior });
			const listing = listingOf(source, 100);
			await listing.open(view(undefined, "-value"));
			await listing.loadAll(String(listing.state.groups[0]?.id));
			const { error, rows, loading } = listing.state.groups[0] ?? {};
			assert.match(String(error?.message), /created at the same moment \(2005-01-01T00:00:00\+00:00\)/);
			assert.ok((rows?.length ?? 0) >= 100, "what was there stays");
			assert.deepEqual([loading, listing.state.loading], [false, false]);
			await assert.rejects(exportOf(source, view(undefined, "-value")), /created at the same moment/);
			assert.ok(source.requests.length < 300, `${source.requests.length} requests`);
		});

		it("says so where more were created on one day than it gives and days are all that it takes", async () => {
			const dense = created(500, "2005-01-01T00:00:00Z", "2005-01-03T00:00:00Z");
			const source = new FakeSource(dense, { ...CLOCK, maxSkip: 50, ...behavior, refusesMoments: true });
			await assert.rejects(exportOf(source, view(undefined, "-value")), /created at the same moment/);
			assert.ok(source.requests.length < 100, `${source.requests.length} requests`);
		});
	});

	describe(`A server that refuses to give more than 30 objects a page ${how}`, () => {
		it("is asked for smaller ones, and read whole", async () => {
			const source = new FakeSource(imported({ user_id: "a" }), { ...CLOCK, maxLimit: 30, ...behavior });
			const listing = listingOf(source, 100);
			await listing.open(view("user_id"));
			await listing.loadAll(String(listing.state.groups[0]?.id));
			assert.deepEqual([listing.state.error, listing.state.groups[0]?.error], [undefined, undefined]);
			assert.equal(listing.state.groups[0]?.rows.length, 900);
			const refusals = source.requests.filter(({ _limit }) => Number(_limit) > 30);
			assert.ok(refusals.length <= 2, `${refusals.length} refusals`);
		});

		it("that gives a single one at a time is read whole too", async () => {
			const source = new FakeSource(created(12, "2001-01-01T00:00:00Z", "2026-01-01T00:00:00Z"), {
				...CLOCK,
				maxLimit: 1,
				...behavior,
			});
			const { ids } = await exportOf(source, view());
			assert.deepEqual([...ids].sort(), idsOf(source.deals));
		});
	});
}

describe("A refusal that has another cause than the size of a page", () => {
	it("is told after one more question, and as the server said it", async () => {
		const source = new FakeSource(imported());
		source.before = () => {
			throw refused("Not a valid filter.");
		};
		const listing = listingOf(source, 100);
		await listing.open(view("user_id"));
		assert.equal(listing.state.error?.reason, "Not a valid filter.");
		assert.equal(source.requests.length, 2);
		source.before = () => undefined;
		await listing.refresh();
		assert.equal(listing.state.error, undefined);
		assert.equal(source.requests.at(-1)?._limit, "100", "pages stay as large as they were");
	});

	it("is told where it comes in the midst of reading, and does not loop", async () => {
		const source = new FakeSource(imported({ user_id: "a" }), CLOCK);
		const listing = listingOf(source, 100);
		await listing.open(view("user_id"));
		const before = source.requests.length;
		source.before = () => {
			throw refused("Out of order.");
		};
		await listing.loadAll(String(listing.state.groups[0]?.id));
		assert.equal(listing.state.groups[0]?.error?.reason, "Out of order.");
		assert.ok(source.requests.length - before <= 10, `${source.requests.length - before} requests`);
		await assert.rejects(exportOf(source, view("user_id")), /Out of order/);
	});

	it("is told as the server said it where it comes to whole days of a listing that is too deep", async () => {
		const source = new FakeSource(imported(), { ...CLOCK, maxSkip: 200 });
		source.before = () => {
			if (source.requests.at(-1)?.date_created__lt !== undefined) throw refused("Out of order.");
		};
		await assert.rejects(exportOf(source, view(undefined, "-value")), /Out of order/);
	});
});
