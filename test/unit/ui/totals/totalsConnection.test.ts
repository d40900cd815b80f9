import assert from "node:assert/strict";
import { setImmediate as turn } from "node:timers/promises";
import { CloseError, UserError } from "../../../../src/close/base/errors.ts";
import { EMPTY_STATE, type Group, type ListingState } from "../../../../src/opportunities/listing/listingState.ts";
import { Currencies } from "../../../../src/opportunities/text/currencies.ts";
import type { GroupSort } from "../../../../src/opportunities/totals/groupSort.ts";
import { AnalysisLink } from "../../../../src/ui/analysis/analysisLink.ts";
import { TotalsConnection } from "../../../../src/ui/totals/totalsConnection.ts";
import type { Snapshot } from "../../../../src/ui/totals/totalsProtocol.ts";
import type { PageFailure } from "../../../../src/ui/webview/page/pageFailure.ts";
import { PageCamera } from "../../../../src/ui/webview/pageCamera.ts";
import { FakeEvent } from "../fakeEvent.ts";

const group: Group = {
	id: '"user_1"',
	key: "user_1",
	fields: { user_id: "user_1", user_name: "Ada" },
	size: 1,
	aggregates: { total_results: 1 },
	rows: [],
	loading: false,
	error: undefined,
};

/** A page, a Listing and a log that do as the test says. */
function setUp() {
	const messages = new FakeEvent<unknown>();
	const visibility = new FakeEvent<void>();
	const changes = new FakeEvent<void>();
	const posted: Snapshot[] = [];
	const answers: PageFailure[] = [];
	const asked: unknown[] = [];
	const logged: string[] = [];
	const record =
		(name: string) =>
		(...args: unknown[]) =>
			asked.push([name, ...args]);
	const write = (message: string) => logged.push(message);
	const port = {
		visible: true,
		post: (message: Snapshot | PageFailure) =>
			message.type === "failed" ? answers.push(message) : posted.push(message),
		onMessage: messages.on,
		onVisibility: visibility.on,
	};
	const source = { state: { ...EMPTY_STATE, totals: { total_results: 0 } } as ListingState, onDidChange: changes.on };
	const actions = {
		shown: record("shown"),
		revealGroup: record("revealGroup"),
		filterByStatusType: record("filterByStatusType"),
		clearFilters: record("clearFilters") as () => unknown,
		refresh: record("refresh"),
		showAmounts: record("showAmounts"),
		signIn: record("signIn"),
		copyRequest: record("copyRequest"),
		copyTable: record("copyTable"),
		showSections: record("showSections"),
		viewDescription: () => "All opportunities",
		filterDescription: () => undefined as string | undefined,
	};
	const sorting: { sort: GroupSort | undefined } = { sort: undefined };
	const hidings = new FakeEvent<void>();
	const amountVisibility = { hidden: false, onDidChange: hidings.on };
	const failures: unknown[] = [];
	const knowledge = new Currencies();
	const learned = new FakeEvent<void>();
	const currencies = { current: knowledge, onDidChange: learned.on };
	const log = { debug: write, info: write, warn: write, error: write };
	const failed = (error: unknown) => failures.push(error);
	const catchUp = () => undefined;
	const forgetting = new FakeEvent<void>();
	const sessionParts = { reader: async () => undefined, onDidForget: forgetting.on };
	const connection = new TotalsConnection(port, {
		source,
		sorting,
		pageParts: { fitting: () => undefined },
		camera: new PageCamera(),
		actions,
		link: new AnalysisLink(log),
		amountVisibility,
		currencies,
		sessionParts,
		startMonth: () => 1,
		locale: "en",
		failed,
		log,
		catchUp,
	});
	return {
		connection,
		async learn(...rows: readonly object[]) {
			knowledge.learn(rows);
			learned.fire();
			await turn();
		},
		port,
		posted,
		answers,
		asked,
		logged,
		failures,
		sorting,
		actions,
		listeners: () =>
			[messages, visibility, changes, hidings, learned, forgetting].reduce(
				(sum, event) => sum + event.listeners.size,
				0,
			),
		say: (message: unknown) => messages.fire(message),
		async change(change: Partial<ListingState>) {
			source.state = { ...source.state, ...change };
			changes.fire();
			await turn();
		},
		changeAtOnce(change: Partial<ListingState>) {
			source.state = { ...source.state, ...change };
			changes.fire();
		},
		show(visible: boolean) {
			port.visible = visible;
			visibility.fire();
		},
		async hide(hidden: boolean) {
			amountVisibility.hidden = hidden;
			hidings.fire();
			await turn();
		},
		counts: () => posted.map(({ totals }) => totals.whole?.total_results),
	};
}

const counted = (total_results: number): Partial<ListingState> => ({ totals: { total_results } });

