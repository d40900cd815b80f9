import assert from "node:assert/strict";
import { isReadable, type Row } from "../../../../src/close/schema/opportunityRow.ts";
import { nullsOrderOf, sortRows } from "../../../../src/opportunities/reading/sortedRows.ts";
import { deal } from "./fakeSource.ts";
import { overHttp } from "./overHttp.ts";

const row = (value: number | null) => deal({ value });
const values = (rows: readonly Row[]) => rows.map((one) => (isReadable(one) ? one.value : "?"));

describe("Objects without a value, sorted here", () => {
	it("stand where the server's own first page puts them", () => {
		const first = { rows: [row(null), row(1), row(2)], size: 9 };
		const last = { rows: [row(1), row(null)], size: 2 };
		assert.equal(nullsOrderOf([first], "value"), "first");
		assert.equal(nullsOrderOf([last], "value"), "last");
		assert.equal(nullsOrderOf([{ rows: [row(null), row(null)], size: 9 }], "-value"), "first");
		assert.equal(nullsOrderOf([{ rows: [row(null), row(null)], size: 9 }, last], "-value"), "last");
		assert.equal(nullsOrderOf([{ rows: [row(null)], size: 1 }], "value"), "last");
		assert.equal(nullsOrderOf([{ rows: [], size: 3 }], "value"), "last");
		assert.equal(nullsOrderOf([first], "date_created"), "last");
		const rows = [row(3), row(null), row(1)];
		assert.deepEqual(values(sortRows(rows, "value", "first")), [null, 1, 3]);
		assert.deepEqual(values(sortRows(rows, "-value", "first")), [null, 3, 1]);
		assert.deepEqual(values(sortRows(rows, "-value", "last")), [3, 1, null]);
	});

	for (const nulls of ["first", "least"] as const)
		for (const [how, variants] of [
			["one listing", {}],
			["groups that the server makes", { grouping: "honored" }],
			["groups made here", { grouping: "ignored" }],
		] as const)
			for (const order_by of ["value", "-value"] as const)
				it(`stand so by ${order_by} in ${how} that are too deep, on a server that puts them ${nulls}`, async () => {
					const sandbox = { size: 240, owners: 3, maxSkip: 60, variants: { ...variants, nulls } };
					await overHttp({ sandbox, pageSize: 40, owners: "directory" }, async ({ listing, sandbox: server }) => {
						await listing.open({ ...(how === "one listing" ? {} : { group_by: "user_id" }), order_by, filters: {} });
						for (const { id } of listing.state.groups) await listing.loadAll(id);
						const { groups, error } = listing.state;
						assert.equal(error, undefined);
						const expected = server.matching({ _order_by: order_by });
						for (const { rows, fields } of groups) {
							const own =
								how === "one listing" ? expected : expected.filter(({ user_id }) => user_id === fields.user_id);
							assert.deepEqual(
								values(rows),
								own.map(({ value }) => value),
							);
						}
						assert.equal(groups.flatMap(({ rows }) => rows).length, 240);
					});
				});
});
