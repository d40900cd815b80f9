import assert from "node:assert/strict";
import { type Sandbox, startSandbox } from "../../src/sandbox/index.ts";
import { FILTER_CASES } from "../ui/filterCases.ts";
import { FilterPrompt } from "./support/filterPrompt.ts";
import { run, signIn, signOut } from "./support/window.ts";

describe("Each filter, set through its prompt,", () => {
	let sandbox: Sandbox;
	let prompt: FilterPrompt;

	before(async () => {
		sandbox = await startSandbox({ size: 400 });
		await signIn(sandbox);
		await run("openView", { group_by: "user_id" });
	});
	after(async () => {
		await signOut();
		await sandbox.close();
	});
	beforeEach(() => {
		prompt = new FilterPrompt(sandbox);
	});
	afterEach(async () => {
		prompt.end();
		await run("clearFilters");
	});

	for (const { filter, to, more = false, of } of FILTER_CASES)
		it(`sends exactly its parameter, is named and can be cleared: ${filter}, ${to}`, async () => {
			const { act, sends, menu, description = menu } = of(sandbox);
			await prompt.open(filter, more);
			sandbox.clearRequests();
			await act(prompt);
			await prompt.returned();
			assert.deepEqual(await prompt.sent(), sends);
			await prompt.settled(description, true);
			await prompt.shows(sandbox.matching(sends).length);
			if (more) {
				await prompt.buttonsOf("Advanced…", filter);
				await prompt.choose("Advanced…", "Advanced Filters");
			}
			const said = filter === "Lead Query" ? `${menu} (deprecated by Close)` : menu;
			assert.deepEqual(await prompt.buttonsOf(filter, said), [`Clear ${filter}`]);

			sandbox.clearRequests();
			await prompt.press(filter, `Clear ${filter}`);
			await prompt.buttonsOf(filter, filter === "Lead Query" ? "Any (deprecated by Close)" : "Any");
			assert.deepEqual(await prompt.sent(), {});
			await prompt.settled("", false);
			if (more) await prompt.back();
		});
});
