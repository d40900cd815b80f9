import assert from "node:assert/strict";
import { GROUPINGS, type GroupBy } from "../../../../src/close/schema/grouping.ts";
import { ORDERS } from "../../../../src/close/schema/order.ts";
import { groupingItems, orderItems, pickGrouping, pickOrder } from "../../../../src/ui/filters/groupingPrompts.ts";
import { type Item, isChoice } from "../../../../src/ui/quickInput/quickInput.ts";
import { FakeBoxes } from "./fakeBoxes.ts";

/** One line each: headings in brackets, rows with their direction. */
const written = (items: readonly Item[]) =>
	items.map((item) => (isChoice(item) ? [item.label, item.description].join(" | ") : `[${item.heading}]`));
/** The values that rows and their buttons stand for. */
const values = (items: readonly Item[]) =>
	items.filter(isChoice).flatMap(({ id, buttons = [] }) => [id, ...buttons.map((button) => button.id)]);

describe("The groupings to choose from", () => {
	it("are one row each, and none, the dates under one heading", () => {
		assert.deepEqual(written(groupingItems("user_id")), [
			...["Owner | A to Z · Current", "No Grouping | ", "[Won or close date]"],
			...[
				"Close Week | Newest first",
				"Close Month | Newest first",
				"Close Quarter | Newest first",
				"Close Year | Newest first",
			],
		]);
	});

	it("are the document's five in both directions, and none", () => {
		for (const current of [undefined, ...GROUPINGS.filter((one) => one !== "none")])
			assert.deepEqual(values(groupingItems(current)).sort(), [...GROUPINGS].sort());
	});

	it("mark the current one, in its direction", () => {
		const current = (grouping: GroupBy | undefined) =>
			written(groupingItems(grouping)).filter((line) => line.endsWith("Current"));
		assert.deepEqual(current("-date_won__quarter"), ["Close Quarter | Newest first · Current"]);
		assert.deepEqual(current("date_won__quarter"), ["Close Quarter | Oldest first · Current"]);
		assert.deepEqual(current(undefined), ["No Grouping | Current"]);
	});

	it("begin at the current one", async () => {
		const boxes = new FakeBoxes();
		void pickGrouping(boxes, "date_won__month");
		assert.equal((await boxes.openPick("Group By")).active, "date_won__month");
	});

	it("are taken as they are shown", async () => {
		const boxes = new FakeBoxes();
		const picked = pickGrouping(boxes, undefined);
		(await boxes.openPick()).choose("Close Quarter");
		assert.deepEqual(await picked, { grouping: "-date_won__quarter" });
	});

	it("are taken reversed by their button, which says so", async () => {
		const boxes = new FakeBoxes();
		const picked = pickGrouping(boxes, "-date_won__quarter");
		(await boxes.openPick()).pressOn("Close Quarter", "Reverse: Oldest first");
		assert.deepEqual(await picked, { grouping: "date_won__quarter" });
		const other = pickGrouping(boxes, "-date_won__quarter");
		(await boxes.openPick()).pressOn("Owner", "Reverse: Z to A");
		assert.deepEqual(await other, { grouping: "-user_id" });
	});

	it("end in none, or are left", async () => {
		const boxes = new FakeBoxes();
		const none = pickGrouping(boxes, "user_id");
		(await boxes.openPick()).choose("No Grouping");
		assert.deepEqual(await none, { grouping: undefined });
		const left = pickGrouping(boxes, "user_id");
		(await boxes.openPick()).escape();
		assert.equal(await left, undefined);
	});
});

describe("The orders to choose from", () => {
	it("are one row each, in their usual direction but for the current one", () => {
		assert.deepEqual(written(orderItems("value")), [
			...["Close Date | Newest first", "Date Updated | Newest first", "Date Created | Newest first"],
			...["Confidence | Highest first", "Owner | A to Z", "Value | Lowest first · Current"],
			...["Annualized Value | Highest first", "Annualized Expected Value | Highest first"],
		]);
		assert.equal(written(orderItems(undefined)).filter((line) => line.includes("Current")).length, 0);
	});

	it("are the document's eight in both directions", () => {
		for (const current of [undefined, ...ORDERS])
			assert.deepEqual(values(orderItems(current)).sort(), [...ORDERS].sort());
	});

	it("are taken as they are shown, or reversed by their button", async () => {
		const boxes = new FakeBoxes();
		const shown = pickOrder(boxes, "-value");
		assert.equal((await boxes.openPick("Sort By")).active, "-value");
		(await boxes.openPick()).choose("Confidence");
		assert.equal(await shown, "-confidence");
		const reversed = pickOrder(boxes, "-value");
		(await boxes.openPick()).pressOn("Value", "Reverse: Lowest first");
		assert.equal(await reversed, "value");
	});
});
