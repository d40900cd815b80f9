import assert from "node:assert/strict";
import { HIDDEN } from "../../../../src/opportunities/text/mask.ts";
import { SavedViewsError } from "../../../../src/ui/views/savedViews.ts";
import { FakeViews } from "./fakeViews.ts";

const BIG = { name: "Big", filters: { query: "big" } };
const ODD = { name: "Odd", order_by: "size", extra: [1] };
const OLD = { name: "Old", filters: { date_won: "last_year" } };

describe("Open View", () => {
	let views: FakeViews;
	beforeEach(() => {
		views = new FakeViews([BIG, ODD, 7, OLD]);
	});

	it("gives the View that is chosen, or what is wrong with it", async () => {
		const opened = views.open();
		(await views.quickInputs.openPick("Open View")).choose("Old");
		assert.deepEqual(await opened, { name: "Old", view: OLD });
		const refused = views.open();
		(await views.quickInputs.openPick()).choose("Odd");
		assert.match(JSON.stringify(await refused), /"fault":"order_by must be/);
		const left = views.open();
		(await views.quickInputs.openPick()).escape();
		assert.equal(await left, undefined);
		assert.ok(await views.quickInputs.closed());
	});

	it("lists a View that was still being saved when the list was opened", async () => {
		let written = () => {};
		views.slowness = new Promise((resolve) => {
			written = resolve;
		});
		const saved = views.save("New");
		void views.open();
		const list = await views.quickInputs.openPick();
		assert.ok(list.busy);
		written();
		await saved;
		await views.rest();
		assert.ok(!list.busy);
		assert.deepEqual(list.labels.slice(0, 5), ["Big", "Odd", "View 3", "Old", "New"]);
	});

	it("moves Views by their buttons and stays open at the one that moved", async () => {
		void views.open();
		const list = await views.quickInputs.openPick();
		list.pressOn("Old", "Move Up");
		await views.rest();
		list.pressOn("Old", "Move Up");
		// Not before the first one is done.
		list.pressOn("Old", "Move Up");
		await views.rest();
		assert.deepEqual(views.entries, [BIG, OLD, ODD, 7]);
		assert.deepEqual(list.labels.slice(0, 4), ["Big", "Old", "Odd", "View 4"]);
		assert.equal(list.row("Old").id, list.active);
		list.pressOn("Big", "Move Down");
		await views.rest();
		assert.deepEqual(views.entries, [OLD, BIG, ODD, 7]);
		assert.equal(list.busy, false);
		assert.ok(!list.disposed);
	});

	it("deletes a View, and takes that back", async () => {
		void views.open();
		const list = await views.quickInputs.openPick();
		list.pressOn("Odd", "Delete");
		await views.rest();
		assert.deepEqual(views.entries, [BIG, 7, OLD]);
		const [deleted] = views.told;
		assert.equal(deleted?.text, 'The View "Odd" was deleted.');
		list.pressOn("Big", "Delete");
		await views.rest();
		await deleted?.undo?.();
		assert.deepEqual(views.entries, [7, ODD, OLD]);
	});

	it("renames a View to a name that no other has, and goes on", async () => {
		void views.open();
		(await views.quickInputs.openPick()).pressOn("Odd", "Rename…");
		const box = await views.quickInputs.openText("Rename View");
		assert.equal(box.value, "Odd");
		box.enter("Big");
		assert.match(box.fault?.text ?? "", /"Big" already/);
		box.enter("");
		box.enter("x".repeat(201));
		assert.match(box.fault?.text ?? "", /up to 200/);
		box.enter(" Strange ");
		const list = await views.quickInputs.openPick("Open View");
		assert.deepEqual(views.entries, [BIG, { ...ODD, name: "Strange" }, 7, OLD]);
		assert.equal(list.active, list.row("Strange").id);
		list.pressOn("Strange", "Rename…");
		(await views.quickInputs.openText()).escape();
		await views.quickInputs.openPick("Open View");
	});

	it("says why a change couldn't be saved, and goes on", async () => {
		void views.open();
		const list = await views.quickInputs.openPick();
		views.failure = new Error("The file is read-only.");
		list.pressOn("Old", "Delete");
		await views.rest();
		const [failed] = views.failed;
		assert.ok(failed instanceof SavedViewsError);
		assert.equal(failed.message, "The settings couldn't be saved. The file is read-only.");
		assert.deepEqual(views.told, []);
		list.pressOn("Old", "Move Up");
		await views.rest();
		assert.equal(views.failed.length, 2);
		assert.ok(!list.disposed && !list.busy);
	});

	it("changes the View that was meant where others have changed meanwhile, and none where it is gone", async () => {
		void views.open();
		const list = await views.quickInputs.openPick();
		list.pressOn("Old", "Delete");
		views.value = [OLD, BIG];
		await views.rest();
		assert.deepEqual(views.entries, [BIG]);
		list.pressOn("Big", "Delete");
		views.value = [];
		await views.rest();
		assert.match(String(views.failed[0]), /changed in the meantime/);
	});

	it("saves what is shown from the title, and does the same and more by rows", async () => {
		const saved = views.open();
		(await views.quickInputs.openPick()).press("Save View…");
		(await views.quickInputs.openText("Save View")).enter("Mine now");
		assert.equal(await saved, undefined);
		assert.deepEqual(views.entries.at(-1), { ...views.view, name: "Mine now" });

		void views.open();
		(await views.quickInputs.openPick()).choose("Manage Views…");
		(await views.quickInputs.openPick("Manage Views")).choose("Old");
		const actions = await views.quickInputs.openPick("Manage View");
		assert.deepEqual(actions.labels, ["Rename…", "Move Up", "Move Down", "Delete"]);
		assert.equal(actions.placeholder, 'Select an action for "Old" (4 of 5)');
		actions.choose("Move Down");
		const last = await views.quickInputs.openPick("Manage View");
		assert.deepEqual(last.labels, ["Rename…", "Move Up", "Delete"]);
		last.choose("Rename…");
		(await views.quickInputs.openText("Rename View")).enter("Older");
		(await views.quickInputs.openPick("Manage View")).choose("Delete");
		const managed = await views.quickInputs.openPick("Manage Views");
		assert.deepEqual(views.entries, [BIG, ODD, 7, { ...views.view, name: "Mine now" }]);
		managed.goBack();
		(await views.quickInputs.openPick("Open View")).escape();
		assert.ok(await views.quickInputs.closed());
	});
});

describe("Open View beside a team's file", () => {
	const WEB = { id: "file:///web", name: "web" };
	const API = { id: "file:///api", name: "api" };
	const place = { line: 3, column: 2 };
	let views: FakeViews;
	beforeEach(() => {
		views = new FakeViews([BIG, ODD]);
		views.folders = [WEB];
		views.files = [{ folder: WEB, views: [{ name: "Ours", view: { name: "Ours", filters: {} }, place }], targets: [] }];
	});

	it("reads the file, opens its Views, and leads to it", async () => {
		const opened = views.open();
		const list = await views.quickInputs.openPick();
		assert.deepEqual(list.headings.slice(0, 2), ["Saved", "Team"]);
		list.choose("Ours");
		assert.deepEqual((await opened)?.from, { folder: WEB, place });
		const left = views.open();
		(await views.quickInputs.openPick()).pressOn("Ours", "Open File");
		assert.equal(await left, undefined);
		assert.deepEqual(views.teamwork, ['open web {"line":3,"column":2}']);
	});

	it("shares a saved View, in the folder that is chosen where there are several", async () => {
		const share = async () => {
			void views.open();
			(await views.quickInputs.openPick("Open View")).choose("Manage Views…");
			(await views.quickInputs.openPick("Manage Views")).choose("Big");
			(await views.quickInputs.openPick("Manage View")).choose("Share with the Team…");
		};
		await share();
		assert.ok(await views.quickInputs.closed());
		views.folders = [WEB, API];
		await share();
		(await views.quickInputs.openPick("Share View")).choose("api");
		assert.ok(await views.quickInputs.closed());
		const shared = '{"name":"Big","filters":{"query":"big"}}';
		assert.deepEqual(views.teamwork, [`share web ${shared}`, `share api ${shared}`]);
	});

	it("says why a View was not shared, and shares none that is wrong or has nowhere to go", async () => {
		views.failure = new Error("The file is read-only.");
		void views.open();
		(await views.quickInputs.openPick()).choose("Manage Views…");
		(await views.quickInputs.openPick()).choose("Big");
		(await views.quickInputs.openPick("Manage View")).choose("Share with the Team…");
		const actions = await views.quickInputs.openPick("Manage View");
		assert.match(String(views.failed[0]), /read-only/);
		actions.goBack();
		(await views.quickInputs.openPick("Manage Views")).choose("Odd");
		const broken = await views.quickInputs.openPick("Manage View");
		assert.ok(!broken.labels.includes("Share with the Team…"));
		broken.goBack();
		views.folders = [];
		(await views.quickInputs.openPick("Manage Views")).choose("Big");
		assert.ok(!(await views.quickInputs.openPick("Manage View")).labels.includes("Share with the Team…"));
	});
});

describe("Save View", () => {
	it("suggests the name of what is shown, or what it lets through, or how it is grouped", async () => {
		const views = new FakeViews([]);
		const suggested = async () => {
			void views.save();
			const box = await views.quickInputs.openText("Save View");
			box.escape();
			return box.value;
		};
		assert.equal(await suggested(), "Won · This year");
		views.view = { ...views.view, name: "Years" };
		assert.equal(await suggested(), "Years");
		views.view = { group_by: "user_id", filters: {} };
		assert.equal(await suggested(), "Owner, A to Z");
		views.view = { group_by: "user_id", filters: { user_id: ["user_a"] } };
		assert.equal(await suggested(), "Ann");
		views.mask = HIDDEN;
		assert.equal(await suggested(), "Owner, A to Z");
		assert.deepEqual(views.entries, []);
	});

	it("replaces a View only after a second Enter, and takes that back", async () => {
		const views = new FakeViews([BIG, ODD]);
		const saved = views.save();
		const box = await views.quickInputs.openText();
		box.enter("Odd");
		assert.deepEqual(box.fault, {
			text: 'A View named "Odd" already exists. Press Enter again to replace it.',
			unfinished: true,
		});
		box.enter("Other");
		await saved;
		assert.deepEqual(views.entries, [BIG, ODD, { ...views.view, name: "Other" }]);
		assert.equal(views.told[0]?.undo, undefined);
		const again = views.save();
		const second = await views.quickInputs.openText();
		second.enter("Odd");
		second.accept();
		await again;
		assert.deepEqual(views.entries[1], { ...views.view, name: "Odd" });
		await views.told[1]?.undo?.();
		assert.deepEqual(views.entries[1], ODD);
	});

	it("takes a name from a keybinding, without a question", async () => {
		const views = new FakeViews([ODD]);
		await views.save("  Quick ");
		await views.save("Odd");
		assert.deepEqual(views.entries, [
			{ ...views.view, name: "Odd" },
			{ ...views.view, name: "Quick" },
		]);
		assert.equal(views.told[1]?.text, 'The View "Odd" was replaced.');
		for (const wrong of ["", " ", 7, {}, "x".repeat(300)])
			await assert.rejects(views.save(wrong), { name: "ViewError" }, String(wrong));
		assert.equal(views.entries.length, 2);
	});

	it("writes nothing over a setting that is no list", async () => {
		const views = new FakeViews([]);
		views.value = { name: "not in a list" };
		await assert.rejects(views.save("A"), { name: "SavedViewsError", message: /isn't a list/ });
		assert.deepEqual(views.value, { name: "not in a list" });
	});
});
