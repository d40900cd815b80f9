import assert from "node:assert/strict";
import { UserError } from "../../../../src/close/base/errors.ts";
import { TooManyRows } from "../../../../src/opportunities/analysis/wholeListing.ts";
import { CONTEXT, EMPTY_CONTENT, newParts, setUpSections } from "./fakeSections.ts";

const HUGE = { id: "oppo_a", lead: "Acme", chance: 50, value: Number.NEGATIVE_INFINITY };
const INFINITE = { kind: "money", value: Number.POSITIVE_INFINITY } as const;

describe("the sections of the analysis", () => {
	it("read nothing while they are closed", () => {
		const { sections, readings, states } = setUpSections();
		sections.show(true);
		assert.deepEqual(states(), ["closed", "closed"]);
		assert.equal(readings.length, 0);
	});

	it("read nothing while the page isn't visible", () => {
		const { sections, readings, states } = setUpSections();
		sections.open(["standing"]);
		assert.equal(readings.length, 0);
		assert.deepEqual(states(), ["queued", "closed"]);
		sections.show(true);
		assert.equal(readings.length, 1);
	});

	it("read those that are open, one after another, in the order of the page", async () => {
		const { sections, readings, last, states } = setUpSections();
		sections.show(true);
		sections.open(["winRate", "standing"]);
		assert.deepEqual(states(), ["loading", "queued"]);
		assert.equal(readings.length, 1);
		await last().answer();
		assert.deepEqual(
			readings.map(({ id }) => id),
			["standing", "winRate"],
		);
		assert.deepEqual(states(), ["ready", "loading"]);
		await last().answer();
		assert.deepEqual(states(), ["ready", "ready"]);
		assert.equal(readings.length, 2);
	});

	it("aren't read again when they are opened again, or shown again", async () => {
		const { sections, readings, last, states } = setUpSections();
		sections.show(true);
		sections.open(["standing"]);
		await last().answer();
		sections.open([]);
		sections.open(["standing"]);
		sections.show(false);
		sections.show(true);
		assert.deepEqual(states(), ["ready", "closed"]);
		assert.equal(readings.length, 1);
	});

	it("end what they read when they are closed, stopped, or no longer visible", async () => {
		const { sections, readings, last, states } = setUpSections();
		sections.show(true);
		sections.open(["standing"]);
		sections.open([]);
		assert.ok(last().signal.aborted);
		sections.open(["standing"]);
		sections.show(false);
		assert.ok(last().signal.aborted);
		assert.deepEqual(states(), ["queued", "closed"]);
		sections.show(true);
		sections.stop("standing");
		assert.ok(last().signal.aborted);
		assert.deepEqual(states(), ["waiting", "closed"]);
		assert.equal(readings.length, 3);
		await last().answer();
		assert.equal(sections.all[0]?.held, undefined);
		sections.read("standing");
		await last().answer();
		assert.deepEqual(states(), ["ready", "closed"]);
	});

	it("go on with the next one when one is stopped", () => {
		const { sections, last, states } = setUpSections();
		sections.show(true);
		sections.open(["standing", "winRate"]);
		sections.stop("standing");
		assert.deepEqual(states(), ["waiting", "loading"]);
		assert.equal(last().id, "winRate");
	});

	it("wait for the user if more than 20 requests are needed, for this question", async () => {
		const { sections, readings, needs, last, change, states } = setUpSections();
		needs.set("standing", 21);
		sections.show(true);
		sections.open(["standing", "winRate"]);
		assert.deepEqual(sections.all[0]?.progress, { state: "waiting", needs: 21 });
		assert.deepEqual(states(), ["waiting", "loading"]);
		await last().answer();
		sections.read("standing");
		assert.equal(last().id, "standing");
		assert.equal(last().limit, Number.POSITIVE_INFINITY);
		await last().answer();
		assert.equal(readings.length, 2);
		change({ view: { filters: { is_stalled: true } } });
		assert.deepEqual(states(), ["waiting", "loading"]);
	});

	it("wait for the user if it turns out that more requests are needed", async () => {
		const { sections, last, states } = setUpSections();
		sections.show(true);
		sections.open(["standing"]);
		assert.equal(last().limit, 2000);
		await last().fail(new TooManyRows(8340, 2000));
		assert.deepEqual(sections.all[0]?.progress, { state: "waiting", needs: 84 });
		sections.read("standing");
		assert.equal(last().limit, Number.POSITIVE_INFINITY);
		assert.deepEqual(states(), ["loading", "closed"]);
	});

	it("don't wait any longer once another one has read what they need", async () => {
		const { sections, needs, last, states } = setUpSections();
		sections.show(true);
		sections.open(["standing", "winRate"]);
		await last().fail(new TooManyRows(8340, 2000));
		assert.deepEqual(states(), ["waiting", "loading"]);
		needs.set("standing", 0);
		await last().answer();
		assert.deepEqual([states(), last().id], [["loading", "ready"], "standing"]);
	});

	it("go on once others have left them few requests, and say how many are left if these are still many", async () => {
		const { sections, needs, last, states } = setUpSections();
		needs.set("standing", 41);
		sections.show(true);
		sections.open(["standing", "winRate"]);
		needs.set("standing", 21);
		await last().answer();
		assert.deepEqual(sections.all[0]?.progress, { state: "waiting", needs: 21 });
		needs.set("standing", 20);
		sections.update();
		assert.deepEqual([states(), last().id], [["loading", "ready"], "standing"]);
		assert.equal(last().limit, Number.POSITIVE_INFINITY);
	});

	it("read anew what they waited for, though they have shown something older", async () => {
		const { sections, needs, last, states } = setUpSections();
		sections.show(true);
		sections.open(["standing"]);
		await last().answer({ notices: [["before"]] });
		sections.refresh();
		await last().fail(new TooManyRows(8340, 2000));
		assert.deepEqual(states(), ["waiting", "closed"]);
		needs.set("standing", 0);
		sections.update();
		await last().answer({ notices: [["after"]] });
		assert.deepEqual(sections.all[0]?.held?.content.notices, [["after"]]);
		assert.equal(sections.all[0]?.held?.old, false);
	});

	it("wait on if it can't be told any longer how many requests they need", () => {
		const { sections, needs, states } = setUpSections();
		needs.set("standing", 21);
		sections.show(true);
		sections.open(["standing"]);
		needs.delete("standing");
		sections.update();
		assert.deepEqual(sections.all[0]?.progress, { state: "waiting", needs: 21 });
		needs.set("standing", () => {
			throw new UserError("The View can't be queried.");
		});
		sections.update();
		assert.deepEqual(states(), ["failed", "closed"]);
	});

	it("ask again before they take many requests anew, and take a button without a number for no answer", () => {
		const { sections, needs, last, states } = setUpSections();
		needs.set("standing", 21);
		sections.show(true);
		sections.open(["standing"]);
		sections.read("standing");
		assert.deepEqual(states(), ["loading", "closed"]);
		sections.refresh();
		assert.ok(last().signal.aborted);
		assert.deepEqual(sections.all[0]?.progress, { state: "waiting", needs: 21 });
		needs.delete("standing");
		sections.open([]);
		sections.open(["standing"]);
		sections.stop("standing");
		sections.read("standing");
		assert.equal(last().limit, 2000);
	});

	it("say why their requests can't be told, and go on with the next one", () => {
		const { sections, needs, last, states } = setUpSections();
		needs.set("standing", () => {
			throw new UserError("The View can't be queried.");
		});
		sections.show(true);
		sections.open(["standing", "winRate"]);
		assert.deepEqual(states(), ["failed", "loading"]);
		assert.equal(last().id, "winRate");
	});

	it("may read without a limit what is known to need few requests", () => {
		const { sections, needs, last } = setUpSections();
		needs.set("standing", 0);
		sections.show(true);
		sections.open(["standing"]);
		assert.equal(last().limit, Number.POSITIVE_INFINITY);
	});

	it("tell how far a reading is, as long as it is wanted", async () => {
		const { sections, last } = setUpSections();
		sections.show(true);
		sections.open(["standing"]);
		const { onProgress } = last();
		onProgress(200, 1000);
		assert.deepEqual(sections.all[0]?.progress, { state: "loading", done: 200, total: 1000 });
		sections.stop("standing");
		onProgress(300, 1000);
		assert.deepEqual(sections.all[0]?.progress, { state: "waiting", needs: undefined });
	});

	it("say what failed, and read again when the user asks for it", async () => {
		const { sections, readings, last, states } = setUpSections();
		sections.show(true);
		sections.open(["standing"]);
		await last().fail(new UserError("Close is down.", { advice: "Wait." }));
		const [standing] = sections.all;
		assert.equal(standing?.progress.state, "failed");
		assert.equal(standing?.progress.state === "failed" && standing.progress.error.advice, "Wait.");
		sections.update();
		assert.equal(readings.length, 1);
		sections.read("standing");
		await last().answer();
		assert.deepEqual(states(), ["ready", "closed"]);
	});

	it("show no figures of amounts too large to add up, wherever they are, and say why", async () => {
		const { sections, last, states } = setUpSections();
		const working = { meaning: "", formula: "", numbers: [], assumptions: [], requests: [] };
		const shares = { measures: [{ name: "win_rate.count", value: Number.NaN, of: "", working }] } as const;
		const sums = { measures: [{ ...shares.measures[0], value: 0, working: { ...working, numbers: [INFINITE] } }] };
		sections.show(true);
		for (const content of [shares, sums, { extra: { open: 1, deals: [HUGE] } }, { notices: [[INFINITE]] }]) {
			sections.open(["standing"]);
			sections.read("standing");
			await last().answer(content);
			const progress = sections.all[0]?.progress;
			assert.equal(progress?.state === "failed" && progress.error.message, "Some amounts are too large to add up.");
			assert.equal(sections.all[0]?.held, undefined);
		}
		sections.read("standing");
		await last().answer({ measures: [{ ...shares.measures[0], value: undefined }] });
		assert.deepEqual(states(), ["ready", "closed"]);
	});

	it("drop what belongs to a View or a period that was left", async () => {
		const { sections, readings, last, change } = setUpSections();
		sections.show(true);
		sections.open(["standing"]);
		const left = last();
		change({ period: { ...CONTEXT.period, id: "2026-Q3" } });
		assert.ok(left.signal.aborted);
		assert.equal(readings.length, 2);
		await left.answer({ notices: [["left"]] });
		assert.ok(sections.all.every(({ held }) => held === undefined));
		await last().answer({ notices: [["new"]] });
		const [standing] = sections.all;
		assert.deepEqual(standing?.held?.content.notices, [["new"]]);
		assert.ok(standing?.asked);
	});

	it("keep what they show while another View is read, and tell that it is of another one", async () => {
		const { sections, last, change } = setUpSections();
		sections.show(true);
		sections.open(["standing"]);
		await last().answer({ notices: [["before"]] });
		change({ view: { filters: { is_stalled: true } } });
		const [standing] = sections.all;
		assert.deepEqual(standing?.held?.content.notices, [["before"]]);
		assert.equal(standing?.asked, false);
	});

	it("read nothing again for another grouping, order or time of the same day", async () => {
		const { sections, readings, last, change } = setUpSections();
		sections.show(true);
		sections.open(["standing"]);
		await last().answer();
		change({ view: { filters: {}, group_by: "user_id", order_by: "value" }, now: new Date(2026, 10, 28, 23) });
		assert.equal(readings.length, 1);
		change({ now: new Date(2026, 10, 29, 1) });
		assert.equal(readings.length, 2);
	});

	it("forget everything with the session", async () => {
		const { sections, readings, last, change, states } = setUpSections();
		sections.show(true);
		sections.open(["standing"]);
		await last().answer();
		change(undefined);
		assert.equal(sections.all[0]?.held, undefined);
		assert.equal(readings.length, 1);
		change({ parts: newParts() });
		assert.equal(readings.length, 2);
		assert.deepEqual(states(), ["loading", "closed"]);
	});

	it("mark what they show as old once the data changed, and read only when the user asks for it", async () => {
		const { sections, readings, last } = setUpSections();
		sections.show(true);
		sections.open(["standing"]);
		await last().answer();
		sections.markOld();
		assert.equal(sections.all[0]?.held?.old, true);
		assert.equal(readings.length, 1);
		sections.read("standing");
		await last().answer();
		assert.equal(sections.all[0]?.held?.old, false);
	});

	it("mark what arrives as old if the data changed meanwhile", async () => {
		const { sections, last } = setUpSections();
		sections.show(true);
		sections.open(["standing"]);
		sections.markOld();
		await last().answer();
		assert.equal(sections.all[0]?.held?.old, true);
	});

	it("read those that are open again after a refresh, and the others when they are opened", async () => {
		const { sections, readings, last, states } = setUpSections();
		sections.show(true);
		sections.open(["standing", "winRate"]);
		await last().answer();
		await last().answer();
		sections.open(["winRate"]);
		sections.refresh();
		assert.equal(readings.length, 3);
		assert.equal(last().id, "winRate");
		await last().answer();
		sections.open(["standing", "winRate"]);
		assert.equal(last().id, "standing");
		await last().answer();
		assert.deepEqual(states(), ["ready", "ready"]);
		assert.deepEqual(
			sections.all.map(({ held }) => held?.old),
			[false, false],
		);
	});

	it("compute again what an action changes, without a sign of loading, and keep what they show", async () => {
		const { sections, readings, actions, last, states } = setUpSections();
		sections.show(true);
		sections.open(["standing", "winRate"]);
		await last().answer();
		await last().answer({ notices: [["before"]] });
		await sections.act("winRate", { tick: 1 });
		assert.deepEqual(actions, [{ tick: 1 }]);
		assert.deepEqual(states(), ["ready", "ready"]);
		await last().answer();
		assert.equal(last().id, "winRate");
		assert.deepEqual(sections.all[1]?.held?.content.notices, [["before"]]);
		await last().answer({ notices: [["after"]] });
		assert.equal(readings.length, 4);
		assert.deepEqual(sections.all[1]?.held?.content, { ...EMPTY_CONTENT, notices: [["after"]] });
	});

	it("show that they read what an action needs, and ask before many requests", async () => {
		const { sections, needs, last } = setUpSections(["winRate"]);
		sections.show(true);
		sections.open(["winRate"]);
		await last().answer({ notices: [["before"]] });
		needs.set("winRate", 21);
		await sections.act("winRate", "all");
		assert.deepEqual(sections.all[0]?.progress, { state: "waiting", needs: 21 });
		assert.deepEqual(sections.all[0]?.held?.content.notices, [["before"]]);
		needs.set("winRate", 2);
		await sections.act("winRate", "few");
		assert.deepEqual(sections.all[0]?.progress, { state: "loading", done: 0, total: undefined });
	});

	it("read nothing after their page is gone", async () => {
		const { sections, readings, last } = setUpSections();
		sections.show(true);
		sections.open(["standing", "winRate"]);
		sections.dispose();
		assert.ok(last().signal.aborted);
		await last().answer();
		assert.equal(readings.length, 1);
	});
});
