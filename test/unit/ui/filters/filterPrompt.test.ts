import assert from "node:assert/strict";
import { FakeHost } from "./promptHost.ts";

describe("The filter prompt that begins with one filter", () => {
	it("shows the page of that filter, and ends once it is set", async () => {
		const host = new FakeHost();
		const ended = host.filter("date_won");
		(await host.page()).choose("Last quarter");
		await ended;
		assert.deepEqual(host.filters, { date_won: "last_quarter" });
	});

	it("leads back to all filters", async () => {
		const host = new FakeHost();
		const ended = host.filter("date_won");
		(await host.page()).goBack();
		const menu = await host.page();
		assert.ok(menu.labels.includes("Owners"));
		menu.escape();
		await ended;
		assert.deepEqual(host.applied, []);
	});

	it("has one page for types and statuses", async () => {
		const host = new FakeHost();
		void host.filter("status_type");
		assert.deepEqual((await host.page()).headings, ["Status Types", "Sales", ""]);
	});
});
