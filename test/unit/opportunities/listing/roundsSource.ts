import type { OpportunitySource } from "../../../../src/close/api.ts";
import type { Aggregates } from "../../../../src/close/schema/aggregates.ts";
import type { GroupBy } from "../../../../src/close/schema/grouping.ts";
import type { GroupFields, ListResponse, ResponseGroup } from "../../../../src/close/schema/listResponse.ts";
import type { ListParameters } from "../../../../src/close/schema/parameters.ts";
import { periodOfGroup } from "../../../../src/opportunities/time/periods.ts";
import { deal } from "./fakeSource.ts";

/** A group of the listing, in the order of the server. */
export interface SourceGroup {
	readonly fields: GroupFields;
	readonly size: number;
	/** Its objects count in totals, but answers leave the group out. */
	readonly leftOut?: true;
}

/**
 * A source of groups of given sizes, whose answers all take equally long. Requests of the same round are answered together, so
 * that the number of rounds is the length of the longest chain of sequential requests.
 */
export class RoundsSource implements OpportunitySource {
	rounds = 0;
	requests = 0;
	mostAtOnce = 0;
	readonly #groups: readonly SourceGroup[];
	readonly #groupBy: GroupBy;
	#waiting: (() => void)[] = [];

	/** `groups` are in the order of `groupBy`. */
	constructor(groups: readonly SourceGroup[], groupBy: GroupBy) {
		this.#groups = groups;
		this.#groupBy = groupBy;
	}

	async list(parameters: ListParameters): Promise<ListResponse> {
		return this.round(() => this.#answer(parameters));
	}

	/** Counts and answers any other request. */
	async round<T>(answer: () => T): Promise<T> {
		this.requests += 1;
		await new Promise<void>((resolve) => {
			if (this.#waiting.push(resolve) === 1) setImmediate(() => this.#answerAll());
		});
		return answer();
	}

	#answerAll(): void {
		const waiting = this.#waiting;
		this.#waiting = [];
		this.rounds += 1;
		this.mostAtOnce = Math.max(this.mostAtOnce, waiting.length);
		for (const resolve of waiting) resolve();
	}

	#answer(parameters: ListParameters): ListResponse {
		const groups = this.#groups.filter((group) => this.#passes(group, parameters));
		const sum = (some: readonly SourceGroup[]) => some.reduce((all, { size }) => all + size, 0);
		const aggregates: Aggregates = { total_results: sum(groups) };
		const answer = { aggregates, receivedAt: 1, asked: parameters };
		if (parameters._group_by === undefined) return { ...answer, groups: undefined, hasMore: false, rows: [] };
		const laidOut = groups.filter(({ leftOut }) => leftOut === undefined);
		if (parameters._group_by !== this.#groupBy) laidOut.reverse();
		const skip = Number(parameters._skip ?? 0);
		const end = skip + Number(parameters._limit ?? 100);
		const touched: ResponseGroup[] = [];
		let start = 0;
		for (const { fields, size } of laidOut) {
			const first = Math.max(0, skip - start);
			const count = Math.min(size, end - start) - first;
			start += size;
			if (count <= 0) continue;
			const key = JSON.stringify(fields);
			const rows = Array.from({ length: count }, (_, index) => deal({ id: `${key} ${first + index}` }));
			touched.push({ key, fields, aggregates: { total_results: size }, rows });
		}
		return { ...answer, groups: touched, rows: [], hasMore: end < start };
	}

	#passes({ fields }: SourceGroup, parameters: ListParameters): boolean {
		const { user_id, user_id__in, date_won__gte: gte, date_won__lt: lt } = parameters;
		const ids = user_id?.split(",") ?? user_id__in?.split(",");
		if (ids !== undefined && !ids.includes(fields.user_id ?? "")) return false;
		if (gte === undefined && lt === undefined) return true;
		const period = periodOfGroup(this.#groupBy, fields);
		return period !== undefined && (gte === undefined || period.gte >= gte) && (lt === undefined || period.lt <= lt);
	}
}
