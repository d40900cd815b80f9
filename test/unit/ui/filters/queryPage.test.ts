import assert from "node:assert/strict";
import { FakeHost } from "./promptHost.ts";

describe("The page of the query", () => {
	const LONG = "status_change(old_status:active new_status:won date:yesterday)";

	it("puts the document's examples into the box, to be changed or taken", async () => {
		const host = new FakeHost();
		await host.open("Query");
		const box = await host.page();
		assert.deepEqual(box.labels, ["Any", "note:important", LONG]);
		box.choose("note:important");
		assert.equal(box.value, "note:important");
		assert.deepEqual(box.labels, ["Filter by note:important", LONG]);
		assert.deepEqual(host.applied, []);
		box.choose(LONG);
		assert.equal(box.value, LONG);
		box.accept();
		await host.page();
		assert.deepEqual(host.sent, { query: LONG });
	});

	it("takes what is typed, without outer spaces", async () => {
		const host = new FakeHost();
		await host.open("Query");
		const box = await host.page();
		box.type(" note:urgent ");
		assert.deepEqual(box.labels, ["Filter by note:urgent"]);
		box.accept();
		await host.page();
		assert.deepEqual(host.sent, { query: "note:urgent" });
	});

	it("takes what is typed even where Enter comes before the list has followed", async () => {
		const host = new FakeHost();
		await host.open("Query");
		const box = await host.page();
		box.value = "note";
		box.choose("note:important");
		await host.page();
		assert.deepEqual(host.sent, { query: "note" });

		(await host.page()).choose("Query");
		const other = await host.page();
		other.value = "other";
		other.acceptNothing();
		await host.page();
		assert.deepEqual(host.sent, { query: "other" });
	});

	it("begins with the one that is set, and clears it where nothing is left", async () => {
		const host = new FakeHost({ query: "note:x" });
		await host.open("Query");
		const box = await host.page();
		assert.equal(box.value, "note:x");
		assert.deepEqual(box.labels, ["Filter by note:x", "note:important", LONG]);
		box.type("");
		box.accept();
		await host.page();
		assert.deepEqual(host.filters, {});
	});

	it("says why a query is too long", async () => {
		const host = new FakeHost();
		await host.open("Query");
		const box = await host.page();
		box.type("x".repeat(10_001));
		box.accept();
		assert.match((await host.page()).labels[0] ?? "", /filters\.query must be a string of up to 10000 characters/);
		assert.deepEqual(host.applied, []);
	});
});
