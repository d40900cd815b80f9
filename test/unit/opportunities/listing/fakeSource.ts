import type { OpportunitySource } from "../../../../src/close/api.ts";
import type { CallOptions } from "../../../../src/close/base/callOptions.ts";
import { dayBeginningAt } from "../../../../src/close/base/dayStart.ts";
import { CloseError } from "../../../../src/close/base/errors.ts";
import type { Aggregates } from "../../../../src/close/schema/aggregates.ts";
import type { GroupFields, ListResponse, ResponseGroup } from "../../../../src/close/schema/listResponse.ts";
import type { OpportunityRow } from "../../../../src/close/schema/opportunityRow.ts";
import type { ListParameters, ValuePeriod } from "../../../../src/close/schema/parameters.ts";

export interface Deal extends OpportunityRow {
	readonly confidence: number;
	readonly value_period: ValuePeriod;
	readonly created: number;
}

let counter = 0;

/** An opportunity with plausible defaults; ids and creation times ascend. */
export function deal(part: Partial<Deal> = {}): Deal {
	counter += 1;
	return {
		id: `oppo_${counter}`,
		lead_id: `lead_${counter}`,
		lead_name: `Lead ${counter}`,
		user_id: "user_a",
		user_name: "Ada",
		status_type: "won",
		status_label: "Won",
		is_stalled: false,
		value: counter * 100,
		value_period: "one_time",
		value_formatted: null,
		value_currency: "USD",
		confidence: 50,
		date_won: "2026-01-15",
		date_updated: new Date(Date.UTC(2026, 0, 1) + counter * 1000).toISOString(),
		created: counter,
		...part,
	};
}

/** How a server may differ from the simplest reading of the documentation. */
export interface ServerBehavior {
	readonly undated?: "last" | "leftOut";
	readonly key?: (fields: GroupFields) => unknown;
	readonly maxLimit?: number;
	readonly maxSkip?: number;
	/** The message for a `_limit` or `_skip` that is too large; by default Close's own, with the number. */
	readonly limitMessage?: string;
	/** Refuses moments in UTC as bounds. */
	readonly refusesMoments?: true;
	/** Pages with more objects are too large: the client halves them until they aren't. */
	readonly heavy?: number;
	/** Silently sends at most so many objects. */
	readonly silentLimit?: number;
	readonly groups?: false;
	readonly totals?: false;
	readonly fieldsStripFigures?: true;
	readonly hasMore?: "absent" | "always";
	/** Sorts owners of the same name as if they were one. */
	readonly interleaved?: true;
	/** Reorders equal objects with every request. */
	readonly unstable?: true;
	readonly clock?: () => number;
}

/** Halves `limit` until it is at most `most`. */
function halved(limit: number, most = limit): number {
	return limit > most ? halved(Math.floor(limit / 2), most) : limit;
}

/** A source whose pages of more than `most` objects are too large, as it appears behind the client. */
export function inHalves(source: OpportunitySource, most: number): OpportunitySource {
	return {
		list(parameters, options) {
			const served = halved(Number(parameters._limit), most);
			return source.list({ ...parameters, _limit: String(served) }, options);
		},
	};
}

/** The endpoint over an array, read naively: filter, sort, group, cut. */
export class FakeSource implements OpportunitySource {
	deals: Deal[];
	readonly requests: ListParameters[] = [];
	behavior: ServerBehavior;
	/** Called before each answer, with the number of earlier requests. */
	before: (count: number) => void | Promise<void> = () => undefined;

	constructor(deals: readonly Deal[], behavior: ServerBehavior = {}) {
		this.deals = [...deals];
		this.behavior = behavior;
	}

