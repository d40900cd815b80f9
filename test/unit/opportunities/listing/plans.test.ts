import assert from "node:assert/strict";
import type { ListParameters } from "../../../../src/close/schema/parameters.ts";
import type { View } from "../../../../src/opportunities/view/view.ts";
import { parametersOf } from "../../../../src/opportunities/view/viewParameters.ts";
import { deal, FakeSource } from "./fakeSource.ts";
import { listingOf, view } from "./overFake.ts";
import { type OverHttp, overHttp } from "./overHttp.ts";

const MANY = { size: 1200, owners: 100, years: 3 };

async function loadEverything({ listing }: OverHttp): Promise<void> {
	for (const { id } of listing.state.groups) await listing.loadAll(id);
}

/** Exactly the objects that pass the View's own filters are shown, each once. */
function assertOnly({ listing, sandbox }: OverHttp, view: View): void {
	const { state } = listing;
	assert.deepEqual([state.error, state.partial, state.loading], [undefined, undefined, false]);
	const { _group_by, _order_by, ...filters }: ListParameters = parametersOf(view, { now: new Date(), me: undefined });
	const expected = sandbox.matching(filters as Readonly<Record<string, string>>).map(({ id }) => id);
	const shown = state.groups.flatMap(({ rows }) => rows.map(({ id }) => id));
	assert.ok(expected.length > 0);
	assert.deepEqual(shown.sort(), expected.sort());
}

const today = new Date();
const day = (monthsAgo: number) =>
	new Date(Date.UTC(today.getUTCFullYear(), today.getUTCMonth() - monthsAgo, 10)).toISOString().slice(0, 10);

const FILTERS: Readonly<Record<string, (owners: readonly string[]) => View["filters"]>> = {
	"owners of its own": (owners) => ({ user_id: owners.slice(0, 60) }),
	"one owner": (owners) => ({ user_id: owners.slice(3, 4) }),
	"bounds on the won date": () => ({ date_won: { gte: day(28), lte: day(1) } }),
	"an open bound on the won date": () => ({ date_won: { gt: day(30) } }),
	"owners and bounds": (owners) => ({ user_id: owners.slice(0, 70), date_won: { gte: day(34), lt: day(0) } }),
	"a status type": () => ({ status_type: ["won"] }),
};

describe("Whatever the plan of reading", () => {
	for (const [name, filtersOf] of Object.entries(FILTERS))
		for (const group_by of ["user_id", "-user_id", "date_won__week", "-date_won__week"] as const)
			for (const [how, limits] of [
				["side by side", {}],
				["one at a time", { maxConcurrentRequests: 1 }],
				["where few may be skipped", { sandbox: { ...MANY, size: 600, maxSkip: 150 } }],
			] as const)
				it(`${name} hold for groups by ${group_by}, ${how}`, async () => {
					await overHttp({ sandbox: MANY, pageSize: 20, owners: "directory", ...limits }, async (over) => {
						const owners = over.sandbox.owners.map(({ id }) => id);
						const view: View = { group_by, order_by: "-value", filters: filtersOf(owners) };
						await over.listing.open(view);
						await loadEverything(over);
						assertOnly(over, view);
					});
				});

	it("one won day, on a server that skips few, is read whole", async () => {
		await overHttp({ sandbox: { size: 120, maxSkip: 20 }, pageSize: 10 }, async (over) => {
			const date = day(2);
			for (const { id } of over.sandbox.all().slice(0, 70)) over.sandbox.edit(id, { date_won: date });
			const view: View = { group_by: "date_won__month", order_by: "-value", filters: { date_won: { eq: date } } };
			await over.listing.open(view);
			await loadEverything(over);
			assertOnly(over, view);
		});
	});

	for (const [name, owners] of [
		["that may not be read", () => Promise.reject(new Error("403"))],
		["that is empty", () => Promise.resolve([])],
		["of strangers", () => Promise.resolve([1, 2, 3].map((n) => ({ id: `user_${n}`, name: `Nobody ${n}` })))],
	] as const)
		it(`a directory ${name} is done without`, async () => {
			await overHttp({ sandbox: MANY, pageSize: 20, owners }, async (over) => {
				const view: View = { group_by: "user_id", order_by: "-value", filters: {} };
				await over.listing.open(view);
				await loadEverything(over);
				assertOnly(over, view);
			});
		});

	it("too deep between both ends and without a directory, what is known of both stays, with the reason", async () => {
		// Alike in all that a listing can be divided by.
		const deals = ["Ada", "Bob", "Cleo"].flatMap((name) =>
			Array.from({ length: 200 }, () =>
				deal({
					user_id: `user_${name}`,
					user_name: name,
					created: 0,
					date_updated: "2026-01-01T00:00:00.000000+00:00",
				}),
			),
		);
		const listing = listingOf(new FakeSource(deals, { maxSkip: 150 }), 100);
		await listing.open(view("user_id", "-value"));
		const { error, partial, groups, loading, computedHere } = listing.state;
		assert.deepEqual([error?.kind, partial, loading, computedHere], ["badRequest", "failed", false, false]);
		assert.match(error?.message ?? "", /created at the same moment/);
		const shown = groups.map(({ fields, size }) => `${fields.user_name} ${size}`);
		assert.deepEqual(shown, ["Ada 200", "Cleo 200"]);
	});

	it("owners whom the directory leaves out are found all the same", async () => {
		await overHttp({ sandbox: MANY, pageSize: 20, owners: "directory" }, async (over) => {
			const { client } = over;
			const people = client.people.bind(client);
			client.people = async (organization) => (await people(organization)).filter((_, index) => index % 7 !== 0);
			const view: View = { group_by: "user_id", order_by: "-value", filters: {} };
			await over.listing.open(view);
			await loadEverything(over);
			assertOnly(over, view);
		});
	});

	for (const group_by of ["user_id", "-date_won__week"] as const)
		for (const moment of [2, 5, 11])
			it(`a change at the ${moment}th answer of an opening by ${group_by} side by side leaves everything right`, async () => {
				await overHttp({ sandbox: MANY, pageSize: 20, owners: "directory" }, async (over) => {
					const { client, sandbox } = over;
					const list = client.list.bind(client);
					let count = 0;
					client.list = async (parameters, options) => {
						count += 1;
						if (count === moment) sandbox.mutate(undefined, 3);
						return list(parameters, options);
					};
					const view: View = { group_by, order_by: "-value", filters: {} };
					await over.listing.open(view);
					await loadEverything(over);
					assertOnly(over, view);
				});
			});
});
