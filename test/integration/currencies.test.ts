import assert from "node:assert/strict";
import type * as vscode from "vscode";
import { type Opportunity, type Sandbox, startSandbox } from "../../src/sandbox/index.ts";
import { OwnWindow, Profile } from "./support/ownWindow.ts";
import { until } from "./support/wait.ts";
import { activate, set } from "./support/window.ts";

describe("amounts of other currencies", () => {
	let sandbox: Sandbox;
	let window: OwnWindow;

	before(activate);
	afterEach(async () => {
		window.close();
		await set("apiBaseUrl", undefined);
		await sandbox.close();
	});

	async function open(currency: "JPY" | "KWD" | "mixed"): Promise<void> {
		sandbox = await startSandbox({ size: 400, owners: 3, variants: { currency } });
		await set("apiBaseUrl", sandbox.url);
		window = await OwnWindow.open(new Profile());
		await window.signIn(sandbox.key);
	}

	/** What is spoken of the closed groups of a view, once all of them are there: their exact figures. */
	function spoken(view: () => vscode.TreeDataProvider<unknown> | undefined): Promise<string[]> {
		return until("the groups", () => {
			const tree = view() ?? assert.fail("there is no view");
			const items = (tree.getChildren() as unknown[]).map((node) => tree.getTreeItem(node) as vscode.TreeItem);
			const groups = items.filter(({ contextValue }) => !contextValue?.startsWith("view"));
			const texts = groups.map(({ accessibilityInformation }) => accessibilityInformation?.label ?? "");
			const isKnown = (text: string) => text.includes(", ") && !text.includes("Loading");
			return texts.length > 2 && texts.every(isKnown) && texts;
		});
	}

	const annualized = (of: (one: Opportunity) => boolean) =>
		sandbox
			.all()
			.filter(of)
			.reduce((sum, { annualized_value }) => sum + (annualized_value ?? 0), 0);

	for (const [currency, written] of [
		["JPY", (sum: number) => `¥${sum.toLocaleString("en")}`],
		["KWD", (sum: number) => `KWD\u00a0${Math.floor(sum / 1000).toLocaleString("en")}`],
	] as const)
		it(`are right in Needs Attention before any group is opened, in ${currency}`, async () => {
			await open(currency);
			window.attention?.show(true);
			const [stalled = ""] = await spoken(() => window.attention?.tree);
			const sum = written(annualized(({ is_stalled }) => is_stalled ?? false));
			assert.ok(stalled.split(", ")[2]?.startsWith(sum), `${stalled} does not say ${sum}`);
		});

	it("are right in the tree, whose rows say the same", async () => {
		await open("JPY");
		await window.run("openView", { group_by: "user_id", order_by: "value" });
		const groups = await spoken(() => window.tree);
		for (const { id } of sandbox.owners) {
			const sum = `¥${annualized(({ user_id }) => user_id === id).toLocaleString("en")} a year`;
			assert.ok(
				groups.some((text) => text.split(", ")[2] === sum),
				`${sum} is not in ${groups}`,
			);
		}
	});

	it("of several currencies bear no sign, neither in the tree nor in a closed group of Needs Attention", async () => {
		await open("mixed");
		await window.run("openView", { group_by: "user_id" });
		window.attention?.show(true);
		for (const view of [() => window.tree, () => window.attention?.tree])
			await until("sums without a sign", async () => !(await spoken(view)).some((text) => /[$€]/.test(text)));
	});
});
