import assert from "node:assert/strict";
import { SAMPLE_KEY } from "../../src/sandbox/index.ts";
import { type RefusingServer, startRefusing } from "./support/refusing.ts";
import { spies } from "./support/spies.ts";
import { item, messages, nodes, run, set, signInTo, signOut, tooltipOf, viewRow } from "./support/window.ts";

const HOSTILE = "Bad $(flame) [click](command:workbench.action.quit) [site](https://example.com/) <b>bold</b>";

/** What VS Code would make more of than text in a notification, a message of an input box or a quick pick. */
const MARKUP = /\$\([\w~-]+\)|\[[^\]]*\]\([^)]*\)/;

describe("what a server says", () => {
	let server: RefusingServer;

	before(async () => {
		server = await startRefusing(HOSTILE, HOSTILE);
	});
	after(async () => {
		await signOut("views");
		await server.close();
	});
	beforeEach(() => messages());
	afterEach(async () => {
		closeMessages();
		if (server.refuseLists === undefined) return;
		server.refuseLists = undefined;
		await run("refresh");
	});

	let closeMessages = () => {};

	/** Messages stay open until the end of the test. */
	function holdMessages(): void {
		spies().closing = new Promise((resolve) => {
			closeMessages = () => {
				resolve();
				spies().closing = undefined;
			};
		});
	}

	/** `words` are the part of it that must be there. */
	function assertInert(text: string | undefined, words = HOSTILE): void {
		assert.ok(text !== undefined);
		assert.doesNotMatch(text, MARKUP);
		assert.ok(text.replaceAll("\u200b", "").includes(words), text);
	}

	it("is mere text where it names the organization", async () => {
		await signInTo(server.url, SAMPLE_KEY);
		assertInert(messages().find(({ kind }) => kind === "information")?.text);
	});

	it("is left to the log when something fails: the notification says it in few words of its own", async () => {
		const before = spies().log.length;
		await run("copyLink", "oppo_1");
		const [message, ...others] = messages();
		assert.equal(message?.kind, "error");
		assert.equal(message.text, "Refused by Close (400). Check the filters, or clear them.");
		assert.deepEqual(others, []);
		assert.ok(
			spies()
				.log.slice(before)
				.some((line) => line.includes(HOSTILE)),
		);
	});

	it("is left to the hover of the row of a list that failed, as a string", async () => {
		server.refuseLists = { status: 400, reason: HOSTILE };
		await run("refresh");
		const node = nodes().find((candidate) => item(candidate).contextValue === "error");
		assert.ok(node);
		const { label, description, command } = item(node);
		assert.deepEqual([label, description], ["Refused by Close (400)", "Retry"]);
		assert.equal(command?.command, "closeOpportunities.retry");
		const hover = await tooltipOf(node);
		assert.equal(typeof hover, "string");
		assert.ok(String(hover).includes(HOSTILE));
		server.refuseLists = undefined;
		await run("retry");
		assert.ok(nodes().every((candidate) => item(candidate).contextValue !== "error"));
	});

	it("is told once, in one notification, where it no longer takes the key, whatever meets it", async () => {
		server.refuseLists = { status: 401, reason: HOSTILE };
		holdMessages();
		for (let times = 0; times < 3; times += 1) await run("refresh");
		const failed = nodes().find((node) => item(node).contextValue === "error.signIn");
		await run("copyLink", "oppo_1");
		const { label, description, command } = item(failed);
		assert.deepEqual([label, description], ["Signed out by Close", "Sign In…"]);
		assert.equal(command?.command, "closeOpportunities.signIn");
		const said = messages();
		assert.deepEqual(
			said.map(({ kind }) => kind),
			["warning"],
		);
		assertInert(said[0]?.text);
	});

	it("is told for each thing that it refuses, and again for another session whose key it does not take", async () => {
		holdMessages();
		for (const id of ["oppo_1", "oppo_2", "oppo_1"]) await run("copyLink", id);
		const refused = messages().map(({ text }) => text);
		server.refuseLists = { status: 401, reason: HOSTILE };
		const kinds: string[][] = [];
		for (let sessions = 0; sessions < 2; sessions += 1) {
			await signInTo(server.url, SAMPLE_KEY);
			await run("copyLink", "oppo_1");
			kinds.push(
				messages()
					.map(({ kind }) => kind)
					.filter((kind) => kind !== "information"),
			);
		}
		assert.deepEqual(refused, Array(2).fill("Refused by Close (400). Check the filters, or clear them."));
		assert.deepEqual(kinds, [["warning"], ["warning"]]);
	});

	it("is mere text where a sign-in fails", async () => {
		const other = await startRefusing(HOSTILE, "");
		try {
			await assert.rejects(signInTo(other.url.replace("/api/", "/refused/"), SAMPLE_KEY));
			assertInert(validation());
		} finally {
			spies().boxes.at(-1)?.hide();
			await set("apiBaseUrl", server.url);
			await other.close();
		}
	});

	it("is mere text in the row of the View", async () => {
		await set("views", [{ name: HOSTILE, filters: { query: HOSTILE } }]);
		await run("openView", HOSTILE);
		const { label, accessibilityInformation } = viewRow() ?? {};
		assert.equal(label, HOSTILE.slice(0, 32).trimEnd().concat("…"));
		assert.ok(accessibilityInformation?.label.includes("click"));
		assert.equal(spies().view?.message, undefined);
		assert.deepEqual(messages(), []);
		await run("clearFilters");
	});

	it("is mere text where a saved View of that name is wrong", async () => {
		await set("views", [{ name: HOSTILE, filters: { [HOSTILE]: 1 } }]);
		for (const name of [HOSTILE, `${HOSTILE}!`]) {
			await run("openView", name);
			const [message] = messages();
			assert.equal(message?.kind, "error");
			assertInert(message?.text, HOSTILE.slice(0, 30));
		}
	});
});

function validation(): string | undefined {
	const message = spies().boxes.at(-1)?.validationMessage;
	return typeof message === "string" ? message : message?.message;
}
