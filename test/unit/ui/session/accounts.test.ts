import assert from "node:assert/strict";
import {
	ELSEWHERE,
	entryOf,
	FakeClose,
	FakeMemento,
	FakeSecrets,
	HOME,
	idOf,
	key,
	latch,
	rest,
	Window,
} from "./fakes.ts";

const LIST = "closeOpportunities.accounts";

describe("Several accounts", () => {
	let secrets: FakeSecrets;
	let close: FakeClose;
	let window: Window;

	beforeEach(() => {
		secrets = new FakeSecrets();
		close = new FakeClose();
		close.keys.set("api_a.1", "Ann").set("api_a.2", "Ann").set("api_b.1", "Bob").set("api_c.1", "Cid");
		window = new Window(secrets, close);
	});

	const shown = ({ sessions: { current } }: Window) => (current.kind === "account" ? current.account.id : current.kind);
	const known = ({ sessions }: Window) => sessions.accounts.map(({ id }) => id);

	it("are kept side by side, each with its own key, and the one that was added last is shown", async () => {
		await window.sessions.signIn(key("api_a.1"));
		await window.sessions.signIn(key("api_b.1"));
		await rest();
		assert.equal(shown(window), idOf("Bob"));
		assert.deepEqual(known(window), [idOf("Ann"), idOf("Bob")]);
		assert.equal(JSON.parse(secrets.entries.get(entryOf("Ann")) ?? "").secret, "api_a.1");
		assert.equal(JSON.parse(secrets.entries.get(entryOf("Bob")) ?? "").secret, "api_b.1");
	});

	it("are no more for another key of one that is there, or for its access token", async () => {
		await window.sessions.signIn(key("api_a.1"));
		await window.sessions.signIn(key("api_a.2"));
		await window.sessions.signIn({ ...key("api_a.1"), kind: "token" });
		await rest();
		assert.deepEqual(known(window), [idOf("Ann")]);
		const { secret, kind } = JSON.parse(secrets.entries.get(entryOf("Ann")) ?? "");
		assert.deepEqual([secret, kind], ["api_a.1", "token"]);
	});

	it("are told apart by organization and by user", async () => {
		close.keys.set("api_1", "Ann at Acme").set("api_2", "Ann at Globex").set("api_3", "Bob at Globex");
		for (const one of ["api_1", "api_2", "api_3"]) await window.sessions.signIn(key(one));
		await rest();
		assert.equal(window.sessions.accounts.length, 3);
	});

	it("are one at a server that tells nothing of whom a key belongs to", async () => {
		close.withoutMe = true;
		await window.sessions.signIn(key("api_a.1"));
		const session = await window.sessions.signIn(key("api_b.1"));
		await rest();
		assert.equal(window.sessions.accounts.length, 1);
		await session.client.pipelines();
		assert.equal(close.requests.at(-1)?.secret, "api_b.1");
	});

	it("are switched between without a request, each with a client of its own", async () => {
		const ann = await window.sessions.signIn(key("api_a.1"));
		await window.sessions.signIn(key("api_b.1"));
		close.requests.length = 0;
		const session = await window.sessions.switchTo(ann.account.id);
		assert.equal(close.requests.length, 0);
		assert.equal(window.sessions.current, session);
		assert.equal(close.open.size, 1);
		await session.client.pipelines();
		assert.deepEqual(
			close.requests.map(({ secret }) => secret),
			["api_a.1"],
		);
		assert.equal(await window.sessions.switchTo(ann.account.id), session);
		assert.equal(window.story, "none account account account");
	});

	it("leave the sample data when one is switched to", async () => {
		await window.sessions.signIn(key("api_a.1"));
		await window.sessions.exploreSampleData();
		await window.sessions.switchTo(idOf("Ann"));
		await rest();
		assert.equal(shown(window), idOf("Ann"));
		assert.equal(window.samplesRunning, 0);
	});

	it("of another address, or gone in the meantime, are not switched to", async () => {
		await window.sessions.signIn(key("api_a.1"));
		const session = await window.sessions.signIn(key("api_b.1"));
		await assert.rejects(window.sessions.switchTo(idOf("Ann", "Ann", ELSEWHERE)), { kind: "address" });
		secrets.silent = true;
		secrets.entries.delete(entryOf("Ann"));
		await assert.rejects(window.sessions.switchTo(idOf("Ann")), { name: "SessionProblem", kind: "account" });
		assert.equal(window.sessions.current, session);
	});

	it("are not switched between where the storage cannot be read, which is said", async () => {
		await window.sessions.signIn(key("api_a.1"));
		const session = await window.sessions.signIn(key("api_b.1"));
		secrets.failing = "reading";
		await assert.rejects(window.sessions.switchTo(idOf("Ann")), { kind: "storage" });
		assert.equal(window.sessions.current, session);
	});

	it("cancel a sign-in that is under way when one is switched to", async () => {
		await window.sessions.signIn(key("api_a.1"));
		const answer = latch();
		close.gate = answer.opened;
		const signingIn = assert.rejects(window.sessions.signIn(key("api_b.1")), { kind: "cancelled" });
		await rest();
		await window.sessions.switchTo(idOf("Ann"));
		answer.open();
		await signingIn;
		assert.ok(!secrets.entries.has(entryOf("Bob")));
	});

	describe("with a sign-out", () => {
		beforeEach(async () => {
			for (const one of ["api_a.1", "api_b.1", "api_c.1"]) await window.sessions.signIn(key(one));
			await rest();
		});

		it("lose the one that is shown, and show another", async () => {
			assert.equal((await window.sessions.signOut())?.id, idOf("Cid"));
			await rest();
			assert.equal(shown(window), idOf("Bob"));
			assert.deepEqual(known(window), [idOf("Ann"), idOf("Bob")]);
			assert.ok(!secrets.entries.has(entryOf("Cid")));
		});

		it("of one that is not shown keep the session", async () => {
			const { current } = window.sessions;
			assert.equal((await window.sessions.signOut(idOf("Ann")))?.id, idOf("Ann"));
			await rest();
			assert.equal(window.sessions.current, current);
			assert.deepEqual(known(window), [idOf("Bob"), idOf("Cid")]);
		});

		it("of one while sample data is shown keep the sample data", async () => {
			await window.sessions.exploreSampleData();
			await window.sessions.signOut(idOf("Cid"));
			await rest();
			assert.equal(window.sessions.current.kind, "sample");
			assert.deepEqual(known(window), [idOf("Ann"), idOf("Bob")]);
		});

		it("one after the other end signed out, with nothing left", async () => {
			for (let time = 0; time < 3; time++) await window.sessions.signOut();
			await rest();
			assert.equal(shown(window), "none");
			assert.deepEqual([...secrets.entries], [[LIST, "[]"]]);
			assert.equal(close.open.size, 0);
		});

		it("of one that the storage would not forget keep the session of another", async () => {
			const { current } = window.sessions;
			secrets.failing = "writing";
			await assert.rejects(window.sessions.signOut(idOf("Ann")), { kind: "storage" });
			assert.equal(window.sessions.current, current);
			await window.sessions.readAccounts();
			assert.deepEqual(known(window), [idOf("Bob"), idOf("Cid")]);
		});

		it("of an address that is not set lose the one that was shown there", async () => {
			window.address = ELSEWHERE;
			await window.sessions.addressChanged();
			assert.equal((await window.sessions.signOut())?.id, idOf("Cid"));
			assert.equal(shown(window), "otherOrigin");
			assert.deepEqual(known(window), [idOf("Ann"), idOf("Bob")]);
		});

		it("before anything was started neither start the sample data nor show a session", async () => {
			await window.sessions.exploreSampleData();
			const idle = new Window(secrets, close, window.workspaceState);
			assert.equal((await idle.sessions.readAccounts()).length, 3);
			await idle.sessions.signOut(idOf("Bob"));
			await rest();
			assert.deepEqual(known(idle), [idOf("Ann"), idOf("Cid")]);
			assert.deepEqual([idle.story, idle.samplesRunning], ["", 0]);
		});
	});

	describe("in several windows", () => {
		let other: Window;

		beforeEach(async () => {
			other = new Window(secrets, close);
			await window.sessions.signIn(key("api_a.1"));
			await other.sessions.start();
			await rest();
		});

		it("are shown in each as it chose, also after a reload", async () => {
			await other.sessions.signIn(key("api_b.1"));
			await rest();
			assert.deepEqual([shown(window), shown(other)], [idOf("Ann"), idOf("Bob")]);
			assert.deepEqual(known(window), known(other));
			for (const [before, id] of [[window, idOf("Ann")] as const, [other, idOf("Bob")] as const]) {
				const reloaded = new Window(secrets, close, before.workspaceState);
				await reloaded.sessions.start();
				assert.equal(shown(reloaded), id);
			}
		});

		it("begin a new workspace with the one that was chosen last in any", async () => {
			await other.sessions.signIn(key("api_b.1"));
			await other.sessions.switchTo(idOf("Ann"));
			await rest();
			const fresh = new Window(secrets, close);
			await fresh.sessions.start();
			assert.equal(shown(fresh), idOf("Ann"));
		});

		it("give way to another account in a window whose own is signed out of elsewhere", async () => {
			await other.sessions.signIn(key("api_b.1"));
			await rest();
			await other.sessions.signOut(idOf("Ann"));
			await rest();
			assert.equal(shown(window), idOf("Bob"));
			await other.sessions.signIn(key("api_a.1"));
			await rest();
			assert.equal(shown(window), idOf("Bob"), "the window flips back");
		});

		it("tell of an added one, once", async () => {
			const told: (readonly string[])[] = [];
			window.sessions.onDidChangeAccounts((accounts) => told.push(accounts.map(({ id }) => id)));
			await other.sessions.signIn(key("api_b.1"));
			await rest();
			assert.deepEqual(told, [[idOf("Ann"), idOf("Bob")]]);
		});

		it("are all known when they are added at the same moment", async () => {
			await Promise.all([window.sessions.signIn(key("api_b.1")), other.sessions.signIn(key("api_c.1"))]);
			await rest();
			const fresh = new Window(secrets, close);
			await fresh.sessions.start();
			assert.deepEqual(known(fresh).toSorted(), [idOf("Ann"), idOf("Bob"), idOf("Cid")]);
		});
	});

	describe("that the list has lost", () => {
		beforeEach(async () => {
			await window.sessions.signIn(key("api_a.1"));
			await window.sessions.signIn(key("api_b.1"));
			await rest();
			secrets.entries.set(LIST, "garbage");
		});

		it("are found where VS Code can tell what is stored, and listed again", async () => {
			secrets.listable = true;
			const fresh = new Window(secrets, close);
			await fresh.sessions.start();
			assert.deepEqual(known(fresh).toSorted(), [idOf("Ann"), idOf("Bob")]);
			assert.deepEqual(JSON.parse(secrets.entries.get(LIST) ?? "").toSorted(), [idOf("Ann"), idOf("Bob")]);
		});

		it("are found where this window or any showed them last", async () => {
			const reloaded = new Window(secrets, close, window.workspaceState);
			await reloaded.sessions.start();
			assert.equal(shown(reloaded), idOf("Bob"));
			assert.equal(secrets.entries.get(LIST), JSON.stringify([idOf("Bob")]));
		});
	});

	it("with one damaged entry are the others, and the log says so once without a word of it", async () => {
		await window.sessions.signIn(key("api_a.1"));
		await window.sessions.signIn(key("api_b.1"));
		secrets.entries.set(entryOf("Bob"), '{"secret":"api_canary"}');
		const fresh = new Window(secrets, close);
		await fresh.sessions.start();
		await fresh.sessions.readAccounts();
		assert.equal(shown(fresh), idOf("Ann"));
		assert.equal(fresh.log.lines.length, 1);
		assert.ok(!fresh.log.lines.join().includes("canary"));
	});

	it("remembered by a state that holds something else are those that are stored", async () => {
		await window.sessions.signIn(key("api_a.1"));
		for (const wrong of [7, { id: idOf("Ann") }, "", idOf("Ann", "Ann", ELSEWHERE), idOf("Zoe")]) {
			const state = new FakeMemento();
			state.values.set(`closeOpportunities.account:${HOME.origin}`, wrong);
			const fresh = new Window(secrets, close, state);
			await fresh.sessions.start();
			assert.equal(shown(fresh), idOf("Ann"));
		}
	});

	it("of this window alone stand beside those that are stored, while the storage fails too", async () => {
		await window.sessions.signIn(key("api_a.1"));
		secrets.failing = "writing";
		await window.sessions.signIn(key("api_b.1"), { keep: "window" });
		await rest();
		assert.deepEqual(window.sessions.accounts.map(({ id, stored }) => [id, stored]).toSorted(), [
			[idOf("Ann"), true],
			[idOf("Bob"), false],
		]);
		await window.sessions.switchTo(idOf("Ann"));
		secrets.failing = "always";
		await window.sessions.switchTo(idOf("Bob"));
		assert.equal(shown(window), idOf("Bob"));
		assert.ok(![...secrets.entries.keys()].some((name) => name.includes("Bob")));
		const reloaded = new Window(secrets, close, window.workspaceState);
		secrets.failing = "never";
		await reloaded.sessions.start();
		assert.equal(shown(reloaded), idOf("Ann"));
	});
});
