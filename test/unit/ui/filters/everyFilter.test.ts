import assert from "node:assert/strict";
import type { Filters } from "../../../../src/opportunities/view/view.ts";
import { FakeHost } from "./promptHost.ts";

type Operator = "eq" | "gte" | "gt" | "lte" | "lt";

describe("Every filter, set through its prompt, sends exactly the documented parameter:", () => {
	const mark =
		(entry: string, ...labels: readonly string[]) =>
		async (host: FakeHost) => {
			await host.open(entry);
			const list = await host.page();
			list.toggle(...labels);
			list.accept();
		};
	const choose = (entry: string, row: string) => async (host: FakeHost) => {
		await host.open(entry);
		(await host.page()).choose(row);
	};
	const type = (entry: string, text: string) => async (host: FakeHost) => {
		await host.open(entry);
		(await host.quickInputs.openText()).enter(text);
	};
	const typeAfter = (entry: string, row: string, text: string) => async (host: FakeHost) => {
		await choose(entry, row)(host);
		(await host.quickInputs.openText()).enter(text);
	};

	const dates = (["date_won", "date_created", "date_updated"] as const).flatMap((parameter) => {
		const entry = { date_won: "Won or Close Date", date_created: "Date Created", date_updated: "Date Updated" }[
			parameter
		];
		const day = "2026-01-31";
		/** Bounds of won dates go out as given, days of the others as moments: the first ones of that day or the next. */
		const sends = (won: Partial<Record<Operator, string>>, moments: Partial<Record<Operator, string>>) => {
			const bounds = parameter === "date_won" ? won : moments;
			return Object.fromEntries(
				Object.entries(bounds).map(([operator, text]) => [
					operator === "eq" ? parameter : `${parameter}__${operator}`,
					parameter === "date_won" ? text : `${text}T00:00:00+00:00`,
				]),
			);
		};
		const next = "2026-02-01";
		const quarter = { gte: "2026-10-01", lt: "2027-01-01" };
		return [
			[`${entry}: period`, choose(entry, "This quarter"), sends(quarter, quarter)],
			[`${entry}: on`, typeAfter(entry, "On…", day), sends({ eq: day }, { gte: day, lt: next })],
			[`${entry}: from`, typeAfter(entry, "On or after…", day), sends({ gte: day }, { gte: day })],
			[`${entry}: after`, typeAfter(entry, "After…", day), sends({ gt: day }, { gte: next })],
			[`${entry}: up to`, typeAfter(entry, "On or before…", day), sends({ lte: day }, { lt: next })],
			[`${entry}: before`, typeAfter(entry, "Before…", day), sends({ lt: day }, { lt: day })],
		] as const;
	});
	const cases: readonly (readonly [string, (host: FakeHost) => Promise<void>, object])[] = [
		["one owner", mark("Owners", "Bob"), { user_id: "user_b" }],
		["several owners", mark("Owners", "Ann", "Fay"), { user_id__in: "user_a,user_f" }],
		["the user", mark("Owners", "Me"), { user_id: "user_a" }],
		["one status", mark("Status", "Demo"), { status_id: "stat_1" }],
		["several statuses", mark("Status", "All statuses in Sales"), { status_id__in: "stat_1,stat_2" }],
		["one status type", mark("Status", "Won"), { status_type: "won" }],
		["several status types", mark("Status", "Won", "Open"), { status_type__in: "won,active" }],
		["a type and a status", mark("Status", "Lost", "Demo"), { status_type: "lost", status_id: "stat_1" }],
		["one value period", mark("Value Periods", "One-time"), { value_period: "one_time" }],
		["several value periods", mark("Value Periods", "Monthly", "Annual"), { value_period__in: "monthly,annual" }],
		...dates,
		[
			"a moment",
			typeAfter("Date Created", "After…", "2026-01-31T09:30:00Z"),
			{ date_created__gt: "2026-01-31T09:30:00Z" },
		],
		["a Smart View by name", choose("Smart View", "Hot leads"), { lead_saved_search_id: "save_1" }],
		["a Smart View by ID", typeAfter("Smart View", "Enter ID…", " save_9 "), { lead_saved_search_id: "save_9" }],
		["stalled", choose("Stalled", "Stalled only"), { is_stalled: "true" }],
		["not stalled", choose("Stalled", "Not stalled"), { is_stalled: "false" }],
		["the lead at hand", choose("Lead", "Acme"), { lead_id: "lead_1" }],
		["a lead by ID", typeAfter("Lead", "Enter ID…", "lead_9"), { lead_id: "lead_9" }],
		["one status label", type("Status Label", " Demo "), { status_label: "Demo" }],
		["several status labels", type("Status Label", "Demo, Won"), { status_label__in: "Demo,Won" }],
		["a status label with a comma", type("Status Label", '"Won, signed"'), { status_label: "Won, signed" }],
		["one status of the other kind", type("Status Parameter", "Demo"), { status: "Demo" }],
		["several of the other kind", type("Status Parameter", "Demo,Won"), { status__in: "Demo,Won" }],
		["an organization", type("Organization", "orga_1"), { organization_id: "orga_1" }],
		["a lead query", type("Lead Query", "hot"), { lead_query: "hot" }],
	];
	for (const [what, act, parameters] of cases)
		it(what, async () => {
			const host = new FakeHost();
			await act(host);
			await host.page();
			assert.deepEqual(host.sent, parameters);
			assert.equal(host.applied.length, 1);
			assert.equal(host.view().name, undefined);
			assert.equal(host.view().group_by, "user_id");
		});
});

