import assert from "node:assert/strict";
import { ELSEWHERE, entryOf, FakeClose, FakeSecrets, HOME, idOf, key, rest, Window } from "./fakes.ts";

const ENTRY = "closeOpportunities.credential:";
const INDEX = "closeOpportunities.origins";

/** Does what a window of the earlier version did with the storage. */
function earlierSignIn(secrets: FakeSecrets, user: string, secret: string, { origin } = HOME): void {
	const names = { user: { id: `user_${user}`, name: user }, organization: { id: `orga_${user}`, name: `${user}'s` } };
	secrets.entries.set(ENTRY + origin, JSON.stringify({ version: 1, kind: "apiKey", secret, origin, ...names }));
	secrets.entries.set(INDEX, JSON.stringify([origin]));
	secrets.tell(ENTRY + origin);
}

describe("A sign-in of the earlier form", () => {
	let secrets: FakeSecrets;
	let close: FakeClose;
	let window: Window;

	beforeEach(() => {
		secrets = new FakeSecrets();
		close = new FakeClose();
		close.keys.set("api_a.1", "Ann").set("api_a.2", "Ann").set("api_b.1", "Bob");
		window = new Window(secrets, close);
	});

	const secretOf = (entry: string) => JSON.parse(secrets.entries.get(entry) ?? "{}").secret;
	const shown = ({ sessions: { current } }: Window) => (current.kind === "account" ? current.account.id : current.kind);

	it("is found without a request, and becomes an account", async () => {
		earlierSignIn(secrets, "Ann", "api_a.1");
		await window.sessions.start();
		await rest();
		assert.equal(shown(window), idOf("Ann"));
		assert.equal(secretOf(entryOf("Ann")), "api_a.1");
		assert.deepEqual([...secrets.entries.keys()].toSorted(), [entryOf("Ann"), "closeOpportunities.accounts"]);
		assert.deepEqual(close.requests, []);
		assert.equal(window.story, "account");
	});

	it("for another address is moved too, and spoken of", async () => {
		earlierSignIn(secrets, "Ann", "api_a.1", ELSEWHERE);
		assert.equal((await window.sessions.start()).kind, "otherOrigin");
		assert.equal(secretOf(entryOf("Ann", "Ann", ELSEWHERE)), "api_a.1");
		assert.ok(!secrets.entries.has(ENTRY + ELSEWHERE.origin));
	});

	it("is found without the index, which two windows may have taken from each other", async () => {
		earlierSignIn(secrets, "Ann", "api_a.1");
		for (const index of [undefined, "garbage"]) {
			if (index === undefined) secrets.entries.delete(INDEX);
			else secrets.entries.set(INDEX, index);
			await new Window(secrets, close).sessions.start();
			assert.equal(secretOf(entryOf("Ann")), "api_a.1");
			earlierSignIn(secrets, "Ann", "api_a.1");
		}
	});

	it("made later by a window that is still of the earlier version is followed, beside what is there", async () => {
		await window.sessions.signIn(key("api_a.1"));
		earlierSignIn(secrets, "Bob", "api_b.1");
		await rest();
		assert.deepEqual(window.sessions.accounts.map(({ id }) => id).toSorted(), [idOf("Ann"), idOf("Bob")]);
		assert.equal(shown(window), idOf("Ann"));
	});

	it("with a newer key of an account replaces the one that is kept", async () => {
		await window.sessions.signIn(key("api_a.1"));
		earlierSignIn(secrets, "Ann", "api_a.2");
		await rest();
		assert.equal(secretOf(entryOf("Ann")), "api_a.2");
		const session = window.sessions.current;
		assert.ok(session.kind === "account");
		await session.client.pipelines();
		assert.equal(close.requests.at(-1)?.secret, "api_a.2");
	});

	it("whose move was interrupted before its end is moved by the next window, once", async () => {
		earlierSignIn(secrets, "Ann", "api_a.1");
		const { store, delete: remove } = secrets;
		secrets.delete = async () => {
			throw new Error("the window was closed");
		};
		await window.sessions.start();
		assert.ok(secrets.entries.has(ENTRY + HOME.origin));
		Object.assign(secrets, { store, delete: remove });
		const next = new Window(secrets, close);
		await next.sessions.start();
		await rest();
		assert.deepEqual(
			next.sessions.accounts.map(({ id }) => id),
			[idOf("Ann")],
		);
		assert.ok(!secrets.entries.has(ENTRY + HOME.origin));
	});

	it("that cannot be moved is used where it is, and signed out of there", async () => {
		earlierSignIn(secrets, "Ann", "api_a.1");
		secrets.failing = "writing";
		await window.sessions.start();
		await window.sessions.addressChanged();
		assert.equal(shown(window), idOf("Ann"));
		assert.equal(window.log.lines.filter((line) => line.includes("could not be moved")).length, 1);
		const { store } = secrets;
		secrets.failing = "never";
		secrets.store = async () => {
			throw new Error("full");
		};
		await window.sessions.signOut();
		secrets.store = store;
		assert.equal((await new Window(secrets, close).sessions.start()).kind, "none");
	});

	it("that cannot be moved gives way to a key that is entered for its account", async () => {
		earlierSignIn(secrets, "Ann", "api_a.1");
		secrets.failing = "writing";
		await window.sessions.start();
		secrets.failing = "never";
		secrets.silent = true;
		await window.sessions.signIn(key("api_a.2"));
		await new Window(secrets, close).sessions.start();
		assert.equal(secretOf(entryOf("Ann")), "api_a.2");
	});

	it("that is damaged or of another address is left alone, with a word in the log and none of it", async () => {
		for (const text of ["garbage", '{"version":1,"secret":"api_canary"}']) {
			secrets.entries.set(ENTRY + HOME.origin, text);
			assert.equal((await new Window(secrets, close).sessions.start()).kind, "none");
			assert.equal(secrets.entries.get(ENTRY + HOME.origin), text);
		}
		earlierSignIn(secrets, "Ann", "api_canary", ELSEWHERE);
		secrets.entries.set(ENTRY + HOME.origin, secrets.entries.get(ENTRY + ELSEWHERE.origin) ?? "");
		await window.sessions.start();
		assert.equal(shown(window), "otherOrigin");
		assert.ok(window.log.lines.some((line) => line.includes(HOME.origin)));
		assert.ok(!window.log.lines.join().includes("canary"));
	});
});
