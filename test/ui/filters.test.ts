import assert from "node:assert/strict";
import { FILTER_CASES, type FilterCase } from "./filterCases.ts";
import { FilterSteps } from "./filterSteps.ts";
import { eventually } from "./harness/wait.ts";
import { openWindow, type TestWindow } from "./harness/window.ts";

/** One of each kind of prompt: those of the integration tests, which try them all, have no window around them. */
const KINDS: readonly string[] = [
	"Owners, me and another",
	"Status, several of two pipelines",
	"Won or Close Date, This quarter",
	"Date Created, from one day to another",
	"Date Updated, Before…",
	"Smart View, by name",
	"Lead, by ID",
	"Stalled, Not stalled",
	"Query, typed",
	"Status Label, several",
	"Lead Query, typed",
];

describe("Each filter, set through its prompt,", () => {
	let window: TestWindow;
	let steps: FilterSteps;

	before(async () => {
		window = await openWindow({ sandbox: { size: 400 } });
		steps = new FilterSteps(window);
		await window.signIn();
	});
	after(() => window?.stop());
	afterEach(async function () {
		if (this.currentTest?.state === "failed") await steps.reset();
	});

	for (const { filter, to, more = false, of } of KINDS.map(caseOf))
		it(`sends exactly its parameter, is named and can be cleared: ${filter}, ${to}`, async () => {
			const { act, sends, menu, description = menu } = of(window.sandbox);
			await steps.open(filter, more);
			window.sandbox.clearRequests();
			await act(steps);
			await steps.returned();
			const [first] = await steps.sent();
			assert.deepEqual(first, sends);
			await steps.settled(description);
			const { length } = window.sandbox.matching(sends);
			await eventually(async () => assert.equal(await steps.shown(), length));
			await steps.clearable(true);
			if (more) {
				await steps.row("Advanced…", filter);
				await steps.choose("Advanced…", "Advanced Filters");
			}
			const row = await steps.row(filter, filter === "Lead Query" ? `${menu} (deprecated by Close)` : menu);
			assert.deepEqual(row.actions, [`Clear ${filter}`]);

			window.sandbox.clearRequests();
			await window.quickInput.itemButton(filter, `Clear ${filter}`);
			await steps.row(filter, filter === "Lead Query" ? "Any (deprecated by Close)" : "Any");
			assert.deepEqual((await steps.sent())[0], {});
			await steps.settled("");
			await steps.clearable(false);
			if (more) await steps.back();
		});
});

function caseOf(kind: string): FilterCase {
	const found = FILTER_CASES.find(({ filter, to }) => `${filter}, ${to}` === kind);
	assert.ok(found, `There is no case ${kind}`);
	return found;
}
