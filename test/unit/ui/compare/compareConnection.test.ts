import assert from "node:assert/strict";
import { setImmediate as turn } from "node:timers/promises";
import { CloseError } from "../../../../src/close/base/errors.ts";
import { PartReader } from "../../../../src/opportunities/analysis/partReader.ts";
import { Currencies } from "../../../../src/opportunities/text/currencies.ts";
import { CLEAR, HIDDEN } from "../../../../src/opportunities/text/mask.ts";
import type { Filters, View } from "../../../../src/opportunities/view/view.ts";
import { queryOf } from "../../../../src/opportunities/view/viewParameters.ts";
import { CompareConnection } from "../../../../src/ui/compare/compareConnection.ts";
import type { Snapshot } from "../../../../src/ui/compare/compareProtocol.ts";
import type { ViewPair } from "../../../../src/ui/compare/pairComparison.ts";
import { PageCamera } from "../../../../src/ui/webview/pageCamera.ts";
import { type Deal, deal, FakeSource } from "../../opportunities/listing/fakeSource.ts";
import { QUIET } from "../../opportunities/listing/overFake.ts";
import { FakeEvent } from "../fakeEvent.ts";

const WON: View = { name: "Won deals", filters: { status_type: ["won"] } };
const OF_A: View = { filters: { user_id: ["user_a"] } };
const PAIR: ViewPair = { a: WON, b: OF_A };
const named = (query: string, more: Filters): View => ({ filters: { query, ...more } });
const BY_ID: ViewPair = { a: named("a", WON.filters), b: named("b", OF_A.filters) };
const ADA = "Ada";

/** A page that a test plays, and 60 deals: 30 won, 20 of user_a, 10 both. Pages have `pageSize`. */
function setUp({ pageSize = 10 } = {}) {
	const [messages, visibility, forgets, hidings, learned] = Array.from({ length: 5 }, () => new FakeEvent<never>());
	const deals = Array.from({ length: 60 }, (_, index) =>
		deal({
			status_type: index % 2 === 0 ? "won" : "active",
			user_id: index % 3 === 0 ? "user_a" : "user_b",
			user_name: ADA,
		}),
	);
	const source = new FakeSource(deals);
	const today = { now: new Date("2026-05-06T12:00:00") };
	const asking = () => ({ now: today.now, me: "user_a" });
	const settings = () => ({ pageSize, maxConcurrentRequests: 4 });
	const newReader = () =>
		new PartReader(
			{ source, settings, log: QUIET },
			(view) => queryOf(view, asking()),
			() => forgets?.fire(undefined as never),
		);
	const session = { current: { reader: newReader() as PartReader | undefined } };
	const posted: Snapshot[] = [];
	const asked: { readonly number?: number; readonly caption?: string }[] = [];
	const acted: unknown[][] = [];
	const failures: unknown[] = [];
	const record =
		(name: string) =>
		(...given: unknown[]) =>
			acted.push([name, ...given]);
	const port = {
		visible: true,
		post: (message: Snapshot | { readonly type: "failed" | "takePicture" }) =>
			(message.type === "snapshot" ? posted : asked).push(message as never),
		onMessage: messages?.on as never,
		onVisibility: visibility?.on as never,
	};
	const camera = new PageCamera();
	const refresh = { running: false };
	const amounts = { hidden: false };
	const status: { name: string | undefined } = { name: undefined };
	const connection = new CompareConnection(port, {
		camera,
		source: {
			reader: async () => session.current.reader,
			asking,
			onDidForget: forgets?.on as never,
			get refreshing() {
				return refresh.running;
			},
			get session() {
				return session.current;
			},
		},
		amountVisibility: {
			get hidden() {
				return amounts.hidden;
			},
			get mask() {
				return amounts.hidden ? HIDDEN : CLEAR;
			},
			onDidChange: hidings?.on as never,
		},
		currencies: { current: new Currencies(), onDidChange: learned?.on as never },
		actions: {
			choose: record("choose"),
			showAmounts: record("showAmounts"),
			signIn: record("signIn"),
			showDetails: record("showDetails"),
			exportList: record("exportList"),
			copyRequest: record("copyRequest"),
		},
		describing: () => ({
			names: {
				owner: () => ADA,
				status: () => status.name,
				smartView: () => "",
				lead: () => "",
				organization: () => "",
			},
			locale: "en",
			mask: amounts.hidden ? HIDDEN : CLEAR,
		}),
		learnNames: async ({ filters }) => {
			if (filters.status_id === undefined) return false;
			acted.push(["learnNames"]);
			status.name = "Proposal";
			return true;
		},
		locale: "en",
		now: () => today.now.getTime(),
		failed: (error) => failures.push(error),
		log: QUIET,
	});
	const idle = async () => {
		for (let turns = 0; turns < 40; turns += 1) await turn();
	};
	return {
		connection,
		camera,
		source,
		acted,
		failures,
		posted,
		asked,
		port,
		today,
		idle,
		last: () => posted.at(-1) as Snapshot,
		say: async (message: unknown) => {
			messages?.fire(message as never);
			await idle();
		},
		see: async (visible: boolean) => {
			port.visible = visible;
			visibility?.fire(undefined as never);
			await idle();
		},
		forget: async () => {
			session.current.reader?.forget();
			await idle();
		},
		refresh,
		enter: async (signedIn: boolean) => {
			session.current = { reader: signedIn ? newReader() : undefined };
			forgets?.fire(undefined as never);
			await idle();
		},
		hide: async () => {
			amounts.hidden = true;
			hidings?.fire(undefined as never);
			await idle();
		},
		listeners: () =>
			[messages, visibility, forgets, hidings, learned].reduce((sum, event) => sum + (event?.listeners.size ?? 0), 0),
	};
}