	async list(parameters: ListParameters, options: CallOptions = {}): Promise<ListResponse> {
		const count = this.requests.push(parameters) - 1;
		await this.before(count);
		await Promise.resolve();
		if (options.signal?.aborted) throw new CloseError("cancelled", "cancelled", { advice: "" });
		const asked = Number(parameters._limit ?? 100);
		const { maxLimit, maxSkip, silentLimit, limitMessage, refusesMoments } = this.behavior;
		if (maxLimit !== undefined && asked > maxLimit)
			throw refused(
				limitMessage ??
					`The limit you set is larger than the maximum limit for this resource (max_limit = ${maxLimit}).`,
			);
		if (maxSkip !== undefined && Number(parameters._skip ?? 0) > maxSkip)
			throw refused(
				limitMessage ?? `The skip you set is larger than the maximum skip for this resource (max_skip = ${maxSkip}).`,
			);
		const { date_created__gte, date_created__lt, date_updated__gte, date_updated__lt } = parameters;
		const bounds = [date_created__gte, date_created__lt, date_updated__gte, date_updated__lt];
		// The client repeats the request with days if all the refused moments begin days.
		if (refusesMoments && bounds.some((bound) => bound?.includes("T") && dayBeginningAt(bound) === undefined))
			throw refused("Not a valid date.");
		const served = halved(asked, this.behavior.heavy);
		const answer = this.#answer(parameters, Math.min(served, silentLimit ?? served));
		return { ...answer, asked: served === asked ? parameters : { ...parameters, _limit: String(served) } };
	}

	/** All matching objects, in the order of the listing. */
	laidOut(parameters: ListParameters): Deal[] {
		const matching = this.deals.filter(
			(d) =>
				(parameters.date_created__gte === undefined || d.created >= Date.parse(parameters.date_created__gte)) &&
				(parameters.date_created__lt === undefined || d.created < Date.parse(parameters.date_created__lt)) &&
				(parameters.date_updated__gte === undefined || updatedAt(d) >= Date.parse(parameters.date_updated__gte)) &&
				(parameters.date_updated__lt === undefined || updatedAt(d) < Date.parse(parameters.date_updated__lt)) &&
				(parameters.status_type === undefined || d.status_type === parameters.status_type) &&
				(parameters.status_type__in === undefined ||
					parameters.status_type__in.split(",").includes(d.status_type ?? "")) &&
				(parameters.value_period === undefined || d.value_period === parameters.value_period) &&
				(parameters.user_id === undefined || d.user_id === parameters.user_id) &&
				(parameters.date_won__gte === undefined || (d.date_won ?? "") >= parameters.date_won__gte) &&
				(parameters.date_won__lt === undefined || (d.date_won !== null && d.date_won < parameters.date_won__lt)),
		);
		const order = parameters._order_by ?? "date_created";
		const salt = this.behavior.unstable && order !== "date_created" ? this.requests.length : 0;
		const tie = (d: Deal) => (salt === 0 ? d.created : (d.created * 7919 * salt) % 104729);
		const sorted = matching.sort((a, b) => compare(a, b, order) || tie(a) - tie(b));
		const by = parameters._group_by;
		if (by === undefined || this.behavior.groups === false) return sorted;
		const sign = by.startsWith("-") ? -1 : 1;
		const grouped = sorted.filter((d) => this.behavior.undated !== "leftOut" || place(d, by) !== undefined);
		return grouped
			.map((d, index) => ({ d, index }))
			.sort((a, b) => comparePlaces(this.#place(a.d, by), this.#place(b.d, by), sign) || a.index - b.index)
			.map(({ d }) => d);
	}

	#place(d: Deal, by: string): string | undefined {
		return this.behavior.interleaved && by.endsWith("user_id") ? (d.user_name ?? "") : place(d, by);
	}

	#answer(parameters: ListParameters, limit: number): ListResponse {
		const { behavior } = this;
		const { _group_by: by, ...ungrouped } = parameters;
		const matching = this.laidOut(ungrouped);
		const all = this.laidOut(parameters);
		const skip = Number(parameters._skip ?? 0);
		const page = all.slice(skip, skip + limit);
		const stripped = behavior.totals === false || (behavior.fieldsStripFigures && parameters._fields !== undefined);
		const figures = (deals: readonly Deal[]): Aggregates => (stripped ? {} : aggregatesOf(deals));
		const hasMore = { absent: undefined, always: true, true: skip + limit < all.length }[
			String(behavior.hasMore ?? true)
		];
		const clock = behavior.clock?.();
		const answer = {
			hasMore,
			aggregates: figures(matching),
			receivedAt: 1,
			...(clock === undefined ? {} : { servedAt: clock }),
		};
		if (by === undefined || behavior.groups === false) return { ...answer, groups: undefined, rows: page };
		const groups: ResponseGroup[] = [];
		for (const d of page) {
			const fields = fieldsOf(d, by);
			const key = behavior.key === undefined ? (place(d, by) ?? null) : behavior.key(fields);
			const last = groups.at(-1);
			if (last !== undefined && JSON.stringify(last.key) === JSON.stringify(key)) (last.rows as Deal[]).push(d);
			else {
				const members = all.filter((other) => place(other, by) === place(d, by));
				groups.push({ key, fields, aggregates: figures(members), rows: [d] });
			}
		}
		return { ...answer, groups, rows: [] };
	}
}

