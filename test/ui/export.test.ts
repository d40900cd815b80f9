import assert from "node:assert/strict";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inTreeOrder } from "../treeOrder.ts";
import { saveIn } from "./harness/saveDialog.ts";
import { eventually } from "./harness/wait.ts";
import { openWindow, type TestWindow } from "./harness/window.ts";

const SIZE = 700;
const SAVE_DIALOG = "Export Opportunities";

describe("exporting through the window", () => {
	let window: TestWindow;
	let folder: string;

	before(async () => {
		folder = await mkdtemp(join(tmpdir(), "export-"));
		window = await openWindow({
			sandbox: { size: SIZE, variants: { texts: "awkward" } },
			settings: { "closeOpportunities.pageSize": 50, "closeOpportunities.groupBy": "-date_won__quarter" },
		});
		await window.signIn();
	});
	after(async () => {
		await window?.stop();
		await rm(folder, { recursive: true, force: true });
	});

	const inOrder = () => {
		const all = window.sandbox.matching({ _group_by: "-date_won__quarter", _order_by: "-date_updated" });
		return inTreeOrder(all).map(({ id }) => id);
	};

	/** Enters where to save, until the question of the columns comes. */
	async function saveAs(path: string): Promise<void> {
		await saveIn(window, SAVE_DIALOG, /Opportunities by close quarter \d{4}-\d\d-\d\d\.\w+$/, path);
		await window.quickInput.waitFor("Export Columns");
	}

	/** Answers all three questions: the format, the file, and the columns, once they are changed. */
	async function exportTo(name: string, format: string, change = async () => {}): Promise<string> {
		const path = join(folder, name);
		await window.quickInput.choose("Close CRM: Export…");
		await window.quickInput.waitFor("Export Format");
		await window.quickInput.pick(format);
		await saveAs(path);
		await eventually(async () => assert.equal(await window.quickInput.busy(), false));
		await change();
		await window.quickInput.ok();
		return path;
	}

	async function exported(name: string, format: string, change?: () => Promise<void>): Promise<string> {
		const path = await exportTo(name, format, change);
		const { severity, buttons } = await window.notifications.waitFor(`Exported ${SIZE} opportunities.`);
		assert.equal(severity, "info");
		assert.deepEqual(buttons, ["Open"]);
		await window.notifications.clear();
		return readFile(path, "utf8");
	}

	it("writes CSV that opens right", async () => {
		const text = await exported("all.csv", "CSV");
		assert.ok(text.startsWith("\ufeffgroup,id,lead_name,"));
		for (const id of inOrder()) assert.ok(text.includes(`,${id},`), id);
		assert.doesNotMatch(text, /(?:^|,)"?=/m);
	});

	it("writes JSON with the totals of every group", async () => {
		const read = JSON.parse(await exported("all.json", "JSON"));
		const groups: { totals?: object; opportunities: { id: string }[] }[] = read.groups;
		assert.deepEqual(
			groups.flatMap(({ opportunities }) => opportunities.map(({ id }) => id)),
			inOrder(),
		);
		assert.ok(groups.every(({ totals }) => totals !== undefined));
		assert.equal(read.totals.total_results, SIZE);
	});

	it("writes NDJSON with the columns that are chosen, and remembers them", async () => {
		await exported("chosen.ndjson", "NDJSON", async () => {
			await window.quickInput.check("Note", false);
			await window.quickInput.check("Pipeline");
		});
		const [first] = (await exported("all.ndjson", "NDJSON")).split("\n");
		const names = Object.keys(JSON.parse(first ?? ""));
		assert.ok(names.includes("pipeline_name") && !names.includes("note"), names.join());
	});

	it("writes a report in Markdown, and opens it", async () => {
		const path = await exportTo("all.md", "Markdown");
		await window.notifications.waitFor(`Exported ${SIZE} opportunities.`);
		const text = await readFile(path, "utf8");
		assert.match(text, /^# Opportunities by close quarter\n/);
		assert.equal(text.match(/^\| oppo\\_/gm)?.length, SIZE);
		await window.notifications.press(`Exported ${SIZE} opportunities.`, "Open");
		await window.page.locator('.tab[data-resource-name="all.md"]').waitFor();
	});

	it("writes two files for DuckDB from the title's menu, whatever row has the focus", async () => {
		await window.tree.click((row) => row.level === 1 && /Q\d/.test(row.label));
		const menu = await window.opportunities.more();
		await menu.choose("Export for DuckDB…");
		const proposed = /Opportunities by close quarter \d{4}-\d\d-\d\d\.ndjson$/;
		await saveIn(window, SAVE_DIALOG, proposed, join(folder, "deals.ndjson"));
		await window.notifications.waitFor(/^Exported 700 opportunities\. To load them into DuckDB, run deals\.sql/);
		await window.notifications.clear();
		assert.equal((await readFile(join(folder, "deals.ndjson"), "utf8")).split("\n").length, SIZE + 1);
		assert.match(await readFile(join(folder, "deals.sql"), "utf8"), /'\.\/deals\.ndjson'/);
	});

	it("leaves nothing behind where it is cancelled", async () => {
		window.sandbox.setFaults([{ do: "stall", on: { from: 4 }, path: "/opportunity/" }]);
		const before = await readdir(folder);
		await exportTo("cancelled.csv", "CSV");
		await eventually(async () => assert.ok((await readdir(folder)).some((name) => name.endsWith(".part"))));
		await window.notifications.press(/Exporting opportunities/, "Cancel");
		await eventually(async () => assert.deepEqual(await readdir(folder), before));
		window.sandbox.setFaults([]);
	});
});
