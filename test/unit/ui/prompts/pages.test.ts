import assert from "node:assert/strict";
import { CloseError } from "../../../../src/close/errors.ts";
import { FakeHost } from "./promptHost.ts";

describe("The page of owners", () => {
	it("asks for the people of the organization, with those that are set checked", async () => {
		const host = new FakeHost({ user_id: ["user_b", "user_x", "me"] });
		await host.open("Owners");
		const list = await host.page();
		assert.deepEqual(host.fake.calls, ["people of orga_1"]);
		assert.deepEqual(list.headings, ["Members", "Former members", "IDs without a known name", ""]);
		assert.deepEqual(list.checkedLabels, ["Me", "Bob", "user_x"]);
	});

	it("shows the server's reason where names cannot be read, and retries without losing what was checked", async () => {
		const host = new FakeHost({ user_id: ["user_b"] });
		host.owners = [{ id: "user_o", name: "Olga" }];
		host.fake.failure = new CloseError("forbidden", "Refused.", { reason: "No access to users.", advice: "" });
		await host.open("Owners");
		const list = await host.page();
		assert.deepEqual(list.labels, ["No access to users.", "Me", "Olga", "user_b", "Enter IDs…"]);
		list.toggle("Olga");
		host.fake.failure = undefined;
		list.pressOn("No access to users.", "Retry");
		await host.page();
		assert.deepEqual(list.checkedLabels, ["Bob", "Olga"]);
		list.accept();
		await host.page();
		assert.deepEqual(host.filters.user_id?.toSorted(), ["user_b", "user_o"]);
	});

	it("says that names cannot be read where the organization is unknown", async () => {
		const host = new FakeHost();
		host.organization = undefined;
		await host.open("Owners");
		assert.match((await host.page()).labels[0] ?? "", /does not tell.*Enter IDs/);
		assert.deepEqual(host.fake.calls, []);
	});

	it("takes IDs by hand, beginning with what is checked, and leads back with them", async () => {
		const host = new FakeHost({ user_id: ["user_a"] });
		await host.open("Owners");
		const list = await host.page();
		list.toggle("Bob");
		list.toggle("Enter IDs…");
		const box = await host.boxes.openText();
		assert.equal(box.value, "user_a, user_b");
		box.goBack();
		const again = await host.page();
		assert.deepEqual(again.checkedLabels, ["Ann", "Bob"]);
		assert.deepEqual(host.applied, []);
		again.toggle("Enter IDs…");
		(await host.boxes.openText()).enter("user_z,user_y");
		await host.page();
		assert.deepEqual(host.filters.user_id, ["user_z", "user_y"]);
	});
});

