import assert from "node:assert/strict";
import { type Sandbox, startSandbox } from "../../src/sandbox/index.ts";
import { FILTER_CASES } from "../ui/filterCases.ts";
import { FilterPrompt } from "./support/filterPrompt.ts";
import { until } from "./support/wait.ts";
import { listRequests, run, signIn, signOut } from "./support/window.ts";

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

	it("finds a lead that isn't loaded by its name", async () => {
		const all = sandbox.all();
		const wanted = all.find(({ lead_id, lead_name, user_id }) => {
			const others = all.filter((one) => one.lead_id === lead_id || one.lead_name === lead_name);
			return lead_name !== null && others.every((one) => one.lead_id === lead_id && one.user_id === user_id);
		});
		assert.ok(wanted?.lead_name);
		const other = sandbox.owners.find(({ id }) => id !== wanted.user_id);
		await run("openView", { group_by: "user_id", filters: { user_id: other?.id } });
		await prompt.open("Lead", false);
		sandbox.clearRequests();
		await prompt.type(wanted.lead_name);
		await prompt.pick(wanted.lead_name);
		const asked = await until("the lead's rows", () =>
			listRequests(sandbox).find(({ params }) => params["lead_id"] === wanted.lead_id),
		);
		assert.equal(asked.params["user_id"], other?.id);
		assert.ok(listRequests(sandbox).some(({ params }) => params["query"] === wanted.lead_name));
	});

	it("opens at once if the command's argument names it, and leads back to all others", async () => {
		await prompt.openAt("date_won", "Won or Close Date");
		await prompt.back();
	});
});
