import assert from "node:assert/strict";
import fc from "fast-check";
import { CREDENTIAL_KINDS } from "../../../../src/close/base/credential.ts";
import { accountId } from "../../../../src/ui/session/identity.ts";
import { readEntry, type StoredCredential, writeEntry } from "../../../../src/ui/session/storedCredential.ts";
import { ELSEWHERE, entryOf, FakeClose, FakeSecrets, HOME, idOf, key, rest, Window } from "./fakes.ts";

const ENTRY = entryOf("Ann");
const LIST = "closeOpportunities.accounts";

/** The account of an origin that tells nothing of whom a key belongs to. */
const NAMELESS = accountId(HOME.origin, { user: undefined, organization: undefined });

const named = fc.option(fc.record({ id: fc.string(), name: fc.string() }, { noNullPrototype: true }), {
	nil: undefined,
});
const credential: fc.Arbitrary<StoredCredential> = fc.record(
	{
		kind: fc.constantFrom(...CREDENTIAL_KINDS),
		secret: fc.string({ minLength: 1 }),
		origin: fc.webUrl(),
		user: named,
		organization: named,
	},
	{ noNullPrototype: true },
);

describe("A stored sign-in", () => {
	it("reads back as it was written, and under no other account or origin", () => {
		fc.assert(
			fc.property(credential, fc.webUrl(), fc.string(), (written, origin, id) => {
				assert.deepEqual(readEntry(writeEntry(written), accountId(written.origin, written)), written);
				const others = [
					{ ...written, origin: `${origin}/` },
					{ ...written, user: { id: `${written.user?.id}${id}!`, name: "" } },
					{ ...written, organization: { id: `${written.organization?.id}${id}!`, name: "" } },
				];
				for (const other of others) {
					assert.equal(readEntry(writeEntry(written), accountId(other.origin, other)), "foreign");
				}
			}),
		);
	});

	it("that is anything else is damaged", () => {
		fc.assert(fc.property(fc.oneof(fc.string(), fc.json()), (text) => readEntry(text, NAMELESS) === "damaged"));
		const good = { version: 2, kind: "apiKey", secret: "api_a.1", origin: HOME.origin };
		assert.notEqual(readEntry(JSON.stringify(good), NAMELESS), "damaged");
		for (const change of [
			{ version: 1 },
			{ version: 3 },
			{ kind: "password" },
			{ secret: "" },
			{ secret: 1 },
			{ origin: undefined },
		]) {
			assert.equal(readEntry(JSON.stringify({ ...good, ...change }), NAMELESS), "damaged");
		}
	});
});

