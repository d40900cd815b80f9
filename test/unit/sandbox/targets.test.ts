import assert from "node:assert/strict";
import type { Opportunity } from "../../../src/sandbox/index.ts";
import { NOW, useSandbox, withSandbox } from "./support.ts";

describe("Sandbox: targets", () => {
	const sandbox = useSandbox({ size: 1500 });
	const amountOf = (period: string, user_id?: string, startMonth = 1) =>
		sandbox()
			.targets(startMonth)
			.find((target) => target.period === period && target.user_id === user_id)?.amount;
	/** What was won in a period, annualized, in whole dollars. */
	const won = (first: string, end: string, matches: (object: Opportunity) => boolean = () => true): number =>
		sandbox()
			.all()
			.filter((object) => object.status_type === "won" && matches(object))
			.filter(({ date_won }) => String(date_won) >= first && String(date_won) < end)
			.reduce((sum, { annualized_value }) => sum + (annualized_value ?? 0), 0) / 100;

	it("are whole amounts, one for each period and owner, for months, quarters and years around the present", () => {
		const targets = sandbox().targets(1);
		const names = targets.map(({ period, user_id }) => `${period} ${user_id ?? "all"}`);
		assert.equal(new Set(names).size, names.length);
		for (const { amount } of targets) assert.ok(Number.isInteger(amount) && amount > 0);
		for (const period of ["2025", "2026", "2027", "2026-Q3", "2026-Q4", "2027-Q1", "2025-12", "2026-09", "2027-01"]) {
			assert.ok(amountOf(period) !== undefined, period);
		}
		assert.ok(!names.some((name) => name.startsWith("FY")));
	});

	it("are within reach: between half and twice of what was won in the same time until now", () => {
		const lastYear = won("2025-09-01", "2026-09-01");
		for (const [period, share] of [
			["2026", 1],
			["2026-Q3", 1 / 4],
			["2026-09", 1 / 12],
		] as const) {
			const amount = amountOf(period) ?? 0;
			assert.ok(amount > (lastYear * share) / 2 && amount < lastYear * share * 2, `${period}: ${amount}`);
		}
	});

	it("ask more of an owner who won more, and nothing of those who left or won nothing", () => {
		const quarters = sandbox().owners.map((owner) => ({
			active: owner.active,
			won: won("2025-09-01", "2026-09-01", ({ user_id }) => user_id === owner.id),
			amount: amountOf("2026-Q3", owner.id),
		}));
		const active = quarters.filter((owner) => owner.active && owner.won > 0).toSorted((a, b) => a.won - b.won);
		assert.ok(active.length > 5);
		const amounts = active.map(({ amount }) => amount ?? 0);
		assert.deepEqual(
			amounts,
			amounts.toSorted((a, b) => a - b),
		);
		assert.ok((amounts[0] ?? 0) > 0 && (amounts.at(-1) ?? 0) > (amounts[0] ?? 0));
		for (const { active, won, amount } of quarters) assert.equal(amount !== undefined, active && won > 0);
	});

	it("are there for the fiscal year, too, if it doesn't begin in January", () => {
		for (const period of ["FY26", "FY27", "FY26-Q4", "FY27-Q1"]) {
			assert.equal(amountOf(period), undefined, period);
			assert.ok(amountOf(period, undefined, 10) !== undefined, period);
		}
		assert.ok(amountOf("2026-Q3", undefined, 10) !== undefined);
	});

	it("are none if nothing was won, and in the units of another currency", async () => {
		await withSandbox({ size: 0 }, async (empty) => assert.deepEqual(empty.targets(1), []));
		const amountIn = async (currency: "USD" | "JPY") => {
			let amount = 0;
			await withSandbox({ size: 300, now: NOW, variants: { currency } }, async (one) => {
				amount = one.targets(1).find(({ period, user_id }) => period === "2026" && user_id === undefined)?.amount ?? 0;
			});
			return amount;
		};
		assert.ok(Math.abs((await amountIn("JPY")) / (await amountIn("USD")) - 100) < 10);
	});
});
