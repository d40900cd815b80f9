import assert from "node:assert/strict";
import { CloseError } from "../../../../src/close/base/errors.ts";
import type { CustomField } from "../../../../src/close/schema/directory.ts";
import type { ListingState } from "../../../../src/opportunities/listing/listingState.ts";
import { Currencies } from "../../../../src/opportunities/text/currencies.ts";
import {
	type CustomFields,
	customFieldsByKey,
	NO_CUSTOM_FIELDS,
} from "../../../../src/opportunities/text/customFieldNames.ts";
import { CLEAR, HIDDEN } from "../../../../src/opportunities/text/mask.ts";
import { DetailsConnection } from "../../../../src/ui/details/detailsConnection.ts";
import type { ToPage } from "../../../../src/ui/details/detailsProtocol.ts";
import type { Session } from "../../../../src/ui/session/session.ts";
import type { RefreshKind } from "../../../../src/ui/window/currentView.ts";
import type { DetailsNavigation } from "../../../../src/ui/window/detailsNavigation.ts";
import { FULL } from "../../opportunities/details/support.ts";
import { FakeEvent } from "../fakeEvent.ts";
import { FakeLog } from "../session/fakes.ts";
import { FakeSource, failure, NOBODY, row, sessionOn, settle, stateOf, thing } from "./fakes.ts";

/** A page, a window and a Close that do as the test says. */
function setUp() {
	const source = new FakeSource();
	source.put(FULL, thing("oppo_2", "lead_1"), thing("oppo_3", "lead_3"));
	const [messages, visibility, changes, hidings, walked, learned, refreshes, named] = Array.from(
		{ length: 8 },
		() => new FakeEvent<never>(),
	);
	const events = [messages, visibility, changes, hidings, walked, learned, refreshes, named].flatMap(
		(event) => event ?? [],
	);
	const posted: ToPage[] = [];
	const done: unknown[] = [];
	const titles: (string | undefined)[] = [];
	const statuses = new Map<string, string>();
	const fields: { known: CustomFields | undefined } = { known: undefined };
	let choices = 0;
	const log = new FakeLog();
	const on = (event: FakeEvent<never> | undefined) => (listener: (value: never) => void) =>
		event?.on(listener) ?? { dispose() {} };
	const port = {
		visible: true,
		post: (message: ToPage) => void posted.push(message),
		onMessage: on(messages),
		onVisibility: on(visibility) as (listener: () => void) => { dispose(): unknown },
	};
	const currentView = {
		session: sessionOn(source) as Session,
		state: stateOf() as ListingState,
		startMonth: 1,
		onDidChange: on(changes) as (listener: () => void) => { dispose(): unknown },
		onDidRefresh: on(refreshes) as (listener: (kind: RefreshKind) => void) => { dispose(): unknown },
	};
	const amountVisibility = {
		hidden: false,
		get mask() {
			return amountVisibility.hidden ? HIDDEN : CLEAR;
		},
		onDidChange: on(hidings) as (listener: () => void) => { dispose(): unknown },
	};
	const knowledge = new Currencies();
	const record =
		(name: string) =>
		(...given: unknown[]) =>
			done.push([name, ...given]);
	const connection = new DetailsConnection(port, {
		currentView,
		start: async () => {},
		amountVisibility,
		currencies: { current: knowledge, onDidChange: on(learned) as (listener: () => void) => { dispose(): unknown } },
		statusName: (id) => statuses.get(id),
		userName: () => undefined,
		customFields: {
			known: () => fields.known,
			read: async () => {
				done.push(["read custom fields"]);
				return NO_CUSTOM_FIELDS;
			},
			onDidChange: on(named) as (listener: () => void) => { dispose(): unknown },
		},
		learnStatus: async (id) => {
			done.push(["learnStatus", id]);
			statuses.set(id, `Name of ${id}`);
			return true;
		},
		actions: {
			openLink: record("openLink"),
			copyText: record("copyText"),
			openInMail: record("openInMail"),
			openView: record("openView"),
			signIn: record("signIn"),
		},
		title: (title) => titles.push(title),
		chosen: () => {
			choices += 1;
		},
		locale: "en",
		now: () => new Date("2026-11-26T12:00:00Z"),
		failed: (error) => done.push(["failed", error]),
		log,
	});
	const ids = ["oppo_1", "oppo_2", "oppo_3"];
	const navigation: DetailsNavigation = {
		title: "Owner",
		ids: () => ids,
		onDidChange: on(walked) as DetailsNavigation["onDidChange"],
	};
	const fire = async (event: FakeEvent<never> | undefined, value?: unknown) => {
		event?.fire(value as never);
		await settle();
	};
	return {
		source,
		connection,
		knowledge,
		port,
		posted,
		done,
		titles,
		choices: () => choices,
		log,
		currentView,
		amountVisibility,
		navigation,
		ids,
		last: () => posted.at(-1),
		listeners: () => events.reduce((sum, event) => sum + event.listeners.size, 0),
		say: (message: unknown) => fire(messages, message),
		change: () => fire(changes),
		learn: (...rows: readonly object[]) => {
			knowledge.learn(rows);
			return fire(learned);
		},
		name: (...names: readonly CustomField[]) => {
			fields.known = customFieldsByKey(names);
			return fire(named);
		},
		rewalk: () => fire(walked),
		refresh: (kind: RefreshKind) => fire(refreshes, kind),
		hide: (hidden: boolean) => {
			amountVisibility.hidden = hidden;
			return fire(hidings);
		},
		show: (visible: boolean) => {
			port.visible = visible;
			return fire(visibility);
		},
	};
}

