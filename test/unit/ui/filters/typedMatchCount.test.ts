import assert from "node:assert/strict";
import type { Filters, View } from "../../../../src/opportunities/view/view.ts";
import type { FakeText } from "./fakeBox.ts";
import { rest } from "./fakeBoxes.ts";
import { FakeHost } from "./promptHost.ts";

/** Counts for a host: the requests that are made, which the test answers. */
class Counting {
	readonly host: FakeHost;
	readonly asked: { readonly filters: Filters; readonly signal: AbortSignal; answer(count: number): void }[] = [];

	constructor(filters: Filters = {}) {
		this.host = new FakeHost(filters);
		this.host.count = ({ filters }: View, signal) =>
			new Promise((answer) => this.asked.push({ filters, signal, answer }));
	}

	/** Opens an input box, behind a row of a list if there is one. Returns it before anything is counted for it. */
	async open(entry: string, row?: string): Promise<FakeText> {
		await this.host.open(entry);
		if (row !== undefined) {
			const list = await this.host.page();
			if (list.many) list.toggle(row);
			else list.choose(row);
		}
		const box = await this.host.quickInputs.openText();
		this.asked.length = 0;
		return box;
	}

	/** The filters of the requests that are made once the user rests. */
	async rested(): Promise<readonly Filters[]> {
		this.host.clock.pass(1000);
		await rest();
		return this.asked.map(({ filters }) => filters);
	}

	async answer(count: number): Promise<void> {
		this.asked.at(-1)?.answer(count);
		await rest();
	}
}

