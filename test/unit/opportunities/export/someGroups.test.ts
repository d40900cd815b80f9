import assert from "node:assert/strict";
import type { Row } from "../../../../src/close/schema/opportunityRow.ts";
import type { GroupBy } from "../../../../src/close/schema/parameters.ts";
import type { GroupHeader, Header } from "../../../../src/opportunities/export/exportPart.ts";
import type { Format } from "../../../../src/opportunities/export/format.ts";
import { groupId } from "../../../../src/opportunities/reading/readPlan.ts";
import { exported } from "./support.ts";

/** Keeps what an export writes: the ids of the objects of each group, in order, and the header. */
class Kept implements Format {
	readonly ids = new Map<string, (string | undefined)[]>();
	total: number | undefined;
	#group: (string | undefined)[] = [];

	head({ totals }: Header): string {
		this.total = totals.total_results;
		return "";
	}

	group(group: GroupHeader | undefined): string {
		this.#group = [];
		if (group !== undefined) this.ids.set(groupId(group), this.#group);
		return "";
	}

	objects(rows: readonly Row[]): string {
		this.#group.push(...rows.map(({ id }) => id));
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
			// Every third, and the last one: that of objects without a date.
			const wanted = [...whole.ids.keys()].filter((_, index, { length }) => index % 3 === 1 || index === length - 1);
			const some = new Kept();
			const { outcome } = await exported({ ...options, makeFormat: () => some, groups: () => new Set(wanted) });
			assert.ok(wanted.length >= 2);
			assert.deepEqual(
				[...some.ids],
				wanted.map((id) => [id, whole.ids.get(id)]),
			);
			const count = wanted.flatMap((id) => whole.ids.get(id) ?? []).length;
			assert.deepEqual(outcome, { count, changed: false });
			assert.equal(some.total, count);
		});

	it("says that the data changed if one of them is gone", async () => {
		const view = { group_by: "user_id", order_by: "-value", filters: {} } as const;
		const { outcome } = await exported({ view, groups: () => new Set(["gone"]) });
		assert.deepEqual(outcome, { count: 0, changed: true });
	});
});