function updatedAt({ date_updated }: Deal): number {
	return Date.parse(date_updated ?? "");
}

export function refused(reason: string): CloseError {
	return new CloseError("badRequest", `Close refused the request: ${reason}`, { status: 400, reason, advice: "" });
}

/** A text that sorts like the group of a deal; undefined if the grouping is by date and the deal has none. */
function place(d: Deal, by: string): string | undefined {
	const dimension = by.replace("-", "");
	if (dimension === "user_id") return `${d.user_name ?? ""} ${d.user_id ?? ""}`;
	if (d.date_won === null) return undefined;
	const [year = 0, month = 0] = d.date_won.split("-").map(Number);
	return dimension.endsWith("quarter") ? `${year}-Q${Math.ceil(month / 3)}` : String(year);
}

function fieldsOf(d: Deal, by: string): GroupFields {
	if (by.endsWith("user_id")) return { user_id: d.user_id, user_name: d.user_name };
	const [year, month] = d.date_won?.split("-").map(Number) ?? [];
	const quarter = month === undefined ? null : Math.ceil(month / 3);
	return by.endsWith("quarter") ? { year: year ?? null, quarter } : { year: year ?? null };
}

function comparePlaces(a: string | undefined, b: string | undefined, sign: number): number {
	if (a === b) return 0;
	if (a === undefined) return 1;
	if (b === undefined) return -1;
	return (a < b ? -1 : 1) * sign;
}

function compare(a: Deal, b: Deal, order: string): number {
	const key = order.replace("-", "");
	const sign = order.startsWith("-") ? -1 : 1;
	const of = (d: Deal) =>
		key === "date_created" ? d.created : (d as unknown as Record<string, string | number | null>)[key];
	const [x, y] = [of(a) ?? "", of(b) ?? ""];
	return x === y ? 0 : (x < y ? -1 : 1) * sign;
}

export function aggregatesOf(deals: readonly Deal[]): Aggregates {
	const sum = (of: (d: Deal) => number, period?: string) =>
		deals.filter((d) => period === undefined || d.value_period === period).reduce((total, d) => total + of(d), 0);
	const value = (d: Deal) => d.value ?? 0;
	const annualized = (d: Deal) => value(d) * (d.value_period === "monthly" ? 12 : 1);
	const expected = (of: (d: Deal) => number) => (d: Deal) => Math.round((of(d) * d.confidence) / 100);
	const counts: Record<string, number> = {};
	for (const d of deals) counts[d.value_period] = (counts[d.value_period] ?? 0) + 1;
	return {
		total_results: deals.length,
		count_by_value_period: counts,
		total_value_one_time: sum(value, "one_time"),
		total_value_monthly: sum(value, "monthly"),
		total_value_annual: sum(value, "annual"),
		total_value_annualized: sum(annualized),
		expected_value_one_time: sum(expected(value), "one_time"),
		expected_value_monthly: sum(expected(value), "monthly"),
		expected_value_annual: sum(expected(value), "annual"),
		expected_value_annualized: sum(expected(annualized)),
	};
}
