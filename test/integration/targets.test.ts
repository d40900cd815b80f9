import assert from "node:assert/strict";
import * as vscode from "vscode";
import { messages, run, set } from "./support/window.ts";

describe("targets", () => {
	const standing = () => vscode.workspace.getConfiguration("closeOpportunities").get("targets");

	beforeEach(() => messages());
	afterEach(() => set("targets", undefined));

	it("are written to the user's settings by a command, and removed by null", async () => {
		await run("setTarget", { period: "2026-Q4", amount: 500_000 });
		await run("setTarget", { period: "2026-Q4", user_id: "user_a", amount: 120_000 });
		await run("setTarget", { period: "2026-Q4", amount: 400_000 });
		assert.deepEqual(standing(), [
			{ period: "2026-Q4", amount: 400_000 },
			{ period: "2026-Q4", user_id: "user_a", amount: 120_000 },
		]);
		await run("setTarget", { period: "2026-Q4", amount: null });
		assert.deepEqual(standing(), [{ period: "2026-Q4", user_id: "user_a", amount: 120_000 }]);
		assert.deepEqual(messages(), []);
	});

	const wrong: readonly (readonly [unknown, RegExp])[] = [
		[{ period: "2026-Q5", amount: 1 }, /period must be a year, quarter, or month/],
		[{ period: "2026-Q4" }, /amount is missing. Provide a whole number above 0, or null to remove the target/],
		[{ period: "2026-Q4", amount: "much" }, /amount must be a whole number/],
		[{ period: "2026-Q4", amount: 1, owner: "user_a" }, /can't have the key "owner"/],
		[{ period: "FY27", amount: 1 }, /fiscal year begins in January/],
		[{ period: "2026-Q4", amount: null }, /this target for 2026-Q4/],
		["2026-Q4", /must be an object/],
	];
	for (const [argument, message] of wrong)
		it(`aren't changed by ${JSON.stringify(argument)}, which is refused with the reason`, async () => {
			await run("setTarget", argument);
			assert.match(messages()[0]?.text ?? "", message);
			assert.deepEqual(standing(), []);
		});
});
