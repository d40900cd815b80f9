import assert from "node:assert/strict";
import * as vscode from "vscode";
import { type Sandbox, startSandbox } from "../../src/sandbox/index.ts";
import { OwnWindow, Profile } from "./support/ownWindow.ts";
import { spies } from "./support/spies.ts";
import { until } from "./support/wait.ts";
import { activate, messages, run, set, signInTo, signOut } from "./support/window.ts";

const PROVIDER = "closeOpportunities";
const KEYS = ["api_1canary.1canary", "api_2canary.2canary"] as const;

async function turns(): Promise<void> {
	for (let turn = 0; turn < 50; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}

describe("accounts", () => {
	let sandbox: Sandbox;
	/** What they are called: organization and user. */
	let names: readonly string[];

	before(async () => {
		const organizations = [{ name: "Globex", key: KEYS[1] }];
		sandbox = await startSandbox({ size: 60, owners: 3, seed: 5, keys: [KEYS[0]], organizations });
		const [globex] = sandbox.organizations;
		names = [`${sandbox.organization.name} · ${sandbox.owners[0]?.name}`, `Globex · ${globex?.owners[0]?.name}`];
		await activate();
		messages();
	});
	after(async () => {
		await signOut();
		await sandbox.close();
	});

	const labels = async () => (await vscode.authentication.getAccounts(PROVIDER)).map(({ label }) => label).toSorted();

	it("are told to VS Code as they are signed in to, and the tree says whose opportunities it shows", async () => {
		assert.deepEqual(await labels(), []);
		await signInTo(sandbox.url, KEYS[0]);
		assert.deepEqual(await labels(), names.slice(0, 1));
		assert.doesNotMatch(spies().view?.description ?? "", new RegExp(sandbox.organization.name));
		await signInTo(sandbox.url, KEYS[1]);
		assert.deepEqual(await labels(), names.toSorted());
		await until("the description", () => /^Globex/.test(spies().view?.description ?? ""));
	});

	it("give way to the one that is left with a sign-out, which says so", async () => {
		messages();
		await run("signOut", true);
		assert.deepEqual(await labels(), names.slice(0, 1));
		assert.equal(messages().at(-1)?.text, `Signed out of Globex. This window now shows ${sandbox.organization.name}.`);
		await run("signOut", true);
		assert.deepEqual([await labels(), messages()], [[], []]);
	});

	describe("of a window of its own", () => {
		let profile: Profile;
		let window: OwnWindow;
		let provider: vscode.AuthenticationProvider;

		beforeEach(async () => {
			await set("apiBaseUrl", sandbox.url);
			profile = new Profile();
			window = await OwnWindow.open(profile);
			assert.ok(window.accounts);
			provider = window.accounts;
		});
		afterEach(() => window.close());

		const sessions = async () => (await provider.getSessions(undefined, {})).map(({ account: { label } }) => label);

		it("are not read before VS Code asks for them", async () => {
			await window.signIn(KEYS[0]);
			await turns();
			const { readings } = profile;
			const next = await OwnWindow.open(profile);
			await turns();
			assert.equal(profile.readings, readings);
			assert.equal((await next.accounts?.getSessions(undefined, {}))?.length, 1);
			assert.ok(profile.readings > readings);
			next.close();
		});

		it("are signed out of in the Accounts menu, each by itself, and its changes are told", async () => {
			const told: string[] = [];
			const listening = provider.onDidChangeSessions(({ added = [], removed = [] }) => {
				for (const { account } of added) told.push(`+ ${account.label}`);
				for (const { account } of removed) told.push(`- ${account.label}`);
			});
			for (const key of KEYS) await window.signIn(key);
			await until("both accounts", () => told.length === 2);
			const [first, second] = await provider.getSessions(undefined, {});
			assert.ok(first && second);
			assert.deepEqual([first.account.label, second.account.label], names);
			assert.deepEqual(await provider.getSessions(undefined, { account: second.account }), [second]);
			messages();
			await provider.removeSession(first.id);
			assert.deepEqual(await sessions(), names.slice(1));
			assert.equal(messages().at(-1)?.text, `Signed out of ${sandbox.organization.name}.`);
			await provider.removeSession(second.id);
			assert.deepEqual(await sessions(), []);
			await until("all changes", () => told.length === 4);
			assert.deepEqual(told, names.flatMap((name) => `+ ${name}`).concat(names.flatMap((name) => `- ${name}`)));
			listening.dispose();
		});

		it("are added from there by a key, and leaving its box is an error that VS Code may show", async () => {
			const before = spies().boxes.length;
			const creating = provider.createSession([], {});
			const box = await until("the box", () => spies().boxes.at(before)?.shown && spies().boxes.at(before));
			box.enter(KEYS[1]);
			assert.equal((await creating).account.label, names[1]);
			const leaving = Promise.resolve(provider.createSession([], {}));
			const second = await until("the box", () => spies().boxes.at(before + 1)?.shown && spies().boxes.at(before + 1));
			second.hide();
			await assert.rejects(leaving, /canceled/);
		});

		it("keep their keys out of what VS Code, other extensions and the user are given", async () => {
			messages();
			for (const key of KEYS) await window.signIn(key);
			await window.run("refresh");
			await window.run("signOut", true);
			const given = [await provider.getSessions(undefined, {}), messages()];
			assert.ok(!JSON.stringify(given).includes("canary"));
			for (const told of await provider.getSessions(undefined, {}))
				assert.doesNotMatch(JSON.stringify({ ...told, account: told.account.id }), /orga_|user_|127\.0\.0\.1|http/);
			assert.ok(profile.states.includes(sandbox.organization.id));
			assert.ok(!profile.states.includes("canary"));
		});
	});
});
