import assert from "node:assert/strict";
import * as vscode from "vscode";
import { type Sandbox, startSandbox } from "../../src/sandbox/index.ts";
import { spies } from "./support/spies.ts";
import { asked, askedBy, messages, rowRequests, run, set, signIn, signOut } from "./support/window.ts";

describe("A link to a View", () => {
	let sandbox: Sandbox;
	const { answers } = spies();

	before(async () => {
		sandbox = await startSandbox({ size: 100, owners: 3 });
		await signIn(sandbox);
		await run("openView", { order_by: "date_created" });
	});
	after(async () => {
		await signOut("views");
		await sandbox.close();
	});
	beforeEach(() => {
		messages();
		answers.length = 0;
		sandbox.clearRequests();
	});

	const linkOf = (view: unknown) => link(`/view?view=${encodeURIComponent(JSON.stringify(view))}`);
	const link = (rest: string) => `${vscode.env.uriScheme}://close-opportunities.close-opportunities${rest}`;

	/** Hands a link over as VS Code does. */
	async function follow(text: string): Promise<void> {
		await spies().links?.handleUri(vscode.Uri.parse(text, true));
	}

	const VIEW = {
		name: "Won $(flame) [x](command:y)",
		group_by: "user_id",
		order_by: "-value",
		filters: { status_type: "won", user_id: "me", query: 'a & b = "c"' },
	};

	it("opens after a dialog that says all that it filters by", async () => {
		answers.push("Open");
		const { user_id, ...rest } = await askedBy(sandbox, () => follow(linkOf(VIEW)));
		assert.ok(sandbox.owners.some(({ id }) => id === user_id));
		assert.deepEqual(rest, { _group_by: "user_id", _order_by: "-value", status_type: "won", query: 'a & b = "c"' });
		const [dialog, ...others] = messages();
		assert.equal(dialog?.text.replaceAll("\u200b", ""), 'Open the View "Won $(flame) [x](command:y)"?');
		assert.doesNotMatch(dialog?.text ?? "", /\$\(|\]\(/);
		assert.deepEqual(dialog?.detail?.split("\n").slice(0, 6), [
			"Grouping: Owner, A to Z",
			"Sort order: Value, highest first",
			"Owners: the signed-in user (me)",
			"Status Types: Won",
			'Query: a & b = "c"',
			"",
		]);
		assert.deepEqual(others, []);
	});

	it("shows the end of a long value, and what cannot be seen in it", async () => {
		await follow(linkOf({ name: "a\u202eb", filters: { query: `note:x ${"y ".repeat(2000)}or\u200b lead_id:z` } }));
		const [dialog] = messages();
		assert.equal(dialog?.text, 'Open the View "a[U+202E]b"?');
		assert.match(
			dialog?.detail ?? "",
			/^Query: note:x y y .+… \(characters left out: \d+\) … ?y .*y or\[U\+200B\] lead_id:z$/m,
		);
		assert.deepEqual(sandbox.requests, []);
	});

	it("asks nothing of Close where the dialog is left", async () => {
		await follow(linkOf({ filters: {} }));
		assert.equal(messages()[0]?.text, "Open a View?");
		assert.deepEqual(sandbox.requests, []);
	});

	it("is the one that Copy Link to View makes, with me as it is", async () => {
		await run("openView", { name: "Mine", filters: { user_id: "me" } });
		await run("copyLinkToView");
		const copied = await vscode.env.clipboard.readText();
		assert.equal(copied, linkOf({ name: "Mine", filters: { user_id: ["me"] } }));
		await run("openView", { order_by: "date_created" });
		answers.push("Open");
		const parameters = await askedBy(sandbox, () => follow(copied));
		assert.ok(sandbox.owners.some(({ id }) => id === parameters["user_id"]));
	});

	it("is saved without being opened", async () => {
		answers.push("Save View…");
		const saving = follow(linkOf({ ...VIEW, name: "From a link" }));
		const box = await boxShown();
		assert.equal(box.value, "From a link");
		box.enter("Kept");
		await saving;
		const [kept] = vscode.workspace.getConfiguration("closeOpportunities").get<{ name: string }[]>("views") ?? [];
		assert.equal(kept?.name, "Kept");
		assert.deepEqual(sandbox.requests, []);
		await set("views", undefined);
	});

	async function boxShown() {
		for (;;) {
			const box = spies().boxes.at(-1);
			if (box?.shown) return box;
			await new Promise((resolve) => setImmediate(resolve));
		}
	}

	const SECRET = "api_secret.canary";
	for (const [what, rest, message] of [
		["a key", `/view?key=${SECRET}`, /parameter "key"/],
		["a key beside a View", `/view?view=%7B%7D&api_key=${SECRET}`, /parameter "api_key"/],
		["an address", "/view?view=%7B%22apiBaseUrl%22%3A%22https%3A%2F%2Fevil.example%22%7D", /"apiBaseUrl"\. It takes/],
		["another path", `/signIn?key=${SECRET}`, /must end in/],
		["half a View", "/view?view=%7B%22filters%22%3A", /may have been cut/],
		["a View that is none", linkTail({ filters: { status_type: "open" } }), /won, active, lost/],
		["a key of a terminal in a View", linkTail({ filters: { query: "a\u0003\r canary" } }), /filters\.query .*U\+0003/],
		["a View of endless length", `/view?view=${"%20".repeat(25_000)}`, /too long/],
	] as const) {
		it(`with ${what} is refused with a word about it, and does nothing`, async () => {
			await follow(link(rest));
			const [said, ...others] = messages();
			assert.equal(said?.kind, "error");
			assert.match(said?.text ?? "", /^The link couldn't be opened\. /);
			assert.match(said?.text ?? "", message);
			assert.doesNotMatch(said?.text ?? "", /canary/);
			assert.doesNotMatch(spies().log.join("\n"), /canary/);
			assert.deepEqual([others, sandbox.requests], [[], []]);
		});
	}

	it("waits for the dialog of the one before it", async () => {
		answers.push("Open", "Open");
		await Promise.all([follow(linkOf({ order_by: "value" })), follow(linkOf({ order_by: "confidence" }))]);
		assert.equal(messages().length, 2);
		assert.equal(asked(rowRequests(sandbox).at(-1))["_order_by"], "confidence");
	});

	it("is shown to whoever is signed out, who signs in before it opens", async () => {
		await run("signOut", true);
		messages();
		answers.push("Open");
		await follow(linkOf({ order_by: "value" }));
		assert.deepEqual(
			messages().map(({ text }) => text),
			["Open a View?", "Sign in to Close first."],
		);
		answers.push("Open", "Sign In…");
		const opened = follow(linkOf({ name: "Later", order_by: "-value" }));
		(await boxShown()).enter(sandbox.key);
		await opened;
		assert.equal(asked(rowRequests(sandbox).at(-1))["_order_by"], "-value");
	});
});

function linkTail(view: unknown): string {
	return `/view?view=${encodeURIComponent(JSON.stringify(view))}`;
}
