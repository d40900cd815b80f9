import assert from "node:assert/strict";
import { ELSEWHERE, FakeClose, FakeSecrets, HOME, idOf, key, rest, Window } from "./fakes.ts";

describe("Two windows over one keyring", () => {
	let secrets: FakeSecrets;
	let close: FakeClose;
	let one: Window;
	let other: Window;

	beforeEach(async () => {
		secrets = new FakeSecrets();
		close = new FakeClose();
		close.keys.set("api_a.1", "Ann").set("api_b.2", "Bob");
		one = new Window(secrets, close);
		other = new Window(secrets, close);
		await one.sessions.start();
		await other.sessions.start();
	});

	it("sign in together, with one change each", async () => {
		await one.sessions.signIn(key("api_a.1"));
		await rest();
		assert.equal(one.story, "none account");
		assert.equal(other.story, "none account");
		const session = other.sessions.current;
		assert.equal(session.kind === "account" && session.account.user?.name, "Ann");
	});

	it("sign out together, with one change each", async () => {
		await one.sessions.signIn(key("api_a.1"));
		await rest();
		await one.sessions.signOut();
		await rest();
		assert.equal(one.story, "none account none");
		assert.equal(other.story, "none account none");
		assert.equal(close.open.size, 0);
	});

	it("take another key of their account together, and end the old clients", async () => {
		close.keys.set("api_a.2", "Ann");
		await one.sessions.signIn(key("api_a.1"));
		await rest();
		await other.sessions.signIn(key("api_a.2"));
		await rest();
		const session = one.sessions.current;
		assert.ok(session.kind === "account");
		await session.client.pipelines();
		assert.equal(close.requests.at(-1)?.secret, "api_a.2");
		assert.equal(one.story, "none account account");
		assert.equal(close.open.size, 2);
	});

	it("read nothing when a secret of another subject changes", async () => {
		const { readings } = secrets;
		secrets.tell("another.secret");
		await rest();
		assert.equal(secrets.readings, readings);
	});

	it("follow nothing before they were started", async () => {
		const idle = new Window(secrets, close);
		await one.sessions.signIn(key("api_a.1"));
		await rest();
		assert.equal(idle.story, "");
	});

	it("with different addresses each keep their own sign-in", async () => {
		other.address = ELSEWHERE;
		await other.sessions.addressChanged();
		await one.sessions.signIn(key("api_a.1"));
		await rest();
		assert.deepEqual(other.sessions.current, { kind: "otherOrigin", storedOrigin: HOME.origin, problem: undefined });
		await other.sessions.signIn(key("api_b.2", ELSEWHERE));
		await rest();
		assert.equal(one.story, "none account");
		assert.equal(other.sessions.current.kind, "account");
		await one.sessions.signOut();
		await rest();
		assert.deepEqual(one.sessions.current, {
			kind: "otherOrigin",
			storedOrigin: ELSEWHERE.origin,
			problem: undefined,
		});
		assert.equal(other.sessions.current.kind, "account");
	});

	it("both stay known when they sign in at the same moment for different addresses", async () => {
		other.address = ELSEWHERE;
		await other.sessions.addressChanged();
		await Promise.all([one.sessions.signIn(key("api_a.1")), other.sessions.signIn(key("api_b.2", ELSEWHERE))]);
		await rest();
		assert.deepEqual(
			JSON.parse(secrets.entries.get("closeOpportunities.accounts") ?? "").toSorted(),
			[idOf("Ann"), idOf("Bob", "Bob", ELSEWHERE)].toSorted(),
		);
	});

	it("show sample data in one without the other noticing, and it comes back to what the other did", async () => {
		await one.sessions.exploreSampleData();
		await other.sessions.signIn(key("api_a.1"));
		await rest();
		assert.equal(one.sessions.current.kind, "sample");
		await one.sessions.signOut();
		assert.equal(one.story, "none sample account");
		assert.equal(other.story, "none account");
	});
});
