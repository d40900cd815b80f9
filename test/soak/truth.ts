import assert from "node:assert/strict";
import { setTimeout as pass } from "node:timers/promises";
import type { ListParameters } from "../../src/close/schema/parameters.ts";
import type { ListingState } from "../../src/opportunities/listing/listingState.ts";
import { groupLabel } from "../../src/opportunities/text/groupLabel.ts";
import type { Sandbox } from "../../src/sandbox/index.ts";

interface Part extends Readonly<Record<string, unknown>> {
	readonly objects: readonly { readonly id: string }[];
}

interface Answer {
	readonly data: readonly unknown[];
	readonly has_more?: boolean;
}

interface NaiveGroup {
	readonly figures: Readonly<Record<string, unknown>>;
	readonly ids: string[];
}

/** Reads a listing as a simple script does: page after page, whole objects, groups combined by key. */
export async function readNaively(sandbox: Sandbox, parameters: ListParameters): Promise<Map<string, NaiveGroup>> {
	const headers = {
		authorization: `Basic ${Buffer.from(`${sandbox.key}:`).toString("base64")}`,
		"x-tz-offset": String(-new Date().getTimezoneOffset() / 60),
	};
	const groups = new Map<string, NaiveGroup>();
	for (let read = 0; ; ) {
		const query = new URLSearchParams({ ...parameters, _limit: "250", _skip: String(read) } as Record<string, string>);
		const answer = await fetch(`${sandbox.url}/opportunity/?${query}`, { headers });
		if (answer.status === 429) {
			await pass(200);
			continue;
		}
		assert.equal(answer.status, 200);
		const { data, has_more, ...figures } = (await answer.json()) as Answer;
		const parts: readonly Part[] =
			parameters._group_by === undefined
				? [{ ...figures, key: "whole", objects: data as Part["objects"] }]
				: (data as Part[]);
		let arrived = 0;
		for (const part of parts) {
			const { objects, ...figures } = part;
			const group: NaiveGroup = groups.get(nameOf(part)) ?? { figures, ids: [] };
			groups.set(nameOf(part), group);
			for (const { id } of objects) group.ids.push(id);
			arrived += objects.length;
		}
		read += arrived;
		if (has_more !== true || arrived === 0) return groups;
	}
}

/** Fails if the tree differs from the naive reading: in groups, figures or rows, in their order, or by repeats. */
export function compare(state: ListingState, truth: ReadonlyMap<string, NaiveGroup>): void {
	assert.equal(state.error, undefined);
	assert.deepEqual([state.partial, state.loading, state.stale, state.wait], [undefined, false, false, undefined]);
	const naive = [...truth].filter(([, { ids }]) => ids.length > 0);
	// The tree has "No date" last; "No owner" stays where the server puts it.
	if (state.view?.group_by?.includes("date_won"))
		naive.sort(([a], [b]) => Number(a === nameOf({})) - Number(b === nameOf({})));
	assert.deepEqual(
		state.groups.map(({ key, fields }) => nameOf({ ...fields, key })),
		naive.map(([key]) => key),
	);
	for (const [index, group] of state.groups.entries()) {
		const { figures, ids } = naive[index]?.[1] ?? { figures: {}, ids: [] };
		assert.equal(group.size, ids.length);
		assert.deepEqual(
			group.rows.map(({ id }) => id),
			ids,
		);
		for (const [name, figure] of Object.entries(group.aggregates)) assert.deepEqual(figure, figures[name], name);
	}
	assert.equal(
		state.totals?.total_results,
		naive.reduce((sum, [, { ids }]) => sum + ids.length, state.withoutGroup),
	);
}

/** The same for groups that Close doesn't have: each contains the objects of its days, in the order of the whole listing. */
export function compareFiscal(
	state: ListingState,
	whole: ReadonlyMap<string, NaiveGroup>,
	sandbox: Sandbox,
	startMonth: number,
): void {
	const days = new Map(sandbox.all().map(({ id, date_won }) => [id, date_won]));
	const expected = new Map<string, string[]>();
	for (const id of [...whole.values()].flatMap(({ ids }) => ids)) {
		const name = fiscalName(days.get(id) ?? null, state.view?.group_by?.endsWith("year") ?? false, startMonth);
		expected.set(name, [...(expected.get(name) ?? []), id]);
	}
	// A server may leave objects without a won date out of all groups.
	if (state.withoutGroup > 0) expected.delete(UNDATED);
	const shown = state.groups.map((group) => {
		assert.equal(group.aggregates.total_results, group.rows.length);
		return [groupLabel(group, state.view?.group_by, "en"), group.rows.map(({ id }) => id ?? "")] as const;
	});
	assert.deepEqual(new Map(shown), expected);
	assert.equal(shown.length, expected.size);
}

const UNDATED = "No date";

/** The name of a day's fiscal group: that of its calendar group after shifting the start of the fiscal year to January. */
function fiscalName(day: string | null, whole: boolean, startMonth: number): string {
	if (day === null) return UNDATED;
	const [year = 0, month = 0] = day.split("-").map(Number);
	const moved = new Date(Date.UTC(year, month + 12 - startMonth, 1));
	const name = `FY${String(moved.getUTCFullYear()).slice(2)}`;
	return whole ? name : `${name} Q${Math.floor(moved.getUTCMonth() / 3) + 1}`;
}

/** A group's key as text. If the server sends no key, the named fields distinguish groups. */
function nameOf(group: Readonly<Record<string, unknown>>): string {
	return JSON.stringify(["key", "year", "quarter", "month", "weekyear", "week", "user_id"].map((name) => group[name]));
}

/** Asserts what must hold at any moment, in any weather. */
export function check(state: ListingState): void {
	const ids = state.groups.flatMap(({ rows }) => rows.flatMap(({ id }) => id ?? []));
	assert.equal(new Set(ids).size, ids.length, "an object is shown twice");
	for (const { rows, size } of state.groups) assert.ok(rows.length <= size, "a group has more rows than objects");
	if (!state.loading) {
		assert.notEqual(state.partial, "opening", "'opening' while idle");
		assert.equal(state.wait, undefined, "a wait while idle");
	}
}

/** Asserts what must hold once all pending work has ended. */
export function checkIdle(state: ListingState): void {
	check(state);
	assert.equal(state.loading, false, "loading for ever");
	assert.ok(!state.groups.some(({ loading }) => loading), "a group is loading for ever");
}
