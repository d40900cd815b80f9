import assert from "node:assert/strict";
import { valueText } from "../../../src/pipeline/valueText.ts";

const row = { value: 1_200_000, value_period: "monthly", value_formatted: "", value_currency: "USD" } as const;

describe("valueText", () => {
	it("takes the server's own text where there is one", () => {
		assert.equal(valueText({ ...row, value_formatted: "$12k a month" }, "de"), "$12k a month");
	});

	it("writes value and period where the server gives no text", () => {
		assert.equal(valueText(row, "en"), "$12,000 monthly");
		assert.equal(valueText({ ...row, value_formatted: null, value_period: "annual" }, "en"), "$12,000 annual");
		assert.equal(valueText({ ...row, value_period: "one_time" }, "en"), "$12,000");
		assert.equal(valueText({ ...row, value_currency: "JPY" }, "en", 0), "¥1,200,000 monthly");
	});

	it("claims no period that the server does not tell, and repeats one that nobody knows", () => {
		assert.equal(valueText({ ...row, value_period: null }, "en"), "$12,000");
		assert.equal(valueText({ ...row, value_period: "every_2_weeks" }, "en"), "$12,000 (Every 2 weeks)");
	});

	it("tells no value from a value of 0, which the server leaves without text", () => {
		assert.equal(valueText({ ...row, value: 0 }, "en"), "$0");
		assert.equal(valueText({ ...row, value: null }, "en"), "No value");
		assert.equal(valueText({ ...row, value: null, value_formatted: "$5" }, "en"), "No value");
	});

	it("does not let the server's text turn around what follows it", () => {
		assert.equal(valueText({ ...row, value_formatted: "\u202e$5\n" }, "en"), "$5");
		assert.equal(valueText({ ...row, value_formatted: "\u200b" }, "en"), "$12,000 monthly");
	});
});