describe("The page of a date", () => {
	it("offers all named periods with the days that they mean now", async () => {
		const host = new FakeHost({ date_won: "last_week" });
		await host.open("Won date");
		const list = await host.page();
		assert.deepEqual(list.labels, [
			...["Any time", "Today", "Yesterday", "This week", "Last week", "This month", "Last month", "Next month"],
			...["This quarter", "Last quarter", "Next quarter", "This year", "Last year"],
			...["Last 7 days", "Last 30 days", "Last 90 days", "Next 30 days"],
			...["From… to…", "On…", "From…", "After…", "Up to…", "Before…"],
		]);
		const days = (label: string) => list.row(label).description?.replace(/[\u2009\u202f]/g, " ");
		assert.equal(days("This quarter"), "Oct 1 – Dec 31, 2026");
		assert.equal(days("Today"), "Nov 11, 2026");
		assert.equal(days("Last week"), "Nov 2 – 8, 2026 · Current");
		assert.equal(list.active, "last_week");
	});

	it("asks for the first and the last day, which is included, each checked as it is typed", async () => {
		const host = new FakeHost();
		await host.open("Won date");
		(await host.page()).choose("From… to…");
		const from = await host.boxes.openText();
		assert.deepEqual(from.step, [1, 2]);
		from.type("2026-02-3");
		assert.equal(from.fault?.unfinished, true);
		from.enter("2026-02-30");
		assert.match(from.fault?.text ?? "", /no day 2026-02-30/);
		from.enter("2026-03-01");
		const to = await host.boxes.openText();
		assert.deepEqual(to.step, [2, 2]);
		to.enter("2026-02-28");
		assert.match(to.fault?.text ?? "", /2026-03-01 or later/);
		to.enter("2026-03-31");
		await host.page();
		assert.deepEqual(host.sent, { date_won__gte: "2026-03-01", date_won__lt: "2026-04-01" });
	});

	it("begins with the days that are set, and keeps the first one on the way back", async () => {
		const host = new FakeHost({ date_won: { gte: "2026-01-01", lt: "2026-04-01" } });
		await host.open("Won date");
		const list = await host.page();
		assert.equal(list.active, "fromTo");
		assert.equal(list.row("From… to…").description?.replace(/\u2009/g, " "), "Jan 1 – Mar 31, 2026 · Current");
		list.choose("From… to…");
		const from = await host.boxes.openText();
		assert.equal(from.value, "2026-01-01");
		from.enter("2026-02-01");
		const to = await host.boxes.openText();
		assert.equal(to.value, "2026-03-31");
		to.goBack();
		assert.equal((await host.boxes.openText()).value, "2026-02-01");
		assert.deepEqual(host.applied, []);
	});

	it("begins with the days of a period that is set", async () => {
		const host = new FakeHost({ date_created: "this_year" });
		await host.open("Created date");
		(await host.page()).choose("From… to…");
		const from = await host.boxes.openText();
		assert.equal(from.value, "2026-01-01");
		from.enter(from.value);
		assert.equal((await host.boxes.openText()).value, "2026-12-31");
	});

	it("takes one end alone, and neither as any time", async () => {
		for (const [from, to, sent] of [
			["2026-01-01", "", { date_won__gte: "2026-01-01" }],
			["", "2026-01-01", { date_won__lt: "2026-01-02" }],
			["", "", {}],
		] as const) {
			const host = new FakeHost({ date_won: { eq: "2020-01-01" } });
			await host.open("Won date");
			(await host.page()).choose("From… to…");
			(await host.boxes.openText()).enter(from);
			(await host.boxes.openText()).enter(to);
			await host.page();
			assert.deepEqual(host.sent, sent);
		}
	});

	it("takes moments for created and updated dates alone", async () => {
		const moment = "2026-01-31T09:30:00Z";
		const won = new FakeHost();
		await won.open("Won date");
		(await won.page()).choose("After…");
		const refused = await won.boxes.openText();
		refused.enter(moment);
		assert.match(refused.fault?.text ?? "", /2026-01-31/);
		refused.goBack();
		assert.equal((await won.page()).active, "gt");
	});

	it("begins a bound with the one that is set, and puts it in place of the others", async () => {
		const host = new FakeHost({ date_won: { gt: "2026-01-01", lte: "2026-02-01" } });
		await host.open("Won date");
		(await host.page()).choose("After…");
		const box = await host.boxes.openText();
		assert.equal(box.value, "2026-01-01");
		box.enter("2026-01-15");
		await host.page();
		assert.deepEqual(host.sent, { date_won__gt: "2026-01-15" });
	});
});

