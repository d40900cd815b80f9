import assert from "node:assert/strict";
import { FakeHost } from "./promptHost.ts";

describe("The filter prompt", () => {
	it("offers every filter by its name, the rarer ones on a second page", async () => {
		const host = new FakeHost();
		void host.filter();
		const main = await host.page();
		assert.deepEqual(main.labels, [
			...["Owners", "Statuses", "Status types", "Value periods", "Won or close date", "Created date", "Updated date"],
			...["Smart View", "Stalled", "Lead", "Query", "More…"],
		]);
		main.choose("More…");
		assert.deepEqual((await host.page()).labels, ["Status label", "Status", "Organization", "Lead query"]);
	});

	it("marks what Close has deprecated", async () => {
		const host = new FakeHost();
		void host.filter();
		(await host.page()).choose("More…");
		assert.match((await host.page()).row("Lead query").description ?? "", /deprecated by Close/);
	});

	it("shows what is set, with a button to clear it alone, and one to clear all", async () => {
		const host = new FakeHost({ status_type: ["won", "active"], date_won: "this_year", is_stalled: false, query: "x" });
		void host.filter();
		const main = await host.page();
		assert.equal(main.row("Status types").description, "Won, Open");
		assert.equal(main.row("Won or close date").description, "This year");
		assert.equal(main.row("Stalled").description, "Not stalled");
		assert.equal(main.row("Owners").description, undefined);
		assert.equal(main.row("Owners").buttons, undefined);

		main.pressOn("Stalled", "Clear Stalled");
		assert.deepEqual(host.filters, { status_type: ["won", "active"], date_won: "this_year", query: "x" });
		assert.equal(main.row("Stalled").description, undefined);
		assert.equal(main.active, "is_stalled");

		main.press("Clear All");
		assert.deepEqual(host.filters, {});
		assert.deepEqual(main.buttons, []);
		assert.deepEqual(host.view(), { group_by: "user_id", order_by: "-value", filters: {} });
		assert.equal(host.applied.length, 2);
	});

	it("names on the first page what is set on the second one", async () => {
		const host = new FakeHost({ organization_id: "orga_1", lead_query: "hot" });
		void host.filter();
		const main = await host.page();
		assert.equal(main.row("More…").description, "Organization, Lead query");
		main.choose("More…");
		(await host.page()).pressOn("Lead query", "Clear Lead query");
		assert.deepEqual(host.filters, { organization_id: "orga_1" });
	});

	it("applies each choice at once and stays, at the filter that was set, until it is left", async () => {
		const host = new FakeHost();
		const ended = host.filter();
		(await host.page()).choose("Stalled");
		const stalled = await host.page();
		assert.equal(stalled.row("Either").description, "Current");
		stalled.choose("Stalled only");
		const main = await host.page();
		assert.deepEqual(host.filters, { is_stalled: true });
		assert.equal(main.active, "is_stalled");
		assert.equal(main.row("Stalled").description, "Stalled only");
		main.choose("Status types");
		const types = await host.page();
		types.toggle("Lost");
		types.accept();
		(await host.page()).escape();
		await ended;
		assert.equal(await host.quickInputs.closed(), true);
		assert.deepEqual(host.filters, { is_stalled: true, status_type: ["lost"] });
	});

	it("leads back page by page without changing anything", async () => {
		const host = new FakeHost({ query: "x" });
		const ended = host.filter();
		for (const entry of [
			"Owners",
			"Statuses",
			"Status types",
			"Value periods",
			"Won or close date",
			"Smart View",
			"Stalled",
			"Lead",
			"Query",
		]) {
			(await host.page()).choose(entry);
			(await host.page()).goBack();
		}
		(await host.page()).choose("More…");
		for (const entry of ["Status label", "Status", "Organization", "Lead query"]) {
			(await host.page()).choose(entry);
			(await host.quickInputs.openText()).goBack();
		}
		(await host.page()).goBack();
		const main = await host.page();
		assert.equal(main.back, false);
		assert.equal(main.active, "more");
		main.escape();
		await ended;
		assert.deepEqual(host.applied, []);
	});

	it("ends wherever it is left", async () => {
		for (const entry of ["Owners", "Won or close date", "Lead", "Query", "Stalled"]) {
			const host = new FakeHost();
			const ended = host.filter();
			(await host.page()).choose(entry);
			(await host.page()).escape();
			await ended;
			assert.equal(await host.quickInputs.closed(), true, entry);
			assert.deepEqual(host.applied, []);
		}
	});

	it("does not ask the server again for what is set already", async () => {
		const host = new FakeHost({ is_stalled: true, date_won: "today", status_type: ["won"] });
		void host.filter();
		(await host.page()).choose("Stalled");
		(await host.page()).choose("Stalled only");
		(await host.page()).choose("Won or close date");
		(await host.page()).choose("Today");
		(await host.page()).choose("Status types");
		(await host.page()).accept();
		await host.page();
		assert.deepEqual(host.applied, []);
	});

	it("changes nothing in a session that began after it", async () => {
		const host = new FakeHost({ query: "x" });
		void host.filter();
		(await host.page()).choose("Stalled");
		host.directory = undefined;
		(await host.page()).choose("Stalled only");
		(await host.page()).press("Clear All");
		assert.deepEqual(host.applied, []);
	});
});
