import assert from "node:assert/strict";
import { CloseClient } from "../../../../src/close/client.ts";
import { type Sandbox, startSandbox } from "../../../../src/sandbox/index.ts";
import { Sessions } from "../../../../src/ui/session/sessions.ts";
import { Settings } from "../../../../src/ui/settings/settings.ts";
import { CurrentView } from "../../../../src/ui/window/currentView.ts";
import { FakeLog, FakeMemento, FakeSecrets, key, rest } from "./fakes.ts";

const FIRST = "api_0firstfirstfirstfirst00.0firstfirstfirstfirst00";
const OTHER = "api_1otherotherotherother11.1otherotherotherother11";

/** A window over a keyring that it shares, with the real client. */
class LoadingWindow {
	readonly log = new FakeLog();
	readonly sessions: Sessions;
	readonly currentView: CurrentView;

	constructor(sandbox: Sandbox, secrets: FakeSecrets) {
		const { log } = this;
		const workspaceState = new FakeMemento();
		const values: Readonly<Record<string, unknown>> = { groupBy: "user_id", orderBy: "-value", pageSize: 10 };
		const settings = new Settings({
			workspace: {
				getConfiguration: () => ({ get: (name) => values[name], update: async () => {} }),
				onDidChangeConfiguration: () => ({ dispose: () => {} }),
			},
			warn: () => {},
			log,
		});
		this.sessions = new Sessions({
			secrets,
			workspaceState,
			globalState: secrets.globalState,
			address: () => ({ url: sandbox.url, origin: sandbox.origin }),
			makeClient: (credential, baseUrl) =>
				new CloseClient({ credential, baseUrl, userAgent: "test", settings: () => settings.current, log }),
			startSampleServer: () => Promise.reject(new Error("no sample data here")),
			log,
		});
		this.currentView = new CurrentView({ sessions: this.sessions, settings, workspaceState, log });
	}

	dispose(): void {
		this.currentView.dispose();
		this.sessions.dispose();
	}
}

async function until(what: string, is: () => boolean): Promise<void> {
	for (const end = Date.now() + 60_000; !is(); await new Promise((resolve) => setTimeout(resolve, 5)))
		if (Date.now() > end) throw new Error(`Timed out waiting for ${what}`);
}

describe("While a window loads all of a group", () => {
	let sandbox: Sandbox;
	let one: LoadingWindow;
	let other: LoadingWindow;
	let loading: Promise<void> | undefined;

	const lists = () => sandbox.requests.filter(({ path }) => path.endsWith("/opportunity/"));

	/** Loads in the first window until an answer does not come. */
	beforeEach(async () => {
		sandbox = await startSandbox({
			size: 300,
			owners: 1,
			keys: [FIRST, OTHER],
			variants: { unowned: "absent" },
		});
		const secrets = new FakeSecrets();
		one = new LoadingWindow(sandbox, secrets);
		other = new LoadingWindow(sandbox, secrets);
		await Promise.all([one.currentView.start(), other.currentView.start()]);
		await one.sessions.signIn(key(FIRST, sandbox));
		await until("both windows to show the data", () =>
			[one, other].every(({ currentView }) => currentView.state.totals !== undefined && !currentView.state.loading),
		);
		sandbox.clearRequests();
		sandbox.setFaults([{ do: "stall", path: "/opportunity/", on: { from: 6 } }]);
		loading = one.currentView.listing?.loadAll(one.currentView.state.groups[0]?.id ?? "");
		await until("requests without an answer", () => lists().filter(({ fault }) => fault === "stall").length >= 4);
		sandbox.setFaults([]);
	});

	afterEach(async () => {
		one.dispose();
		other.dispose();
		await sandbox.close();
	});

	const LEAVING: Readonly<Record<string, () => unknown>> = {
		"signing out": () => one.sessions.signOut(),
		"signing out in another window": () => other.sessions.signOut(),
	};
	for (const [name, leave] of Object.entries(LEAVING))
		it(`${name} ends it, and leaves nothing on screen or under way`, async () => {
			const asked = lists().length;
			await leave();
			await loading;
			await until("both windows to follow", () =>
				[one, other].every(({ currentView }) => currentView.session.kind === "none"),
			);
			await rest();
			for (const { currentView } of [one, other]) {
				assert.equal(currentView.session.kind, "none");
				assert.deepEqual(
					[currentView.listing, currentView.state.groups, currentView.state.totals],
					[undefined, [], undefined],
				);
				assert.deepEqual([currentView.state.loading, currentView.state.error], [false, undefined]);
			}
			await until("the requests to be given up", () => lists().every(({ durationMs }) => durationMs !== undefined));
			assert.equal(lists().length, asked, "something was asked for afterwards");
			assert.ok(lists().some(({ complete }) => !complete));
		});

	it("signing in with another key in another window ends it, and shows what that key may read", async () => {
		const asked = lists().length;
		await other.sessions.signIn(key(OTHER, sandbox));
		await loading;
		await until("the new data", () => one.currentView.state.totals !== undefined && !one.currentView.state.loading);
		const { state, session } = one.currentView;
		assert.equal(session.kind, "account");
		assert.deepEqual([state.error, state.partial, state.groups[0]?.rows.length], [undefined, undefined, 10]);
		assert.ok(
			lists()
				.slice(0, asked)
				.some(({ complete }) => !complete),
		);
		assert.ok(
			lists()
				.slice(asked)
				.every(({ params }) => params["_skip"] === undefined),
		);
	});

	it("leaving it for another View ends it: the answers that were awaited are given up", async () => {
		await one.currentView.show({ group_by: "date_won__year", filters: {} });
		await loading;
		assert.equal(one.currentView.state.view?.group_by, "date_won__year");
		assert.deepEqual([one.currentView.state.loading, one.currentView.state.error], [false, undefined]);
		await until("the requests to be given up", () => lists().every(({ durationMs }) => durationMs !== undefined));
		assert.ok(
			lists()
				.filter(({ fault }) => fault === "stall")
				.every(({ complete }) => !complete),
		);
	});

	it("ten changes of the filter within a second leave one request that is answered", async () => {
		await one.currentView.show({ filters: {} });
		await loading;
		sandbox.clearRequests();
		sandbox.setFaults([{ do: "stall", path: "/opportunity/", on: { nth: [1, 2, 3, 4, 5, 6, 7, 8, 9] } }]);
		const shows: Promise<void>[] = [];
		for (let index = 0; index < 10; index += 1) {
			shows.push(one.currentView.show({ filters: { query: `text ${index}` } }));
			await until("the request to arrive", () => lists().length > index);
		}
		await Promise.all(shows);
		assert.deepEqual(one.currentView.state.view, { filters: { query: "text 9" } });
		await until("the others to be given up", () => lists().every(({ durationMs }) => durationMs !== undefined));
		assert.equal(lists().length, 10);
		assert.deepEqual(
			lists()
				.filter(({ complete }) => complete)
				.map(({ params }) => params["query"]),
			["text 9"],
		);
	});
});
