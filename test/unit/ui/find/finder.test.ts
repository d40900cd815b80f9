import assert from "node:assert/strict";
import type { CallOptions } from "../../../../src/close/base/callOptions.ts";
import type { Found, FoundOpportunity } from "../../../../src/close/schema/foundOpportunities.ts";
import type { OpportunityRow } from "../../../../src/close/schema/opportunityRow.ts";
import { Currencies } from "../../../../src/opportunities/text/currencies.ts";
import { CLEAR, HIDDEN, type Mask } from "../../../../src/opportunities/text/mask.ts";
import { find } from "../../../../src/ui/find/finder.ts";
import { SEARCH_PAUSE_MS } from "../../../../src/ui/quickInput/searchPick.ts";
import { FakeClock } from "../fakeClock.ts";
import { FakeBoxes, rest } from "../filters/fakeBoxes.ts";
import { closeError } from "../session/fakes.ts";

function row(id: string, lead_name: string | null, more: Partial<OpportunityRow> = {}): OpportunityRow {
	return {
		id,
		lead_id: `lead_${id}`,
		lead_name,
		user_id: "user_1",
		user_name: "Ann Lee",
		status_type: "active",
		status_label: "Demo",
		is_stalled: false,
		value: 100_00,
		value_period: "one_time",
		value_formatted: "$100",
		value_currency: "USD",
		confidence: 50,
		date_won: null,
		date_updated: null,
		...more,
	};
}

function found(id: string, lead: string, texts: Partial<FoundOpportunity> = {}): FoundOpportunity {
	return { row: row(id, lead), contact_name: null, note: null, ...texts };
}

interface Question {
	readonly query: string;
	readonly limit: number;
	readonly signal: AbortSignal | undefined;
	answer(...opportunities: readonly FoundOpportunity[]): Promise<void>;
	fail(error: unknown): Promise<void>;
}

const LOADED = [
	row("1", "Globex", { status_label: "Acme review" }),
	row("2", "Acme Corp"),
	row("3", "Café Nord", { user_name: "Bo Ng" }),
];

/** The prompt on screen, what Close was asked by it, and what it ends with. */
async function open({ loaded = LOADED, mask = CLEAR }: { loaded?: OpportunityRow[]; mask?: Mask } = {}) {
	const quickInputs = new FakeBoxes();
	const clock = new FakeClock();
	const questions: Question[] = [];
	const search = (query: string, limit: number, options?: CallOptions) =>
		new Promise<Found>((resolve, reject) => {
			questions.push({
				query,
				limit,
				signal: options?.signal,
				answer: (...opportunities) => {
					resolve({ opportunities, total: opportunities.length });
					return rest();
				},
				fail: (error) => {
					reject(error);
					return rest();
				},
			});
		});
	const shown = { mask };
	const listeners = new Set<() => void>();
	const ended = find({
		quickInputs,
		clock,
		loaded: () => loaded,
		source: { search },
		wording: () => ({ locale: "en", amounts: new Currencies(), mask: shown.mask }),
		onDidChangeWording: (listener) => {
			listeners.add(listener);
			return { dispose: () => listeners.delete(listener) };
		},
	});
	const box = await quickInputs.openPick("Find Opportunity");
	const asked = (text: string): Question => {
		box.type(text);
		clock.pass(SEARCH_PAUSE_MS);
		return questions.at(-1) ?? assert.fail("Close was not asked");
	};
	const write = (through: Mask) => {
		shown.mask = through;
		for (const listener of listeners) listener();
	};
	return { box, clock, questions, ended, asked, write, listeners };
}

