import assert from "node:assert/strict";
import { type Sandbox, startSandbox } from "../../src/sandbox/index.ts";
import { OwnWindow, Profile } from "./support/ownWindow.ts";
import { until } from "./support/wait.ts";
import { activate, listRequests, set } from "./support/window.ts";

const TIMES = 200;
const GROUPINGS = ["user_id", "-date_won__quarter", "none", "date_won__week"];

describe("what the extension holds", () => {
	let sandbox: Sandbox;
	let profile: Profile;

	before(async () => {
		await activate();
		sandbox = await startSandbox({ size: 300, owners: 5, rateLimit: { limit: 100_000, windowSeconds: 1 } });
		await set("apiBaseUrl", sandbox.url);
	});
	after(async () => {
		await set("apiBaseUrl", undefined);
		await sandbox.close();
	});
	beforeEach(() => {
		profile = new Profile();
	});

	it(`stays the same over ${TIMES} refreshes and regroupings`, async () => {
		const window = await OwnWindow.open(profile);
		await window.signIn(sandbox.key);
		for (const groupBy of GROUPINGS) await window.run("groupBy", groupBy);
		const held = window.held.counts;
		const before = resources();
		assert.ok((held["command"] ?? 0) >= 15 && (held["tree"] ?? 0) === 2, JSON.stringify(held));
		for (let time = 0; time < TIMES; time += 1) {
			await window.run("groupBy", GROUPINGS[time % GROUPINGS.length]);
			await window.run("refresh");
		}
		assert.deepEqual(window.held.counts, held);
		await until("timers and connections to be as before", () => sameOrFewer(resources(), before));
		window.close();
		assert.deepEqual(window.held.counts, {});
	});

	it(`is all given back by each of ${TIMES} windows that close`, async () => {
		const first = await OwnWindow.open(profile);
		await first.signIn(sandbox.key);
		first.close();
		const before = resources();
		for (let time = 0; time < TIMES; time += 1) {
			const window = await OwnWindow.open(profile);
			await window.run("refresh");
			window.close();
			assert.deepEqual(window.held.counts, {});
		}
		await until("timers and connections to be as before", () => sameOrFewer(resources(), before));
	});

	it("is given back where a window closes in the middle of a request", async () => {
		const window = await OwnWindow.open(profile);
		await window.signIn(sandbox.key);
		await window.run("refresh");
		const before = resources();
		sandbox.setFaults([{ do: "stall", path: "/opportunity/" }]);
		sandbox.clearRequests();
		const running = window.run("groupBy", "date_won__month");
		const request = await until("the request", () => listRequests(sandbox)[0]);
		window.close();
		await running;
		sandbox.setFaults([]);
		await until("the request to be given up", () => request.durationMs !== undefined);
		assert.deepEqual(window.held.counts, {});
		await until("timers and connections to be as before", () => sameOrFewer(resources(), before));
	});

	it("asks nothing of Close when it wakes with a stored key, until something is used", async () => {
		const first = await OwnWindow.open(profile);
		await first.signIn(sandbox.key);
		first.close();
		sandbox.clearRequests();
		const second = await OwnWindow.open(profile);
		for (let turn = 0; turn < 100; turn += 1) await new Promise((resolve) => setImmediate(resolve));
		assert.deepEqual(sandbox.requests, []);
		assert.deepEqual(second.tree?.getChildren(), []);
		await second.run("refresh");
		assert.ok(listRequests(sandbox).every(({ authorized }) => authorized));
		assert.ok(listRequests(sandbox).length > 0);
		second.close();
	});
});

/** Timers and connections of this process that keep it alive, by their kind. */
function resources(): Map<string, number> {
	const counts = new Map<string, number>();
	for (const kind of process.getActiveResourcesInfo()) counts.set(kind, (counts.get(kind) ?? 0) + 1);
	return counts;
}

/** VS Code itself has a few that come and go. */
function sameOrFewer(now: Map<string, number>, before: Map<string, number>): boolean {
	return [...now].every(([kind, count]) => count <= (before.get(kind) ?? 0) + 3);
}
