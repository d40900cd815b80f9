import assert from "node:assert/strict";
import {
	parseTarget,
	readTargets,
	TargetError,
} from "../../../../../src/opportunities/analysis/standing/targetEntries.ts";
import { type Target, targetAmount, targetFor } from "../../../../../src/opportunities/analysis/standing/targets.ts";
import type { Filters } from "../../../../../src/opportunities/view/view.ts";

const QUARTER = { gte: "2026-10-01", lt: "2027-01-01" };

describe("The target of a View", () => {
	const ofAll: Target = { period: "2026-Q4", amount: 500_000 };
	const ofAnn: Target = { period: "2026-Q4", user_id: "user_a", amount: 120_000 };
	const ofMonth: Target = { period: "2026-10", amount: 90_000 };
	const ofYear: Target = { period: "2026", amount: 2_000_000 };

	const found = (filters: Filters, targets: readonly Target[] = [ofMonth, ofAnn, ofAll, ofYear], startMonth = 1) =>
		targetFor(targets, { view: { filters }, period: QUARTER, me: "user_a", startMonth });

	it("is the one of exactly the period's days", () => {
		assert.deepEqual(found({}), { target: ofAll, comparable: true });
		assert.equal(found({}, [ofMonth, ofYear]), undefined);
	});

	it("is that of the same days in a fiscal year", () => {
		const fiscal = { period: "FY27-Q3", amount: 1 };
		assert.deepEqual(found({}, [fiscal], 4), { target: fiscal, comparable: true });
		assert.equal(found({}, [fiscal], 5), undefined);
	});

	it("isn't narrowed by statuses and dates", () => {
		const filters: Filters = { status_type: ["active"], status_id: ["stat_1"], date_won: "this_quarter" };
		assert.deepEqual(found(filters), { target: ofAll, comparable: true });
	});

	it("is an owner's for a View of that owner, whoever is signed in", () => {
		assert.deepEqual(found({ user_id: ["user_a"] }), { target: ofAnn, comparable: true });
		assert.deepEqual(found({ user_id: ["me"] }), { target: ofAnn, comparable: true });
		const mine = { period: "2026-Q4", user_id: "me", amount: 7 };
		assert.deepEqual(found({ user_id: ["user_a"] }, [mine]), { target: mine, comparable: true });
	});

	it("is for all, and not compared, if the View finds fewer", () => {
		for (const filters of [{ user_id: ["user_b"] }, { user_id: ["user_a", "user_b"] }, { query: "note:x" }])
			assert.deepEqual(found(filters), { target: ofAll, comparable: false });
		assert.deepEqual(found({ user_id: ["user_a"], lead_id: "lead_1" }), { target: ofAll, comparable: false });
	});

	it("is never made from those of owners", () => {
		assert.equal(found({}, [ofAnn]), undefined);
		assert.equal(found({ user_id: ["user_a", "user_b"] }, [ofAnn]), undefined);
	});

	it("is the first of several", () => {
		assert.equal(found({}, [{ ...ofAll, amount: 1 }, ofAll])?.target.amount, 1);
	});

	it("is in the smallest unit of the currency", () => {
		assert.equal(targetAmount(ofAll, 2), 50_000_000);
		assert.equal(targetAmount(ofAll, 0), 500_000);
		assert.equal(targetAmount(ofAll, 3), 500_000_000);
	});
});

describe("An entry of the targets", () => {
	it("has a period, an amount, and the owner if it's one's", () => {
		assert.deepEqual(parseTarget({ period: "2026-Q4", amount: 500000 }, 1), { period: "2026-Q4", amount: 500000 });
		assert.deepEqual(parseTarget({ period: " FY27 ", user_id: "user_a", amount: 1 }, 4), {
			period: "FY27",
			user_id: "user_a",
			amount: 1,
		});
	});

	const wrong: readonly (readonly [unknown, RegExp])[] = [
		["2026-Q4", /must be an object with period, user_id, amount, not "2026-Q4"/],
		[[], /must be an object/],
		[{ amount: 1 }, /period must be a year, quarter, or month like 2026, 2026-Q4, 2026-10, not undefined/],
		[{ period: "2026-Q5", amount: 1 }, /period must be .* not "2026-Q5"/],
		[{ period: "2026-W03", amount: 1 }, /period must be/],
		[{ period: 2026, amount: 1 }, /period must be .* not 2026/],
		[
			{ period: "FY27-Q1", amount: 1 },
			/fiscal year begins in January. Use 2027-Q1 instead, or change closeOpportunities/,
		],
		[{ period: "2026", amount: "1" }, /amount must be a whole number from 1 to .*, in your currency, not "1"/],
		[{ period: "2026", amount: 0 }, /amount must be/],
		[{ period: "2026", amount: -5 }, /amount must be/],
		[{ period: "2026", amount: 1.5 }, /amount must be/],
		[{ period: "2026", amount: Number.NaN }, /amount must be/],
		[{ period: "2026", amount: 1e13 }, /amount must be/],
		[{ period: "2026" }, /amount must be .* not undefined/],
		[{ period: "2026", amount: 1, user_id: "" }, /user_id must be an owner's ID or "me", not ""/],
		[{ period: "2026", amount: 1, user_id: ["user_a"] }, /user_id must be/],
		[{ period: "2026", amount: 1, user_id: "user_a\u0007" }, /user_id must be/],
		[{ period: "2026", amount: 1, owner: "user_a" }, /can't have the key "owner". It takes period, user_id, amount/],
	];
	for (const [entry, message] of wrong)
		it(`is refused with the reason: ${JSON.stringify(entry)}`, () => {
			assert.throws(
				() => parseTarget(entry, 1),
				(error) => error instanceof TargetError && message.test(error.message),
			);
		});

	it("doesn't affect others if it's wrong", () => {
		const good = { period: "2026-10", amount: 3 };
		const { targets, problems } = readTargets([{ period: "x", amount: 3 }, good, null], 1);
		assert.deepEqual(targets, [good]);
		assert.equal(problems.length, 2);
		assert.match(problems[0] ?? "", /^Target 1 is ignored: period must be/);
		assert.match(problems[1] ?? "", /^Target 3 is ignored: /);
	});

	it("counts up to 1,000 times", () => {
		const many = Array.from({ length: 1002 }, () => ({ period: "2026", amount: 1 }));
		const { targets, problems } = readTargets(many, 1);
		assert.equal(targets.length, 1000);
		assert.deepEqual(problems, ["You can have up to 1,000 targets. Any others are ignored."]);
	});
});