describe("The number of matches while a filter is typed", () => {
	const boxes: readonly (readonly [what: string, entry: string, row: string | undefined, text: string, Filters])[] = [
		["a status label", "Status Label", undefined, "Demo, Won", { status_label: ["Demo", "Won"] }],
		["Close's status parameter", "Status Parameter", undefined, "Demo", { status: ["Demo"] }],
		["an organization", "Organization", undefined, " orga_1 ", { organization_id: "orga_1" }],
		["a lead query", "Lead Query", undefined, "hot", { lead_query: "hot" }],
		["the ID of a lead", "Lead", "Enter ID…", "lead_9", { lead_id: "lead_9" }],
		["the ID of a Smart View", "Smart View", "Enter ID…", "save_9", { lead_saved_search_id: "save_9" }],
		["IDs of owners", "Owners", "Enter IDs…", "user_y, user_z", { user_id: ["user_y", "user_z"] }],
		["IDs of statuses", "Status", "Enter IDs…", "stat_8", { status_id: ["stat_8"] }],
		["a bound of a date", "Won or Close Date", "After…", "3/1/2026", { date_won: { gt: "2026-03-01" } }],
		[
			"the first day of a range",
			"Date Created",
			"Custom Range…",
			"2026-03-01",
			{ date_created: { gte: "2026-03-01" } },
		],
	];
	for (const [what, entry, row, text, filters] of boxes)
		it(`is that of the View with ${what}, behind the title`, async () => {
			const counting = new Counting({ is_stalled: true });
			const box = await counting.open(entry, row);
			const { title } = box;
			box.type(text);
			assert.equal(counting.asked.length, 0);
			assert.deepEqual(await counting.rested(), [{ is_stalled: true, ...filters }]);
			await counting.answer(1118);
			assert.equal(box.title, `${title} · 1,118 matches`);
			assert.deepEqual(counting.host.applied, []);
		});

	it("keeps the checked types beside typed statuses", async () => {
		const counting = new Counting({ status_type: ["won"], status_id: ["stat_1"] });
		(await counting.open("Status", "Enter IDs…")).type("stat_9");
		assert.deepEqual(await counting.rested(), [{ status_type: ["won"], status_id: ["stat_9"] }]);
	});

	it("isn't asked for while the text is empty, wrong or begun", async () => {
		for (const [entry, row, ...texts] of [
			["Status Label", undefined, "", "  ", ",", '""'],
			["Organization", undefined, " ", "x".repeat(10_001)],
			["Owners", "Enter IDs…", "", " , "],
			["Won or Close Date", "On…", "", "2026-02-3", "2026-02-30", "soon"],
			["Won or Close Date", "Custom Range…", "", "2026-02-3", "2026-02-30"],
		] as const) {
			const counting = new Counting({ is_stalled: true });
			const box = await counting.open(entry, row);
			for (const text of texts) {
				box.type(text);
				assert.deepEqual(await counting.rested(), [], `${entry}: ${text}`);
			}
		}
	});

	it("gives way to what is wrong with the text", async () => {
		const counting = new Counting();
		const box = await counting.open("Won or Close Date", "On…");
		box.type("2026-01-31");
		await counting.rested();
		await counting.answer(7);
		box.enter("2026-02-30");
		assert.equal(box.title, "Won or Close Date");
		assert.match(box.fault?.text ?? "", /2026-02-30 isn't a valid date/);
	});

	it("is one request at a time, for the newest text alone", async () => {
		const counting = new Counting();
		const box = await counting.open("Organization");
		for (const text of ["o", "or", "orga_1"]) box.type(text);
		assert.deepEqual(await counting.rested(), [{ organization_id: "orga_1" }]);
		box.type("orga_2");
		assert.equal(counting.asked[0]?.signal.aborted, true);
		await counting.answer(5);
		assert.equal(box.title, "Organization");
		await counting.rested();
		await counting.answer(1);
		assert.equal(box.title, "Organization · 1 match");
	});

	it("isn't asked for again if the text means the same, or comes back after one that can't be counted", async () => {
		const counting = new Counting();
		const box = await counting.open("Status Label");
		box.type("Demo, Won");
		await counting.rested();
		await counting.answer(12);
		for (const text of ["Demo,Won", "", "Demo, Won "]) box.type(text);
		assert.equal(box.title, "Status Label · 12 matches");
		await counting.rested();
		assert.equal(counting.asked.length, 1);
	});

	it("is cancelled once the box is accepted, hidden or goes back, before its request and during it", async () => {
		for (const leave of ["accept", "escape", "goBack"] as const)
			for (const resting of [true, false]) {
				const counting = new Counting();
				const box = await counting.open("Organization");
				box.type("orga_1");
				if (resting) await counting.rested();
				box[leave]();
				await rest();
				assert.equal(counting.asked[0]?.signal.aborted, resting ? true : undefined, leave);
				assert.equal(box.title, "Organization");
			}
	});

	it("lets Enter take the text while it's counted", async () => {
		const counting = new Counting();
		const box = await counting.open("Organization");
		box.type("orga_1");
		await counting.rested();
		box.accept();
		await counting.host.page();
		assert.deepEqual(counting.host.filters, { organization_id: "orga_1" });
	});

	it("isn't asked for in a session that began after the prompt", async () => {
		const counting = new Counting();
		const box = await counting.open("Organization");
		counting.host.directory = undefined;
		box.type("orga_1");
		assert.deepEqual(await counting.rested(), []);
	});
});

describe("The number of matches while a range is typed", () => {
	it("has the last day that is set, unless that comes before the first one", async () => {
		const counting = new Counting({ date_won: { gte: "2026-01-01", lt: "2026-04-01" } });
		const from = await counting.open("Won or Close Date", "Custom Range…");
		from.type("2026-05-01");
		assert.deepEqual(await counting.rested(), []);
		from.type("2026-02-01");
		assert.deepEqual(await counting.rested(), [{ date_won: { gte: "2026-02-01", lt: "2026-04-01" } }]);
		assert.deepEqual(counting.host.applied, []);
	});

	it("has both days in the second box, which doesn't ask again for what the first one counted", async () => {
		const counting = new Counting({ date_won: { gte: "2026-01-01", lt: "2026-04-01" } });
		const from = await counting.open("Won or Close Date", "Custom Range…");
		from.type("2026-02-01");
		await counting.rested();
		await counting.answer(20);
		from.accept();
		const to = await counting.host.quickInputs.openText("Won or Close Date · 20 matches");
		to.type("2026-01-15");
		assert.equal(to.title, "Won or Close Date");
		to.type("2026-02-28");
		await counting.rested();
		await counting.answer(0);
		assert.equal(to.title, "Won or Close Date · no matches");
		assert.deepEqual(
			counting.asked.map(({ filters }) => filters.date_won),
			[
				{ gte: "2026-02-01", lt: "2026-04-01" },
				{ gte: "2026-02-01", lt: "2026-03-01" },
			],
		);
	});
});

describe("The number of matches while a query is typed", () => {
	const opened = async (filters: Filters = {}) => {
		const counting = new Counting(filters);
		await counting.host.open("Query");
		const box = await counting.host.page();
		counting.asked.length = 0;
		return { counting, box };
	};

	it("is that of the trimmed query, behind the title", async () => {
		const { counting, box } = await opened();
		box.type(" note:urgent ");
		assert.deepEqual(await counting.rested(), [{ query: "note:urgent" }]);
		await counting.answer(3);
		assert.equal(box.title, "Query · 3 matches");
		box.type("note:urgen");
		assert.equal(box.title, "Query");
	});

	it("isn't asked for an empty query, one that is too long, or an example that only fills the box", async () => {
		const { counting, box } = await opened();
		for (const text of [" ", "x".repeat(10_001), ""]) {
			box.type(text);
			assert.deepEqual(await counting.rested(), []);
		}
		box.moveTo("note:important");
		assert.deepEqual(await counting.rested(), []);
		box.choose("note:important");
		assert.deepEqual(await counting.rested(), [{ query: "note:important" }]);
		await counting.answer(5);
		assert.equal(box.title, "Query · 5 matches");
		box.moveTo("status_change(old_status:active new_status:won date:yesterday)");
		assert.equal(box.title, "Query");
	});

	it("is cancelled once the query is accepted, hidden or goes back", async () => {
		for (const leave of ["accept", "escape", "goBack"] as const) {
			const { counting, box } = await opened();
			box.type("note:urgent");
			await counting.rested();
			box[leave]();
			await rest();
			assert.equal(counting.asked[0]?.signal.aborted, true, leave);
		}
	});
});
