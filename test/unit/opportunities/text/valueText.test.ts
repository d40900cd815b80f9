import assert from "node:assert/strict";
import { Currencies } from "../../../../src/opportunities/text/currencies.ts";
import { spokenValue, type Valued, valueText } from "../../../../src/opportunities/text/valueText.ts";

const row = { value: 1_200_000, value_period: "monthly", value_formatted: "", value_currency: "USD" } as const;
const text = (row: Valued, locale = "en", amounts = new Currencies()) => valueText(row, locale, amounts);

describe("valueText", () => {
	it("takes the server's own text where there is one", () => {
		const unknown = { ...row, value_currency: null };
		assert.equal(text({ ...unknown, value_formatted: "R$12.000 monthly" }, "de"), "R$12.000/mo");
		assert.equal(text({ ...unknown, value_formatted: "12 000 Kč per month" }, "de"), "12 000 Kč/mo");
		assert.equal(text({ ...unknown, value_formatted: "$12k a month" }), "12,000/mo", "that is not the value");
	});

	it("says the period from value_period, whatever the server's text says or leaves out", () => {
		const written = (value_period: string | null, value_formatted: string) =>
			text({ ...row, value: 50_000, value_period, value_formatted });
		assert.equal(written("one_time", "$500"), "$500");
		assert.equal(written("monthly", "$500 monthly"), "$500/mo");
		assert.equal(written("annual", "$500"), "$500/yr");
		assert.equal(written("annual", "$500 monthly"), "$500/yr");
		assert.equal(written("one_time", "$500 annual"), "$500");
		assert.equal(written("quarterly", "$500"), "$500 (Quarterly)");
		assert.equal(written(null, "$500"), "$500");
	});

	it("is spoken without signs", () => {
		const spoken = (value_period: string) => spokenValue({ ...row, value_period }, "en", new Currencies());
		assert.deepEqual(["one_time", "monthly", "annual"].map(spoken), ["$12,000", "$12,000 a month", "$12,000 a year"]);
		assert.equal(spokenValue({ ...row, value: null }, "en", new Currencies()), "No value");
	});

	it("writes value and period where the server gives no text", () => {
		assert.equal(text(row), "$12,000/mo");
		assert.equal(text({ ...row, value_formatted: null, value_period: "annual" }), "$12,000/yr");
		assert.equal(text({ ...row, value_period: "one_time" }), "$12,000");
		assert.equal(text({ ...row, value_currency: "JPY" }), "¥1,200,000/mo");
		assert.equal(text({ ...row, value_currency: "KWD" }), "KWD\u00a01,200/mo");
	});

	it("takes the only currency of the session for that of a row without one, and none where there are several", () => {
		const amounts = new Currencies();
		amounts.learn([{ value_currency: "EUR" }]);
		assert.equal(text({ ...row, value_currency: null }, "en", amounts), "€12,000/mo");
		amounts.learn([{ value_currency: "USD" }]);
		assert.equal(text({ ...row, value_currency: null }, "en", amounts), "12,000/mo");
	});

	it("claims no period that the server does not tell, and repeats one that nobody knows", () => {
		assert.equal(text({ ...row, value_period: null }), "$12,000");
		assert.equal(text({ ...row, value_period: "every_2_weeks" }), "$12,000 (Every 2 weeks)");
	});

	it("tells no value from a value of 0, which the server leaves without text", () => {
		assert.equal(text({ ...row, value: 0 }), "$0");
		assert.equal(text({ ...row, value: null }), "No value");
		assert.equal(text({ ...row, value: null, value_formatted: "$5" }), "No value");
	});

	it("does not let the server's text turn around what follows it", () => {
		const unknown = { ...row, value: 500, value_currency: null };
		assert.equal(text({ ...unknown, value_formatted: "\u202e$5\n" }), "$5/mo");
		assert.equal(text({ ...row, value_formatted: "\u200b" }), "$12,000/mo");
	});
});