describe("A filter that is set", () => {
	const all: Filters = {
		user_id: ["user_a"],
		status_id: ["stat_1"],
		status_type: ["won"],
		value_period: ["annual"],
		date_won: "today",
		date_created: { gte: "2026-01-01" },
		date_updated: { eq: "2026-01-01" },
		lead_saved_search_id: "save_1",
		lead_id: "lead_1",
		is_stalled: true,
		query: "x",
		status_label: ["Demo"],
		status: ["Won"],
		organization_id: "orga_1",
		lead_query: "hot",
	};
	const unmark = (entry: string, label: string) => async (host: FakeHost) => {
		await host.open(entry);
		const list = await host.page();
		list.toggle(label);
		list.accept();
	};
	const choose = (entry: string, row: string) => async (host: FakeHost) => {
		await host.open(entry);
		(await host.page()).choose(row);
	};
	const empty = (entry: string, row?: string) => async (host: FakeHost) => {
		await host.open(entry);
		if (row !== undefined) (await host.page()).choose(row);
		(await host.quickInputs.openText()).enter("  ");
	};
	const cases: readonly (readonly [keyof Filters, string, (host: FakeHost) => Promise<void>])[] = [
		["user_id", "by unchecking", unmark("Owners", "Ann")],
		["status_id", "by unchecking", unmark("Status", "Demo")],
		["status_type", "by unchecking", unmark("Status", "Won")],
		["value_period", "by unchecking", unmark("Value Periods", "Annual")],
		["date_won", "as any time", choose("Won or Close Date", "Any")],
		["date_created", "by an empty date", empty("Date Created", "On or after…")],
		["date_updated", "by an empty date", empty("Date Updated", "On…")],
		["lead_saved_search_id", "by an empty ID", empty("Smart View", "Enter ID…")],
		["lead_id", "by an empty ID", empty("Lead", "Enter ID…")],
		["is_stalled", "as either", choose("Stalled", "Any")],
		["status_label", "by an empty text", empty("Status Label")],
		["status", "by an empty text", empty("Status Parameter")],
		["organization_id", "by an empty text", empty("Organization")],
		["lead_query", "by an empty text", empty("Lead Query")],
	];
	for (const [key, how, act] of cases)
		it(`is cleared ${how}, and no other: ${key}`, async () => {
			const host = new FakeHost(all);
			await act(host);
			await host.page();
			const { [key]: _, ...others } = all;
			assert.deepEqual(host.filters, others);
		});
});
