import assert from "node:assert/strict";
import { periodInView } from "../../../../src/opportunities/analysis/periodInView.ts";
import { askTarget, type TargetPrompts, wholeUnits } from "../../../../src/ui/targets/askTarget.ts";
import { FakeBoxes } from "../filters/fakeBoxes.ts";

const NOW = new Date(2026, 10, 28, 12);

function setUp(given: Partial<TargetPrompts> = {}) {
	const quickInputs = new FakeBoxes();
	const { forms = { startMonth: 1, locale: "en" } } = given;
	const prompts: TargetPrompts = {
		quickInputs,
		entries: [],
		inView: periodInView({ filters: {} }, NOW, forms),
		now: NOW,
		forms,
		owners: () => [
			{ id: "me", label: "Me" },
			{ id: "user_a", label: "Ann" },
		],
		loadOwners: undefined,
		amountText: (amount) => `$${amount}`,
		hidden: false,
		...given,
	};
	return { quickInputs, answer: askTarget(prompts) };
}

const rowsOf = (pick: Awaited<ReturnType<FakeBoxes["openPick"]>>) =>
	pick.rows.map(({ label, description }) => (description === undefined ? label : `${label}: ${description}`));

describe("The prompts of Set Target…", () => {
	it("ask for the period, whose target it is, and the amount, and say how it's understood", async () => {
		const { quickInputs, answer } = setUp();
		const periods = await quickInputs.openPick("Set Target");
		assert.deepEqual(rowsOf(periods), [
			"2026 Q4: This quarter",
			"2026 Nov: This month",
			"2026 Dec: Next month",
			"2027 Q1: Next quarter",
			"2026: This year",
			"Other Period…",
		]);
		periods.choose("2026 Q4");
		const owners = await quickInputs.openPick("Set Target for 2026 Q4");
		assert.deepEqual(rowsOf(owners), ["All", "Me", "Ann"]);
		owners.choose("All");
		const amount = await quickInputs.openText("Set Target for 2026 Q4");
		amount.type("half a million");
		assert.match(amount.fault?.text ?? "", /must be a whole number from 1 to/);
		amount.accept();
		amount.type("500,000");
		assert.deepEqual(amount.fault, { text: "$500000", unfinished: true });
		amount.accept();
		assert.deepEqual(await answer, { period: "2026-Q4", amount: 500_000 });
		assert.ok(await quickInputs.closed());
	});

	it("begin with the View's period, if there can be a target for it", async () => {
		const { quickInputs } = setUp({
			inView: periodInView({ filters: { date_won: "last_month" } }, NOW, { startMonth: 1, locale: "en" }),
		});
		assert.equal(rowsOf(await quickInputs.openPick())[0], "2026 Oct: The View's period");
		const week = setUp({
			inView: periodInView({ filters: { date_won: "this_week" } }, NOW, { startMonth: 1, locale: "en" }),
		});
		assert.equal(rowsOf(await week.quickInputs.openPick())[0], "2026 Nov: This month");
	});

	it("offer the fiscal quarters and year", async () => {
		const { quickInputs } = setUp({ forms: { startMonth: 2, locale: "en" } });
		assert.deepEqual((await quickInputs.openPick()).labels, [
			...["FY27 Q4", "2026 Nov", "2026 Dec", "FY28 Q1", "FY27", "Other Period…"],
		]);
	});

	it("take another period as it's written, and say which one it is", async () => {
		const { quickInputs, answer } = setUp();
		(await quickInputs.openPick()).choose("Other Period…");
		const other = await quickInputs.openText();
		other.type("2027-Q9");
		assert.match(other.fault?.text ?? "", /^period must be a year, quarter, or month/);
		other.type("2027-Q2");
		assert.equal(other.fault?.text, "2027 Q2");
		other.accept();
		(await quickInputs.openPick("Set Target for 2027 Q2")).choose("Ann");
		(await quickInputs.openText()).enter("7");
		assert.deepEqual(await answer, { period: "2027-Q2", user_id: "user_a", amount: 7 });
	});

	it("show the amount that is set, and remove it if nothing is left of it", async () => {
		const { quickInputs, answer } = setUp({ entries: [{ period: "2026-Q4", amount: 500_000 }] });
		const periods = await quickInputs.openPick();
		assert.equal(rowsOf(periods)[0], "2026 Q4: This quarter · $500000");
		periods.choose("2026 Q4");
		(await quickInputs.openPick()).choose("All");
		const amount = await quickInputs.openText();
		assert.equal(amount.value, "500000");
		amount.type("");
		assert.equal(amount.fault?.text, "The target will be removed.");
		amount.accept();
		assert.deepEqual(await answer, { period: "2026-Q4", amount: null });
	});

	it("remove nothing if nothing is set", async () => {
		const { quickInputs } = setUp();
		(await quickInputs.openPick()).choose("2026 Q4");
		(await quickInputs.openPick()).choose("All");
		const amount = await quickInputs.openText();
		amount.enter("");
		assert.equal(amount.fault?.text, "Enter a whole number above 0.");
		assert.equal(await quickInputs.closed(), false);
	});

	it("don't show the amount while amounts are hidden", async () => {
		const entries = [{ period: "2026-Q4", amount: 500_000 }];
		const { quickInputs } = setUp({ entries, hidden: true, amountText: () => "•••" });
		const periods = await quickInputs.openPick();
		assert.equal(rowsOf(periods)[0], "2026 Q4: This quarter · •••");
		periods.choose("2026 Q4");
		(await quickInputs.openPick()).choose("All");
		assert.equal((await quickInputs.openText()).value, "");
	});

	it("ask again before they remove a target whose amount is hidden, since the box is empty from the start", async () => {
		const entries = [{ period: "2026-Q4", amount: 500_000 }];
		const { quickInputs, answer } = setUp({ entries, hidden: true, amountText: () => "•••" });
		(await quickInputs.openPick()).choose("2026 Q4");
		(await quickInputs.openPick()).choose("All");
		const amount = await quickInputs.openText();
		amount.accept();
		assert.equal(await quickInputs.closed(), false);
		assert.equal(amount.fault?.text, "The amount is hidden. Press Enter again to remove the target.");
		amount.accept();
		assert.deepEqual(await answer, { period: "2026-Q4", amount: null });
	});

	it("go back page by page, and end with Escape", async () => {
		const { quickInputs, answer } = setUp();
		(await quickInputs.openPick()).choose("2026 Dec");
		(await quickInputs.openPick()).choose("Me");
		(await quickInputs.openText()).goBack();
		(await quickInputs.openPick("Set Target for 2026 Dec")).goBack();
		const periods = await quickInputs.openPick("Set Target");
		assert.equal(periods.rows.find(({ id }) => id === periods.active)?.label, "2026 Dec");
		periods.choose("Other Period…");
		(await quickInputs.openText()).goBack();
		(await quickInputs.openPick("Set Target")).escape();
		assert.equal(await answer, undefined);
	});
});

describe("A whole number as people type it", () => {
	for (const text of ["500000", " 500,000 ", "500.000", "500 000", "500\u202f000", "500'000", "500’000"])
		it(`is understood: ${JSON.stringify(text)}`, () => assert.equal(wholeUnits(text), 500_000));

	for (const text of ["", "5e5", "-1", "1,5", "12.50", "500,000.00", "1.234,567", "50,00,000", "0x10", "half"])
		it(`is nothing else: ${JSON.stringify(text)}`, () => assert.equal(wholeUnits(text), undefined));

	it("may have several groups", () => assert.equal(wholeUnits("1,234,567"), 1_234_567));
});