describe("The secret storage", () => {
	let secrets: FakeSecrets;
	let close: FakeClose;
	let window: Window;

	beforeEach(() => {
		secrets = new FakeSecrets();
		close = new FakeClose();
		close.keys.set("api_a.1", "Ann").set("api_b.2", "Bob");
		window = new Window(secrets, close);
	});

	it("with a damaged entry means signed out, with one log line that tells nothing of it", async () => {
		secrets.entries.set(ENTRY, '{"version":2,"secret":"api_canary.key"}').set(LIST, JSON.stringify([idOf("Ann")]));
		assert.equal((await window.sessions.start()).kind, "none");
		await window.sessions.addressChanged();
		const lines = window.log.lines.filter((line) => line.includes(HOME.origin));
		assert.equal(lines.length, 1);
		assert.ok(!window.log.lines.join().includes("canary"));
	});

	it("with an entry of another origin under this one's name never sends it", async () => {
		await window.sessions.signIn(key("api_a.1"));
		const entry = secrets.entries.get(ENTRY) ?? "";
		const abroad = idOf("Ann", "Ann", ELSEWHERE);
		secrets.entries.set(entryOf("Ann", "Ann", ELSEWHERE), entry).set(LIST, JSON.stringify([idOf("Ann"), abroad]));
		const other = new Window(secrets, close);
		other.address = ELSEWHERE;
		close.requests.length = 0;
		assert.equal((await other.sessions.start()).kind, "otherOrigin");
		assert.deepEqual(close.requests, []);
		assert.ok(other.log.lines.some((line) => line.includes(ELSEWHERE.origin)));
		assert.ok(!other.log.lines.join().includes("api_a.1"));
	});

	it("takes a new sign-in in the place of a damaged one", async () => {
		secrets.entries.set(ENTRY, "garbage").set(LIST, "garbage");
		await window.sessions.signIn(key("api_a.1"));
		assert.equal((await new Window(secrets, close).sessions.start()).kind, "account");
		assert.equal(secrets.entries.get(LIST), JSON.stringify([idOf("Ann")]));
	});

	it("lists a sign-in again that its index has lost", async () => {
		await window.sessions.signIn(key("api_a.1"));
		secrets.entries.delete(LIST);
		await new Window(secrets, close).sessions.start();
		assert.equal(secrets.entries.get(LIST), JSON.stringify([idOf("Ann")]));
	});

	it("speaks of no sign-in whose entry is gone", async () => {
		secrets.entries.set(LIST, JSON.stringify([idOf("Ann")]));
		window.address = ELSEWHERE;
		assert.equal((await window.sessions.start()).kind, "none");
	});

	it("that fails at the start is named in the session, and the start does not reject", async () => {
		secrets.failing = "always";
		const session = await window.sessions.start();
		assert.ok(session.kind === "none");
		assert.equal(session.problem?.kind, "storage");
	});

	it("that fails while it is written to keeps the key out, and offers to keep it for this window", async () => {
		secrets.failing = "writing";
		await assert.rejects(window.sessions.signIn(key("api_a.1")), { name: "SessionProblem", kind: "storage" });
		assert.equal(window.sessions.current.kind, "none");
		assert.equal(close.open.size, 0);
		const session = await window.sessions.signIn(key("api_a.1"), { keep: "window" });
		assert.equal(session.account.stored, false);
		assert.equal(secrets.entries.size, 0);
		assert.equal((await new Window(secrets, close).sessions.start()).kind, "none");
	});

	for (const failing of ["writing", "always"] as const) {
		it(`that fails (${failing}) leaves a sign-in of this window alone, over a change of address too`, async () => {
			secrets.failing = failing;
			const session = await window.sessions.signIn(key("api_a.1"), { keep: "window" });
			await window.sessions.addressChanged();
			assert.equal(window.sessions.current, session);
			window.address = ELSEWHERE;
			await window.sessions.addressChanged();
			assert.equal(window.changes.at(-1)?.kind, failing === "always" ? "none" : "otherOrigin");
			window.address = HOME;
			await window.sessions.addressChanged();
			assert.equal(window.sessions.current.kind, "account");
		});
	}

	it("has no trace of a sign-in of this window alone, which ends with signing out", async () => {
		await window.sessions.signIn(key("api_a.1"), { keep: "window" });
		await window.sessions.addressChanged();
		await rest();
		assert.equal(secrets.entries.size, 0);
		await window.sessions.signOut();
		assert.equal(window.sessions.current.kind, "none");
	});

	it("that works again takes a sign-in that was of this window alone", async () => {
		await window.sessions.signIn(key("api_a.1"), { keep: "window" });
		const session = await window.sessions.signIn(key("api_b.2"));
		assert.equal(session.account.stored, true);
		const later = await new Window(secrets, close).sessions.start();
		assert.equal(later.kind === "account" && later.account.user?.name, "Bob");
	});

	it("that fails while it is read keeps the session that was there", async () => {
		const session = await window.sessions.signIn(key("api_a.1"));
		secrets.failing = "always";
		await window.sessions.addressChanged();
		assert.equal(window.sessions.current, session);
	});

	it("that would not forget the key says so, and this window is signed out all the same", async () => {
		await window.sessions.signIn(key("api_a.1"));
		secrets.failing = "writing";
		await assert.rejects(window.sessions.signOut(), { kind: "storage" });
		assert.equal(window.sessions.current.kind, "none");
		await window.sessions.addressChanged();
		await rest();
		assert.equal(window.sessions.current.kind, "none");
		assert.equal(close.open.size, 0);
	});

	it("that would not forget the key takes a new sign-in, here or in another window", async () => {
		const other = new Window(secrets, close);
		await other.sessions.start();
		for (const signedIn of [window, other]) {
			secrets.failing = "never";
			await window.sessions.signIn(key("api_a.1"));
			secrets.failing = "writing";
			await assert.rejects(window.sessions.signOut());
			secrets.failing = "never";
			secrets.silent = signedIn === window;
			await signedIn.sessions.signIn(key("api_b.2"));
			await window.sessions.addressChanged();
			secrets.silent = false;
			await rest();
			const session = window.sessions.current;
			assert.equal(session.kind === "account" && session.account.user?.name, "Bob");
		}
	});

	it("that fails right after it forgot the key does not bring the session back", async () => {
		await window.sessions.signIn(key("api_a.1"));
		secrets.failing = "reading";
		await window.sessions.signOut();
		assert.equal(window.sessions.current.kind, "none");
	});

	it("never has the key outside its entry", async () => {
		await window.sessions.signIn(key("api_a.1"));
		await window.sessions.exploreSampleData();
		await window.sessions.signOut();
		for (const [name, value] of secrets.entries) {
			if (name !== ENTRY) assert.ok(!value.includes("api_a.1"), name);
		}
		assert.ok(!window.log.lines.join().includes("api_a.1"));
		assert.ok(!JSON.stringify(window.changes).includes("api_a.1"));
	});
});
