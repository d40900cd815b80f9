import assert from "node:assert/strict";
import { CloseError } from "../../../../src/close/base/errors.ts";
import type { Client } from "../../../../src/ui/base/ports.ts";
import { SessionProblem } from "../../../../src/ui/session/sessionProblem.ts";
import { ABROAD, ELSEWHERE, entryOf, FakeClose, FakeSecrets, HOME, idOf, key, rest, Window } from "./fakes.ts";

describe("Signing in and out", () => {
	let secrets: FakeSecrets;
	let close: FakeClose;
	let window: Window;

	beforeEach(() => {
		secrets = new FakeSecrets();
		close = new FakeClose();
		close.keys.set("api_a.1", "Ann").set("api_b.2", "Bob");
		window = new Window(secrets, close);
	});

	it("says once that nobody is signed in when it has looked", async () => {
		assert.equal(window.story, "");
		await Promise.all([window.sessions.start(), window.sessions.start()]);
		assert.equal(window.story, "none");
		assert.equal(window.sessions.current, window.changes[0]);
	});

	it("checks the key with the server before it stores it, and tells of one new session", async () => {
		await window.sessions.start();
		const session = await window.sessions.signIn(key("api_a.1"));
		await rest();
		assert.equal(window.story, "none account");
		assert.equal(window.sessions.current, session);
		assert.deepEqual(session.account, {
			id: idOf("Ann"),
			user: { id: "user_Ann", name: "Ann" },
			organization: { id: "orga_Ann", name: "Ann's" },
			origin: HOME.origin,
			kind: "apiKey",
			stored: true,
		});
		assert.deepEqual(JSON.parse(secrets.entries.get(entryOf("Ann")) ?? ""), {
			version: 2,
			kind: "apiKey",
			secret: "api_a.1",
			origin: HOME.origin,
			user: { id: "user_Ann", name: "Ann" },
			organization: { id: "orga_Ann", name: "Ann's" },
		});
	});

	it("stores nothing and keeps the session when the server refuses the key", async () => {
		const before = await window.sessions.signIn(key("api_a.1"));
		const entries = new Map(secrets.entries);
		await assert.rejects(window.sessions.signIn(key("api_wrong.9")), { kind: "unauthorized", reason: "Wrong key." });
		assert.equal(window.sessions.current, before);
		assert.deepEqual(secrets.entries, entries);
		assert.equal(close.open.size, 1);
		assert.equal(window.refusals.length, 0);
	});

	it("checks by one opportunity where the server has no /me/", async () => {
		close.withoutMe = true;
		const session = await window.sessions.signIn(key("api_a.1"));
		assert.deepEqual(
			close.requests.map(({ path }) => path),
			["/me/", "/opportunity/?_limit=1&_fields=id"],
		);
		assert.equal(session.account.user, undefined);
		const later = new Window(secrets, close);
		assert.equal((await later.sessions.start()).kind, "account");
	});

	it("refuses a wrong key where the server has no /me/ as well", async () => {
		close.withoutMe = true;
		await assert.rejects(window.sessions.signIn(key("api_wrong.9")), { kind: "unauthorized" });
		assert.equal(secrets.entries.size, 0);
	});

	it("finds the stored sign-in after a reload without a request", async () => {
		await window.sessions.signIn({ ...key("api_a.1"), kind: "token" });
		close.requests.length = 0;
		const reloaded = new Window(secrets, close);
		const session = await reloaded.sessions.start();
		assert.equal(session.kind === "account" && session.account.kind, "token");
		assert.equal(session.kind === "account" && session.account.user?.name, "Ann");
		assert.deepEqual(close.requests, []);
		assert.equal(reloaded.story, "account");
	});

	it("forgets the key on signing out, and ends its client", async () => {
		await window.sessions.signIn(key("api_a.1"));
		await window.sessions.signOut();
		await rest();
		assert.equal(window.story, "none account none");
		assert.deepEqual([...secrets.entries.values()].join(), "[]");
		assert.equal(close.open.size, 0);
	});

	it("ends the old client when another key takes its place", async () => {
		await window.sessions.signIn(key("api_a.1"));
		await window.sessions.signIn(key("api_b.2"));
		await rest();
		assert.equal(window.story, "none account account");
		assert.equal(close.open.size, 1);
	});

	describe("with another address", () => {
		it("never sends the key there, and says that there is a sign-in elsewhere", async () => {
			await window.sessions.signIn(key("api_a.1"));
			window.address = ELSEWHERE;
			await window.sessions.addressChanged();
			assert.deepEqual(window.sessions.current, {
				kind: "otherOrigin",
				storedOrigin: HOME.origin,
				problem: undefined,
			});
			assert.ok(close.requests.every(({ baseUrl }) => baseUrl === HOME.url));
			assert.equal(close.open.size, 0);
		});

		it("brings the sign-in back with the address", async () => {
			await window.sessions.signIn(key("api_a.1"));
			window.address = ELSEWHERE;
			await window.sessions.addressChanged();
			window.address = HOME;
			await window.sessions.addressChanged();
			assert.equal(window.story, "none account otherOrigin account");
		});

		it("says so after a reload too", async () => {
			await window.sessions.signIn(key("api_a.1"));
			const reloaded = new Window(secrets, close);
			reloaded.address = ELSEWHERE;
			assert.equal((await reloaded.sessions.start()).kind, "otherOrigin");
		});

		it("takes that address's own sign-in where there is one", async () => {
			await window.sessions.signIn(key("api_a.1"));
			window.address = ELSEWHERE;
			await window.sessions.addressChanged();
			await window.sessions.signIn(key("api_b.2", ELSEWHERE));
			window.address = HOME;
			await window.sessions.addressChanged();
			const session = window.sessions.current;
			assert.ok(session.kind === "account");
			assert.equal(session.account.user?.name, "Ann");
			(await session.kind) === "account" && (await session.client.pipelines());
			assert.deepEqual(close.requests.at(-1), { path: "/pipeline/", secret: "api_a.1", baseUrl: HOME.url });
		});

		it("makes a new client for another path of the same origin", async () => {
			await window.sessions.signIn(key("api_a.1"));
			window.address = { ...HOME, url: `${HOME.origin}/api/v2` };
			await window.sessions.addressChanged();
			const session = window.sessions.current;
			assert.ok(session.kind === "account");
			await session.client.pipelines();
			assert.equal(close.requests.at(-1)?.baseUrl, `${HOME.origin}/api/v2`);
			assert.equal(close.open.size, 1);
		});

		it("signing out there forgets the key that the view spoke of", async () => {
			await window.sessions.signIn(key("api_a.1"));
			window.address = ELSEWHERE;
			await window.sessions.addressChanged();
			await window.sessions.signOut();
			assert.equal(window.sessions.current.kind, "none");
			window.address = HOME;
			await window.sessions.addressChanged();
			assert.equal(window.sessions.current.kind, "none");
		});

		it("speaks of the address that this window was signed in at last, then of the one listed last", async () => {
			window.address = ELSEWHERE;
			await window.sessions.signIn(key("api_b.2", ELSEWHERE));
			window.address = HOME;
			await window.sessions.addressChanged();
			await window.sessions.signIn(key("api_a.1"));
			window.address = ELSEWHERE;
			await window.sessions.addressChanged();
			window.address = ABROAD;
			await window.sessions.addressChanged();
			assert.deepEqual(window.sessions.current, {
				kind: "otherOrigin",
				storedOrigin: ELSEWHERE.origin,
				problem: undefined,
			});
			const fresh = new Window(secrets, close);
			fresh.address = ABROAD;
			const found = await fresh.sessions.start();
			assert.equal(found.kind === "otherOrigin" && found.storedOrigin, HOME.origin);
			await window.sessions.signOut();
			assert.deepEqual(window.sessions.current, {
				kind: "otherOrigin",
				storedOrigin: HOME.origin,
				problem: undefined,
			});
		});

		it("refuses a key that was entered for the old one", async () => {
			window.address = ELSEWHERE;
			await assert.rejects(window.sessions.signIn(key("api_a.1", HOME)), { kind: "address" });
			assert.deepEqual(close.requests, []);
		});

		it("makes no request where the address cannot be used", async () => {
			await window.sessions.signIn(key("api_a.1"));
			close.requests.length = 0;
			const problem = new SessionProblem("address", "Not an address.", "Set another.");
			window.address = problem;
			await window.sessions.addressChanged();
			assert.deepEqual(window.sessions.current, { kind: "otherOrigin", storedOrigin: HOME.origin, problem });
			await assert.rejects(window.sessions.signIn(key("api_a.1")), problem);
			assert.deepEqual(close.requests, []);
		});
	});

	describe("when the server no longer takes the key", () => {
		it("tells once however many requests fail, and keeps the key", async () => {
			const session = await window.sessions.signIn(key("api_a.1"));
			close.keys.delete("api_a.1");
			const calls = [session.client.list({}), session.client.list({}), session.client.pipelines()];
			for (const call of calls) await assert.rejects(call, CloseError);
			assert.deepEqual(window.refusals, [session]);
			assert.equal(window.sessions.current, session);
			assert.ok(secrets.entries.has(entryOf("Ann")));
		});

		const requests: Record<string, (client: Client) => Promise<unknown>> = {
			opportunities: (client) => client.list({}),
			"a search": (client) => client.search("acme", 20),
			me: (client) => client.me(),
			people: (client) => client.people("orga_Ann"),
			pipelines: (client) => client.pipelines(),
			"Smart Views": (client) => client.smartViews(),
			"custom fields": (client) => client.customFields(),
			"an opportunity": (client) => client.opportunity("oppo_1"),
			"the opportunities of a lead": (client) => client.opportunitiesOf("lead_1", 0),
			"the lead of an opportunity": (client) => client.leadOf("oppo_1"),
		};
		for (const [name, request] of Object.entries(requests)) {
			it(`hears of it from a request for ${name}`, async () => {
				const session = await window.sessions.signIn(key("api_a.1"));
				close.keys.clear();
				await assert.rejects(request(session.client), { kind: "unauthorized" });
				assert.deepEqual(window.refusals, [session]);
			});
		}

		it("keeps quiet about a session that is no longer shown", async () => {
			const session = await window.sessions.signIn(key("api_a.1"));
			await window.sessions.signIn(key("api_b.2"));
			window.sessions.keyRefused(session);
			assert.deepEqual(window.refusals, []);
		});

		it("tells again for the next session", async () => {
			const first = await window.sessions.signIn(key("api_a.1"));
			window.sessions.keyRefused(first);
			const second = await window.sessions.signIn(key("api_a.1"));
			window.sessions.keyRefused(second);
			assert.deepEqual(window.refusals, [first, second]);
		});
	});
});
