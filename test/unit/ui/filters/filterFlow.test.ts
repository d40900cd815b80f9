import assert from "node:assert/strict";
import { FakeHost } from "./promptHost.ts";

describe("The filter prompt", () => {
	it("offers every filter by its name, the rarer ones on a second page", async () => {
		const host = new FakeHost();
		void host.filter();
		const main = await host.page();
		assert.deepEqual(main.labels, [
			...["Status", "Owners", "Won or Close Date", "Date Created", "Date Updated", "Value Periods"],
			...["Stalled", "Lead", "Smart View", "Query", "Advanced…"],
		]);
		main.choose("Advanced…");
		assert.deepEqual((await host.page()).labels, ["Status Label", "Status Parameter", "Organization", "Lead Query"]);
	});

	it("marks what Close has deprecated", async () => {
		const host = new FakeHost();
		void host.filter();
		(await host.page()).choose("Advanced…");
		assert.match((await host.page()).row("Lead Query").description ?? "", /^Any \(deprecated by Close\)$/);
	});

	it("has types and statuses in one row, which clears both", async () => {
		const host = new FakeHost({ status_type: ["active"], status_id: ["stat_x"], query: "x" });
		void host.filter();
		const main = await host.page();
		assert.equal(main.row("Status").description, "Open · stat_x");
		main.pressOn("Status", "Clear Status");
		assert.deepEqual(host.filters, { query: "x" });
		assert.equal(host.applied.length, 1);
	});

	it("says how the two rare filters by status differ", async () => {
		const host = new FakeHost();
		void host.filter();
		(await host.page()).choose("Advanced…");
		const page = await host.quickInputs.openPick("Advanced Filters");
		assert.match(page.row("Status Label").detail ?? "", /exactly this label/);
		assert.match(page.row("Status Parameter").detail ?? "", /parameter "status"/);
	});

	it("has an icon in each row", async () => {
		const host = new FakeHost();
		void host.filter();
		const main = await host.page();
		const icons = main.rows.map(({ icon }) => icon);
		main.choose("Advanced…");
		assert.ok([...icons, ...(await host.page()).rows.map(({ icon }) => icon)].every(Boolean));
	});

	it("shows what is set, with a button to clear it alone, and one to clear all", async () => {
		const host = new FakeHost({ status_type: ["won", "active"], date_won: "this_year", is_stalled: false, query: "x" });
		void host.filter();
		const main = await host.page();
		assert.equal(main.row("Status").description, "Won, Open");
		assert.equal(main.row("Won or Close Date").description, "This year");
		assert.equal(main.row("Stalled").description, "Not stalled");
		assert.equal(main.row("Owners").description, "Any");
		assert.equal(main.row("Owners").buttons, undefined);

		main.pressOn("Stalled", "Clear Stalled");
		assert.deepEqual(host.filters, { status_type: ["won", "active"], date_won: "this_year", query: "x" });
		assert.equal(main.row("Stalled").description, "Any");
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
		assert.equal(main.row("Advanced…").description, "Organization, Lead Query");
		main.choose("Advanced…");
		(await host.page()).pressOn("Lead Query", "Clear Lead Query");
		assert.deepEqual(host.filters, { organization_id: "orga_1" });
	});

	it("applies each choice at once and stays, at the filter that was set, until it is left", async () => {
		const host = new FakeHost();
		const ended = host.filter();
		(await host.page()).choose("Stalled");
		const stalled = await host.page();
		assert.equal(stalled.row("Any").description, "Current");
		stalled.choose("Stalled only");
		const main = await host.page();
		assert.deepEqual(host.filters, { is_stalled: true });
		assert.equal(main.active, "is_stalled");
		assert.equal(main.row("Stalled").description, "Stalled only");
		main.choose("Status");
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
			"Status",
			"Value Periods",
			"Won or Close Date",
			"Smart View",
			"Stalled",
			"Lead",
			"Query",
		]) {
			(await host.page()).choose(entry);
			(await host.page()).goBack();
		}
		(await host.page()).choose("Advanced…");
		for (const entry of ["Status Label", "Status Parameter", "Organization", "Lead Query"]) {
			(await host.page()).choose(entry);
			(await host.quickInputs.openText()).goBack();
		}
		(await host.page()).goBack();
		const main = await host.page();
		assert.equal(main.back, false);
		assert.equal(main.active, "advanced");
		main.escape();
		await ended;
		assert.deepEqual(host.applied, []);
	});

	it("ends wherever it is left", async () => {
		for (const entry of ["Owners", "Won or Close Date", "Lead", "Query", "Stalled"]) {
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
		(await host.page()).choose("Won or Close Date");
		(await host.page()).choose("Today");
		(await host.page()).choose("Status");
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