const figure = ({ rows }: Snapshot, part: string, name = "total_results") =>
	rows.find((row) => row.name === name)?.cells.find((cell) => cell.part === part)?.value;
const list = ({ lists }: Snapshot, side: string) => lists.find((one) => one.side === side);

describe("The comparison page's connection", () => {
	it("reads once the page is visible, and never before", async () => {
		const { connection, source, say, see, last, idle, port } = setUp();
		port.visible = false;
		connection.compare(PAIR);
		await say({ type: "ready" });
		assert.equal(source.requests.length, 0);
		await see(true);
		await idle();
		assert.equal(source.requests.length, 3);
		assert.deepEqual(
			["a", "b", "both", "only_a", "only_b"].map((part) => figure(last(), part)),
			[30, 20, 10, 20, 10],
		);
		assert.deepEqual(last().views?.a, { title: "Won deals", details: "Won" });
		assert.deepEqual(last().pair, PAIR);
		assert.deepEqual(last().standing, { kind: "ready" });
	});

	it("reads the names that the words for the Views lack, once", async () => {
		const { connection, say, last, acted } = setUp();
		connection.compare({ a: WON, b: { filters: { status_id: ["stat_x"] } } });
		await say({ type: "ready" });
		assert.equal(last().views?.b.title, "Proposal");
		await say({ type: "refresh" });
		assert.deepEqual(acted, [["learnNames"]]);
	});

	it("says that there is nothing to compare before Views are selected", async () => {
		const { say, last, acted } = setUp();
		await say({ type: "ready" });
		assert.deepEqual([last().views, last().rows, last().standing], [undefined, [], { kind: "closed" }]);
		await say({ type: "choose" });
		assert.deepEqual(acted, [["choose"]]);
	});

	it("swaps the Views without asking Close again", async () => {
		const { connection, source, say, last } = setUp();
		connection.compare(PAIR);
		await say({ type: "ready" });
		await say({ type: "swap" });
		assert.deepEqual([figure(last(), "a"), figure(last(), "only_b")], [20, 20]);
		assert.equal(source.requests.length, 3);
	});

	it("reads a list when it is opened, and leads to details and exports", async () => {
		const { connection, source, say, last, acted } = setUp();
		connection.compare(PAIR);
		await say({ type: "ready" });
		assert.deepEqual(
			last().lists.map(({ heading, open }) => `${heading} ${open}`),
			["Only in A (20) false", "In both (10) false", "Only in B (10) false"],
		);
		await say({ type: "openList", side: "only_a", open: true });
		assert.equal(source.requests.length, 3 + 3 + 1);
		const rows = list(last(), "only_a")?.rows ?? [];
		const expected = source.deals.filter(({ status_type, user_id }) => status_type === "won" && user_id !== "user_a");
		assert.deepEqual(new Set(rows.map(({ id }) => id)), new Set(expected.map(({ id }) => id)));
		acted.length = 0;
		await say({ type: "showDetails", side: "only_a", id: rows[0]?.id });
		const [[, id, navigation] = []] = acted as [string, string, { ids(): readonly string[]; title: string }][];
		assert.deepEqual([id, navigation?.ids().length, navigation?.title], [rows[0]?.id, 20, "Only in A"]);
		await say({ type: "showDetails", side: "only_a", id: "oppo_unknown" });
		assert.equal(acted.length, 1);
		await say({ type: "exportList", side: "only_a" });
		const [name, exported] = acted[1] as [string, { view: View; only: readonly Deal[] }];
		assert.deepEqual([name, exported.view, exported.only.length], ["exportList", WON, 20]);
		await say({ type: "openList", side: "both", open: true });
		assert.equal(source.requests.length, 7);
		await say({ type: "exportList", side: "both" });
		assert.deepEqual(acted[2]?.[1], {
			side: "both",
			views: PAIR,
			view: { filters: { status_type: ["won"], user_id: ["user_a"] } },
		});
	});

	it("asks first if a list or a comparison by ids takes more than 20 requests", async () => {
		const { connection, source, say, last } = setUp({ pageSize: 2 });
		connection.compare(BY_ID);
		await say({ type: "ready" });
		assert.equal(last().read, "Load All Opportunities (25 Requests)");
		assert.deepEqual([figure(last(), "difference"), figure(last(), "both"), last().lists], [-10, undefined, []]);
		assert.match(last().notices.join(), /\(Query\)/);
		assert.equal(source.requests.length, 2);
		await say({ type: "read" });
		assert.deepEqual([figure(last(), "both"), last().read], [10, undefined]);
		assert.equal(source.requests.length, 27);
		await say({ type: "openList", side: "only_b", open: true });
		assert.equal(list(last(), "only_b")?.rows.length, 10);
		assert.equal(source.requests.length, 27);
	});

	it("asks first if it isn't known how many requests it takes", async () => {
		const { connection, source, say, last } = setUp();
		source.behavior = { totals: false };
		connection.compare(BY_ID);
		await say({ type: "ready" });
		assert.equal(last().read, "Load All Opportunities");
		assert.ok(source.requests.every(({ _limit }) => _limit === "1"));
		await say({ type: "read" });
		assert.equal(last().read, undefined);
	});

	it("asks first for a long list", async () => {
		const { connection, source, say, last } = setUp({ pageSize: 1 });
		connection.compare(PAIR);
		await say({ type: "ready" });
		await say({ type: "openList", side: "only_a", open: true });
		assert.deepEqual(list(last(), "only_a")?.standing, {
			kind: "waiting",
			button: "Load All Opportunities (40 Requests)",
		});
		assert.equal(source.requests.length, 3);
		await say({ type: "readList", side: "only_a" });
		assert.deepEqual([list(last(), "only_a")?.standing, list(last(), "only_a")?.rows.length], [{ kind: "ready" }, 20]);
	});

	it("marks what it shows as old after the data changed, and reads it again if everything is refreshed", async () => {
		const { connection, source, say, last, forget, refresh } = setUp();
		connection.compare(PAIR);
		await say({ type: "ready" });
		assert.equal(last().old, false);
		await forget();
		assert.equal(last().old, true);
		assert.equal(source.requests.length, 3);
		await say({ type: "refresh" });
		assert.deepEqual([last().old, source.requests.length], [false, 6]);
		refresh.running = true;
		await forget();
		assert.deepEqual([last().old, source.requests.length], [false, 9]);
		refresh.running = false;
		await forget();
		assert.deepEqual([last().old, source.requests.length], [true, 9]);
	});

	it("isn't old because it had everything read again when counts contradicted each other", async () => {
		const { connection, source, say, last } = setUp();
		const all = source.deals;
		source.before = async (count) => {
			if (count === 2) await turn();
			source.deals =
				count === 2 ? [1, 2, 3].flatMap((copy) => all.map((one) => ({ ...one, id: `${one.id}${copy}` }))) : all;
		};
		connection.compare(PAIR);
		await say({ type: "ready" });
		assert.deepEqual([source.requests.length, figure(last(), "both"), last().old], [6, 10, false]);
	});

	it("reads again when the day changes what a View means", async () => {
		const { connection, source, say, today, idle } = setUp();
		connection.compare({ a: WON, b: { filters: { date_won: "this_month" } } });
		await say({ type: "ready" });
		connection.catchUp();
		await idle();
		assert.equal(source.requests.length, 3);
		today.now = new Date("2026-06-01T00:00:10");
		connection.catchUp();
		await idle();
		assert.equal(source.requests.length, 5);
		assert.ok(source.requests.some(({ date_won__gte }) => date_won__gte === "2026-06-01"));
	});

	it("belongs to the session: another one is asked anew, and none leaves nothing on screen", async () => {
		const { connection, source, say, last, enter } = setUp();
		connection.compare(PAIR);
		await say({ type: "ready" });
		await enter(true);
		assert.equal(source.requests.length, 6);
		await enter(false);
		assert.deepEqual(last().rows, []);
		assert.deepEqual(last().standing, { kind: "failed", text: "Sign in to Close first.", details: "", signIn: true });
	});

	it("stops when it is told to, or when nobody sees it, and goes on from there", async () => {
		const { connection, source, say, see, last, idle } = setUp();
		let release: () => void = () => {};
		source.before = () =>
			new Promise((resolve) => {
				release = resolve;
			});
		connection.compare(PAIR);
		await say({ type: "ready" });
		assert.equal(last().standing.kind, "loading");
		await say({ type: "stop" });
		assert.equal(last().standing.kind, "closed");
		await say({ type: "refresh" });
		assert.equal(last().standing.kind, "loading");
		await see(false);
		source.before = () => undefined;
		release();
		await idle();
		const asked = source.requests.length;
		assert.equal(figure(last(), "a"), undefined);
		await see(true);
		assert.equal(figure(last(), "a"), 30);
		assert.equal(source.requests.length, asked + 3);
	});

	it("says why it failed, and tries again with Refresh", async () => {
		const { connection, source, say, last } = setUp();
		source.before = () => {
			throw new CloseError("network", "Close can't be reached.", { advice: "Check the network." });
		};
		connection.compare(PAIR);
		await say({ type: "ready" });
		assert.deepEqual(last().standing, {
			kind: "failed",
			text: "Close can't be reached. Check the network.",
			details: "Close can't be reached.\nCheck the network.",
			signIn: false,
		});
		source.before = () => undefined;
		await say({ type: "refresh" });
		assert.equal(figure(last(), "both"), 10);
	});

	it("hides amounts and names everywhere", async () => {
		const { connection, say, posted, hide, last } = setUp();
		connection.compare(PAIR);
		await say({ type: "ready" });
		await say({ type: "openList", side: "both", open: true });
		assert.match(JSON.stringify(last()), /Ada/);
		posted.length = 0;
		await hide();
		await say({ type: "explain", figure: "total_value_annualized", part: "difference" });
		assert.equal(last().explanation?.sum, "");
		const shown = { ...last(), pair: undefined };
		assert.doesNotMatch(JSON.stringify(shown), /Ada|Lead \d|\$/);
		assert.equal(figure(last(), "a"), 30);
		assert.equal(figure(last(), "a", "total_value_annualized"), undefined);
	});

	it("explains a figure until it is told to stop, and copies its requests", async () => {
		const { connection, say, last, acted } = setUp();
		connection.compare(PAIR);
		await say({ type: "ready" });
		await say({ type: "explain", figure: "total_results", part: "only_a" });
		const { explanation } = last();
		assert.deepEqual(
			[explanation?.title, explanation?.of, explanation?.sum],
			["Opportunities: 20", "Only in A", "30 − 10 = 20"],
		);
		assert.equal(explanation?.requests.length, 2);
		assert.ok(explanation?.requests[1]?.request.parameters.some(([name]) => name === "user_id"));
		acted.length = 0;
		await say({ type: "copyRequest", index: 1 });
		assert.partialDeepStrictEqual(acted, [["copyRequest", { status_type: "won", user_id: "user_a" }]]);
		await say({ type: "copyRequest", index: 7 });
		assert.equal(acted.length, 1);
		await say({ type: "stopExplaining" });
		await say({ type: "swap" });
		assert.equal(last().explanation, undefined);
	});

	it("takes its picture once it is on screen, with the time of its figures", async () => {
		const { connection, camera, say, asked, idle } = setUp();
		connection.compare(PAIR);
		const taking = camera.take("png");
		await idle();
		assert.equal(asked.length, 0);
		await say({ type: "ready" });
		assert.partialDeepStrictEqual(asked, [{ type: "takePicture", number: 1, format: "png" }]);
		await say({ type: "picture", number: 1, png: "iVBORw0K" });
		assert.deepEqual(await taking, { type: "picture", number: 1, png: "iVBORw0K" });
		const tooLarge = assert.rejects(camera.take("svg"), /too large to save as an image/);
		await idle();
		assert.match(asked[1]?.caption ?? "", /^as of .*1970/);
		await say({ type: "picture", number: 2, picture: { width: 1e9 } });
		await tooLarge;
		const failed = assert.rejects(camera.take("svg"), /couldn't be drawn/);
		await idle();
		await say({ type: "picture", number: 3, failed: true });
		await failed;
		const left = assert.rejects(camera.take("svg"), /closed/);
		await idle();
		connection.dispose();
		await left;
	});

	it("ignores what isn't a message, and leaves no listener behind", async () => {
		const { connection, say, posted, failures, listeners } = setUp();
		await say({ type: "exportList", side: "all" });
		await say({ type: "explain", figure: "constructor", part: "a" });
		assert.deepEqual([posted, failures], [[], []]);
		connection.dispose();
		assert.equal(listeners(), 0);
	});
});
