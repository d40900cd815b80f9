import assert from "node:assert/strict";
import type { GroupBy } from "../../../../src/close/schema/grouping.ts";
import { isReadable, type Row } from "../../../../src/close/schema/opportunityRow.ts";
import type { GroupHeader, Header } from "../../../../src/opportunities/export/exportPart.ts";
import type { Format } from "../../../../src/opportunities/export/format.ts";
import { groupId } from "../../../../src/opportunities/reading/readPlan.ts";
import { exported } from "./support.ts";

/** Keeps what an export writes: the objects of each group, in order, and their number in the header. */
class Kept implements Format {
	readonly groups = new Map<string, Row[]>();
	total: number | undefined;
	#group: Row[] = [];

	head({ totals }: Header): string {
		this.total = totals.total_results;
		return "";
	}

	group(group: GroupHeader | undefined): string {
		this.#group = [];
		if (group !== undefined) this.groups.set(groupId(group), this.#group);
		return "";
	}

	objects(rows: readonly Row[]): string {
		this.#group.push(...rows);
		return "";
	}

	end(): string {
		return "";
	}
}

describe("An export of some of the groups", () => {
	const views: readonly [GroupBy, startMonth: number][] = [
		["user_id", 1],
		["-date_won__quarter", 1],
		["date_won__quarter", 5],
		["date_won__week", 1],
	];
	for (const [group_by, startMonth] of views)
		it(`has all their objects, wherever the groups lie: ${group_by}, from month ${startMonth} on`, async () => {
			const options = { view: { group_by, order_by: "-value", filters: {} }, startMonth, pageSize: 20 } as const;
			const whole = new Kept();
			await exported({ ...options, makeFormat: () => whole });
			// Every third, and the last one, which is that of objects without a date.
			const wanted = [...whole.groups].filter((_, index, { length }) => index % 3 === 1 || index === length - 1);
			const last = wanted.at(-1)?.[1] ?? [];
			if (group_by !== "user_id") assert.ok(last.every((row) => isReadable(row) && row.date_won === null));
			const some = new Kept();
			const groups = () => new Set(wanted.map(([id]) => id));
			const { outcome } = await exported({ ...options, makeFormat: () => some, groups });
			assert.ok(wanted.length >= 2);
			const idsIn = (groups: Iterable<readonly [string, readonly Row[]]>) =>
				[...groups].map(([id, rows]) => [id, rows.map((row) => row.id)]);
			assert.deepEqual(idsIn(some.groups), idsIn(wanted));
			const count = wanted.reduce((sum, [, rows]) => sum + rows.length, 0);
			assert.deepEqual(outcome, { count, changed: false });
			assert.equal(some.total, count);
		});

	it("says that the data changed if one of them is gone", async () => {
		const view = { group_by: "user_id", order_by: "-value", filters: {} } as const;
		const { outcome } = await exported({ view, groups: () => new Set(["gone"]) });
		assert.deepEqual(outcome, { count: 0, changed: true });
	});
});
