import assert from "node:assert/strict";
import type { DateBounds } from "../../../../src/opportunities/time/periods.ts";
import { parametersOf } from "../../../../src/opportunities/view/viewParameters.ts";
import { FakeHost, NOW } from "./promptHost.ts";

describe("The page of a date", () => {
	it("offers all named periods with the days that they mean now", async () => {
		const host = new FakeHost({ date_won: "last_week" });
		await host.open("Won or Close Date");
		const list = await host.page();
		assert.deepEqual(list.labels, [
			...["Any", "Today", "Yesterday", "This week", "Last week", "This month", "Last month", "Next month"],
			...["This quarter", "Last quarter", "Next quarter", "This year", "This year to date", "Last year"],
			...["Last 7 days", "Last 30 days", "Last 90 days", "Last 12 months", "Next 30 days", "Next 90 days"],
			...["Custom Range…", "On…", "On or after…", "After…", "On or before…", "Before…"],
		]);
		const days = (label: string) => list.row(label).description?.replace(/[\u2009\u202f]/g, " ");
		assert.equal(days("This quarter"), "Oct 1 – Dec 31, 2026");
		assert.equal(days("Today"), "Nov 11, 2026");
		assert.equal(days("Last week"), "Nov 2 – 8, 2026 · Current");
		assert.equal(list.active, "last_week");
	});

	it("means quarters and years that begin in the month that is set", async () => {
		const host = new FakeHost();
		host.startMonth = 2;
		await host.open("Won or Close Date");
		const list = await host.page();
		const days = (label: string) => list.row(label).description?.replace(/[\u2009\u202f]/g, " ");
		assert.equal(days("This quarter"), "Nov 1, 2026 – Jan 31, 2027");
		assert.equal(days("This year"), "Feb 1, 2026 – Jan 31, 2027");
		assert.equal(days("This month"), "Nov 1 – 30, 2026");
	});

	it("asks for the first and the last day, which is included, each checked as it is typed", async () => {
		const host = new FakeHost();
		await host.open("Won or Close Date");
		(await host.page()).choose("Custom Range…");
		const from = await host.quickInputs.openText();
		assert.deepEqual(from.step, [1, 2]);
		from.type("2026-02-3");
		assert.equal(from.fault?.unfinished, true);
		from.enter("2026-02-30");
		assert.match(from.fault?.text ?? "", /2026-02-30 isn't a valid date/);
		from.enter("2026-03-01");
		const to = await host.quickInputs.openText();
		assert.deepEqual(to.step, [2, 2]);
		to.enter("2026-02-28");
		assert.match(to.fault?.text ?? "", /2026-03-01 or later/);
		to.enter("2026-03-31");
		await host.page();
		assert.deepEqual(host.sent, { date_won__gte: "2026-03-01", date_won__lt: "2026-04-01" });
	});

	it("understands days as the language writes them, and tells what it understands", async () => {
		const host = new FakeHost();
		await host.open("Won or Close Date");
		(await host.page()).choose("Custom Range…");
		const from = await host.quickInputs.openText();
		from.type("3/1/2026");
		assert.deepEqual(from.fault, { text: "Sunday, March 1, 2026", unfinished: true });
		from.accept();
		const to = await host.quickInputs.openText();
		to.enter("Feb 28, 2026");
		assert.match(to.fault?.text ?? "", /2026-03-01 or later/);
		to.enter("Mar 31, 2026");
		const back = await host.page();
		assert.deepEqual(host.sent, { date_won__gte: "2026-03-01", date_won__lt: "2026-04-01" });
		back.choose("Won or Close Date");
		(await host.page()).choose("Before…");
		(await host.quickInputs.openText()).enter("4/1/26");
		await host.page();
		assert.deepEqual(host.sent, { date_won__lt: "2026-04-01" });
	});

	it("begins with the days that are set, and keeps the first one on the way back", async () => {
		const host = new FakeHost({ date_won: { gte: "2026-01-01", lt: "2026-04-01" } });
		await host.open("Won or Close Date");
		const list = await host.page();
		assert.equal(list.active, "fromTo");
		assert.equal(list.row("Custom Range…").description?.replace(/\u2009/g, " "), "Jan 1 – Mar 31, 2026 · Current");
		list.choose("Custom Range…");
		const from = await host.quickInputs.openText();
		assert.equal(from.value, "2026-01-01");
		from.enter("2026-02-01");
		const to = await host.quickInputs.openText();
		assert.equal(to.value, "2026-03-31");
		to.goBack();
		assert.equal((await host.quickInputs.openText()).value, "2026-02-01");
		assert.deepEqual(host.applied, []);
	});

	it("begins with the days of a period that is set", async () => {
		const host = new FakeHost({ date_created: "this_year" });
		await host.open("Date Created");
		(await host.page()).choose("Custom Range…");
		const from = await host.quickInputs.openText();
		assert.equal(from.value, "2026-01-01");
		from.enter(from.value);
		assert.equal((await host.quickInputs.openText()).value, "2026-12-31");
	});

	it("takes one end alone, and neither as any time", async () => {
		for (const [from, to, sent] of [
			["2026-01-01", "", { date_won__gte: "2026-01-01" }],
			["", "2026-01-01", { date_won__lt: "2026-01-02" }],
			["", "", {}],
		] as const) {
			const host = new FakeHost({ date_won: { eq: "2020-01-01" } });
			await host.open("Won or Close Date");
			(await host.page()).choose("Custom Range…");
			(await host.quickInputs.openText()).enter(from);
			(await host.quickInputs.openText()).enter(to);
			await host.page();
			assert.deepEqual(host.sent, sent);
		}
	});

	describe("Custom Range…, when it is left as it is or one end is changed", () => {
		const bounds: readonly (readonly [string, DateBounds, from: string, to: string])[] = [
			["after and before days", { gt: "2026-01-01", lt: "2026-02-01" }, "2026-01-02", "2026-01-31"],
			["from and up to days", { gte: "2026-01-01", lte: "2026-01-31" }, "2026-01-01", "2026-01-31"],
			["a single day", { eq: "2026-01-15" }, "2026-01-15", "2026-01-15"],
			["after a day alone", { gt: "2026-01-01" }, "2026-01-02", ""],
			["up to a day alone", { lte: "2026-01-31" }, "", "2026-01-31"],
			[
				...(["two lower bounds", { gte: "2026-01-01", gt: "2026-01-04", lt: "2026-02-01" }] as const),
				...(["2026-01-05", "2026-01-31"] as const),
			],
			[
				...(["moments", { gt: "2026-01-01T09:30:00Z", lt: "2026-02-01T09:30:00Z" }] as const),
				...(["2026-01-01T09:30:00Z", "2026-02-01T09:30:00Z"] as const),
			],
			["a moment and a day", { gte: "2026-01-01T09:30:00Z", lte: "2026-01-01" }, "2026-01-01T09:30:00Z", "2026-01-01"],
		];
		for (const [what, set, from, to] of bounds) {
			const asked = (date_created: DateBounds) =>
				parametersOf({ filters: { date_created } }, { now: NOW, me: undefined });
			const edit = async (newFrom: string, newTo: string) => {
				const host = new FakeHost({ date_created: set });
				await host.open("Date Created");
				(await host.page()).choose("Custom Range…");
				const first = await host.quickInputs.openText();
				assert.equal(first.value, from);
				first.enter(newFrom);
				const last = await host.quickInputs.openText();
				assert.equal(last.value, to);
				last.enter(newTo);
				await host.page();
				return host.sent;
			};

			it(`keeps ${what}`, async () => {
				assert.deepEqual(await edit(from, to), asked(set));
			});

			it(`keeps the other end of ${what}`, async () => {
				const { date_created__gte, date_created__gt, ...upper } = asked(set);
				assert.deepEqual(await edit("2025-12-01", to), { ...upper, ...asked({ gte: "2025-12-01" }) });
				const { date_created__lte, date_created__lt, ...lower } = asked(set);
				assert.deepEqual(await edit(from, "2026-03-31"), { ...lower, ...asked({ lt: "2026-04-01" }) });
			});
		}

		it("takes a moment as the end, which is included and may not come before the beginning", async () => {
			const host = new FakeHost();
			await host.open("Date Updated");
			(await host.page()).choose("Custom Range…");
			(await host.quickInputs.openText()).enter("2026-01-31T09:30:00Z");
			const to = await host.quickInputs.openText();
			to.enter("2026-01-30");
			assert.match(to.fault?.text ?? "", /2026-01-31T09:30:00Z or later/);
			to.enter("2026-01-31T12:00:00Z");
			await host.page();
			assert.deepEqual(host.sent, {
				date_updated__gte: "2026-01-31T09:30:00Z",
				date_updated__lte: "2026-01-31T12:00:00Z",
			});
		});
	});

	it("takes moments for created and updated dates alone", async () => {
		const moment = "2026-01-31T09:30:00Z";
		const won = new FakeHost();
		await won.open("Won or Close Date");
		(await won.page()).choose("After…");
		const refused = await won.quickInputs.openText();
		refused.enter(moment);
		assert.match(refused.fault?.text ?? "", /2026-01-31/);
		refused.goBack();
		assert.equal((await won.page()).active, "gt");
	});

	it("begins a bound with the one that is set, and puts it in place of the others", async () => {
		const host = new FakeHost({ date_won: { gt: "2026-01-01", lte: "2026-02-01" } });
		await host.open("Won or Close Date");
		(await host.page()).choose("After…");
		const box = await host.quickInputs.openText();
		assert.equal(box.value, "2026-01-01");
		box.enter("2026-01-15");
		await host.page();
		assert.deepEqual(host.sent, { date_won__gt: "2026-01-15" });
	});
});
