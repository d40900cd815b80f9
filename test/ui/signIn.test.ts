import assert from "node:assert/strict";
import type { ListRow } from "./harness/list.ts";
import { eventually, until } from "./harness/wait.ts";
import { openWindow, type TestWindow } from "./harness/window.ts";

describe("signing in through the window", () => {
	let window: TestWindow;

	before(async () => {
		window = await openWindow({ sandbox: { size: 300 } });
		await window.openContainer();
	});
	after(() => window.stop());

	const refusal = (pattern: RegExp) =>
		until(
			"the refusal",
			() => window.quickInput.message(),
			(message) => pattern.test(message),
		);

	it("starts with a welcome that offers a key and sample data, and asks nothing of the server", async () => {
		assert.deepEqual(await window.welcome.buttons(), ["Sign In with API Key…", "Explore with Sample Data"]);
		assert.equal(window.sandbox.requests.length, 0);
		assert.deepEqual(await window.tree.rows(), []);
	});

	it("hints at a key's ID before anything is sent", async () => {
		await window.welcome.press("Sign In with API Key…");
		await window.quickInput.waitFor("Sign In to Close");
		assert.equal(await window.quickInput.isPassword(), true);
		await window.quickInput.type("api_1a2b3c4d5e6f7g8h9i0j1k");
		await window.quickInput.accept();
		await refusal(/ID of a key/);
		assert.equal(window.sandbox.requests.length, 0);
	});

	it("says why a wrong key is refused, and keeps the box open with it", async () => {
		await window.quickInput.type("api_wrong.key");
		await window.quickInput.accept();
		await refusal(/could not verify that you are authorized/);
		assert.equal(await window.quickInput.value(), "api_wrong.key");
		await eventually(async () => assert.equal(await window.welcome.visible(), true));
	});

	it("takes the right key, says who signed in, and shows the opportunities", async () => {
		await window.quickInput.type(window.sandbox.key);
		await window.quickInput.accept();
		await window.quickInput.waitUntilClosed();
		await window.tree.rowsWhen("the first rows", (rows) => rows.length > 0);
		assert.match(
			(await window.notifications.waitFor(/^Signed in to /)).text,
			new RegExp(window.sandbox.organization.name),
		);
		await window.notifications.clear();
	});

	it("remembers the sign-in over a reload of the window", async () => {
		await window.reload();
		await window.openContainer();
		await window.tree.rowsWhen("the rows again", (rows) => rows.length > 0);
	});

	it("does not send the key to another address, and asks to sign in there", async () => {
		const other = await window.sandbox.otherOrigin();
		await window.changeSettings({ "closeOpportunities.apiBaseUrl": other });
		await window.reload();
		await window.openContainer();
		const [text] = await until(
			"the other address's welcome",
			() => window.welcome.text(),
			([first]) => /not at the URL/.test(first ?? ""),
		);
		assert.match(text ?? "", /Your key or token isn't sent there/);
		assert.deepEqual(
			window.sandbox.requests.filter(({ server }) => server === "other"),
			[],
		);
		await window.changeSettings({});
		await window.reload();
		await window.openContainer();
		await window.tree.rowsWhen("the rows of the first address", (rows) => rows.length > 0);
	});

	it("asks once, not many times, when the server no longer accepts the key", async () => {
		window.sandbox.setFaults([{ on: { every: 1 }, do: "401" }]);
		await window.runCommand("Refresh");
		await window.runCommand("Refresh");
		const { buttons } = await window.notifications.waitFor(/no longer accepts the API key/);
		assert.deepEqual(buttons, ["Sign In…", "Sign Out"]);
		const failed = (row: ListRow) => row.icon === "error";
		const { label, description } = await window.tree.row(failed);
		assert.deepEqual([label, description], ["Signed out by Close", "Sign In…"]);
		const refusals = (await window.notifications.all()).filter(({ text }) => /no longer accepts/.test(text));
		assert.equal(refusals.length, 1);
		assert.ok((await window.tree.rows()).length > 1, "the last good rows are gone");
		window.sandbox.setFaults([]);
		await window.tree.inlineAction(failed, "Sign In with API Key…");
		await until(
			"the key's box",
			() => window.quickInput.isPassword(),
			(is) => is,
		);
		await window.quickInput.cancel();
		await window.runCommand("Refresh");
		await window.tree.rowsWhen("the error to go", (rows) => !rows.some(failed));
		await window.notifications.clear();
	});

	it("forgets the key on signing out, also over a reload", async () => {
		await window.runCommand("Sign Out");
		await window.dialog.press("Sign Out");
		await window.welcome.buttons();
		window.sandbox.clearRequests();
		await window.reload();
		await window.openContainer();
		assert.deepEqual(await window.welcome.buttons(), ["Sign In with API Key…", "Explore with Sample Data"]);
		assert.deepEqual(window.sandbox.requests, []);
	});
});
