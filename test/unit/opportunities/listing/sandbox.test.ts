import assert from "node:assert/strict";
import { CloseClient } from "../../../../src/close/client.ts";
import type { GroupBy } from "../../../../src/close/schema/grouping.ts";
import type { OrderBy } from "../../../../src/close/schema/order.ts";
import { Listing } from "../../../../src/opportunities/listing/listing.ts";
import { isUndated } from "../../../../src/opportunities/text/groupLabel.ts";
import { weekOf } from "../../../../src/opportunities/time/calendar.ts";
import type { Filters } from "../../../../src/opportunities/view/view.ts";
import { queryOf } from "../../../../src/opportunities/view/viewParameters.ts";
import { type Opportunity, type Sandbox, startSandbox } from "../../../../src/sandbox/index.ts";
import type { SandboxOptions } from "../../../../src/sandbox/options.ts";

const QUIET = { debug() {}, info() {}, warn() {}, error() {} };

/** A Listing over HTTP, with everything that the extension puts between. */
async function over(
	options: SandboxOptions,
	work: (listing: Listing, sandbox: Sandbox) => Promise<void>,
	pageSize = 100,
): Promise<void> {
	const sandbox = await startSandbox({ size: 700, ...options });
	const settings = () => ({ maxConcurrentRequests: 4, requestTimeout: 10, pageSize });
	const credential = { kind: "apiKey", secret: sandbox.key, origin: sandbox.origin } as const;
	const client = new CloseClient({ baseUrl: sandbox.url, credential, userAgent: "test", settings, log: QUIET });
	const listing = new Listing({
		...(options.variants?.unowned === undefined ? { owners: () => client.people(sandbox.organization.id) } : {}),
		source: client,
		settings,
		queryOf: (view) => queryOf(view, { now: new Date(), me: undefined }),
		log: QUIET,
	});
	try {
		await work(listing, sandbox);
	} finally {
		listing.dispose();
		client.dispose();
		await sandbox.close();
	}
}

async function readAll(listing: Listing, group_by: GroupBy | undefined, order_by: OrderBy, filters: Filters = {}) {
	await listing.open({ ...(group_by === undefined ? {} : { group_by }), order_by, filters });
	for (const { id } of listing.state.groups) await listing.loadAll(id);
	return listing.state;
}

/** Each object once, each group with the figures of its members, and nothing left open. */
function assertWhole(listing: Listing, sandbox: Sandbox, expected: number): void {
	const { state } = listing;
	assert.equal(state.error, undefined);
	assert.equal(state.partial, undefined);
	const ids = state.groups.flatMap((group) => group.rows.map((row) => row.id));
	assert.equal(new Set(ids).size, ids.length, "an object is shown twice");
	assert.equal(ids.length + state.withoutGroup, expected);
	const objects = new Map(sandbox.all().map((object) => [object.id, object]));
	for (const group of state.groups) {
		const members = group.rows.map((row) => objects.get(row.id ?? ""));
		assert.equal(members.length, group.size);
		if (group.aggregates.total_value_annualized === undefined) continue;
		const sum = members.reduce((total, member) => total + (member?.annualized_value ?? 0), 0);
		assert.equal(group.aggregates.total_value_annualized, sum, `the figures of ${group.id}`);
	}
}

/** What tells a group from others: its owner, or its week or month in numbers. */
function placeOf({ user_id, date_won }: Opportunity, groupBy: string): string | null {
	if (groupBy.endsWith("user_id")) return user_id;
	if (date_won === null) return null;
	const [year = 0, month = 0, day = 0] = date_won.split("-").map(Number);
	const { weekyear, week } = weekOf(year, month, day);
	return groupBy.endsWith("week") ? `${weekyear}-${week}` : `${year}-${month}`;
}

/** The groups stand in the order of the server, but undated ones last; they may be in no group. */
function assertOrder(listing: Listing, sandbox: Sandbox, groupBy: GroupBy): void {
	const shown = listing.state.groups.map(({ fields }) => {
		if (groupBy.endsWith("user_id")) return fields.user_id;
		const part = fields.week ?? fields.month ?? null;
		return part === null ? null : `${fields.weekyear ?? fields.year}-${part}`;
	});
	const order = [...new Set(sandbox.matching({ _group_by: groupBy }).map((object) => placeOf(object, groupBy)))];
	const dated = order.filter((place) => place !== null);
	const undated = listing.state.withoutGroup > 0 ? [] : order.filter((place) => place === null);
	assert.deepEqual(shown, groupBy.endsWith("user_id") ? order : [...dated, ...undated]);
}

const VARIANTS: readonly NonNullable<SandboxOptions["variants"]>[] = [
	{},
	{ undated: "first" },
	{ undated: "omitted" },
	{ undated: "named" },
	{ groupKeys: "number" },
	{ groupKeys: "array" },
	{ groupKeys: "object" },
	{ groupKeys: "null" },
	{ groupedFields: "figures" },
	{ groupedFields: "groups" },
	{ groupedFields: "ignored" },
	{ fieldsAggregates: "stripped" },
	{ groupedTotals: "absent" },
	{ grouping: "ignored" },
	{ hasMore: "absent" },
	{ hasMore: "ungrouped" },
	{ sameName: "runs" },
	{ sameName: "merged" },
	{ unowned: "present" },
	{ rateLimitHeader: "absent" },
	{ ties: "unstable" },
	{ texts: "awkward", formatted: "absent" },
];

