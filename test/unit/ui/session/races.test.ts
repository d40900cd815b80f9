import assert from "node:assert/strict";
import { ELSEWHERE, entryOf, FakeClose, FakeSecrets, key, latch, rest, Window } from "./fakes.ts";

describe("Sessions when things happen at once", () => {
	let secrets: FakeSecrets;
	let close: FakeClose;
	let window: Window;

	beforeEach(async () => {
		secrets = new FakeSecrets();
		close = new FakeClose();
		close.keys.set("api_a.1", "Ann").set("api_b.2", "Bob");
		window = new Window(secrets, close);
		await window.sessions.start();
	});

	it("signing out while a key is being checked stores nothing", async () => {
		const answer = latch();
		close.gate = answer.opened;
		const signingIn = assert.rejects(window.sessions.signIn(key("api_a.1")), { kind: "cancelled" });
		await rest();
		await window.sessions.signOut();
		answer.open();
		await signingIn;
		await rest();
		assert.equal(window.sessions.current.kind, "none");
		assert.equal(secrets.entries.size, 0);
		assert.equal(close.open.size, 0);
	});

	it("signing out while the key is being stored ends signed out", async () => {
		const storing = latch();
		secrets.gate = storing.opened;
		const signingIn = window.sessions.signIn(key("api_a.1"));
		await rest();
		const signingOut = window.sessions.signOut();
		storing.open();
		await signingIn;
		await signingOut;
		await rest();
		assert.equal(window.sessions.current.kind, "none");
		assert.ok(!secrets.entries.has(entryOf("Ann")));
		assert.equal(close.open.size, 0);
	});

	it("the second of two sign-ins at once counts, whichever answer comes first", async () => {
		const answer = latch();
		close.gate = answer.opened;
		const first = assert.rejects(window.sessions.signIn(key("api_a.1")), { kind: "cancelled" });
		await rest();
		close.gate = undefined;
		const second = await window.sessions.signIn(key("api_b.2"));
		answer.open();
		await first;
		await rest();
		assert.equal(window.sessions.current, second);
		assert.equal(window.story, "none account");
		assert.equal(close.open.size, 1);
	});

	it("a sign-in that is refused while the one before is being stored leaves that one", async () => {
		const storing = latch();
		secrets.gate = storing.opened;
		const first = window.sessions.signIn(key("api_a.1"));
		await rest();
		const second = assert.rejects(window.sessions.signIn(key("api_wrong.9")), { kind: "unauthorized" });
		storing.open();
		await second;
		await rest();
		const session = await first;
		assert.equal(window.sessions.current, session);
		assert.equal((await new Window(secrets, close).sessions.start()).kind, "account");
	});

	it("leaving the prompt cancels the check and keeps what was there", async () => {
		const before = await window.sessions.signIn(key("api_a.1"));
		const answer = latch();
		close.gate = answer.opened;
		const leaving = new AbortController();
		const signingIn = assert.rejects(window.sessions.signIn(key("api_b.2"), { signal: leaving.signal }), {
			kind: "cancelled",
		});
		await rest();
		leaving.abort();
		answer.open();
		await signingIn;
		assert.equal(window.sessions.current, before);
		assert.equal(close.open.size, 1);
	});

	it("leaving the prompt while a checked key waits for its turn stores nothing", async () => {
		const reading = latch();
		secrets.readGate = reading.opened;
		const following = window.sessions.addressChanged();
		const leaving = new AbortController();
		const signingIn = assert.rejects(window.sessions.signIn(key("api_a.1"), { signal: leaving.signal }), {
			kind: "cancelled",
		});
		await rest();
		leaving.abort();
		reading.open();
		await following;
		await signingIn;
		assert.equal(secrets.entries.size, 0);
		assert.equal(close.open.size, 0);
	});

	it("another address while a key is being checked stores nothing, and says why", async () => {
		const answer = latch();
		close.gate = answer.opened;
		const signingIn = assert.rejects(window.sessions.signIn(key("api_a.1")), { kind: "address" });
		await rest();
		window.address = ELSEWHERE;
		await window.sessions.addressChanged();
		answer.open();
		await signingIn;
		assert.equal(secrets.entries.size, 0);
		assert.ok(close.requests.every(({ baseUrl }) => !baseUrl.startsWith(ELSEWHERE.origin)));
	});

	it("another address while the key is being stored leaves it for the old one only", async () => {
		const storing = latch();
		secrets.gate = storing.opened;
		const signingIn = window.sessions.signIn(key("api_a.1"));
		await rest();
		window.address = ELSEWHERE;
		const following = window.sessions.addressChanged();
		storing.open();
		await signingIn;
		await following;
		await rest();
		assert.equal(window.sessions.current.kind, "otherOrigin");
		assert.ok(close.requests.every(({ baseUrl }) => !baseUrl.startsWith(ELSEWHERE.origin)));
	});

	it("a sign-in in another window does not take away the one that is being checked here", async () => {
		const answer = latch();
		close.gate = answer.opened;
		const here = window.sessions.signIn(key("api_a.1"));
		await rest();
		close.gate = undefined;
		await new Window(secrets, close).sessions.signIn(key("api_b.2"));
		await rest();
		const inBetween = window.sessions.current;
		assert.equal(inBetween.kind === "account" && inBetween.account.user?.name, "Bob");
		answer.open();
		const session = await here;
		assert.equal(window.sessions.current, session);
	});

	it("disposing during the start leaves no client behind and tells nobody", async () => {
		await window.sessions.signIn(key("api_a.1"));
		const other = new Window(secrets, close);
		const starting = other.sessions.start();
		other.sessions.dispose();
		await starting;
		assert.equal(other.story, "");
		assert.equal(close.open.size, 1);
	});

	it("disposing while a key is being checked ends the check", async () => {
		const answer = latch();
		close.gate = answer.opened;
		const signingIn = assert.rejects(window.sessions.signIn(key("api_a.1")), { kind: "cancelled" });
		await rest();
		window.sessions.dispose();
		answer.open();
		await signingIn;
		assert.equal(close.open.size, 0);
		assert.equal(secrets.entries.size, 0);
	});

	it("disposing while the key is being stored keeps it for the next window", async () => {
		const storing = latch();
		secrets.gate = storing.opened;
		const signingIn = assert.rejects(window.sessions.signIn(key("api_a.1")), { kind: "cancelled" });
		await rest();
		window.sessions.dispose();
		storing.open();
		await signingIn;
		assert.equal(close.open.size, 0);
		assert.equal((await new Window(secrets, close).sessions.start()).kind, "account");
	});

	it("disposing ends the client and stops listening to the keyring, also when called twice", async () => {
		await window.sessions.signIn(key("api_a.1"));
		window.sessions.dispose();
		window.sessions.dispose();
		assert.equal(close.open.size, 0);
		assert.equal(secrets.listeners.size, 0);
	});

	it("a listener that throws hides nothing from the others", async () => {
		const heard: string[] = [];
		window.sessions.onDidChange(() => {
			throw new Error("broken view");
		});
		window.sessions.onDidChange((session) => heard.push(session.kind));
		await window.sessions.signIn(key("api_a.1"));
		assert.deepEqual(heard, ["account"]);
		assert.ok(window.log.lines.some((line) => line.includes("broken view")));
	});
});
