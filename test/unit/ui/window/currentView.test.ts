import assert from "node:assert/strict";
import type { View } from "../../../../src/opportunities/view/view.ts";
import { Settings } from "../../../../src/ui/settings/settings.ts";
import { contextKeyValues } from "../../../../src/ui/window/contextKeyValues.ts";
import { CurrentView } from "../../../../src/ui/window/currentView.ts";
import { namedView } from "../../../../src/ui/window/viewName.ts";
import { FakeClose, FakeMemento, FakeSecrets, idOf, key, latch, rest, Window } from "../session/fakes.ts";

/** A window with a CurrentView that starts with everything, and the answers of a server that has no opportunities. */
function setUp(memory = new FakeMemento(), secrets = new FakeSecrets(), startView = "everything") {
	const close = new FakeClose();
	close.keys.set("k", "Ada").set("l", "Ben");
	const window = new Window(secrets, close, memory);
	const values: Record<string, unknown> = {
		groupBy: "-date_won__quarter",
		orderBy: "value",
		fiscalYearStartMonth: 1,
		startView,
	};
	const told: string[] = [];
	let changed = () => {};
	const settings = new Settings({
		workspace: {
			getConfiguration: () => ({ get: (name) => values[name], update: async () => {} }),
			onDidChangeConfiguration: (listener) => {
				changed = () => listener({ affectsConfiguration: () => true });
				return { dispose: () => {} };
			},
		},
		warn: (problem) => told.push(problem),
		log: window.log,
	});
	const currentView = new CurrentView({ sessions: window.sessions, settings, workspaceState: memory, log: window.log });
	const asked = () => close.requests.filter(({ path }) => path.startsWith("/opportunity/?")).map(({ path }) => path);
	const set = (name: string, value: unknown) => {
		values[name] = value;
		changed();
	};
	return { close, window, currentView, asked, memory, secrets, set, told };
}

/** Stops a View before Close has answered. */
async function stopOnTheWay(currentView: CurrentView, close: FakeClose, view: View): Promise<void> {
	const gate = latch();
	close.gate = gate.opened;
	const showing = currentView.show(view);
	await rest();
	currentView.stop();
	gate.open();
	await showing;
}

const SHOWN = { hidden: false };
const BY_OWNER = { group_by: "user_id" as const, filters: {} };