describe("the connection to a totals page", () => {
	it("sends nothing before the page is ready, then the whole state", async () => {
		const { say, change, posted, counts } = setUp();
		await change(counted(1));
		assert.deepEqual(posted, []);
		say({ type: "ready" });
		assert.deepEqual(counts(), [1]);
	});

	it("says that a page is shown, so that reading can begin", () => {
		const { say, asked } = setUp();
		assert.deepEqual(asked, []);
		say({ type: "ready" });
		assert.deepEqual(asked, [["shown"]]);
	});

	it("sends a whole snapshot for each change, groups included", async () => {
		const { say, change, posted, counts } = setUp();
		say({ type: "ready" });
		const view = { group_by: "user_id", filters: {} } as const;
		await change({ view, grouped: true, groups: [group], totals: { total_results: 1 } });
		await change(counted(2));
		assert.deepEqual(counts(), [0, 1, 2]);
		assert.deepEqual(
			posted.map(({ totals }) => totals.groups.map(({ label }) => label)),
			[[], ["Ada"], ["Ada"]],
		);
	});

	it("makes one snapshot of the changes of one moment", async () => {
		const { say, changeAtOnce, counts } = setUp();
		say({ type: "ready" });
		for (const count of [1, 2, 3]) changeAtOnce(counted(count));
		await turn();
		assert.deepEqual(counts(), [0, 3]);
	});

	it("sends nothing for a change that the page does not show", async () => {
		const { say, change, posted } = setUp();
		say({ type: "ready" });
		await change({ wait: { cause: "retry", until: 5 } });
		assert.equal(posted.length, 1);
	});

	it("tells the filters in words, also where only they changed", async () => {
		const { say, change, posted, actions } = setUp();
		say({ type: "ready" });
		actions.filterDescription = () => "Won";
		await change({});
		assert.deepEqual(
			posted.map(({ filters }) => filters),
			["", "Won"],
		);
	});

	it("posts nothing while the page is hidden, and the newest when it is shown again", async () => {
		const { say, change, show, counts } = setUp();
		say({ type: "ready" });
		show(false);
		await change(counted(1));
		await change(counted(2));
		assert.deepEqual(counts(), [0]);
		show(true);
		assert.deepEqual(counts(), [0, 2]);
	});

	it("sends the last snapshot again to a page that was hidden, changed or not, and to one that starts anew", () => {
		const { say, show, posted } = setUp();
		say({ type: "ready" });
		show(false);
		show(true);
		assert.equal(posted.length, 2);
		say({ type: "ready" });
		assert.equal(posted.length, 3);
		show(true);
		assert.equal(posted.length, 3);
	});

	it("does what the page asks for", async () => {
		const { say, change, asked } = setUp();
		await change({ groups: [group] });
		say({ type: "revealGroup", id: group.id });
		say({ type: "filterByStatusType", statusType: "won" });
		say({ type: "clearFilters" });
		say({ type: "refresh" });
		assert.deepEqual(asked, [["revealGroup", group.id], ["filterByStatusType", "won"], ["clearFilters"], ["refresh"]]);
	});

	it("explains what the page asks about with each snapshot, until it stops", async () => {
		const { say, change, posted } = setUp();
		say({ type: "ready" });
		await change({ groups: [group] });
		say({ type: "explain", figures: ["total_results"], group: group.id });
		assert.equal(posted.at(-1)?.explanation?.figures[0]?.name, "total_results");
		await change({ groups: [{ ...group, size: 2 }] });
		assert.match(posted.at(-1)?.explanation?.loaded ?? "", /0 of 2/);
		say({ type: "stopExplaining" });
		say({ type: "explain", figures: ["total_results"], group: group.id });
		assert.match(posted.at(-1)?.explanation?.loaded ?? "", /0 of 2/);
		assert.equal(posted.length, 4);
		say({ type: "stopExplaining" });
		await change(counted(7));
		assert.equal(posted.at(-1)?.explanation, undefined);
		say({ type: "explain", figures: ["total_results"] });
		say({ type: "ready" });
		assert.equal(posted.at(-1)?.explanation, undefined);
	});

	it("has the request copied that told what is explained, and none where nothing is", async () => {
		const { say, change, asked } = setUp();
		const told = { asked: { _skip: "100" }, receivedAt: 5 };
		await change({ groups: [{ ...group, provenance: told }] });
		say({ type: "copyRequest" });
		say({ type: "explain", figures: ["total_results"], group: group.id });
		say({ type: "copyRequest" });
		assert.deepEqual(asked, [["copyRequest", told.asked]]);
	});

	it("hides amounts and names at once, and asks for nothing to do so", async () => {
		const { say, change, hide, posted, asked } = setUp();
		await change({ view: { group_by: "user_id", filters: {} }, grouped: true, groups: [group] });
		say({ type: "ready" });
		await hide(true);
		assert.doesNotMatch(JSON.stringify(posted.at(-1)?.totals.groups.map(({ label }) => label)), /Ada/);
		assert.equal(posted.at(-1)?.totals.hidden, true);
		await hide(false);
		assert.match(JSON.stringify(posted.at(-1)), /Ada/);
		assert.deepEqual(asked, [["shown"]]);
		say({ type: "showAmounts" });
		assert.deepEqual(asked.at(-1), ["showAmounts"]);
	});

	it("reveals no group that is not there", async () => {
		const { say, change, asked } = setUp();
		await change({ groups: [group] });
		say({ type: "revealGroup", id: "__proto__" });
		assert.deepEqual(asked, []);
	});

	it("logs a message that is not known, without its content, and ignores it", () => {
		const { say, asked, posted, logged } = setUp();
		say({ type: "signOut", secret: "canary" });
		say("ready");
		assert.deepEqual([asked, posted], [[], []]);
		assert.equal(logged.length, 2);
		assert.doesNotMatch(logged.join(), /canary|signOut/);
	});

	it("sends figures with other decimals at once when the session learns them", async () => {
		const { say, change, posted, learn } = setUp();
		await change({ ...counted(1), currency: "JPY" });
		say({ type: "ready" });
		await learn({ value: 1_234_500, value_formatted: "¥12,345", value_currency: "JPY" });
		await learn({ value: 500, value_formatted: "5 €", value_currency: "EUR" });
		assert.deepEqual(
			posted.map(({ totals: { currency, scale } }) => [currency, scale]),
			[
				["JPY", 0],
				["JPY", 2],
				["mixed", 2],
			],
		);
	});

	it("logs an action that fails", async () => {
		const { say, actions, failures } = setUp();
		actions.clearFilters = () => Promise.reject(new Error("no session"));
		say({ type: "clearFilters" });
		await turn();
		assert.match(String(failures[0]), /no session/);
	});

	it("says in few words what failed, and nothing once it succeeds", async () => {
		const { say, change, posted } = setUp();
		say({ type: "ready" });
		const error = new CloseError("server", "Close isn't available: boom", {
			status: 500,
			reason: "boom",
			advice: "Wait.",
		});
		await change({ error });
		assert.equal(posted.at(-1)?.failure, "Close isn't available (500)");
		await change({ error: undefined });
		assert.equal(posted.at(-1)?.failure, undefined);
	});

	it("asks for a key when Close no longer accepts it", async () => {
		const { say, change, posted, asked } = setUp();
		say({ type: "ready" });
		await change({ error: new CloseError("server", "Not available.", { advice: "" }) });
		assert.equal(posted.at(-1)?.signIn, undefined);
		await change({ error: new CloseError("unauthorized", "Refused.", { status: 401, advice: "" }) });
		assert.equal(posted.at(-1)?.signIn, true);
		say({ type: "signIn" });
		assert.deepEqual(asked.at(-1), ["signIn"]);
	});

	it("answers a page that something that the user pressed failed, without a word besides", async () => {
		const { say, actions, failures, answers } = setUp();
		say({ type: "ready" });
		actions.clearFilters = () => Promise.reject(new UserError("Close cannot be reached.", { advice: "Check it." }));
		say({ type: "clearFilters", call: 3 });
		await turn();
		const answer = { text: "Close cannot be reached. Check it.", details: "Close cannot be reached.\nCheck it." };
		assert.deepEqual(answers, [{ type: "failed", call: 3, ...answer }]);
		assert.deepEqual(failures, []);
	});

	it("copies all figures in the order of the page, and tells others of the order", async () => {
		const { say, change, asked, sorting } = setUp();
		const second = { ...group, id: '"user_2"', key: "user_2", fields: { user_id: "user_2", user_name: "Bea" } };
		const groups = [group, { ...second, aggregates: { total_results: 2 } }];
		await change({ view: { group_by: "user_id", filters: {} }, grouped: true, groups, totals: { total_results: 3 } });
		const names = () => String((asked.at(-1) as unknown[])[1]).match(/Total|Ada|Bea/g);
		say({ type: "copyTable" });
		assert.deepEqual(names(), ["Total", "Ada", "Bea"]);
		const sort = { by: "total_results", descending: true };
		say({ type: "sorted", sort });
		assert.deepEqual(sorting.sort, sort);
		say({ type: "copyTable" });
		assert.deepEqual(names(), ["Total", "Bea", "Ada"]);
	});

	it("forgets how the page before was sorted when another page is ready", () => {
		const { say, sorting } = setUp();
		say({ type: "sorted", sort: { by: "total_results", descending: true } });
		say({ type: "ready" });
		assert.equal(sorting.sort, undefined);
	});

	it("lets go of everything when it is disposed of", async () => {
		const { connection, say, changeAtOnce, listeners, posted } = setUp();
		say({ type: "ready" });
		changeAtOnce(counted(9));
		connection.dispose();
		await turn();
		assert.equal(listeners(), 0);
		assert.equal(posted.length, 1);
	});
});
