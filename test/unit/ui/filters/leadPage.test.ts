import assert from "node:assert/strict";
import { UserError } from "../../../../src/close/base/errors.ts";
import { HIDDEN } from "../../../../src/opportunities/text/mask.ts";
import type { Filters, View } from "../../../../src/opportunities/view/view.ts";
import { SEARCH_PAUSE_MS } from "../../../../src/ui/quickInput/searchPick.ts";
import type { Named } from "../../../../src/ui/session/identity.ts";
import { deal } from "../../opportunities/listing/fakeSource.ts";
import { rest } from "./fakeBoxes.ts";
import { FakeHost } from "./promptHost.ts";

const lead = (id: string, name: string): Named => ({ id: `lead_${id}`, name });
const found = (id: string, lead_name: string | null, note: string | null = null) => ({
	row: deal({ id: `oppo_${id}`, lead_id: `lead_${id}`, lead_name }),
	contact_name: null,
	note,
});

interface Opened {
	readonly leads?: readonly Named[];
	readonly filters?: Filters;
	readonly count?: FakeHost["count"];
}

/** The page of the lead, without a selected row. */
async function open({ leads = [], filters = {}, count }: Opened = {}) {
	const host = new FakeHost(filters);
	if (count !== undefined) host.count = count;
	host.lead = undefined;
	host.leads = leads;
	await host.open("Lead");
	const page = await host.page();
	/** Types a text, and lets Close answer. */
	const search = async (text: string) => {
		page.type(text);
		host.clock.pass(SEARCH_PAUSE_MS);
		await rest();
	};
	return { host, page, search };
}

describe("The page of a lead", () => {
	it("offers the leads of loaded rows, each once, and asks nothing", async () => {
		const { host, page } = await open({ leads: [lead("1", "Globex"), lead("2", "Acme"), lead("1", "Globex")] });
		assert.deepEqual(page.labels, ["Any", "Globex", "Acme", "Enter ID…"]);
		assert.deepEqual(page.headings, ["In this View"]);
		assert.deepEqual(host.fake.calls, []);
		page.choose("Acme");
		await host.page();
		assert.deepEqual(host.sent, { lead_id: "lead_2" });
	});

	it("begins at the lead that is set, under its name", async () => {
		const { page } = await open({ leads: [lead("1", "Globex"), lead("2", "Acme")], filters: { lead_id: "lead_2" } });
		assert.deepEqual([page.active, page.row("lead_2").description], ["lead_2", "Current"]);
		assert.deepEqual(page.labels, ["Any", "lead_2", "Globex", "Enter ID…"]);
	});

	it("matches names among what is loaded at once, and asks Close after a pause", async () => {
		const { host, page, search } = await open({ leads: [lead("1", "Globex"), lead("2", "Café Nord")] });
		page.type("cafe");
		assert.deepEqual(page.labels, ["Café Nord", "Enter ID…"]);
		assert.deepEqual(host.fake.calls, []);
		host.fake.found = [found("9", "Café Süd")];
		await search("cafe");
		assert.deepEqual(host.fake.calls, ["100 for cafe"]);
		assert.deepEqual(page.headings, ["In this View", "Everywhere in Close"]);
		page.choose("Café Süd");
		assert.equal((await host.page()).row("Lead").description, "Café Süd");
		assert.deepEqual(host.sent, { lead_id: "lead_9" });
	});

	it("leaves out what Close found by anything but the lead's name", async () => {
		const { host, page, search } = await open();
		host.fake.found = [found("1", "Globex", "a note on Acme"), found("2", "Acme Corp"), found("3", null, "Acme")];
		await search("acme");
		assert.deepEqual(page.labels, ["Acme Corp", "Enter ID…"]);
		host.fake.found = [found("1", "Globex", "a note on Initech")];
		await search("initech");
		assert.deepEqual(page.labels, ["No leads match initech", "Enter ID…"]);
		page.choose("No leads match initech");
		assert.equal(page.disposed, false);
	});

	it("shows what Close found below five of the loaded leads at most", async () => {
		const { host, page, search } = await open({
			leads: Array.from({ length: 30 }, (_, index) => lead(`${index}`, `Acme ${index}`)),
		});
		host.fake.found = [found("99", "Acme 99"), found("7", "Acme 7"), found("99", "Acme 99")];
		await search("acme");
		assert.deepEqual(page.labels.slice(4, 9), ["Acme 4", "Acme 99", "Acme 7", "Acme 5", "Acme 6"]);
		assert.deepEqual(page.headings, ["In this View", "Everywhere in Close", "More in this View"]);
	});

	it("tells leads of one name apart", async () => {
		const { page } = await open({ leads: [lead("1", "Acme"), lead("2", "Acme"), lead("3", "Globex")] });
		const rows = page.rows.map(({ label, description }) => [label, description]);
		assert.deepEqual(rows.slice(1, 4), [
			["Acme", "lead_1"],
			["Acme", "lead_2"],
			["Globex", undefined],
		]);
	});

	it("takes an ID that is typed, and does not search for it", async () => {
		const { host, page, search } = await open({ leads: [lead("1", "Globex")] });
		await search(" lead_Ab9 ");
		assert.deepEqual(page.labels, ["lead_Ab9", "Enter ID…"]);
		page.accept();
		await host.page();
		assert.deepEqual(host.sent, { lead_id: "lead_Ab9" });
		assert.deepEqual(host.fake.calls, []);
	});

	it("says why Close could not be asked, and asks again", async () => {
		const { host, page, search } = await open({ leads: [lead("1", "Acme")] });
		host.fake.failure = new UserError("No network.");
		await search("acme");
		assert.deepEqual(page.labels, ["No network.", "Acme", "Enter ID…"]);
		host.fake.failure = undefined;
		host.fake.found = [found("2", "Acme Two")];
		page.choose("No network.");
		await rest();
		assert.deepEqual(page.labels, ["Acme", "Acme Two", "Enter ID…"]);
	});

	it("leads back, with nothing under way", async () => {
		const { host, page } = await open();
		page.type("acme");
		page.goBack();
		const menu = await host.page();
		assert.equal(menu.active, "lead_id");
		menu.escape();
		await rest();
		assert.deepEqual([host.clock.waiting, page.listeners, host.filters], [0, 0, {}]);
	});

	it("counts the opportunities of the lead that Enter would choose", async () => {
		const counted: unknown[] = [];
		const count = async ({ filters }: View) => counted.push(filters.lead_id) && 7;
		const { host, page, search } = await open({ leads: [lead("1", "Globex")], count });
		await search("globex");
		host.clock.pass(SEARCH_PAUSE_MS);
		await rest();
		assert.deepEqual(counted, ["lead_1"]);
		assert.equal(page.title, "Lead · 7 matches");
	});

	it("hides the name of the lead that is set while names are hidden, and leaves those to choose from readable", async () => {
		const host = new FakeHost({ lead_id: "lead_3" });
		host.mask = HIDDEN;
		host.leads = [lead("2", "Globex"), lead("3", "Initech")];
		host.names.rememberLead(lead("3", "Initech"));
		await host.open("Lead");
		const page = await host.page();
		assert.deepEqual(page.labels, ["Any", "•••", "Acme", "Globex", "Enter ID…"]);
		page.type("lead_3");
		assert.equal(page.row("lead_3").description, "••• · Current");
		page.type("lead_1");
		assert.equal(page.row("lead_1").description, "Acme");
	});
});