describe("The page of the query", () => {
	const LONG = "status_change(old_status:active new_status:won date:yesterday)";

	it("puts the document's examples into the box, to be changed or taken", async () => {
		const host = new FakeHost();
		await host.open("Query");
		const box = await host.page();
		assert.deepEqual(box.labels, ["No query", "note:important", LONG]);
		box.choose("note:important");
		assert.equal(box.value, "note:important");
		assert.deepEqual(box.labels, ["Filter by note:important", LONG]);
		assert.deepEqual(host.applied, []);
		box.choose(LONG);
		assert.equal(box.value, LONG);
		box.accept();
		await host.page();
		assert.deepEqual(host.sent, { query: LONG });
	});

	it("takes what is typed, without outer spaces", async () => {
		const host = new FakeHost();
		await host.open("Query");
		const box = await host.page();
		box.type(" note:urgent ");
		assert.deepEqual(box.labels, ["Filter by note:urgent"]);
		box.accept();
		await host.page();
		assert.deepEqual(host.sent, { query: "note:urgent" });
	});

	it("takes what is typed even where Enter comes before the list has followed", async () => {
		const host = new FakeHost();
		await host.open("Query");
		const box = await host.page();
		box.value = "note";
		box.choose("note:important");
		await host.page();
		assert.deepEqual(host.sent, { query: "note" });

		(await host.page()).choose("Query");
		const other = await host.page();
		other.value = "other";
		other.acceptNothing();
		await host.page();
		assert.deepEqual(host.sent, { query: "other" });
	});

	it("begins with the one that is set, and clears it where nothing is left", async () => {
		const host = new FakeHost({ query: "note:x" });
		await host.open("Query");
		const box = await host.page();
		assert.equal(box.value, "note:x");
		assert.deepEqual(box.labels, ["Filter by note:x", "note:important", LONG]);
		box.type("");
		box.accept();
		await host.page();
		assert.deepEqual(host.filters, {});
	});

	it("says why a query is too long", async () => {
		const host = new FakeHost();
		await host.open("Query");
		const box = await host.page();
		box.type("x".repeat(10_001));
		box.accept();
		assert.match((await host.page()).labels[0] ?? "", /filters\.query takes a text of up to 10000 characters/);
		assert.deepEqual(host.applied, []);
	});
});

describe("The pages of a Smart View and of a lead", () => {
	it("hold the one that is set under its name, and lead back from the ID", async () => {
		const host = new FakeHost({ lead_saved_search_id: "save_2" });
		await host.open("Smart View");
		const list = await host.page();
		assert.deepEqual(list.labels, ["Any lead", "Hot leads", "Cold leads", "Enter ID…"]);
		assert.equal(list.active, "save_2");
		assert.equal(list.row("Cold leads").description, "Current");
		list.choose("Enter ID…");
		const box = await host.boxes.openText();
		assert.equal(box.value, "save_2");
		box.goBack();
		(await host.page()).choose("Any lead");
		await host.page();
		assert.deepEqual(host.filters, {});
	});

	it("hold one that the server does not list", async () => {
		const host = new FakeHost({ lead_saved_search_id: "save_9" });
		await host.open("Smart View");
		assert.ok((await host.page()).labels.includes("save_9"));
	});

	it("retry by choosing the reason why Smart Views cannot be read", async () => {
		const host = new FakeHost();
		host.fake.failure = new Error("No network.");
		await host.open("Smart View");
		const list = await host.page();
		host.fake.failure = undefined;
		list.choose("No network.");
		assert.ok((await host.page()).labels.includes("Hot leads"));
	});

	it("offer no lead where no row is selected", async () => {
		const host = new FakeHost();
		host.lead = undefined;
		await host.open("Lead");
		assert.deepEqual((await host.page()).labels, ["Any lead", "Enter ID…"]);
	});

	it("name the chosen lead from then on", async () => {
		const host = new FakeHost();
		await host.open("Lead");
		(await host.page()).choose("Acme");
		assert.equal((await host.page()).row("Lead").description, "Acme");
	});
});

describe("The typed filters", () => {
	it("are checked as they are typed", async () => {
		const host = new FakeHost();
		await host.open("Status label");
		const box = await host.boxes.openText();
		box.enter('"Won, signed", Lost');
		assert.match(box.fault?.text ?? "", /comma/);
		box.type('"Won, signed"');
		assert.equal(box.fault, undefined);
		assert.deepEqual(host.applied, []);
	});
});
