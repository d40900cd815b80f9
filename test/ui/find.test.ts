import assert from "node:assert/strict";
import type { Opportunity } from "../../src/sandbox/index.ts";
import { eventually, until } from "./harness/wait.ts";
import { openWindow, type TestWindow } from "./harness/window.ts";

describe("finding an opportunity", () => {
	let window: TestWindow;
	let all: readonly Opportunity[];

	before(async () => {
		window = await openWindow({
			sandbox: { size: 400, variants: { texts: "awkward" } },
			settings: { "closeOpportunities.groupBy": "none", "closeOpportunities.pageSize": 20 },
		});
		all = window.sandbox.all();
		await window.signIn();
	});
	after(() => window?.stop());

	async function open(): Promise<void> {
		await window.runCommand("Find Opportunity…");
		await window.quickInput.waitFor("Find Opportunity");
	}

	const searches = () =>
		window.sandbox.requests.flatMap(({ params }) => (params["query"] === undefined ? [] : [params["query"]]));

	it("selects what is loaded in the tree, without Close's help", async () => {
		const rows = await window.tree.rowsWhen("the rows", (found) => found.length > 20);
		const wanted = rows[15];
		assert.ok(wanted);
		window.sandbox.setFaults([{ do: "stall", params: { query: "*" } }]);
		await open();
		await window.quickInput.type(wanted.label);
		const items = await until(
			"the one that matches",
			() => window.quickInput.items(),
			([first]) => first?.label === wanted.label,
		);
		assert.equal(items[0]?.separator, "In this View");
		await window.quickInput.pick(wanted.label);
		await eventually(async () => {
			const selected = (await window.tree.rows()).filter((row) => row.selected);
			assert.deepEqual(
				selected.map(({ label }) => label),
				[wanted.label],
			);
		});
		window.sandbox.setFaults([]);
		await eventually(async () => {
			const page = await window.webviews.editor();
			assert.equal(plain(await page.locator("h1").innerText()), plain(wanted.label));
		});
	});

	it("finds by notes everywhere in Close, asking once, and shows texts as they are", async () => {
		window.sandbox.clearRequests();
		await open();
		await window.quickInput.type("budget year");
		const items = await until(
			"what Close found",
			() => window.quickInput.items(),
			(found) => found.some(({ separator }) => separator.startsWith("Everywhere in Close")),
		);
		const matching = all.filter(({ note }) => note?.includes("budget year"));
		assert.equal(items[0]?.separator, `Everywhere in Close (${matching.length})`);
		for (const { label, detail } of items) {
			assert.ok(
				matching.some(({ lead_name }) => lead_name !== null && plain(lead_name) === plain(label)),
				label,
			);
			assert.match(detail, /^Note: .*budget year/);
		}
		assert.deepEqual(searches(), ["budget year"]);
		await window.quickInput.cancel();
	});

	it("says why Close refuses a query", async () => {
		await open();
		await window.quickInput.type("value:much");
		const refusal = await window.quickInput.item('The query could not be parsed: "much" is not a number.');
		assert.equal(refusal.description, "Retry");
		await window.quickInput.cancel();
	});
});

/** As it can be read off the screen: spaces are one there, and marks that make a text mere text cannot be seen. */
function plain(text: string): string {
	return text
		.replace(/[\u200b\u202a-\u202e\u2066-\u2069]/g, "")
		.replace(/\s+/g, " ")
		.trim();
}
