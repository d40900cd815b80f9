import assert from "node:assert/strict";
import fc from "fast-check";
import { readFromPage, readToPage, type ToPage } from "../../../../src/ui/details/detailsProtocol.ts";
import { FULL, written } from "../../opportunities/details/support.ts";

const SNAPSHOT: ToPage = {
	type: "snapshot",
	wanted: "oppo_1",
	shown: {
		id: "oppo_1",
		view: written(FULL).view,
		siblings: [{ id: "oppo_2", summary: "€5", hint: "Won on Jan 1, 2026" }],
		siblingsNotice: "There are more opportunities.",
	},
	notice: { text: "No.", retry: true, error: true },
	loading: false,
	place: { text: "1 of 2", title: "Owner" },
	previous: false,
	next: true,
};

const ASKED = [
	{ type: "ready" },
	{ type: "navigate", step: -1 },
	{ type: "navigate", step: 1 },
	{ type: "refresh" },
	{ type: "openLink", id: "oppo_1", key: "attachments.0" },
	{ type: "copyText", id: "oppo_1", key: "message_draft" },
	{ type: "openView", id: "oppo_1", key: "owner" },
	{ type: "openInMail", id: "oppo_1" },
	{ type: "showSibling", id: "oppo_2" },
] as const;

describe("messages to the details page", () => {
	it("arrive as they were sent", () => {
		assert.deepEqual(readToPage(JSON.parse(JSON.stringify(SNAPSHOT))), JSON.parse(JSON.stringify(SNAPSHOT)));
		const empty = { type: "snapshot", loading: true, previous: false, next: false };
		assert.deepEqual(readToPage(empty), empty);
	});

	it("are refused where they are anything else, and never throw", () => {
		for (const message of [
			undefined,
			null,
			"snapshot",
			{},
			{ type: "snapshot" },
			{ ...SNAPSHOT, shown: { id: "oppo_1" } },
			{ ...SNAPSHOT, notice: "No." },
			{ ...SNAPSHOT, shown: { ...SNAPSHOT.shown, view: { ...SNAPSHOT.shown?.view, title: {} } } },
			...ASKED,
		])
			assert.equal(readToPage(message), undefined);
		fc.assert(fc.property(fc.anything(), (message) => assert.equal(readToPage(message), undefined)));
	});
});

describe("messages of the details page", () => {
	it("arrive as they were sent", () => {
		for (const message of ASKED) assert.deepEqual(readFromPage(message), message);
	});

	it("are refused where they are anything else, and never throw", () => {
		for (const message of [
			SNAPSHOT,
			{ type: "navigate", step: 2 },
			{ type: "navigate" },
			{ type: "openLink", id: "oppo_1", address: "https://elsewhere.example" },
			{ type: "openLink", key: "attachments.0" },
			{ type: "copyText", id: "oppo_1", text: "x" },
			{ type: "openView", id: "oppo_1", filters: { query: "*" } },
			{ type: "openView", key: "owner" },
			{ type: "openInMail", body: "x" },
			{ type: "command", command: "copyId", id: "oppo_1" },
			{ type: "executeCommand", command: "copyId", id: "oppo_1" },
		])
			assert.equal(readFromPage(message), undefined);
		fc.assert(fc.property(fc.anything(), (message) => assert.equal(readFromPage(message), undefined)));
	});
});
