import assert from "node:assert/strict";
import * as vscode from "vscode";
import { type Opportunity, type Sandbox, startSandbox } from "../../src/sandbox/index.ts";
import { until } from "./support/wait.ts";
import {
	askedBy,
	item,
	labels,
	listRequests,
	messages,
	nodes,
	run,
	set,
	signIn,
	signOut,
	withoutTotals,
} from "./support/window.ts";

const SHOWN = { group_by: "-date_won__quarter", order_by: "value", filters: { value_period: "annual" } };
const SENT = { _group_by: "-date_won__quarter", _order_by: "value", value_period: "annual" };

describe("A filter from what is seen", () => {
	let sandbox: Sandbox;

	before(async () => {
		const now = new Date("2026-09-15T10:42:00Z");
		sandbox = await startSandbox({ size: 400, owners: 4, now, variants: { texts: "awkward" } });
		await signIn(sandbox);
	});
	after(async () => {
		await signOut();
		await sandbox.close();
	});
	beforeEach(async () => {
		await run("openView", SHOWN);
		messages();
	});
	afterEach(async () => {
		sandbox.setFaults([]);
		await set("fiscalYearStartMonth", undefined);
		await run("showAmounts");
	});

	const sentBy = (command: string, ...args: readonly unknown[]) => askedBy(sandbox, () => run(command, ...args));
	const texts = () => messages().map(({ text }) => text);

	/** The row of a group, by its label. */
	function group(label: string | RegExp): unknown {
		const fits = (node: unknown) => String(item(node).label).match(new RegExp(`^(?:${new RegExp(label).source})$`));
		return nodes().find(fits) ?? assert.fail(`No group ${label} among ${labels()}`);
	}

	/** Rows of an ungrouped listing, and what Close has of them. */
	async function rows(...filters: readonly object[]): Promise<readonly [unknown, Opportunity][]> {
		await run("openView", { order_by: "date_created", filters: Object.assign({}, ...filters) });
		const all = sandbox.matching({ _order_by: "date_created", ...Object.assign({}, ...filters) });
		return all.slice(0, nodes().length).map((one, index) => [nodes()[index], one]);
	}

	describe("of a group", () => {
		it("has the days of a period, and keeps the other filters", async () => {
			const sent = { ...SENT, date_won__gte: "2026-07-01", date_won__lt: "2026-10-01" };
			assert.deepEqual(await sentBy("filterByThis", group("2026 Q3")), sent);
			await run("openView", SHOWN);
			assert.deepEqual(await sentBy("filterByThis", "2026-Q3"), sent);
			assert.deepEqual(labels(), ["2026 Q3"]);
			assert.deepEqual(texts(), []);
		});

		it("has no more than both the group and the View have", async () => {
			await run("openView", { ...SHOWN, filters: { date_won: { gte: "2026-08-10" } } });
			const { _group_by, _order_by, ...filters } = await sentBy("filterByThis", "2026-Q3");
			assert.deepEqual(filters, { date_won__gte: "2026-08-10", date_won__lt: "2026-10-01" });
		});

		it("has the days of a fiscal quarter", async () => {
			await set("fiscalYearStartMonth", 8);
			await run("openView", SHOWN);
			const sent = await sentBy("filterByThis", "FY27-Q1");
			assert.deepEqual([sent["date_won__gte"], sent["date_won__lt"]], ["2026-08-01", "2026-11-01"]);
		});

		it("has the owner, or all that are selected", async () => {
			await run("openView", { group_by: "user_id", filters: {} });
			const owners = nodes().map((node) => sandbox.owners.find(({ name }) => name === item(node).label)?.id);
			const [first] = nodes();
			assert.equal((await sentBy("filterByThis", first))["user_id"], owners[0]);
			await run("clearFilters");
			const both = nodes().slice(0, 2);
			assert.equal((await sentBy("filterByThis", both[1], both))["user_id__in"], `${owners[0]},${owners[1]}`);
		});

		it("has only what the View on screen has, while another one is loading", async () => {
			sandbox.setFaults([{ do: "stall", path: "/opportunity/" }]);
			const opening = run("openView", { group_by: "user_id", filters: { status_type: "won" } });
			const sent = { ...SENT, date_won__gte: "2026-07-01", date_won__lt: "2026-10-01" };
			try {
				await until("the request", () => listRequests(sandbox).some(({ params }) => params["status_type"] === "won"));
				const q3 = group("2026 Q3");
				sandbox.setFaults([]);
				assert.deepEqual(await sentBy("filterByThis", q3), sent);
			} finally {
				await run("stop");
				await opening;
			}
		});

		it("is not offered for objects without a date, and says why to a script", async () => {
			const undated = nodes().at(-1);
			assert.match(String(item(undated).contextValue), /noFilter/);
			assert.doesNotMatch(String(item(group("2026 Q3")).contextValue), /noFilter/);
			for (const command of ["filterByThis", "showOnlyWon"]) {
				sandbox.clearRequests();
				await run(command, "none");
				assert.deepEqual(texts(), ["Close can't filter for opportunities without a date."]);
				assert.deepEqual(withoutTotals(sandbox), []);
			}
		});

		for (const [command, type] of [
			["showOnlyWon", "won"],
			["showOnlyOpen", "active"],
			["showOnlyLost", "lost"],
		] as const)
			it(`shows one kind of it only, or of all that is shown: ${command}`, async () => {
				const sent = { ...SENT, date_won__gte: "2026-07-01", date_won__lt: "2026-10-01", status_type: type };
				assert.deepEqual(await sentBy(command, group("2026 Q3")), sent);
				await run("openView", SHOWN);
				assert.deepEqual(await sentBy(command), { ...SENT, status_type: type });
			});

		it("is refused in words where there is no group", async () => {
			await run("filterByThis", "2019-Q1");
			await run("openView", { filters: {} });
			await run("filterByThis");
			assert.deepEqual(texts(), [
				"That group isn't in the tree.",
				"The opportunities aren't grouped. Group them first.",
			]);
		});
	});

	describe("of rows", () => {
		it("has their owners, and keeps the other filters", async () => {
			const won = { status_type: "won" };
			const [[one, first] = [], [, second] = []] = await rows(won);
			const sent = { _order_by: "date_created", ...won, user_id: first?.user_id };
			assert.deepEqual(await sentBy("filterByOwner", one), sent);
			await rows(won);
			const both = await sentBy("filterByOwner", nodes()[0], nodes().slice(0, 2));
			const owners = [...new Set([first?.user_id, second?.user_id])];
			assert.equal(both[owners.length === 1 ? "user_id" : "user_id__in"], owners.join(","));
		});

		it("has their lead, of which there can be one", async () => {
			const found = await rows();
			const [row, { lead_id }] = found[0] ?? assert.fail();
			const [another] = found.find(([, one]) => one.lead_id !== lead_id) ?? assert.fail();
			sandbox.clearRequests();
			await run("filterByLead", row, [row, another]);
			assert.match(texts()[0] ?? "", /one lead at a time/);
			assert.deepEqual(withoutTotals(sandbox), []);
			assert.equal((await sentBy("filterByLead", row))["lead_id"], lead_id);
		});

		it("has their status, also where its label is one of several pipelines'", async () => {
			const statuses = sandbox.pipelines.flatMap((pipeline) => pipeline.statuses);
			const namesakes = statuses.filter(({ label }) => label === "Won");
			assert.ok(namesakes.length > 1);
			for (const status of [statuses[0], ...namesakes]) {
				const [row] = (await rows()).find(([, { status_id }]) => status_id === status?.id) ?? [];
				assert.ok(row);
				await run("filterByStatus", row);
				assert.deepEqual(await shownFilter(), [status?.id]);
			}
		});

		it("has all statuses of their pipeline", async () => {
			const [[row, one] = []] = await rows();
			assert.ok(one);
			const pipeline = sandbox.pipelines.find(({ statuses }) => statuses.some(({ id }) => id === one.status_id));
			await run("filterByPipeline", row);
			const expected = pipeline?.statuses.map(({ id }) => id) ?? [];
			assert.deepEqual(await shownFilter(), expected);
		});

		it("looks up an opportunity that is not loaded", async () => {
			const [[, loaded] = []] = await rows();
			const other = sandbox.all().find(({ user_id, id }) => user_id !== loaded?.user_id && id !== loaded?.id);
			await run("openView", { filters: { user_id: loaded?.user_id } });
			await run("filterByOwner", other?.id);
			assert.deepEqual(await shownFilter("user_id"), [other?.user_id]);
			await run("filterByOwner", "oppo_thereIsNoSuchThing");
			assert.equal(messages().at(-1)?.kind, "error");
		});

		it("tells how many of those that are not loaded it has looked up, and stops if that is cancelled", async () => {
			const [[, loaded] = []] = await rows();
			const others = sandbox.all().filter(({ user_id }) => user_id !== loaded?.user_id);
			await run("openView", { filters: { user_id: loaded?.user_id } });
			sandbox.setFaults([{ do: "stall", path: "/opportunity/oppo_" }]);
			sandbox.clearRequests();
			const told: unknown[] = [];
			const { withProgress } = vscode.window;
			Object.assign(vscode.window, {
				withProgress: (options: vscode.ProgressOptions, task: Parameters<typeof withProgress>[1]) => {
					if (options.location !== vscode.ProgressLocation.Notification) return withProgress(options, task);
					told.push(options.title, options.cancellable);
					const report = ({ message }: { message?: string }) => told.push(message);
					const onCancellationRequested = (cancel: () => void) => {
						queueMicrotask(cancel);
						return { dispose: () => {} };
					};
					return task({ report }, {
						isCancellationRequested: false,
						onCancellationRequested,
					} as vscode.CancellationToken);
				},
			});
			try {
				await run(
					"filterByOwner",
					others.slice(0, 3).map(({ id }) => id),
				);
			} finally {
				Object.assign(vscode.window, { withProgress });
			}
			assert.deepEqual(told, ["Looking up opportunities", true, "0 of 3"]);
			assert.equal(withoutTotals(sandbox).length, 1);
			assert.deepEqual(texts(), []);
			assert.deepEqual(await shownFilter("user_id"), [loaded?.user_id]);
		});

		/** The values of a filter that the last listing was asked for with. */
		async function shownFilter(name = "status_id"): Promise<readonly string[]> {
			const { [name]: one, [`${name}__in`]: several } = await askedBy(sandbox, () => run("groupBy", "none"));
			return (several ?? one ?? "").split(",");
		}
	});

	describe("as a link", () => {
		beforeEach(() => vscode.env.clipboard.writeText("what was there before"));

		it("names the lead, with nothing in it that Markdown would interpret", async () => {
			const shown = await rows();
			for (const [name, escaped] of [
				["[Open](command:workbench.action.quit)", "\\[Open\\](command:workbench.action.quit)"],
				["**Stars** and _bars_", "\\*\\*Stars\\*\\* and \\_bars\\_"],
				['<img src=x onerror="alert(1)">', '\\<img src\\=x onerror\\="alert(1)"\\>'],
			]) {
				const [row, one] = shown.find(([, { lead_name }]) => lead_name === name) ?? [];
				assert.ok(row, name);
				await run("copyLinkAsMarkdown", row);
				const copied = await vscode.env.clipboard.readText();
				assert.equal(copied, `[${escaped}](https://app.close.com/lead/${one?.lead_id}/)`);
			}
		});

		it("asks before it copies names while they are hidden", async () => {
			const [[row] = []] = await rows();
			await run("hideAmounts");
			await run("copyLinkAsMarkdown", row);
			assert.match(texts()[0] ?? "", /Names are hidden/);
			assert.equal(await vscode.env.clipboard.readText(), "what was there before");
		});
	});
});
