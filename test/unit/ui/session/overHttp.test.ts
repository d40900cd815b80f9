import assert from "node:assert/strict";
import { CloseClient } from "../../../../src/close/client.ts";
import type { BaseUrl } from "../../../../src/close/http/baseUrl.ts";
import { type Sandbox, startSandbox } from "../../../../src/sandbox/index.ts";
import type { SessionProblem } from "../../../../src/ui/session/sessionProblem.ts";
import { Sessions } from "../../../../src/ui/session/sessions.ts";
import { failureText } from "../../../../src/ui/session/sessionWording.ts";
import { FakeLog, FakeMemento, FakeSecrets, key, rest } from "./fakes.ts";

const CANARY = "api_0canarycanarycanary000.0canarycanarycanary000";
const OTHER = "api_1canarycanarycanary111.1canarycanarycanary111";

/** Everything but VS Code: the real client, and a server for each address. */
describe("Sessions with the real client", () => {
	let home: Sandbox;
	let elsewhere: Sandbox;
	let secrets: FakeSecrets;
	let log: FakeLog;
	let sessions: Sessions;
	let address: BaseUrl | SessionProblem;
	let samples: Sandbox[];

	function open(): Sessions {
		return new Sessions({
			secrets,
			workspaceState: new FakeMemento(),
			globalState: new FakeMemento(),
			address: () => address,
			makeClient: (credential, baseUrl) =>
				new CloseClient({
					credential,
					baseUrl,
					userAgent: "test",
					settings: () => ({ maxConcurrentRequests: 4, requestTimeout: 30 }),
					log,
				}),
			startSampleServer: async (secret) => {
				const sandbox = await startSandbox({ keys: [secret], size: 10 });
				samples.push(sandbox);
				return { baseUrl: sandbox.url, targets: sandbox.targets, close: () => sandbox.close() };
			},
			log,
		});
	}

	beforeEach(async () => {
		[home, elsewhere] = await Promise.all([
			startSandbox({ keys: [CANARY, OTHER], size: 10 }),
			startSandbox({ keys: [CANARY, OTHER], size: 10 }),
		]);
		secrets = new FakeSecrets();
		log = new FakeLog();
		samples = [];
		address = { url: home.url, origin: home.origin };
		sessions = open();
	});

	afterEach(async () => {
		sessions.dispose();
		await Promise.all([home, elsewhere].map((sandbox) => sandbox.close()));
	});

	it("signs in, reads, signs out and shows sample data, with the key in the header alone", async () => {
		const session = await sessions.signIn(key(CANARY, home));
		assert.equal(session.account.organization?.id, home.organization.id);
		assert.ok((await session.client.list({ _limit: "5" })).rows.length === 5);
		assert.ok((await session.client.people(home.organization.id)).length > 0);
		const sample = await sessions.exploreSampleData();
		assert.equal((await sample.client.list({})).rows.length, 10);
		await sessions.signOut();
		await sessions.signOut();
		await rest();
		assert.equal(sessions.current.kind, "none");
		assert.deepEqual([...new Set(home.requests.map(({ authorizationIn }) => authorizationIn))], ["header"]);
		assert.ok(!log.lines.join("\n").includes("canary"));
		await assert.rejects(fetch(`${samples[0]?.url}/me/`));
	});

	it("takes an access token as Bearer", async () => {
		const session = await sessions.signIn({ ...key(CANARY, home), kind: "token" });
		assert.equal(session.account.kind, "token");
		assert.match(home.requests.at(-1)?.headers["authorization"] ?? "", /^Bearer /);
	});

	it("says the server's own reason for a wrong key, stores nothing and repeats no key", async () => {
		const wrong = "api_9canarycanarycanary999.9canarycanarycanary999";
		await assert.rejects(sessions.signIn(key(wrong, home)), (error) => {
			const text = failureText(error);
			assert.match(text, /could not verify/);
			assert.ok(!text.includes("canary"));
			return true;
		});
		assert.equal(secrets.entries.size, 0);
		assert.ok(!log.lines.join("\n").includes("canary"));
	});

	it("says what is wrong with a server that is not there", async () => {
		await home.close();
		await assert.rejects(sessions.signIn(key(CANARY, home)), (error) => {
			assert.match(failureText(error), /doesn't accept connections/);
			return true;
		});
	});

	it("never asks the server of another address with the key of this one", async () => {
		await sessions.signIn(key(CANARY, home));
		address = { url: elsewhere.url, origin: elsewhere.origin };
		await sessions.addressChanged();
		assert.equal(sessions.current.kind, "otherOrigin");
		assert.equal(elsewhere.requests.length, 0);
	});

	it("lets a second window follow to another key, and tells each once of a refusal", async () => {
		await sessions.start();
		const other = open();
		await other.start();
		const refusals: unknown[] = [];
		sessions.onDidRefuse((session) => refusals.push(session));
		await sessions.signIn(key(CANARY, home));
		await other.signIn(key(OTHER, home));
		await rest();
		const session = sessions.current;
		assert.ok(session.kind === "account");
		home.setFaults([{ do: "401" }]);
		await assert.rejects(session.client.list({}), { kind: "unauthorized" });
		await assert.rejects(session.client.pipelines(), { kind: "unauthorized" });
		assert.deepEqual(refusals, [session]);
		other.dispose();
	});
});
