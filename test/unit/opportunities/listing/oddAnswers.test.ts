import assert from "node:assert/strict";
import { exportTo } from "../../../../src/opportunities/export/exportTo.ts";
import { makeFormat } from "../../../../src/opportunities/export/makeFormat.ts";
import { Listing } from "../../../../src/opportunities/listing/listing.ts";
import { PageReader } from "../../../../src/opportunities/reading/pageReader.ts";
import { Currencies } from "../../../../src/opportunities/text/currencies.ts";
import { groupLabel } from "../../../../src/opportunities/text/groupLabel.ts";
import type { View } from "../../../../src/opportunities/view/view.ts";
import { queryOf } from "../../../../src/opportunities/view/viewParameters.ts";
import { answer, clientOf, closeAll, serve } from "../../close/support.ts";
import { TextSink } from "../export/support.ts";
import { QUIET } from "./overFake.ts";

type Json = Readonly<Record<string, unknown>>;

const NOW = "2020-01-01T00:00:00+00:00";
const settings = () => ({ pageSize: 100, maxConcurrentRequests: 4 });
const BY_OWNER: View = { group_by: "user_id", order_by: "-value", filters: {} };
const PLAIN: View = { order_by: "-value", filters: {} };

function object(id: string, part: Json = {}): Json {
	return {
		id,
		lead_id: `lead_${id}`,
		lead_name: `Lead ${id}`,
		status_type: "active",
		status_label: "Demo",
		value: 100,
		value_period: "one_time",
		value_currency: "USD",
		confidence: 50,
		date_won: "2026-02-03",
		user_id: "user_a",
		user_name: "Ada",
		date_updated: NOW,
		...part,
	};
}

/** A server that answers as `answers` says: the parameters of a request, and the answer's body. */
async function window(answers: (asked: URLSearchParams) => Json) {
	const asked: URLSearchParams[] = [];
	const server = await serve((request, response) => {
		const parameters = new URL(request.url ?? "", "http://x").searchParams;
		asked.push(parameters);
		answer(response, answers(parameters), { date: new Date().toUTCString() });
	});
	const source = clientOf(server.origin);
	const query = (view: View) => queryOf(view, { now: new Date(), me: undefined });
	const context = { source, settings, log: QUIET };
	const listing = new Listing({ ...context, queryOf: query });
	const exported = async (view: View, columns: readonly string[] = ["id"]) => {
		const sink = new TextSink();
		const currencies = new Currencies();
		const outcome = await exportTo({
			query: query(view),
			currencies,
			reader: new PageReader(context),
			options: { keepObjects: true },
			sink,
			makeFormat: (amounts) =>
				makeFormat("csv", {
					view,
					columns,
					headings: columns,
					title: "",
					description: "",
					locale: "en",
					amounts,
					csv: { separator: ",", bom: false, decimal: ".", guard: true },
				}),
			onProgress: () => undefined,
		});
		return { lines: sink.text.trim().split("\r\n").slice(1), outcome };
	};
	return { listing, exported, asked };
}

const idsIn = ({ state }: Listing) => state.groups.map(({ rows }) => rows.flatMap(({ id }) => id ?? []));

describe("An answer that contradicts itself", () => {
	afterEach(closeAll);
	const good = { data: [object("a"), object("b")], total_results: 2, has_more: false };
	const inGroups = {
		data: [{ key: "user_a", user_id: "user_a", user_name: "Ada", objects: good.data, total_results: 2 }],
		total_results: 2,
		has_more: false,
	};

	for (const [name, bad] of [
		["with matches, no data, and more to come", { data: [], total_results: 1500, has_more: true }],
		["with less than nothing", { data: [], total_results: -5, has_more: false }],
		["with objects and no matches", { ...good, total_results: 0 }],
	] as const)
		for (const view of [BY_OWNER, PLAIN])
			it(`${name} is a failure, and the old rows stay, ${view.group_by === undefined ? "ungrouped" : "in groups"}`, async () => {
				let broken = false;
				const { listing, exported } = await window((asked) =>
					broken ? bad : asked.has("_group_by") ? inGroups : good,
				);
				await listing.open(view);
				const { groups } = listing.state;
				assert.deepEqual(idsIn(listing), [["a", "b"]]);
				broken = true;
				await listing.refresh();
				assert.match(String(listing.state.error?.message), /contradicts itself/);
				assert.deepEqual(listing.state.groups, groups);
				await listing.refreshIfChanged();
				assert.deepEqual(idsIn(listing), [["a", "b"]]);
				await assert.rejects(exported(view), /contradicts itself/);
				broken = false;
				await listing.refresh();
				assert.equal(listing.state.error, undefined);
			});

	it("with no groups, though objects belong in some, is one as well", async () => {
		let broken = false;
		const { listing } = await window((asked) => {
			if (!asked.has("_group_by")) return { ...good, total_results: 2 };
			return broken ? { data: [], total_results: 2 } : inGroups;
		});
		await listing.open(BY_OWNER);
		broken = true;
		await listing.refresh();
		assert.match(String(listing.state.error?.message), /no groups/);
		assert.deepEqual(idsIn(listing), [["a", "b"]]);
		assert.equal(listing.state.withoutGroup, 0);
	});

	it("is none where all objects are in no group: their number is told", async () => {
		const undated = [object("a", { date_won: null }), object("b", { date_won: null })];
		const { listing } = await window((asked) =>
			asked.has("_group_by") ? { data: [], total_results: 2, has_more: false } : { ...good, data: undated },
		);
		await listing.open({ ...BY_OWNER, group_by: "date_won__month" });
		const { error, withoutGroup, groups, partial } = listing.state;
		assert.deepEqual([error, withoutGroup, groups, partial], [undefined, 2, [], undefined]);
	});
});

