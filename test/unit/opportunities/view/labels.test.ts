import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { GROUPINGS } from "../../../../src/close/schema/grouping.ts";
import { ORDERS } from "../../../../src/close/schema/order.ts";
import { NAMED_PERIODS, periodLabel } from "../../../../src/opportunities/time/periods.ts";
import { groupingLabel, orderLabel } from "../../../../src/opportunities/view/labels.ts";
import { titleCase } from "../../titleCase.ts";

const SETTINGS: Readonly<Record<string, string>> = JSON.parse(
	readFileSync(new URL("../../../../package.nls.json", import.meta.url), "utf8"),
);

/** What the settings page calls a value. */
function settingText(setting: "groupBy" | "orderBy", value: string, reversed: string): string | undefined {
	return SETTINGS[`config.${setting}.${value.startsWith("-") ? `${value.slice(1)}.${reversed}` : value}`];
}

describe("The prompts and the settings page", () => {
	for (const grouping of GROUPINGS)
		it(`have the same words for the grouping ${grouping}`, () => {
			const label = groupingLabel(grouping === "none" ? undefined : grouping);
			assert.equal(titleCase(label), settingText("groupBy", grouping, "reversed"));
		});

	for (const order of ORDERS)
		it(`have the same words for the order ${order}`, () => {
			assert.equal(titleCase(orderLabel(order)), settingText("orderBy", order, "descending"));
		});
});

describe("A named period", () => {
	it("has a label of its own in sentence case", () => {
		for (const period of NAMED_PERIODS)
			assert.equal(periodLabel(period).toLowerCase(), period.replaceAll("_", " "), period);
		assert.equal(periodLabel("last_7_days"), "Last 7 days");
	});
});