describe("Listing over HTTP", () => {
	for (const variants of VARIANTS) {
		it(`reads everything once from a server with ${JSON.stringify(variants)}`, async () => {
			for (const groupBy of ["user_id", "-date_won__quarter", "date_won__month", undefined] as const)
				await over({ variants }, async (listing, sandbox) => {
					await readAll(listing, groupBy, "-confidence");
					assertWhole(listing, sandbox, 700);
				});
		});
	}

	for (const [groupBy, options] of [
		["user_id", { owners: 150 }],
		["-user_id", { owners: 150 }],
		["date_won__week", {}],
		["-date_won__week", {}],
		["date_won__week", { variants: { undated: "first" } }],
		["-date_won__week", { variants: { undated: "omitted" } }],
		["date_won__month", { years: 9 }],
		["user_id", { owners: 150, variants: { sameName: "runs" } }],
		["date_won__week", { maxSkip: 400 }],
	] as const)
		it(`asks for many groups by ${groupBy} side by side, of a server with ${JSON.stringify(options)}`, async () => {
			await over(
				{ size: 1800, ...options },
				async (listing, sandbox) => {
					await listing.open({ group_by: groupBy, order_by: "-value", filters: {} });
					const { groups } = listing.state;
					const asked = sandbox.requests.filter(({ path }) => path.endsWith("/opportunity/")).length;
					const plain = !("variants" in options) && !("maxSkip" in options);
					if (plain) assert.ok(asked <= groups.length + 4, `${asked} requests for ${groups.length} groups`);
					if (!("variants" in options && "sameName" in options.variants)) assertOrder(listing, sandbox, groupBy);
					for (const { id } of groups) await listing.loadAll(id);
					assertWhole(listing, sandbox, 1800);
				},
				50,
			);
		});

	it("asks for many owners one after the other where the directory cannot be read", async () => {
		await over(
			{
				size: 1800,
				owners: 40,
				faults: [
					{ do: "403", on: "always", path: "/organization/" },
					{ do: "403", on: "always", path: "/user/" },
				],
			},
			async (listing, sandbox) => {
				await readAll(listing, "user_id", "-value");
				assertWhole(listing, sandbox, 1800);
				assert.ok(sandbox.requests.some(({ path, status }) => path.includes("/organization/") && status === 403));
			},
			50,
		);
	});

	it("meets a server that takes and gives less than it is asked for", async () => {
		await over(
			{ maxLimit: 40 },
			async (listing, sandbox) => {
				await readAll(listing, "user_id", "-value");
				assertWhole(listing, sandbox, 700);
			},
			250,
		);
	});

	for (const [groupBy, maxSkip] of [
		["user_id", 400],
		["-user_id", 600],
		["date_won__week", 500],
		["-date_won__month", 200],
		["date_won__quarter", 60],
		["-date_won__year", 100],
		[undefined, 150],
	] as const)
		it(`reads ${groupBy ?? "an ungrouped listing"} from a server that skips ${maxSkip} objects at the most`, async () => {
			await over(
				{ maxSkip },
				async (listing, sandbox) => {
					await readAll(listing, groupBy, "-annualized_value");
					assertWhole(listing, sandbox, 700);
					const order = new Map(
						sandbox.matching(groupBy === undefined ? {} : { _group_by: groupBy }).map(({ id }, at) => [id, at]),
					);
					const dated = listing.state.groups.filter((group) => !isUndated(group, groupBy));
					assert.deepEqual(listing.state.groups.slice(0, dated.length), dated);
					const firsts = dated.map(({ rows }) => Math.min(...rows.map(({ id }) => order.get(id ?? "") ?? -1)));
					assert.deepEqual(
						firsts,
						[...firsts].sort((a, b) => a - b),
					);
				},
				50,
			);
		});

	for (const [groupBy, variants] of [
		["user_id", { grouping: "ignored" }],
		["-date_won__quarter", { grouping: "ignored" }],
		["date_won__week", { grouping: "ignored", hasMore: "absent" }],
		["user_id", { sameName: "merged" }],
		["-user_id", { sameName: "runs" }],
	] as const)
		it(`pages plainly by ${groupBy} beyond the 150 objects that a server with ${JSON.stringify(variants)} skips`, async () => {
			await over(
				{ maxSkip: 150, variants },
				async (listing, sandbox) => {
					await readAll(listing, groupBy, "-annualized_value");
					assertWhole(listing, sandbox, 700);
					const value = new Map(sandbox.all().map(({ id, annualized_value }) => [id, annualized_value]));
					for (const { rows } of listing.state.groups) {
						const values = rows.map(({ id }) => value.get(id ?? "") ?? Number.NEGATIVE_INFINITY);
						assert.deepEqual(
							values,
							[...values].sort((a, b) => b - a),
						);
					}
				},
				50,
			);
		});

	it("ends with the right tree while the data moves now and then", async () => {
		await over({ variants: {} }, async (listing, sandbox) => {
			for (let round = 0; round < 15; round++) {
				await listing.open({ group_by: "-date_won__year", order_by: "-date_updated", filters: {} });
				sandbox.mutate(undefined, 3);
				for (const { id } of listing.state.groups) await listing.loadAll(id);
				assert.equal(listing.state.partial, undefined);
				for (const { id } of listing.state.groups) await listing.loadAll(id);
				assertWhole(listing, sandbox, sandbox.all().length);
			}
		});
	});
});
