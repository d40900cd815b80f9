import assert from "node:assert/strict";
import { parseGrouping, parseOrder } from "../../../../src/opportunities/view/parseView.ts";
import { groupingItems, orderItems } from "../../../../src/ui/filters/grouping.ts";

describe("The groupings to choose from", () => {
	it("are the document's five in both directions, and none", () => {
		const rows = groupingItems("-date_won__quarter");
		assert.equal(rows.length, 11);
		assert.equal(new Set(rows.map(({ label }) => label)).size, 11);
		for (const { id } of rows) assert.equal(parseGrouping(id), id === "none" ? undefined : id);
	});

	it("mark the current one", () => {
		const current = (rows: ReturnType<typeof groupingItems>) =>
			rows.filter(({ description }) => description === "Current").map(({ label }) => label);
		assert.deepEqual(current(groupingItems("-date_won__quarter")), ["Close quarter, newest first"]);
		assert.deepEqual(current(groupingItems(undefined)), ["No grouping"]);
		assert.deepEqual(current(orderItems("-value")), ["Value, highest first"]);
		assert.deepEqual(current(orderItems(undefined)), []);
	});
});

describe("The orders to choose from", () => {
	it("are the document's eight in both directions", () => {
		const rows = orderItems("value");
		assert.equal(rows.length, 16);
		for (const { id } of rows) assert.equal(parseOrder(id), id);
	});
});