describe("Viewing", () => {
	it("asks nothing before something is on screen, and nothing without a session", async () => {
		const { window, currentView, close } = setUp();
		await rest();
		assert.equal(window.story, "");
		await currentView.start();
		assert.deepEqual(close.requests, []);
		assert.equal(contextKeyValues(currentView, SHOWN).session, "none");
	});

	it("reads the first View by the settings as soon as somebody has signed in, once", async () => {
		const { window, currentView, asked } = setUp();
		await currentView.start();
		await window.sessions.signIn(key("k"));
		await currentView.start();
		await currentView.start();
		await rest();
		assert.equal(asked().length, 1);
		assert.match(asked()[0] ?? "", /_group_by=-date_won__quarter/);
		assert.match(asked()[0] ?? "", /_order_by=value/);
	});

	it("reads the View again when quarters begin in other months, and nothing where none was read", async () => {
		const { window, currentView, asked, set } = setUp();
		set("fiscalYearStartMonth", 7);
		await currentView.start();
		await window.sessions.signIn(key("k"));
		await rest();
		assert.match(asked().at(-1) ?? "", /_group_by=-date_won__month/);
		const before = asked().length;
		set("fiscalYearStartMonth", 1);
		await rest();
		assert.equal(asked().length, before + 1);
		assert.match(asked().at(-1) ?? "", /_group_by=-date_won__quarter/);
		currentView.dispose();
		set("fiscalYearStartMonth", 7);
		await rest();
		assert.equal(asked().length, before + 1);
	});

	it("says in the log why the View could not be read again", async () => {
		const { window, currentView, set } = setUp();
		await currentView.start();
		await window.sessions.signIn(key("k"));
		await rest();
		Object.assign(currentView.listing ?? {}, { open: () => Promise.reject(new Error("no way")) });
		set("fiscalYearStartMonth", 7);
		await rest();
		assert.match(window.log.lines.join("\n"), /could not be read again: .*no way/);
	});

	it("tells of each change of the saved Views, which what is on screen depends on", () => {
		const { currentView, set } = setUp();
		let told = 0;
		currentView.onDidChange(() => told++);
		set("views", [{ name: "Mine", filters: {} }]);
		assert.equal(told, 1);
		set("pageSize", 50);
		assert.equal(told, 1);
		set("views", []);
		assert.equal(told, 2);
	});

	it("keeps the last View of each account over a reload of the window", async () => {
		const first = setUp();
		await first.currentView.start();
		await first.window.sessions.signIn(key("k"));
		await first.currentView.show({ ...BY_OWNER, filters: { status_type: ["won"] } });
		await first.window.sessions.signIn(key("l"));
		await rest();
		assert.deepEqual(first.currentView.view.filters, {});
		await first.currentView.show(BY_OWNER);
		await first.window.sessions.signIn(key("k"));
		await rest();
		assert.deepEqual(first.currentView.view, { ...BY_OWNER, filters: { status_type: ["won"] } });

		const again = setUp(first.memory, first.secrets);
		await again.currentView.start();
		assert.match(again.asked()[0] ?? "", /status_type=won/);
		assert.match(again.asked()[0] ?? "", /_group_by=user_id/);
	});

	it("finds the accounts and Views that an earlier version of the extension left behind", async () => {
		const account = (user: string) => `https://api.close.com#["orga_${user}","user_${user}"]`;
		const secrets = new FakeSecrets();
		for (const [user, secret] of [
			["Ada", "k"],
			["Ben", "l"],
		] as const)
			secrets.entries.set(
				`closeOpportunities.account:${account(user)}`,
				`{"version":2,"kind":"apiKey","secret":"${secret}","origin":"https://api.close.com",` +
					`"user":{"id":"user_${user}","name":"${user}"},"organization":{"id":"orga_${user}","name":"${user}'s"}}`,
			);
		secrets.entries.set("closeOpportunities.accounts", JSON.stringify([account("Ben"), account("Ada")]));
		const memory = new FakeMemento();
		const left = {
			group_by: "-date_won__quarter",
			order_by: "-value",
			filters: { user_id: ["me"], date_won: "this_year", date_created: { gte: "2026-01-01" }, is_stalled: true },
		};
		memory.values.set("closeOpportunities.account:https://api.close.com", account("Ben"));
		memory.values.set(`closeOpportunities.view:${account("Ben")}`, left);
		const { window, currentView } = setUp(memory, secrets);
		await currentView.start();
		const { current } = window.sessions;
		assert.equal(current.kind === "account" && current.account.user?.name, "Ben");
		assert.deepEqual(window.sessions.accounts.map(({ user }) => user?.name).sort(), ["Ada", "Ben"]);
		assert.deepEqual(currentView.view, left);
	});

	it("leaves out a remembered View that cannot be read, and says so in the log", async () => {
		const memory = new FakeMemento();
		memory.values.set(`closeOpportunities.view:${idOf("Ada")}`, { filters: { date_won: "someday" } });
		const { window, currentView } = setUp(memory);
		await currentView.start();
		await window.sessions.signIn(key("k"));
		await currentView.ready();
		assert.deepEqual(currentView.view.filters, {});
		assert.ok(window.log.lines.some((line) => line.includes("The last View cannot be read")));
	});

	it("forgets the last View and the ids of an account at its sign-out, in another workspace when that is opened", async () => {
		const here = setUp();
		const there = setUp(undefined, here.secrets);
		for (const { currentView, window } of [here, there]) {
			await currentView.start();
			await window.sessions.signIn(key("k"));
			await currentView.show({ filters: { lead_id: "lead_1" } });
		}
		there.currentView.dispose();
		there.window.sessions.dispose();
		const untouched = setUp(undefined, here.secrets);
		await here.window.sessions.signOut();
		await rest();
		const ids = /lead_1|orga_|user_/;
		const told = (memento: FakeMemento) => JSON.stringify([...memento.values]);
		assert.doesNotMatch(told(here.memory) + told(here.secrets.globalState), ids);
		assert.match(told(there.memory), ids);

		await here.window.sessions.signIn(key("k"));
		await here.currentView.show(BY_OWNER);
		const again = setUp(there.memory, here.secrets);
		await again.currentView.start();
		await rest();
		assert.deepEqual(again.currentView.view.filters, {});
		assert.doesNotMatch(told(there.memory), /lead_1/);
		const other = setUp(here.memory, here.secrets);
		await other.currentView.start();
		assert.deepEqual(other.currentView.view, BY_OWNER);
		untouched.currentView.dispose();
	});

	it("shows nothing of one account in another, nor what was still on its way", async () => {
		const { window, currentView, close } = setUp();
		await currentView.start();
		await window.sessions.signIn(key("k"));
		await rest();
		const gate = latch();
		close.gate = gate.opened;
		const refreshing = currentView.refresh();
		close.gate = undefined;
		await window.sessions.signOut();
		gate.open();
		await refreshing;
		await rest();
		assert.equal(currentView.state.view, undefined);
		assert.equal(currentView.listing, undefined);
		assert.equal(close.open.size, 0);
	});

	it("reads again once however often it is asked to, and tells of one refresh", async () => {
		const { window, currentView, close, asked } = setUp();
		await currentView.start();
		await window.sessions.signIn(key("k"));
		await rest();
		const kinds: string[] = [];
		currentView.onDidRefresh((kind) => kinds.push(kind));
		const gate = latch();
		close.gate = gate.opened;
		const before = asked().length;
		assert.ok(!currentView.refreshing);
		const refreshing = [currentView.refresh(), currentView.refresh(), currentView.refreshIfChanged()];
		await rest();
		assert.ok(currentView.refreshing);
		gate.open();
		await Promise.all(refreshing);
		assert.ok(!currentView.refreshing);
		assert.equal(asked().length, before + 1);
		assert.deepEqual(kinds, ["all"]);
		await currentView.refreshIfChanged();
		await currentView.refresh();
		assert.deepEqual(kinds, ["all", "changes", "all"]);
	});

	it("is still refreshing when the new figures arrive", async () => {
		const { window, currentView } = setUp();
		await currentView.start();
		await window.sessions.signIn(key("k"));
		await rest();
		const { totals } = currentView.state;
		const arrivals: boolean[] = [];
		currentView.onDidChange(() => {
			if (currentView.state.totals !== totals) arrivals.push(currentView.refreshing);
		});
		await currentView.refresh();
		assert.equal(arrivals[0], true);
	});

	it("stays with the View that is shown when another one is stopped before it came", async () => {
		const { window, currentView, close, memory } = setUp();
		await currentView.start();
		await window.sessions.signIn(key("k"));
		await currentView.show(BY_OWNER);
		await stopOnTheWay(currentView, close, { filters: {} });
		assert.deepEqual(currentView.view, BY_OWNER);
		assert.deepEqual(memory.values.get(`closeOpportunities.view:${idOf("Ada")}`), BY_OWNER);
	});

	it("tells when clauses what is filtered and loading", async () => {
		const { window, currentView, close } = setUp();
		await currentView.start();
		await window.sessions.signIn(key("k"));
		await rest();
		assert.deepEqual(contextKeyValues(currentView, SHOWN), {
			session: "account",
			filtered: false,
			groupedBy: "-date_won__quarter",
			canGoBack: false,
			canGoForward: false,
			loading: false,
			amountsHidden: false,
		});
		const gate = latch();
		close.gate = gate.opened;
		const showing = currentView.show({ filters: { is_stalled: true } });
		await rest();
		assert.deepEqual(contextKeyValues(currentView, SHOWN), {
			session: "account",
			filtered: true,
			groupedBy: "none",
			canGoBack: true,
			canGoForward: false,
			loading: true,
			amountsHidden: false,
		});
		gate.open();
		await showing;
		await currentView.clearFilters();
		assert.equal(contextKeyValues(currentView, SHOWN).filtered, false);
	});

	it("begins with what is open, by the settings, and goes on with the View that was last shown", async () => {
		const first = setUp(undefined, undefined, "open");
		await first.currentView.start();
		await first.window.sessions.signIn(key("k"));
		await rest();
		assert.match(first.asked()[0] ?? "", /status_type=active/);
		assert.match(first.asked()[0] ?? "", /_group_by=-date_won__quarter/);
		await first.currentView.clearFilters();
		const again = setUp(first.memory, first.secrets, "open");
		await again.currentView.start();
		assert.deepEqual(again.currentView.view.filters, {});
	});

	it("says once that there is no View of the name to begin with", async () => {
		const { window, currentView, told } = setUp(undefined, undefined, "Hot");
		await currentView.start();
		await window.sessions.signIn(key("k"));
		await rest();
		await window.sessions.signIn(key("l"));
		await rest();
		assert.deepEqual(currentView.view.filters, { status_type: ["active"] });
		const about = told.filter((problem) => problem.includes("Hot"));
		assert.deepEqual(about, ['There\'s no saved View named "Hot". Open opportunities are shown instead.']);
	});

	it("goes back and forward through the Views that were shown, until the session ends", async () => {
		const { window, currentView, asked } = setUp();
		await currentView.start();
		await window.sessions.signIn(key("k"));
		await currentView.show(BY_OWNER);
		await currentView.change({ ...BY_OWNER, filters: { status_type: ["won"] } });
		await currentView.go(-1);
		assert.deepEqual(currentView.view, BY_OWNER);
		assert.deepEqual([currentView.canGoBack, currentView.canGoForward], [true, true]);
		assert.doesNotMatch(asked().at(-1) ?? "", /status_type=/);
		await currentView.go(1);
		assert.match(asked().at(-1) ?? "", /status_type=won/);
		const before = asked().length;
		await currentView.go(1);
		assert.equal(asked().length, before);
		await window.sessions.signIn(key("l"));
		await rest();
		assert.deepEqual([currentView.canGoBack, currentView.canGoForward], [false, false]);
	});

	it("is back at the View on screen when another one is stopped before it came", async () => {
		const { window, currentView, close } = setUp();
		await currentView.start();
		await window.sessions.signIn(key("k"));
		await currentView.show(BY_OWNER);
		await currentView.show({ filters: { is_stalled: true } });
		await stopOnTheWay(currentView, close, { filters: {} });
		assert.equal(currentView.canGoForward, false);
		await currentView.go(-1);
		assert.deepEqual(currentView.view, BY_OWNER);
	});

	it("tells the View on screen under the name that it has now", async () => {
		const { window, currentView } = setUp();
		await currentView.start();
		await window.sessions.signIn(key("k"));
		await currentView.show({ ...BY_OWNER, name: "Mine" });
		currentView.renamed("Mine", "Ours");
		assert.deepEqual(namedView(currentView), { ...BY_OWNER, name: "Ours" });
		await currentView.change({ filters: {} });
		assert.deepEqual(namedView(currentView), { filters: {} });
		await currentView.go(-1);
		assert.deepEqual(namedView(currentView), { ...BY_OWNER, name: "Ours" });
	});

	it("keeps the View on screen apart from the refused one that was asked for", async () => {
		const { window, currentView, close } = setUp();
		await currentView.start();
		await window.sessions.signIn(key("k"));
		await currentView.show(BY_OWNER);
		close.failure = "server";
		await currentView.show({ group_by: "date_won__year", filters: { query: "foo:(" } });
		close.failure = undefined;
		assert.notEqual(currentView.state.error, undefined);
		assert.equal(namedView(currentView), BY_OWNER);
		assert.equal(contextKeyValues(currentView, SHOWN).groupedBy, "user_id");
		await currentView.clearFilters();
		assert.deepEqual(currentView.view, BY_OWNER);
	});

	it("knows over a reload of the window which saved View was changed, and forgets it at the sign-out", async () => {
		const saved = { name: "Mine", group_by: "user_id" as const, filters: { user_id: ["me"] } };
		const first = setUp();
		await first.currentView.start();
		await first.window.sessions.signIn(key("k"));
		await first.currentView.show(saved);
		await first.currentView.change({ filters: { user_id: ["me"], is_stalled: true } });
		const again = setUp(first.memory, first.secrets);
		await again.currentView.start();
		assert.deepEqual(again.currentView.originOf(again.currentView.view), saved);
		await again.window.sessions.signOut();
		await rest();
		assert.doesNotMatch(JSON.stringify([...again.memory.values]), /Mine/);
	});
});
