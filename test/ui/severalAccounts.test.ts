import assert from "node:assert/strict";
import { again, eventually, STEP_LIMIT_MS, until } from "./harness/wait.ts";
import { openWindow, type TestWindow } from "./harness/window.ts";

const HOSTILE = "$(flame) Globex [x](command:workbench.action.quit)";
const SECOND_KEY = "api_2second.2second";

describe("several accounts through the window", () => {
	let window: TestWindow;

	before(async () => {
		const organizations = [{ name: HOSTILE, key: SECOND_KEY }];
		window = await openWindow({ sandbox: { size: 200, organizations } });
		await window.signIn();
	});
	after(() => window?.stop());

	const first = () => window.sandbox.organization.name;
	const firstUser = () => window.sandbox.owners[0]?.name ?? "";
	const described = (start: string) =>
		until(
			`the description ${start}`,
			() => window.opportunities.description(),
			(text) => text.startsWith(start),
		);

	it("names no account where there is one", async () => {
		assert.equal(await window.opportunities.description(), "");
		await window.runAndPick("Open View…", "Stalled");
		await window.tree.viewIs("Stalled");
	});

	it("adds another one, says so, and shows its opportunities with a View of their own", async () => {
		await window.runCommand("Switch Account…");
		await window.quickInput.waitFor("Switch Account");
		assert.deepEqual(
			(await window.quickInput.items())
				.map(({ label, description }) => [label, description])
				.filter(([label]) => label),
			[
				[first(), `${firstUser()} · Current`],
				["Add Account…", ""],
				["Explore with Sample Data", ""],
			],
		);
		await window.quickInput.pick("Add Account…");
		await window.quickInput.waitFor("Sign In to Close");
		await window.quickInput.type(SECOND_KEY);
		await window.quickInput.accept();
		await window.quickInput.waitUntilClosed();
		assert.match(
			visible((await window.notifications.waitFor(/^Signed in to /)).text),
			/^Signed in to \$\(flame\) Globex/,
		);
		await window.notifications.clear();
		const [globex] = window.sandbox.organizations;
		const owners = globex?.owners.map(({ name }) => name) ?? [];
		await window.tree.rowsWhen(
			"the rows of the other",
			(rows) => rows.length > 0 && owners.includes(rows[0]?.label ?? ""),
		);
		assert.equal(visible(await described("$")), HOSTILE);
		assert.equal(await window.page.locator(".pane-header .codicon-flame").count(), 0);
	});

	it("is switched by hand, from the title too, and each has its last View", async () => {
		const menu = await window.opportunities.more();
		await menu.choose("Switch Account…");
		await window.quickInput.waitFor("Switch Account");
		assert.equal(await window.page.locator(".quick-input-list .codicon-flame").count(), 0);
		await window.quickInput.pick(first());
		await described(first());
		await window.tree.viewIs("Stalled");
		await window.reload();
		await window.openContainer();
		await described(first());
		await window.tree.viewIs("Stalled");
	});

	it("shows both in VS Code's Accounts menu, and is signed out of there", async () => {
		const entries = window.page.locator(".context-view .monaco-menu .action-item .action-label");
		const own = async () =>
			(await entries.allInnerTexts()).map((text) => visible(text.trim())).filter((text) => /Close CRM/.test(text));
		// A menu that opens before VS Code has read the accounts stays without them.
		const openMenu = async () => {
			await window.page.keyboard.press("Escape");
			await window.page.locator('.activitybar .action-label[aria-label="Accounts"]').click({ timeout: STEP_LIMIT_MS });
			await until("the menu", own, (found) => found.length === 2, STEP_LIMIT_MS);
		};
		await again("the accounts in the menu", openMenu);
		const labels = await own();
		assert.ok(
			labels.some((label) => label === `${first()} · ${firstUser()} (Close CRM)`),
			labels.join("\n"),
		);
		assert.ok(
			labels.some((label) => label.startsWith(HOSTILE)),
			labels.join("\n"),
		);
		// A menu that opened a moment ago takes no click yet, and one that loses the focus closes.
		await again("the question", async () => {
			if (await window.dialog.isOpen()) return;
			if ((await own()).length !== 2) await openMenu();
			await entries.filter({ hasText: `${first()} · ` }).hover({ timeout: STEP_LIMIT_MS });
			await entries.filter({ hasText: /^\s*Sign Out\s*$/ }).click({ timeout: STEP_LIMIT_MS });
			await until(
				"the dialog",
				() => window.dialog.isOpen(),
				(is) => is,
				STEP_LIMIT_MS,
			);
		});
		await window.dialog.press("Sign Out");
		assert.match(
			(await window.notifications.waitFor(/^Signed out of /)).text,
			new RegExp(`^Signed out of ${first()}\\. This window now shows`),
		);
		await window.notifications.clear();
		await eventually(async () => assert.equal(await window.opportunities.description(), ""));
		const owners = window.sandbox.organizations[0]?.owners.map(({ name }) => name) ?? [];
		await window.tree.rowsWhen("the other's rows", ([row]) => row !== undefined && owners.includes(row.label));
		await window.runCommand("Sign Out");
		await window.dialog.press("Sign Out");
		assert.deepEqual(await window.welcome.buttons(), ["Sign In with API Key…", "Explore with Sample Data"]);
	});
});

/** Without the marks that keep VS Code from reading names. */
function visible(text: string): string {
	return text.replaceAll("\u200b", "");
}
