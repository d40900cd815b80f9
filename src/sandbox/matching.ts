import { type Grouping, groupNumber, NO_GROUP_NUMBER, readGrouping } from "./data/groups.ts";
import { compareBy, type Order, readOrder } from "./data/order.ts";
import { hash } from "./data/random.ts";
import type { Rec } from "./data/record.ts";
import type { World } from "./data/world.ts";
import { readFilters } from "./filters.ts";
import type { ApiRequest } from "./http/parseRequest.ts";
import { invalidField } from "./http/reply.ts";
import { add, emptyTally, type Tally } from "./sumAggregates.ts";

/** All opportunities that match a request, in its order, and the sums over them. */
export interface Matching {
	readonly grouping: Grouping | undefined;
	readonly records: readonly Rec[];
	/** Over all matching opportunities, including those in no group. */
	readonly whole: Tally;
	/** By the group's number; empty without grouping. */
	readonly groups: ReadonlyMap<number, Tally>;
	/** The number of an object's group. */
	readonly groupOf: (record: Rec) => number;
}

const MAX_CACHED = 8;

/** Finds matching opportunities. Caches the last few results until the data changes. */
export class Matcher {
	readonly #world: World;
	readonly #kept = new Map<string, Matching>();
	#version = -1;
	#requests = 0;

	constructor(world: World) {
		this.#world = world;
	}

	/** @throws HttpError if a filter or the grouping isn't valid */
	find(request: ApiRequest): Matching {
		const { store, variants } = this.#world;
		if (store.version !== this.#version) {
			this.#kept.clear();
			this.#version = store.version;
		}
		const filters = [...request.parameters].filter(([name]) => !["_limit", "_skip", "_fields"].includes(name));
		const minute = Math.floor(this.#world.now() / 60_000);
		const name = JSON.stringify([filters.sort(), request.tzOffset, minute]);
		let matching = this.#kept.get(name);
		if (matching === undefined) {
			matching = find(this.#world, request);
			this.#kept.set(name, matching);
			for (const oldest of this.#kept.keys()) {
				if (this.#kept.size <= MAX_CACHED) {
					break;
				}
				this.#kept.delete(oldest);
			}
		}
		if (variants.ties === "unstable") {
			this.#requests += 1;
			return { ...matching, records: shuffleTies(this.#world, matching, readOrderOf(request), this.#requests) };
		}
		return matching;
	}
}

function readOrderOf(request: ApiRequest): Order {
	return readOrder(request.parameters.get("_order_by"));
}

function find(world: World, request: ApiRequest): Matching {
	const text = request.parameters.get("_group_by") ?? "";
	const requested = text === "" ? undefined : readGrouping(text);
	if (text !== "" && requested === undefined) {
		throw invalidField("_group_by", `Not a valid choice: "${text}".`);
	}
	const grouping = world.variants.grouping === "ignored" ? undefined : requested;
	const filter = readFilters(world, request.parameters, request.tzOffset);
	const groupOf = grouping === undefined ? () => NO_GROUP_NUMBER : groupNumber(grouping.key);
	const omitUndated = grouping !== undefined && grouping.key !== "user_id" && world.variants.undated === "omitted";

	const whole = emptyTally();
	const groups = new Map<number, Tally>();
	const records: Rec[] = [];
	let group = emptyTally();
	let groupIs: number | undefined;
	for (const record of world.store.sequence(grouping, readOrderOf(request))) {
		if (!filter(record)) {
			continue;
		}
		add(whole, record);
		const number = groupOf(record);
		if (omitUndated && number === NO_GROUP_NUMBER) {
			continue;
		}
		records.push(record);
		if (grouping !== undefined) {
			if (number !== groupIs) {
				group = groups.get(number) ?? emptyTally();
				groups.set(number, group);
				groupIs = number;
			}
			add(group, record);
		}
	}
	return { grouping, records, whole, groups, groupOf };
}

/** Puts objects that are equal in this order into another order for each request. */
function shuffleTies(world: World, matching: Matching, order: Order, request: number): readonly Rec[] {
	const compare = compareBy(order, world.owners, world.variants.nulls);
	const shuffled = [...matching.records];
	let start = 0;
	for (let end = 1; end <= shuffled.length; end += 1) {
		const first = shuffled[start];
		const next = shuffled[end];
		if (
			first !== undefined &&
			next !== undefined &&
			matching.groupOf(first) === matching.groupOf(next) &&
			compare(first, next) === 0
		) {
			continue;
		}
		const run = shuffled.slice(start, end);
		run.sort((a, b) => hash(world.seed, request, a.n) - hash(world.seed, request, b.n));
		for (const [offset, record] of run.entries()) {
			shuffled[start + offset] = record;
		}
		start = end;
	}
	return shuffled;
}