describe("An opportunity that is twice on one page", () => {
	afterEach(closeAll);
	const data = [object("a"), object("b"), object("b"), object("c")];
	const groups = [
		{ key: "user_a", user_id: "user_a", user_name: "Ada", objects: data.slice(0, 3), total_results: 3 },
		{
			key: "user_b",
			user_id: "user_b",
			user_name: "Ben",
			total_results: 2,
			objects: [object("c", { user_id: "user_b" }), object("a")],
		},
	];
	const answers = (asked: URLSearchParams) =>
		asked.has("_group_by")
			? { data: groups, total_results: 5, has_more: false }
			: { data: asked.get("_limit") === "1" ? data.slice(0, 1) : data, total_results: 4, has_more: false };

	it("is shown once, with a row in its second place that says so", async () => {
		const { listing } = await window(answers);
		for (let times = 0; times < 2; times += 1) {
			await (times === 0 ? listing.open(PLAIN) : listing.refresh());
			const [whole] = listing.state.groups;
			assert.deepEqual([listing.state.error, listing.state.partial], [undefined, undefined]);
			assert.deepEqual(
				whole?.rows.map((row) => row.id ?? ("unreadable" in row && row.unreadable)),
				["a", "b", "b appears twice on one page of Close's response.", "c"],
			);
			assert.deepEqual([whole?.size, listing.state.totals?.total_results], [4, 4]);
		}
	});

	it("is shown once in groups too, and in one of two groups", async () => {
		const { listing, asked } = await window(answers);
		await listing.open(BY_OWNER);
		assert.deepEqual([listing.state.error, listing.state.partial], [undefined, undefined]);
		assert.deepEqual(idsIn(listing), [["a", "b"], ["c"]]);
		assert.deepEqual(
			listing.state.groups.map(({ size, rows }) => [size, rows.length]),
			[
				[3, 3],
				[2, 2],
			],
		);
		assert.equal(asked.length, 1);
	});

	it("is counted by its first place where groups are made here", async () => {
		const { listing } = await window(() => ({ data, total_results: 4, has_more: false }));
		await listing.open(BY_OWNER);
		assert.equal(listing.state.computedHere, true);
		assert.deepEqual(idsIn(listing), [["a", "b", "c"]]);
		assert.deepEqual(
			listing.state.groups.map(({ size }) => size),
			[3],
		);
	});

	it("is exported once, and the export is whole", async () => {
		const { exported } = await window(answers);
		assert.deepEqual(await exported(PLAIN), { lines: ["a", "b", "c"], outcome: { count: 3, changed: false } });
		assert.deepEqual(await exported(BY_OWNER), {
			lines: ["Ada,a", "Ada,b", "Ben,c"],
			outcome: { count: 3, changed: false },
		});
	});

	it("does not part two pages that meet at it", async () => {
		const all = Array.from({ length: 150 }, (_, index) => object(`o${index}`, { value: 1000 - index }));
		all[99] = object("o98", { value: 902 });
		const { listing, exported } = await window((asked) => {
			const from = Number(asked.get("_skip") ?? 0);
			const page = all.slice(from, from + Number(asked.get("_limit")));
			return { data: page, total_results: 150, has_more: from + page.length < 150 };
		});
		await listing.open(PLAIN);
		await listing.loadAll(String(listing.state.groups[0]?.id));
		assert.deepEqual([listing.state.error, listing.state.partial], [undefined, undefined]);
		assert.equal(new Set(idsIn(listing)[0]).size, 149);
		assert.equal(listing.state.groups[0]?.rows.length, 150);
		assert.deepEqual((await exported(PLAIN)).outcome, { count: 149, changed: false });
	});
});

describe("Groups of which the answer has key and objects alone", () => {
	afterEach(closeAll);

	it("are called in an export what the tree calls them", async () => {
		const owners = [
			["user_a", "Ada"],
			["user_b", "Ben"],
		] as const;
		const data = owners.map(([user_id, user_name], index) => ({
			key: `key-${index}`,
			objects: [object(`of_${user_id}`, { user_id, user_name })],
		}));
		const { listing, exported } = await window((asked) =>
			asked.has("_group_by")
				? { data, total_results: 2, has_more: false }
				: { data: data.flatMap(({ objects }) => objects), total_results: 2, has_more: false },
		);
		await listing.open(BY_OWNER);
		const labels = listing.state.groups.map((group) => groupLabel(group, "user_id", "en"));
		assert.deepEqual(labels, ["Ada", "Ben"]);
		assert.deepEqual((await exported(BY_OWNER)).lines, ["Ada,of_user_a", "Ben,of_user_b"]);
	});
});
