import assert from "node:assert/strict";
import { relativeText } from "../../../../src/opportunities/details/relativeTime.ts";

const NOW = new Date(2026, 10, 26, 15, 0);

/** The moment this many milliseconds away. */
const moment = (distance: number) => new Date(NOW.getTime() + distance).toISOString();
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

describe("relative times", () => {
	it("tell days apart by the calendar, whatever the hour", () => {
		for (const [day, text] of [
			["2026-11-26", "today"],
			["2026-11-27", "tomorrow"],
			["2026-11-25", "yesterday"],
			["2026-12-03", "in 7 days"],
			["2026-11-05", "3 weeks ago"],
			["2026-08-26", "3 months ago"],
			["2024-11-26", "2 years ago"],
		] as const)
			assert.equal(relativeText(day, NOW, "en"), text);
	});

	it("tell moments by the clock", () => {
		for (const [distance, text] of [
			[0, "this minute"],
			[-20_000, "this minute"],
			[-5 * 60_000, "5 minutes ago"],
			[3 * HOUR, "in 3 hours"],
			[-DAY, "yesterday"],
			[-20 * DAY, "3 weeks ago"],
			[-400 * DAY, "1 year ago"],
		] as const)
			assert.equal(relativeText(moment(distance), NOW, "en"), text);
	});

	it("say yesterday of yesterday alone, and last year of nothing", () => {
		const night = new Date(2026, 10, 25, 1, 0);
		const ago = (hours: number) => relativeText(new Date(night.getTime() - hours * HOUR).toISOString(), night, "en");
		assert.equal(ago(20), "20 hours ago");
		assert.equal(ago(24), "yesterday");
		assert.equal(ago(30), "2 days ago");
		assert.equal(relativeText("2024-12-20", new Date(2026, 0, 5), "en"), "1 year ago");
		assert.equal(relativeText("2026-01-16", new Date(2026, 2, 2), "en"), "1 month ago");
	});

	it("speak the user's language, and English where Intl cannot read it", () => {
		assert.equal(relativeText("2026-11-27", NOW, "de"), "morgen");
		assert.equal(relativeText("2026-11-27", NOW, "no locale"), "tomorrow");
	});

	it("have nothing to say of what is no date", () => {
		for (const text of ["", "soon", "2026-02-30", "2026-13-01T00:00:00Z"])
			assert.equal(relativeText(text, NOW, "en"), "");
	});
});
