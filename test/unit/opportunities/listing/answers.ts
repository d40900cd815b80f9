import type { ListResponse, ResponseGroup } from "../../../../src/close/schema/listResponse.ts";
import { deal } from "./fakeSource.ts";

/** An owner's group of `size` objects, of which an answer contains `given`. */
export function ownerGroup(user_id: string, size: number, given = size): ResponseGroup {
	return {
		key: user_id,
		fields: { user_id, user_name: user_id },
		aggregates: { total_results: size },
		rows: Array.from({ length: given }, () => deal({ user_id })),
	};
}

/** One page of a listing of `total` objects. */
export function pageWith(total: number, groups: readonly ResponseGroup[], hasMore?: boolean): ListResponse {
	return { aggregates: { total_results: total }, groups, rows: [], hasMore, receivedAt: 1 };
}

/** A page from an offset on, of groups of these sizes. The owners are named after their indexes. */
export function pageAt(sizes: readonly number[], skip: number, limit: number): ListResponse {
	const total = sizes.reduce((sum, size) => sum + size, 0);
	let start = 0;
	const groups = sizes.flatMap((size, location) => {
		const given = Math.min(start + size, skip + limit) - Math.max(start, skip);
		start += size;
		return given > 0 ? [ownerGroup(`user_${location}`, size, given)] : [];
	});
	return pageWith(total, groups, skip + limit < total);
}