describe("Finding an opportunity", () => {
	it("offers what is loaded before anything is typed, and asks nothing", async () => {
		const { box, clock, questions } = await open();
		assert.deepEqual(box.headings, ["In this View"]);
		assert.deepEqual(box.labels, ["Globex", "Acme Corp", "Café Nord"]);
		assert.equal(box.row("Acme Corp").description, "$100 · Demo · 50% · Ann Lee");
		clock.pass(10 * SEARCH_PAUSE_MS);
		assert.equal(questions.length, 0);
	});

	it("matches what is loaded at once, leads first", async () => {
		const { box, questions } = await open();
		box.type("acme");
		assert.deepEqual(box.labels, ["Acme Corp", "Globex"]);
		box.type("ng CAFE");
		assert.deepEqual(box.labels, ["Café Nord"]);
		assert.equal(questions.length, 0);
	});

	it("asks Close once for what is typed, after a pause", async () => {
		const { box, clock, questions } = await open();
		for (const text of ["i", "in", "ini"]) {
			box.type(text);
			clock.pass(SEARCH_PAUSE_MS - 1);
		}
		assert.equal(questions.length, 0);
		clock.pass(1);
		assert.deepEqual(
			questions.map(({ query, limit }) => [query, limit]),
			[["ini", 20]],
		);
		assert.equal(box.busy, true);
		assert.deepEqual(box.labels, ["Searching Close…"]);
		await questions[0]?.answer(found("9", "Initech"));
		assert.equal(box.busy, false);
		assert.deepEqual(box.labels, ["Initech"]);
		assert.deepEqual(box.headings, ["Everywhere in Close (1)"]);
		assert.equal(box.active, "9");
	});

	it("shows none twice, and leaves the user where he is", async () => {
		const { box, asked } = await open();
		const question = asked("o");
		box.active = "3";
		await question.answer(found("2", "Acme Corp"), found("9", "Hooli"));
		assert.deepEqual(box.labels, ["Globex", "Acme Corp", "Café Nord", "Hooli"]);
		assert.equal(box.active, "3");
	});

	it("shows what Close found below five of the loaded rows, however many of them match", async () => {
		const loaded = Array.from({ length: 30 }, (_, index) => row(`${index}`, `Acme ${index}`));
		const { box, asked } = await open({ loaded });
		const question = asked("acme");
		assert.deepEqual([box.headings, box.labels.length], [["In this View"], 20]);
		box.active = "6";
		await question.answer(found("12", "Acme 12"), found("3", "Acme 3"), found("90", "Acme 90"));
		assert.deepEqual(box.headings, ["In this View", "Everywhere in Close (3)", "More in this View"]);
		const first = ["Acme 0", "Acme 1", "Acme 2", "Acme 3", "Acme 4", "Acme 12", "Acme 90", "Acme 5", "Acme 6"];
		assert.deepEqual(box.labels.slice(0, 9), first);
		assert.equal(box.labels.length, 21);
		assert.equal(box.active, "6");
	});

	it("leaves the loaded rows together where Close found none but the first of them", async () => {
		const loaded = Array.from({ length: 30 }, (_, index) => row(`${index}`, `Acme ${index}`));
		const { box, asked } = await open({ loaded });
		await asked("acme").answer(found("0", "Acme 0"));
		assert.deepEqual([box.headings, box.labels.length], [["In this View"], 20]);
	});

	it("says what one was found by where its row does not", async () => {
		const { box, asked } = await open({ loaded: [] });
		const note = `${"So it goes. ".repeat(9)}They need a décision. ${"So it goes. ".repeat(9)}`;
		await asked("decision").answer(
			found("7", "Hooli", { note }),
			found("8", "Umbrella", { contact_name: "Dee Cision, decision maker" }),
		);
		assert.match(box.row("Hooli").detail ?? "", /^Note: ….*They need a décision\..*…$/);
		assert.equal(box.row("Umbrella").detail, "Contact: Dee Cision, decision maker");
	});

	it("drops what was asked as soon as anything else is typed", async () => {
		const { box, asked } = await open({ loaded: [] });
		const first = asked("ini");
		box.type("init");
		assert.equal(first.signal?.aborted, true);
		assert.equal(box.busy, false);
		await first.answer(found("9", "Initech"));
		assert.deepEqual(box.labels, ["Searching Close…"]);
		const second = asked("init");
		await second.answer(found("9", "Initech"));
		assert.deepEqual(box.labels, ["Initech"]);
	});

	it("keeps what was found and still fits while it is typed on", async () => {
		const { box, asked } = await open({ loaded: [] });
		await asked("in").answer(found("9", "Initech"), found("8", "Initrode"));
		box.type("inite");
		assert.deepEqual(box.labels, ["Initech"]);
		assert.deepEqual(box.headings, ["Everywhere in Close"]);
	});

	it("does not ask again for what it has asked", async () => {
		const { box, clock, questions, asked } = await open();
		await asked("ini").answer(found("9", "Initech"));
		box.type("init");
		box.type("ini ");
		clock.pass(SEARCH_PAUSE_MS);
		assert.equal(questions.length, 1);
		assert.deepEqual(box.labels, ["Initech"]);
	});

	it("forgets what was found once nothing is typed", async () => {
		const { box, asked } = await open({ loaded: [] });
		await asked("ini").answer(found("9", "Initech"));
		box.type("");
		assert.deepEqual(box.labels, ["Nothing is loaded yet. Type to search Close."]);
	});

	it("says so where nothing matches", async () => {
		const { box, asked } = await open();
		await asked("zzz").answer();
		assert.deepEqual(box.labels, ["No opportunities match zzz"]);
		box.accept();
		assert.equal(box.disposed, false);
	});

	it("says why Close could not be asked, above what is loaded, and asks again on request", async () => {
		const { box, questions, asked } = await open();
		await asked("acme:").fail(closeError("badRequest", "The query could not be parsed."));
		assert.deepEqual(box.labels, ["The query could not be parsed."]);
		assert.equal(box.row("The query could not be parsed.").description, "Retry");
		box.choose("The query could not be parsed.");
		assert.equal(questions.length, 2);
		await questions[1]?.answer(found("9", "Acme Two"));
		assert.deepEqual(box.labels, ["Acme Two"]);
	});

	it("asks again by the button of the reason, too", async () => {
		const { box, questions, asked } = await open();
		await asked("acme:").fail(closeError("badRequest", "The query could not be parsed."));
		box.pressOn("The query could not be parsed.", "Retry");
		assert.equal(questions.length, 2);
		await questions[1]?.answer(found("9", "Acme Two"));
		assert.deepEqual(box.labels, ["Acme Two"]);
	});

	it("ends with the one that is chosen, and leaves nothing behind", async () => {
		const { box, clock, ended } = await open();
		box.type("acme");
		box.choose("Acme Corp");
		assert.equal(await ended, "2");
		assert.equal(clock.waiting, 0);
		assert.equal(box.listeners, 0);
	});

	it("does not take a row of the list before for one of what is typed", async () => {
		const { box } = await open();
		box.type("globex");
		box.active = "3";
		box.accept();
		await rest();
		assert.equal(box.disposed, false);
	});

	it("cancels what is under way when the user leaves", async () => {
		const { box, ended, asked } = await open();
		const { signal } = asked("ini");
		box.escape();
		assert.equal(await ended, undefined);
		assert.equal(signal?.aborted, true);
	});

	it("writes names and amounts through the mask", async () => {
		const { box, asked } = await open({ mask: HIDDEN });
		await asked("acme").answer(found("9", "Acme Two", { note: "acme" }));
		assert.doesNotMatch(JSON.stringify(box.items), /Acme Corp|Acme Two|\$100|Ann Lee|Note: acme/);
	});

	it("hides them while the list is open, at the row where the user is, and listens no longer than that", async () => {
		const { box, asked, write, listeners, ended } = await open();
		await asked("acme").answer(found("9", "Acme Two", { note: "acme" }));
		box.active = "9";
		write(HIDDEN);
		assert.doesNotMatch(JSON.stringify(box.items), /Acme Corp|Acme Two|\$100|Ann Lee|Note: acme/);
		assert.equal(box.active, "9");
		write(CLEAR);
		assert.match(JSON.stringify(box.items), /Acme Two/);
		box.escape();
		await ended;
		assert.equal(listeners.size, 0);
	});
});
