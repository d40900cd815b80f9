import assert from "node:assert/strict";
import fc from "fast-check";
import type { GroupBy } from "../../../../src/close/schema/grouping.ts";
import type { View } from "../../../../src/opportunities/view/view.ts";
import { runs } from "../../runs.ts";
import { overHttp } from "./overHttp.ts";

const VIEWS: readonly View[] = [
	{ group_by: "user_id", order_by: "-value", filters: {} },
	{ group_by: "-date_won__quarter", order_by: "-value", filters: { status_type: ["won"] } },
	{ order_by: "date_created", filters: { status_type: ["active"] } },
	{ group_by: "date_won__week" satisfies GroupBy, order_by: "-confidence", filters: {} },
];

const pick = fc.nat({ max: 30 });
const anyAct = fc.oneof(
	fc.record({ act: fc.constant("open" as const), at: fc.nat({ max: VIEWS.length - 1 }) }),
	fc.record({ act: fc.constantFrom("expand" as const, "loadMore" as const, "loadAll" as const), at: pick }),
	fc.record({
		act: fc.constantFrom("refresh" as const, "stop" as const, "clear" as const, "mutate" as const),
		at: pick,
	}),
);
const anyFault = fc.constantFrom(undefined, "reset", "500", "429", "503", "html", "stall-body");

/** Seconds: short enough for bodies that stall, and more than a slow machine needs. */
const LIMITS = { inTrouble: 0.2, after: 20 };

/** Turns of 10 ms after which something has hung, on a slow machine as well. */
const LONG = 5000;

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

describe("In any order of commands", () => {
	const unhandled: unknown[] = [];
	const keep = (reason: unknown) => unhandled.push(reason);
	before(() => process.on("unhandledRejection", keep));
	after(() => process.off("unhandledRejection", keep));

	it("a Listing ends idle, shows each object once, and never goes back to an earlier View", async () => {
		await fc.assert(
			fc.asyncProperty(
				fc.array(fc.tuple(anyAct, fc.constantFrom(-1, -1, 0, 2, 8)), { maxLength: 14 }),
				anyFault,
				async (acts, fault) => {
					const sandbox = { size: 250, owners: 30, latencyMs: 2 };
					let limit = LIMITS.inTrouble;
					await overHttp({ sandbox, pageSize: 8, requestTimeout: () => limit }, async ({ listing, sandbox }) => {
						if (fault !== undefined) sandbox.setFaults([{ do: fault, on: { probability: 0.1 } }]);
						const running: Promise<void>[] = [];
						let opened: number[] = [];
						let shown = -1;
						const wrong: string[] = [];
						listing.onDidChange(() => {
							const { view, groups } = listing.state;
							const ids = groups.flatMap(({ rows }) => rows.map(({ id }) => id));
							if (new Set(ids).size < ids.length) wrong.push("an object is shown twice");
							const latest = view === undefined ? -1 : opened.lastIndexOf(VIEWS.indexOf(view));
							if (view !== undefined && latest < 0) wrong.push("a View that was forgotten is back");
							if (latest < shown) wrong.push("an earlier View is back");
							shown = latest;
						});
						for (const [{ act, at }, ms] of acts) {
							const { groups } = listing.state;
							const id = groups[at % Math.max(1, groups.length)]?.id ?? "none";
							const view = VIEWS[at] ?? VIEWS[0];
							if (act === "open" && view !== undefined) {
								opened.push(VIEWS.indexOf(view));
								running.push(listing.open(view));
							} else if (act === "expand" || act === "loadMore" || act === "loadAll") running.push(listing[act](id));
							else if (act === "refresh") running.push(listing.refresh());
							else if (act === "stop") listing.stop();
							else if (act === "mutate") sandbox.mutate(undefined, 1);
							else if (act === "clear") {
								opened = [];
								shown = -1;
								listing.clear();
								assert.deepEqual(listing.state.groups, []);
							}
							if (ms >= 0) await pause(ms);
						}
						await Promise.all(running);
						// What stays expanded over a change of the View is loaded without anybody who waits for it.
						for (let turn = 0; listing.state.loading && turn < LONG; turn += 1) await pause(10);
						const { loading, wait, stale, partial, groups } = listing.state;
						assert.deepEqual([loading, wait, stale], [false, undefined, false]);
						assert.notEqual(partial, "opening");
						assert.ok(groups.every((group) => !group.loading));
						assert.deepEqual(wrong, []);
						const ended = () =>
							sandbox.requests.every(({ durationMs }) => durationMs !== undefined || fault === "stall-body");
						for (let turn = 0; !ended() && turn < LONG; turn += 1) await pause(10);
						assert.ok(ended(), "a request that nobody awaits is still under way");
						await pause(3);
						sandbox.setFaults([]);
						limit = LIMITS.after;
						const asked = sandbox.counts.total;
						await pause(5);
						assert.equal(sandbox.counts.total, asked, "something is still asked for");
						if (opened.length === 0) return;
						await listing.refresh();
						await listing.refresh();
						assert.deepEqual([listing.state.error, listing.state.partial], [undefined, undefined]);
					});
				},
			),
			runs(25),
		);
		await pause(5);
		assert.deepEqual(unhandled, []);
	});

	it("a View that another one cut short is told as stopped, once that one is stopped before it came", async () => {
		await overHttp({ pageSize: 8 }, async ({ listing, sandbox }) => {
			const [first, second] = VIEWS;
			assert(first && second);
			sandbox.setFaults([{ do: "stall", on: { from: 2 } }]);
			const begun = new Promise<void>((resolve) => {
				listing.onDidChange(() => listing.state.groups.length > 0 && resolve());
			});
			const opening = [listing.open(first)];
			await begun;
			opening.push(listing.open(second));
			listing.stop();
			assert.deepEqual([listing.state.view, listing.state.partial], [first, "stopped"]);
			await Promise.all(opening);
		});
	});

	it("one request survives ten changes of the filter in one turn", async () => {
		await overHttp({ sandbox: { latencyMs: 20 }, pageSize: 250 }, async ({ listing, sandbox }) => {
			const views = Array.from({ length: 10 }, (_, index) => ({ filters: { query: `text ${index}` } }));
			await Promise.all(views.map((view) => listing.open(view)));
			assert.equal(listing.state.view, views.at(-1));
			assert.deepEqual([listing.state.error, listing.state.loading], [undefined, false]);
			assert.deepEqual(
				sandbox.requests.filter(({ complete }) => complete).map(({ params }) => params["query"]),
				["text 9"],
			);
		});
	});

	it("disposing ends what is under way, in silence", async () => {
		await overHttp({ sandbox: { latencyMs: 20 } }, async ({ listing }) => {
			let told = 0;
			listing.onDidChange(() => {
				told += 1;
			});
			const opening = listing.open({ group_by: "user_id", filters: {} });
			const before = told;
			listing.dispose();
			await opening;
			assert.equal(told, before);
			assert.deepEqual([listing.state.loading, listing.state.groups, listing.state.error], [false, [], undefined]);
		});
	});
});
