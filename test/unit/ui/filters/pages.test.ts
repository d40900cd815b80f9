import assert from "node:assert/strict";
import { CloseError, UserError } from "../../../../src/close/base/errors.ts";
import { FakeHost } from "./promptHost.ts";

/** What was begun has come to its end. */
const settled = () => new Promise<void>((resolve) => setImmediate(resolve));

describe("The page of owners", () => {
	it("asks for the people of the organization, with those that are set checked", async () => {
		const host = new FakeHost({ user_id: ["user_b", "user_x", "me"] });
		await host.open("Owners");
		const list = await host.page();
		assert.deepEqual(host.fake.calls, ["people of orga_1"]);
		assert.deepEqual(list.headings, ["Members", "Former members", "IDs without names", ""]);
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
		assert.match((await host.page()).labels[0] ?? "", /doesn't say.*Enter IDs/);
		assert.deepEqual(host.fake.calls, []);
	});

	it("takes IDs by hand, beginning with what is checked, and leads back with them", async () => {
		const host = new FakeHost({ user_id: ["user_a"] });
		await host.open("Owners");
		const list = await host.page();
		list.toggle("Bob");
		list.toggle("Enter IDs…");
		const box = await host.quickInputs.openText();
		assert.equal(box.value, "user_a, user_b");
		box.goBack();
		const again = await host.page();
		assert.deepEqual(again.checkedLabels, ["Ann", "Bob"]);
		assert.deepEqual(host.applied, []);
		again.toggle("Enter IDs…");
		(await host.quickInputs.openText()).enter("user_z,user_y");
		await host.page();
		assert.deepEqual(host.filters.user_id, ["user_z", "user_y"]);
	});
});

describe("The page of statuses", () => {
	it("begins with what is set, and takes types and statuses at once", async () => {
		const host = new FakeHost({ status_type: ["active"], status_id: ["stat_1"] });
		await host.open("Status");
		const list = await host.page();
		assert.deepEqual(host.fake.calls, ["pipelines"]);
		assert.deepEqual(list.headings, ["Status Types", "Sales", ""]);
		assert.deepEqual(list.checkedLabels, ["Open", "Demo"]);
		list.toggle("Open", "Lost", "All statuses in Sales");
		list.accept();
		await host.page();
		assert.deepEqual(host.filters, { status_type: ["lost"], status_id: ["stat_1", "stat_2"] });
		assert.equal(host.applied.length, 1);
	});

	it("shows a pipeline as checked once its statuses are read, if all of them are set", async () => {
		const host = new FakeHost({ status_id: ["stat_1", "stat_2"] });
		await host.open("Status");
		assert.deepEqual((await host.page()).checkedLabels, ["All statuses in Sales", "Demo", "Won"]);
	});

	it("takes IDs by hand in place of the checked statuses, and keeps the types", async () => {
		const host = new FakeHost({ status_type: ["won"], status_id: ["stat_1"] });
		await host.open("Status");
		(await host.page()).toggle("Enter IDs…");
		const box = await host.quickInputs.openText("Status");
		assert.equal(box.value, "stat_1");
		box.enter("stat_8, stat_9");
		await host.page();
		assert.deepEqual(host.filters, { status_type: ["won"], status_id: ["stat_8", "stat_9"] });
	});
});

describe("The number of matches", () => {
	const titles = async (host: FakeHost) => {
		host.clock.pass(1000);
		return (await host.page()).title;
	};

	it("follows what is checked before it is taken", async () => {
		const host = new FakeHost({ user_id: ["user_b"] });
		host.count = async ({ filters }) => 10 * (filters.user_id?.length ?? 0);
		await host.open("Owners");
		await host.page();
		assert.equal(await titles(host), "Owners · 10 matches");
		(await host.page()).toggle("Ann");
		assert.equal((await host.page()).title, "Owners");
		assert.equal(await titles(host), "Owners · 20 matches");
		assert.deepEqual(host.applied, []);
	});

	it("follows the row that Enter would choose, where one is chosen", async () => {
		const host = new FakeHost();
		host.count = async ({ filters: { date_won } }) => (date_won === "this_year" ? 118 : 1);
		await host.open("Won or Close Date");
		const list = await host.page();
		list.moveTo("This year");
		assert.equal(await titles(host), "Won or Close Date · 118 matches");
		list.moveTo("Custom Range…");
		assert.equal(await titles(host), "Won or Close Date");
		assert.deepEqual(host.applied, []);
	});

	it("is that of the View in the menu, and ends with the prompt", async () => {
		const host = new FakeHost({ is_stalled: true });
		const signals: AbortSignal[] = [];
		host.count = (_, signal) => {
			signals.push(signal);
			return new Promise(() => {});
		};
		const ended = host.filter();
		await host.page();
		host.clock.pass(1000);
		assert.equal(signals.length, 1);
		(await host.page()).escape();
		await ended;
		assert.equal(signals[0]?.aborted, true);
		assert.equal(host.clock.waiting, 0);
	});
});

describe("The pages of a Smart View and of a lead", () => {
	it("hold the one that is set under its name, and lead back from the ID", async () => {
		const host = new FakeHost({ lead_saved_search_id: "save_2" });
		await host.open("Smart View");
		const list = await host.page();
		assert.deepEqual(list.labels, ["Any", "Hot leads", "Cold leads", "Enter ID…"]);
		assert.equal(list.active, "save_2");
		assert.equal(list.row("Cold leads").description, "Current");
		list.choose("Enter ID…");
		const box = await host.quickInputs.openText();
		assert.equal(box.value, "save_2");
		box.goBack();
		(await host.page()).choose("Any");
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
		host.fake.failure = new UserError("No network.");
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
		assert.deepEqual((await host.page()).labels, ["Any", "Enter ID…"]);
	});

	it("name the chosen lead from then on", async () => {
		const host = new FakeHost();
		await host.open("Lead");
		(await host.page()).choose("Acme");
		assert.equal((await host.page()).row("Lead").description, "Acme");
	});
});

describe("The typed filters", () => {
	for (const entry of ["Status Label", "Status Parameter"] as const) {
		const key = entry === "Status Parameter" ? "status" : "status_label";

		it(`ask whether a comma parts two or belongs to one: ${entry}`, async () => {
			const host = new FakeHost();
			await host.open(entry);
			const box = await host.quickInputs.openText();
			box.enter("Won, verbal");
			await settled();
			assert.deepEqual(host.applied, []);
			assert.equal(
				box.fault?.text,
				'Press Enter again to filter by 2 statuses: Won · verbal. If the name of a status has a comma, put quotation marks around it: "Won, verbal".',
			);
			box.enter('"Won, verbal"');
			await host.page();
			assert.deepEqual(host.filters[key], ["Won, verbal"]);
			assert.equal(host.sent[key], "Won, verbal");
		});

		it(`take two at a second Enter, and known ones at the first: ${entry}`, async () => {
			const host = new FakeHost();
			await host.open(entry);
			const box = await host.quickInputs.openText();
			box.enter("Won, verbal");
			await settled();
			box.accept();
			const main = await host.page();
			assert.deepEqual(host.filters[key], ["Won", "verbal"]);
			main.choose("Advanced…");
			(await host.page()).choose(entry);
			(await host.quickInputs.openText()).enter("Won, Demo");
			await host.page();
			assert.deepEqual(host.filters[key], ["Won", "Demo"]);
		});
	}

	it("ask where Close has the whole as well as its parts, and where its statuses cannot be read", async () => {
		const host = new FakeHost();
		const type: "active" = "active";
		const labels = ["Won", "verbal", "Won, verbal"];
		host.names.pipelines = [{ id: "pipe_1", name: "", statuses: labels.map((label) => ({ id: label, label, type })) }];
		await host.open("Status Label");
		(await host.quickInputs.openText()).enter("Won, verbal");
		await settled();
		assert.match((await host.quickInputs.openText()).fault?.text ?? "", /again to filter by 2/);
		const other = new FakeHost();
		other.fake.failure = new Error("No network.");
		await other.open("Status Label");
		(await other.quickInputs.openText()).enter("Won, Demo");
		await settled();
		assert.match((await other.quickInputs.openText()).fault?.text ?? "", /again to filter by 2/);
	});

	it("take nothing of what was typed on from while it was looked after", async () => {
		const host = new FakeHost();
		await host.open("Status Label");
		const box = await host.quickInputs.openText();
		box.enter("Won, Demo");
		box.type("Won, Demo, x");
		await settled();
		assert.deepEqual(host.applied, []);
	});

	it("are checked as they are typed", async () => {
		const host = new FakeHost();
		await host.open("Status Label");
		const box = await host.quickInputs.openText();
		box.enter('"Won, signed", Lost');
		assert.match(box.fault?.text ?? "", /comma/);
		box.type('"Won, signed"');
		assert.equal(box.fault, undefined);
		assert.deepEqual(host.applied, []);
	});
});