const summary = (message: ToPage | undefined) => ({
	shown: message?.shown?.id,
	loading: message?.loading,
	notice: message?.notice?.text,
});

describe("the connection to a details page", () => {
	it("sends nothing before the page is ready, then the whole of it", async () => {
		const { connection, say, posted, last, navigation } = setUp();
		await connection.show("oppo_1", navigation);
		assert.deepEqual(posted, []);
		await say({ type: "ready" });
		assert.equal(posted.length, 1);
		assert.equal(last()?.shown?.view.title, "Globex Ltd");
		assert.deepEqual(
			last()?.shown?.siblings.map(({ id }) => id),
			["oppo_2"],
		);
		assert.deepEqual(last()?.place, { text: "1 of 3", title: "Owner" });
		assert.deepEqual([last()?.previous, last()?.next], [false, true]);
	});

	it("shows that it loads, and keeps what was there until the new is", async () => {
		const { connection, say, posted, source, navigation } = setUp();
		await say({ type: "ready" });
		await connection.show("oppo_1", navigation);
		source.held = true;
		const showing = connection.show("oppo_3");
		await settle();
		assert.deepEqual(summary(posted.at(-1)), { shown: "oppo_1", loading: true, notice: undefined });
		assert.equal(posted.at(-1)?.wanted, "oppo_3");
		source.held = false;
		source.release();
		await showing;
		assert.deepEqual(summary(posted.at(-1)), { shown: "oppo_3", loading: false, notice: undefined });
	});

	it("walks to the one before and after, and stays where there is none", async () => {
		const { connection, say, last, navigation } = setUp();
		await say({ type: "ready" });
		await connection.show("oppo_1", navigation);
		await say({ type: "navigate", step: -1 });
		assert.equal(last()?.wanted, "oppo_1");
		await say({ type: "navigate", step: 1 });
		await say({ type: "navigate", step: 1 });
		assert.equal(last()?.shown?.id, "oppo_3");
		assert.deepEqual([last()?.previous, last()?.next, last()?.place?.text], [true, false, "3 of 3"]);
		await say({ type: "navigate", step: 1 });
		assert.equal(last()?.shown?.id, "oppo_3");
	});

	it("loads on at the end of what is loaded, shows that, and goes on from there", async () => {
		const { connection, say, posted, last, ids, source } = setUp();
		await say({ type: "ready" });
		source.put(thing("oppo_4", "lead_4"));
		let arrive = (_whether: boolean) => {};
		const asked: string[] = [];
		const loadAfter = (id: string) => {
			asked.push(id);
			return new Promise<boolean>((resolve) => {
				arrive = resolve;
			});
		};
		const place = (id: string) => ({ position: ids.indexOf(id) + 1, size: 4 });
		const navigation: DetailsNavigation = {
			title: "",
			ids: () => ids,
			onDidChange: () => ({ dispose() {} }),
			placeOf: place,
			loadAfter,
		};
		await connection.show("oppo_3", navigation);
		assert.deepEqual([last()?.next, last()?.place?.text], [true, "3 of 4"]);
		await say({ type: "navigate", step: 1 });
		await say({ type: "navigate", step: 1 });
		assert.deepEqual([asked, last()?.loading], [["oppo_3"], true]);
		ids.push("oppo_4");
		arrive(true);
		await settle();
		assert.equal(last()?.shown?.id, "oppo_4");
		ids.pop();
		await connection.show("oppo_3", navigation);
		await say({ type: "navigate", step: 1 });
		arrive(false);
		await settle();
		assert.deepEqual(summary(last()), { shown: "oppo_3", loading: false, notice: undefined });
		assert.ok(posted.length > 0);
	});

	it("says why the next one could not be loaded, which says nothing of the one that is shown", async () => {
		const { connection, say, last, ids } = setUp();
		await say({ type: "ready" });
		const loadAfter = () => Promise.reject(failure("notFound", "Not there"));
		await connection.show("oppo_3", { title: "", ids: () => ids, onDidChange: () => ({ dispose() {} }), loadAfter });
		await say({ type: "navigate", step: 1 });
		assert.deepEqual(summary(last()), {
			shown: "oppo_3",
			loading: false,
			notice: "The next opportunity couldn't be loaded. Not there. Try again.",
		});
		assert.equal(last()?.notice?.retry, false);
		await say({ type: "refresh" });
		assert.equal(last()?.notice, undefined);
	});

	it("loads what comes before on the way back, and says if that could not be loaded", async () => {
		const { connection, say, last, ids, source } = setUp();
		await say({ type: "ready" });
		source.put(thing("oppo_0", "lead_0"));
		const place = (id: string) => ({ position: ids.indexOf(id) + 2, size: 4 });
		let fails = true;
		const loadBefore = async () => {
			if (fails) throw failure("server", "It is down");
			ids.unshift("oppo_0");
			return true;
		};
		const navigation: DetailsNavigation = {
			title: "",
			ids: () => ids,
			onDidChange: () => ({ dispose() {} }),
			placeOf: place,
			loadBefore,
		};
		await connection.show("oppo_1", navigation);
		assert.equal(last()?.previous, true);
		await say({ type: "navigate", step: -1 });
		assert.equal(last()?.shown?.id, "oppo_1");
		assert.match(last()?.notice?.text ?? "", /^The previous opportunity couldn't be loaded\. It is down/);
		fails = false;
		await say({ type: "navigate", step: -1 });
		await settle();
		assert.equal(last()?.shown?.id, "oppo_0");
	});

	it("goes on from where another walk begins, and lets go of the one before", async () => {
		const { connection, say, last, navigation, ids, rewalk, listeners } = setUp();
		await say({ type: "ready" });
		await connection.show("oppo_1", navigation);
		const before = listeners();
		ids.unshift("oppo_0");
		await rewalk();
		assert.equal(last()?.place?.text, "2 of 4");
		await connection.show("oppo_3", { title: "Overdue", ids: () => ["oppo_3"], onDidChange: () => ({ dispose() {} }) });
		assert.deepEqual(last()?.place, { text: "1 of 1", title: "Overdue" });
		assert.equal(listeners(), before - 1);
	});

	it("tells of each opportunity that is chosen: from outside, by Next, and among the others of the lead", async () => {
		const { connection, say, choices, navigation } = setUp();
		await say({ type: "ready" });
		await connection.show("oppo_1", navigation);
		assert.equal(choices(), 1);
		await say({ type: "navigate", step: 1 });
		assert.equal(choices(), 2);
		await say({ type: "refresh" });
		assert.equal(choices(), 2);
		await say({ type: "showSibling", id: "oppo_1" });
		assert.equal(choices(), 3);
		assert.equal(connection.navigation, navigation);
	});

	it("shows a sibling in the same tab, and nothing that is none", async () => {
		const { connection, say, last, navigation } = setUp();
		await say({ type: "ready" });
		await connection.show("oppo_1", navigation);
		await say({ type: "showSibling", id: "oppo_3" });
		assert.equal(last()?.wanted, "oppo_1");
		await say({ type: "showSibling", id: "oppo_2" });
		assert.deepEqual([last()?.shown?.id, last()?.place?.text], ["oppo_2", "2 of 3"]);
	});

	it("opens and copies what a key of the shown opportunity stands for, and nothing else", async () => {
		const { connection, say, done, navigation } = setUp();
		await say({ type: "ready" });
		await connection.show("oppo_1", navigation);
		for (const key of ["attachments.1", "https://elsewhere.example", "__proto__", "message_draft"])
			await say({ type: "openLink", id: "oppo_1", key });
		for (const key of ["note", "attachments.0"]) await say({ type: "copyText", id: "oppo_1", key });
		for (const key of ["user_id", "attachments.0", "__proto__"]) await say({ type: "openView", id: "oppo_1", key });
		await say({ type: "openView", id: "oppo_2", key: "owner" });
		await say({ type: "openInMail", id: "oppo_2" });
		await say({ type: "openLink", id: "oppo_2", key: "attachments.0" });
		assert.deepEqual(done, []);
		await say({ type: "openLink", id: "oppo_1", key: "attachments.0" });
		await say({ type: "copyText", id: "oppo_1", key: "message_draft" });
		await say({ type: "openInMail", id: "oppo_1" });
		await say({ type: "openView", id: "oppo_1", key: "owner" });
		assert.deepEqual(done, [
			["openLink", "https://files.example/a?b=1%2F2"],
			["copyText", "Hello Homer,\n\nany news?"],
			["openInMail", { to: "mailto:", subject: "Where do we stand?", body: "Hello Homer,\n\nany news?" }],
			["openView", { user_id: ["user_1"] }],
		]);
	});

	it("shows the rest while the names of custom fields are awaited, then the fields by their names", async () => {
		const { connection, say, last, done, source, name, navigation } = setUp();
		source.put({ ...FULL, "custom.cf_1": "Gold" });
		await say({ type: "ready" });
		await connection.show("oppo_1", navigation);
		const custom = () => last()?.shown?.view.sections.find(({ id }) => id === "custom");
		assert.equal(last()?.shown?.view.title, "Globex Ltd");
		assert.equal(custom(), undefined);
		assert.deepEqual(done.at(-1), ["read custom fields"]);
		await name({ id: "cf_1", name: "Tier", type: "text" });
		assert.deepEqual(
			custom()?.fields.map(({ label, parts }) => [label, parts[0]?.text]),
			[["Tier", "Gold"]],
		);
	});

	it("requests no names of custom fields for what has none", async () => {
		const { connection, say, done, navigation } = setUp();
		await say({ type: "ready" });
		await connection.show("oppo_1", navigation);
		assert.deepEqual(done, []);
	});

	it("writes no mail where none was drafted, and none while names are hidden", async () => {
		const { connection, say, done, source, hide, navigation } = setUp();
		await say({ type: "ready" });
		await connection.show("oppo_1", navigation);
		await hide(true);
		await say({ type: "openInMail", id: "oppo_1" });
		await hide(false);
		source.put({ ...FULL, suggested_action: null });
		await say({ type: "refresh" });
		await say({ type: "openInMail", id: "oppo_1" });
		assert.deepEqual(done, []);
	});

	it("logs a message that is not known, without its content, and ignores it", async () => {
		const { say, log, done } = setUp();
		await say({ type: "signOut", secret: "canary" });
		assert.deepEqual(done, []);
		assert.equal(log.lines.length, 1);
		assert.doesNotMatch(log.lines.join(), /canary|signOut/);
	});

	it("masks what is hidden, the title of the tab as well, and sends nothing of it to the page", async () => {
		const { connection, say, last, titles, hide, done, navigation } = setUp();
		await say({ type: "ready" });
		await connection.show("oppo_1", navigation);
		assert.equal(titles.at(-1), "Globex Ltd");
		await hide(true);
		assert.equal(titles.at(-1), "•••");
		assert.doesNotMatch(JSON.stringify(last()), /Globex|Homer|12,345|Proposal|news\?/);
		await say({ type: "openLink", id: "oppo_1", key: "attachments.0" });
		assert.deepEqual(done, []);
		await hide(false);
		assert.equal(last()?.shown?.view.title, "Globex Ltd");
	});

	it("shows nothing of a session that has ended, in the title neither, also while the page is hidden", async () => {
		const { connection, say, last, titles, currentView, change, show, source, navigation } = setUp();
		await say({ type: "ready" });
		await connection.show("oppo_1", navigation);
		await show(false);
		currentView.session = NOBODY;
		await change();
		assert.equal(titles.at(-1), undefined);
		await show(true);
		assert.match(last()?.notice?.text ?? "", /account that this window no longer uses/);
		assert.deepEqual([last()?.shown, last()?.wanted, last()?.place], [undefined, undefined, undefined]);
		const asked = source.asked.length;
		await say({ type: "refresh" });
		assert.equal(source.asked.length, asked);
	});

	it("says calmly that an opportunity is not there", async () => {
		const { connection, say, last, navigation } = setUp();
		await say({ type: "ready" });
		await connection.show("oppo_8", navigation);
		assert.match(last()?.notice?.text ?? "", /^This opportunity wasn't found\. It may have been deleted/);
		assert.deepEqual([last()?.notice?.error, last()?.notice?.retry, last()?.wanted], [false, true, "oppo_8"]);
	});

	it("keeps the last good data beside the reason of a failure", async () => {
		const { connection, say, last, source, navigation } = setUp();
		await say({ type: "ready" });
		await connection.show("oppo_1", navigation);
		source.failing = failure("network", "No way");
		await say({ type: "refresh" });
		assert.deepEqual(summary(last()), {
			shown: "oppo_1",
			loading: false,
			notice: "No way. Try again. The details below are the last ones received.",
		});
		await connection.show("oppo_3");
		assert.match(last()?.notice?.text ?? "", /The details below are those of the opportunity shown before\.$/);
	});

	const refused = (kind: "server" | "unauthorized", status: number) =>
		new CloseError(kind, `Close said: in the server's words (${status}).`, {
			status,
			reason: "in the server's words",
			advice: "Try again.",
		});

	it("has the server's own words only in the hover of a failure, of others of the lead and of the next one too", async () => {
		const { connection, say, last, source, navigation } = setUp();
		await say({ type: "ready" });
		await connection.show("oppo_1", navigation);
		const error = refused("server", 500);
		const details = "Close said: in the server's words (500).\nTry again.";
		const text = "Close isn't available (500). Try again.";
		await connection.show("oppo_1", { ...navigation, loadAfter: () => Promise.reject(error) });
		await say({ type: "navigate", step: 1 });
		assert.deepEqual(last()?.notice, {
			text: `The next opportunity couldn't be loaded. ${text}`,
			details,
			retry: false,
			error: true,
		});
		source.failing = error;
		await say({ type: "refresh" });
		assert.deepEqual(last()?.notice, {
			text: `${text} The details below are the last ones received.`,
			details,
			retry: true,
			error: true,
		});
		source.failing = undefined;
		source.opportunitiesOf = () => Promise.reject(error);
		await connection.show("oppo_3");
		assert.equal(last()?.shown?.siblingsNotice, `The other opportunities couldn't be loaded. ${text}`);
		assert.equal(last()?.shown?.siblingsDetails, details);
	});

	it("asks for a key instead of trying again when Close no longer accepts it", async () => {
		const { connection, say, last, done, source, navigation } = setUp();
		await say({ type: "ready" });
		const error = refused("unauthorized", 401);
		await connection.show("oppo_3", { ...navigation, loadBefore: () => Promise.reject(error) });
		const buttons = () => [last()?.notice?.retry, last()?.notice?.signIn];
		await say({ type: "navigate", step: -1 });
		assert.deepEqual(buttons(), [false, true]);
		source.failing = error;
		await connection.show("oppo_1");
		assert.deepEqual(buttons(), [false, true]);
		source.failing = refused("server", 500);
		await connection.show("oppo_1");
		assert.deepEqual(buttons(), [true, undefined]);
		await say({ type: "signIn" });
		assert.deepEqual(done, [["signIn"]]);
	});

	it("reads again, quietly and once, where the tree has read it newer, and only while it is visible", async () => {
		const { connection, say, posted, last, currentView, change, show, source, navigation } = setUp();
		await say({ type: "ready" });
		currentView.state = stateOf([[row("oppo_3", "lead_3")]]);
		await connection.show("oppo_3", navigation);
		await change();
		assert.equal(source.asked.length, 1);
		await show(false);
		currentView.state = stateOf([[row("oppo_3", "lead_3", "2026-11-02T00:00:00+00:00")]]);
		await change();
		assert.equal(source.asked.length, 1);
		source.put(thing("oppo_3", "lead_3", { lead_name: "New name", date_updated: "2026-11-02T00:00:00+00:00" }));
		const before = posted.length;
		await show(true);
		await settle();
		assert.equal(last()?.shown?.view.title, "New name");
		assert.ok(posted.slice(before).every(({ loading }) => !loading));
		currentView.state = stateOf([[row("oppo_3", "lead_3", "2026-11-03T00:00:00+00:00")]]);
		await change();
		await change();
		assert.equal(source.asked.length, 3);
	});

	it("asks what a suggested status is called, once, and then says it", async () => {
		const { connection, say, last, done, source, change, navigation } = setUp();
		await say({ type: "ready" });
		const suggested_action = { action: "change_status", details: { status_id: "stat_9" }, justification: "" };
		source.put({ ...FULL, suggested_action });
		await connection.show("oppo_1", navigation);
		await settle();
		await change();
		assert.deepEqual(done, [["learnStatus", "stat_9"]]);
		assert.match(JSON.stringify(last()), /Name of stat_9/);
	});

	it("writes amounts anew at once when the session learns how they are written", async () => {
		const { connection, say, last, learn, navigation } = setUp();
		await say({ type: "ready" });
		await connection.show("oppo_1", navigation);
		const value = () => last()?.shown?.view.summary[0]?.text;
		assert.equal(value(), "€12,345/mo");
		await learn({ value: 500, value_formatted: "€500", value_currency: "EUR" });
		assert.equal(value(), "€1,234,500/mo");
	});

	it("posts nothing while the page is hidden, and the newest when it is shown again or starts anew", async () => {
		const { connection, say, posted, show, last, navigation } = setUp();
		await say({ type: "ready" });
		await show(false);
		const before = posted.length;
		await connection.show("oppo_1", navigation);
		assert.equal(posted.length, before);
		await show(true);
		assert.equal(posted.length, before + 1);
		assert.equal(last()?.shown?.id, "oppo_1");
		await say({ type: "ready" });
		assert.equal(posted.length, before + 2);
		await show(true);
		assert.equal(posted.length, before + 2);
	});

	it("lets go of everything when it is disposed of", async () => {
		const { connection, say, posted, listeners, source, change, navigation } = setUp();
		await say({ type: "ready" });
		source.held = true;
		const showing = connection.show("oppo_1", navigation);
		await settle();
		const before = posted.length;
		await change();
		connection.dispose();
		source.release();
		await showing;
		await settle();
		assert.equal(listeners(), 0);
		assert.equal(posted.length, before);
		assert.equal(source.signals[0]?.aborted, true);
	});

	it("reads again what is shown when all on screen is refreshed, and nothing where only changes are looked for", async () => {
		const { connection, say, last, source, navigation, refresh } = setUp();
		await connection.show("oppo_1", navigation);
		await say({ type: "ready" });
		source.put({ ...FULL, lead_name: "Renamed Ltd" });
		const before = source.asked.length;
		await refresh("changes");
		assert.equal(source.asked.length, before);
		await refresh("all");
		assert.equal(last()?.shown?.view.title, "Renamed Ltd");
		source.held = true;
		const asked = source.asked.length;
		await refresh("all");
		await refresh("all");
		assert.equal(source.asked.length, asked + 1);
		source.release();
	});

	it("reads a hidden one again when it is shown next", async () => {
		const { connection, say, last, source, navigation, refresh, show } = setUp();
		await connection.show("oppo_1", navigation);
		await say({ type: "ready" });
		await show(false);
		source.put({ ...FULL, lead_name: "Renamed Ltd" });
		const before = source.asked.length;
		await refresh("all");
		assert.equal(source.asked.length, before);
		await show(true);
		assert.equal(last()?.shown?.view.title, "Renamed Ltd");
		const asked = source.asked.length;
		await show(false);
		await show(true);
		assert.equal(source.asked.length, asked);
	});
});
