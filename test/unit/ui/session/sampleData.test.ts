import assert from "node:assert/strict";
import { entryOf, FakeClose, FakeSecrets, key, latch, rest, Window } from "./fakes.ts";

describe("Sample data", () => {
	let secrets: FakeSecrets;
	let close: FakeClose;
	let window: Window;

	beforeEach(async () => {
		secrets = new FakeSecrets();
		close = new FakeClose();
		close.keys.set("api_a.1", "Ann");
		window = new Window(secrets, close);
		await window.sessions.start();
	});

	it("opens a session on a server of its own with a key that is stored nowhere", async () => {
		const session = await window.sessions.exploreSampleData();
		assert.equal(window.sessions.current, session);
		assert.equal(session.me.name, "Sample");
		assert.equal(session.organization?.id, "orga_Sample");
		assert.ok(close.requests.every(({ baseUrl }) => baseUrl === session.server.baseUrl));
		const secret = close.requests.at(-1)?.secret ?? "";
		assert.match(secret, /^api_\w{22}\.\w{22}$/);
		assert.equal(secrets.entries.size, 0);
		assert.ok(!JSON.stringify([...window.workspaceState.values]).includes(secret));
	});

	it("takes a new key for each run", async () => {
		await window.sessions.exploreSampleData();
		await window.sessions.signOut();
		await window.sessions.exploreSampleData();
		assert.equal(new Set(close.requests.map(({ secret }) => secret)).size, 2);
	});

	it("brings the stored sign-in back when it is left, and stops its server", async () => {
		await window.sessions.signIn(key("api_a.1"));
		await window.sessions.exploreSampleData();
		await window.sessions.signOut();
		await rest();
		assert.equal(window.story, "none account sample account");
		assert.equal(window.samplesRunning, 0);
		assert.equal(close.open.size, 1);
		assert.ok(secrets.entries.has(entryOf("Ann")));
	});

	it("is there again after a reload, without asking for the stored sign-in", async () => {
		await window.sessions.signIn(key("api_a.1"));
		await window.sessions.exploreSampleData();
		window.sessions.dispose();
		await rest();
		assert.equal(window.samplesRunning, 0);
		const reloaded = new Window(secrets, close, window.workspaceState);
		await reloaded.sessions.start();
		assert.equal(reloaded.story, "sample");
	});

	it("is not there after a reload once it was left", async () => {
		await window.sessions.exploreSampleData();
		await window.sessions.signOut();
		const reloaded = new Window(secrets, close, window.workspaceState);
		assert.equal((await reloaded.sessions.start()).kind, "none");
	});

	it("ends with a sign-in, and not with one that is refused", async () => {
		const sample = await window.sessions.exploreSampleData();
		await assert.rejects(window.sessions.signIn(key("api_wrong.9")));
		assert.equal(window.sessions.current, sample);
		await window.sessions.signIn(key("api_a.1"));
		await rest();
		assert.equal(window.samplesRunning, 0);
		assert.ok(!window.workspaceState.values.has("closeOpportunities.sample"));
	});

	it("is started once by two calls at a time, and not again while it is shown", async () => {
		const [first, second] = await Promise.all([
			window.sessions.exploreSampleData(),
			window.sessions.exploreSampleData(),
		]);
		assert.equal(first, second);
		assert.equal(await window.sessions.exploreSampleData(), first);
		assert.equal(window.samplesRunning, 1);
	});

	it("is given up for a sign-in while its server starts, and leaves no server behind", async () => {
		const started = latch();
		window.sampleGate = started.opened;
		const exploring = assert.rejects(window.sessions.exploreSampleData(), { kind: "cancelled" });
		await rest();
		await window.sessions.signIn(key("api_a.1"));
		started.open();
		await exploring;
		assert.equal(window.sessions.current.kind, "account");
		assert.equal(window.samplesRunning, 0);
		assert.ok(!window.workspaceState.values.has("closeOpportunities.sample"));
	});

	it("is given up for a sign-out while it waits for its turn, and leaves nothing behind", async () => {
		const reading = latch();
		secrets.readGate = reading.opened;
		const following = window.sessions.addressChanged();
		const exploring = assert.rejects(window.sessions.exploreSampleData(), { kind: "cancelled" });
		await rest();
		const signingOut = window.sessions.signOut();
		reading.open();
		await following;
		await exploring;
		await signingOut;
		assert.equal(window.story, "none");
		assert.equal(window.samplesRunning, 0);
		assert.equal(close.open.size, 0);
	});

	it("stops its server once when the window closes", async () => {
		await window.sessions.exploreSampleData();
		window.sessions.dispose();
		window.sessions.dispose();
		await rest();
		assert.equal(window.samplesRunning, 0);
	});

	it("starts anew when it is asked for after having been given up", async () => {
		const started = latch();
		window.sampleGate = started.opened;
		const first = assert.rejects(window.sessions.exploreSampleData(), { kind: "cancelled" });
		await rest();
		await window.sessions.signOut();
		const second = window.sessions.exploreSampleData();
		started.open();
		await first;
		const session = await second;
		assert.equal(window.sessions.current, session);
		assert.equal(window.samplesRunning, 1);
	});

	it("survives a change of the address while it starts and while it is shown", async () => {
		const started = latch();
		window.sampleGate = started.opened;
		const exploring = window.sessions.exploreSampleData();
		await rest();
		await window.sessions.addressChanged();
		started.open();
		assert.equal((await exploring).kind, "sample");
		await window.sessions.addressChanged();
		assert.equal(window.story, "none sample");
	});

	it("that cannot be started leaves the session as it was", async () => {
		const before = await window.sessions.signIn(key("api_a.1"));
		window.sampleFails = true;
		await assert.rejects(window.sessions.exploreSampleData(), { message: "no port" });
		assert.equal(window.sessions.current, before);
		assert.ok(!window.workspaceState.values.has("closeOpportunities.sample"));
	});

	it("that cannot be started after a reload gives way to the stored sign-in", async () => {
		await window.sessions.signIn(key("api_a.1"));
		await window.sessions.exploreSampleData();
		const reloaded = new Window(secrets, close, window.workspaceState);
		reloaded.sampleFails = true;
		assert.equal((await reloaded.sessions.start()).kind, "account");
		assert.ok(!window.workspaceState.values.has("closeOpportunities.sample"));
		assert.ok(reloaded.log.lines.some((line) => line.includes("no port")));
	});

	it("whose window closes while it starts leaves no server behind and comes back with the next", async () => {
		await window.sessions.exploreSampleData();
		window.sessions.dispose();
		const reloaded = new Window(secrets, close, window.workspaceState);
		const started = latch();
		reloaded.sampleGate = started.opened;
		const starting = reloaded.sessions.start();
		await rest();
		reloaded.sessions.dispose();
		started.open();
		await starting;
		assert.equal(reloaded.samplesRunning, 0);
		assert.equal(reloaded.workspaceState.values.size, 1);
	});

	it("never speaks of a refused key", async () => {
		const session = await window.sessions.exploreSampleData();
		close.keys.clear();
		await assert.rejects(session.client.pipelines());
		window.sessions.keyRefused(session);
		assert.deepEqual(window.refusals, []);
	});
});
