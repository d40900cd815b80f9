import assert from "node:assert/strict";
import type { ListRow } from "./harness/list.ts";
import { until } from "./harness/wait.ts";
import { openWindow, type TestWindow } from "./harness/window.ts";

const SIZE = 600;
const PAGE = 25;
const MORE = /^Load more… \((\d+) of 600\)$/;

describe("loading all of a group through the window", () => {
	let window: TestWindow;
	let owner: string;

	before(async () => {
		window = await openWindow({
			sandbox: { size: SIZE, owners: 1, latencyMs: 40, variants: { unowned: "absent" } },
			settings: { "closeOpportunities.pageSize": PAGE },
		});
		owner = window.sandbox.all()[0]?.user_name ?? "";
		await window.signIn();
		await window.tree.expand(owner);
	});
	after(() => window?.stop());

	const isMore = (row: ListRow) => MORE.test(row.label);
	const loadedBy = (row: ListRow | undefined) => Number(MORE.exec(row?.label ?? "")?.[1]);

	/** The rows under the group once it ends in a row that says how many they are, and that number. */
	async function settled(more: (loaded: number) => boolean): Promise<number> {
		const rows = await until(
			"the group to hold still",
			() => window.tree.under(owner),
			(found) => more(loadedBy(found.at(-1))) && found.length === loadedBy(found.at(-1)) + 1,
		);
		return loadedBy(rows.at(-1));
	}

	it("offers it on the group and beside Load more…", async () => {
		assert.equal(await settled((loaded) => loaded === PAGE), PAGE);
		const ofGroup = await window.tree.contextMenu(owner);
		assert.deepEqual(await ofGroup.labels(), [
			...["Filter by This", "Show Only Won", "Show Only Open", "Show Only Lost"],
			...["Load All", "Show Totals of Group", "Export Group…", "Copy Rows as Markdown", "Copy Rows as TSV"],
		]);
		await ofGroup.close();
		const ofMore = await window.tree.contextMenu(isMore);
		assert.deepEqual(await ofMore.labels(), ["Load More", "Load All"]);
		await ofMore.close();
		assert.equal((await window.tree.row(isMore)).spoken, "25 of 600 loaded. Press Enter to load more.");
	});

	it("counts in a notification, and keeps what arrived where it is cancelled", async () => {
		window.sandbox.setFaults([{ do: "stall", on: { from: 8 } }]);
		await window.tree.inlineAction(isMore, "Load All");
		const { text } = await window.notifications.waitFor(/^Loading all: .+, \d\d+ of 600$/);
		assert.ok(text.includes(owner), text);
		const loading = await window.tree.row("Loading…");
		assert.match(loading.description, /^\d+ of 600$/);
		await window.notifications.press(/^Loading all/, "Cancel");
		const kept = await settled((loaded) => loaded > PAGE);
		assert.ok(kept < SIZE);
		window.sandbox.setFaults([]);
	});

	it("leaves the keyboard on the last row, where Enter loads the next page each time", async () => {
		const kept = loadedBy(await window.tree.row(isMore));
		await window.tree.focus(isMore);
		await window.page.keyboard.press("Enter");
		const more = await settled((loaded) => loaded > kept);
		assert.equal(more, kept + PAGE - 1);
		await window.page.keyboard.press("Enter");
		assert.equal(await settled((loaded) => loaded > more), more + PAGE - 1);
	});

	it("goes on to the end, each opportunity once", async () => {
		window.sandbox.clearRequests();
		await window.runCommand("Load All");
		const rows = await until(
			"all rows",
			() => window.tree.under(owner),
			(found) => found.length === SIZE && !found.some(({ label }) => label.startsWith("Load")),
			60_000,
		);
		const expected = window.sandbox
			.all()
			.map(({ lead_name, lead_id }) => lead_name ?? `Unnamed lead …${lead_id.slice(-4)}`);
		assert.deepEqual(rows.map(({ label }) => label).sort(), expected.sort());
		assert.deepEqual((await window.tree.row(owner)).actions, []);
		assert.deepEqual(
			(await window.notifications.all()).filter(({ text }) => text.startsWith("Loading all")),
			[],
		);
	});
});
