import assert from "node:assert/strict";
import { momentText, startOfDay } from "../../../../src/close/base/dayStart.ts";
import { localDay } from "../../../../src/opportunities/time/calendar.ts";
import { AttentionWatch } from "../../../../src/ui/attention/attentionWatch.ts";
import { Settings } from "../../../../src/ui/settings/settings.ts";
import { FakeClose, FakeMemento, FakeSecrets, key, latch, rest, Window } from "../session/fakes.ts";

/** A window with the watch of Needs Attention, and a server that has no opportunities. */
function setUp() {
	const close = new FakeClose();
	close.keys.set("k", "Ada").set("l", "Ben");
	const memory = new FakeMemento();
	const window = new Window(new FakeSecrets(), close, memory);
	const stored: Record<string, unknown> = {};
	let changed: () => void = () => {};
	const settings = new Settings({
		workspace: {
			getConfiguration: () => ({
				get: (name) => stored[name] ?? { pageSize: 100, untouchedDays: 30, badge: "off" }[name],
				update: async () => {},
			}),
			onDidChangeConfiguration: (listener) => {
				changed = () => listener({ affectsConfiguration: () => true });
				return { dispose: () => {} };
			},
		},
		warn: () => {},
		log: window.log,
	});
	const watch = new AttentionWatch({ sessions: window.sessions, settings, workspaceState: memory, log: window.log });
	const set = (name: string, value: unknown) => {
		stored[name] = value;
		changed();
	};
	/** What was asked for since the last call. */
	const asked = () => {
		const requests = close.requests.splice(0).filter(({ path }) => path.startsWith("/opportunity/?"));
		return requests.map(({ path, secret }) => ({ secret, ...Object.fromEntries(new URLSearchParams(path.slice(14))) }));
	};
	return { window, watch, memory, asked, set, close };
}

/** One request for each of three rules that Close counts, and one for each end that is looked at here. */
const ALL = 5;

describe("The watch over what needs attention", () => {
	it("asks for nothing while the view is closed", async () => {
		const { window, watch, asked, set } = setUp();
		await window.sessions.signIn(key("k"));
		await watch.refresh();
		await watch.setMine(true);
		set("untouchedDays", 7);
		await rest();
		assert.deepEqual(asked(), []);
	});

	it("asks for nothing without a session", async () => {
		const { watch, asked } = setUp();
		await watch.show(true);
		await watch.refresh();
		assert.deepEqual(asked(), []);
		assert.deepEqual(watch.groups, []);
	});

	it("counts once when the view is shown, however often it is", async () => {
		const { window, watch, asked } = setUp();
		await window.sessions.signIn(key("k"));
		await watch.show(true);
		await rest();
		assert.equal(asked().length, ALL);
		assert.deepEqual(
			watch.groups.map(({ size }) => size),
			[0, 0, 0, 0, 0],
		);
		await watch.show(false);
		await watch.show(true);
		await rest();
		assert.deepEqual(asked(), []);
	});

	it("counts again on a refresh; one that was asked for while it was hidden waits until it is shown", async () => {
		const { window, watch, asked } = setUp();
		await window.sessions.signIn(key("k"));
		await watch.show(true);
		asked();
		await watch.refresh();
		assert.equal(asked().length, ALL);
		await watch.show(false);
		await watch.refresh();
		assert.deepEqual(asked(), []);
		await watch.show(true);
		assert.equal(asked().length, ALL);
	});

	it("does nothing more where it is asked to count while it counts", async () => {
		const { window, watch, asked, close } = setUp();
		await window.sessions.signIn(key("k"));
		await watch.show(true);
		asked();
		const gate = latch();
		close.gate = gate.opened;
		const refreshing = [watch.refresh(), watch.refresh(), watch.refreshIfChanged()];
		await rest();
		gate.open();
		await Promise.all(refreshing);
		assert.equal(asked().length, ALL);
		await watch.refresh();
		assert.equal(asked().length, ALL);
	});

	it("clears at once when the session changes, and counts for the new one", async () => {
		const { window, watch, asked } = setUp();
		await window.sessions.signIn(key("k"));
		await watch.show(true);
		asked();
		await window.sessions.signOut();
		assert.deepEqual(watch.groups, []);
		assert.deepEqual(asked(), []);
		await window.sessions.signIn(key("l"));
		await rest();
		assert.deepEqual([...new Set(asked().map(({ secret }) => secret))], ["l"]);
	});

	it("drops what arrives for a session that is gone", async () => {
		const { window, watch, close } = setUp();
		await window.sessions.signIn(key("k"));
		const { opened, open } = latch();
		close.gate = opened;
		const counting = watch.show(true);
		await rest();
		assert.equal(watch.loading, true);
		const signedOut = window.sessions.signOut();
		close.gate = undefined;
		open();
		await Promise.all([counting, signedOut]);
		assert.equal(watch.loading, false);
		assert.deepEqual(watch.groups, []);
	});

	it("ends what is under way when the view is closed, and asks again when it is shown", async () => {
		const { window, watch, close, asked } = setUp();
		await window.sessions.signIn(key("k"));
		const { opened, open } = latch();
		close.gate = opened;
		const counting = watch.show(true);
		await rest();
		await watch.show(false);
		assert.equal(watch.loading, false);
		close.gate = undefined;
		open();
		await counting;
		asked();
		await watch.show(true);
		assert.equal(asked().length, ALL);
	});

	for (const [how, end] of Object.entries<(watch: AttentionWatch) => unknown>({
		"the view is closed": (watch) => watch.show(false),
		"it is stopped": (watch) => watch.stop(),
	}))
		it(`asks for the rows of no group that is open once ${how} while it counts`, async () => {
			const { window, watch, close, asked } = setUp();
			await window.sessions.signIn(key("k"));
			await watch.show(true);
			await watch.open("stalled");
			await watch.setMine(true);
			await rest();
			const { opened, open } = latch();
			close.gate = opened;
			const counting = watch.setMine(false);
			await rest();
			assert.equal(watch.loading, true);
			asked();
			await end(watch);
			close.gate = undefined;
			open();
			await counting;
			await rest();
			assert.deepEqual(asked(), []);
			assert.equal(watch.loading, false);
		});

	it("follows the setting at once, for the one group that depends on it", async () => {
		const { window, watch, asked, set } = setUp();
		await window.sessions.signIn(key("k"));
		await watch.show(true);
		asked();
		set("untouchedDays", 1);
		await rest();
		const dates = asked().map((parameters) => (({ ...parameters }) as Record<string, string>)["date_updated__lt"]);
		assert.equal(dates.length, 1);
		assert.equal(dates[0], momentText(startOfDay(localDay(new Date()))));
	});

	it("counts again what other days have changed, at once on screen and else when it is shown", async () => {
		const { window, watch, asked } = setUp();
		await window.sessions.signIn(key("k"));
		await watch.show(true);
		await rest();
		asked();
		await watch.catchUp(false);
		assert.deepEqual(asked(), []);
		const elsewhere = async (zone: string, work: () => Promise<void>) => {
			const before = process.env["TZ"];
			process.env["TZ"] = zone;
			try {
				await work();
			} finally {
				if (before === undefined) delete process.env["TZ"];
				else process.env["TZ"] = before;
			}
		};
		const days = () =>
			asked().map((one) => ("date_updated__lt" in one ? "untouched" : "date_won__lt" in one ? "overdue" : "?"));
		const [east, west] = ["Pacific/Kiritimati", "Pacific/Pago_Pago"];
		await elsewhere(east, async () => {
			await watch.catchUp(false);
			const counted = days();
			assert.ok(counted.includes("untouched") && !counted.includes("?"), String(counted));
			await watch.catchUp(false);
			assert.deepEqual(asked(), []);
		});
		await watch.show(false);
		await elsewhere(west, async () => {
			await watch.catchUp(false);
			assert.deepEqual(asked(), []);
			await watch.show(true);
			assert.deepEqual(days().sort(), ["overdue", "untouched"]);
		});
	});

	it("shows only the user's own on request, and remembers that", async () => {
		const { window, watch, memory, asked } = setUp();
		await window.sessions.signIn(key("k"));
		await watch.show(true);
		asked();
		await watch.setMine(true);
		await rest();
		const owners = asked().map((parameters) => (({ ...parameters }) as Record<string, string>)["user_id"]);
		assert.deepEqual(owners, new Array(ALL).fill("user_Ada"));
		assert.equal(watch.mine, true);
		assert.equal(memory.get("closeOpportunities.attentionMine"), true);
	});

	/** The groups that requests ask for, once each. */
	function groupsOf(requests: readonly Record<string, string>[]): string[] {
		const names = requests.map((one) =>
			"is_stalled" in one
				? "stalled"
				: "date_won__lt" in one
					? "overdue"
					: "date_updated__lt" in one
						? "untouched"
						: "others",
		);
		return [...new Set(names)].sort();
	}

	it("counts for the badge alone while the tree is visible, and again on each refresh of the tree", async () => {
		const { window, watch, asked, set } = setUp();
		await window.sessions.signIn(key("k"));
		await watch.showTree(true);
		await watch.refreshBadge("all");
		assert.deepEqual(asked(), []);
		set("badge", "stalled");
		await rest();
		assert.deepEqual(groupsOf(asked()), ["stalled"]);
		await watch.refreshBadge("all");
		await watch.refreshBadge("changes");
		assert.deepEqual(groupsOf(asked()), ["stalled"]);
		await watch.showTree(false);
		await watch.showTree(true);
		assert.deepEqual(asked(), []);
		set("badge", "attention");
		await rest();
		assert.deepEqual(groupsOf(asked()), ["others", "overdue", "untouched"]);
		set("badge", "off");
		await watch.refreshBadge("all");
		assert.deepEqual(asked(), []);
	});

	it("counts for the badge of each new session, and on a refresh even if nothing is visible", async () => {
		const { window, watch, asked, set } = setUp();
		set("badge", "stalled");
		await window.sessions.signIn(key("k"));
		await rest();
		assert.deepEqual(asked(), []);
		await watch.refreshBadge("all");
		assert.deepEqual(groupsOf(asked()), ["stalled"]);
		await watch.showTree(true);
		await window.sessions.signIn(key("l"));
		await rest();
		const requests = asked();
		assert.deepEqual([groupsOf(requests), requests.at(-1)?.secret], [["stalled"], "l"]);
	});

	it("counts only the rest when the view is shown beside the badge, and cancels only the rest when it is hidden", async () => {
		const { window, watch, asked, set, close } = setUp();
		set("badge", "stalled");
		await window.sessions.signIn(key("k"));
		await watch.showTree(true);
		asked();
		const gate = latch();
		close.gate = gate.opened;
		const refreshing = watch.refreshBadge("all");
		await rest();
		const showing = watch.show(true);
		await rest();
		await watch.show(false);
		assert.deepEqual(
			watch.groups.filter(({ loading }) => loading).map(({ id }) => id),
			["stalled"],
		);
		gate.open();
		await Promise.all([showing, refreshing]);
		const requests = asked();
		assert.deepEqual(groupsOf(requests), ["others", "overdue", "stalled", "untouched"]);
		assert.equal(requests.length, ALL);
		close.gate = undefined;
		await watch.show(true);
		assert.deepEqual(groupsOf(asked()), ["others", "overdue", "untouched"]);
		assert.deepEqual(
			watch.groups.map(({ size }) => size),
			[0, 0, 0, 0, 0],
		);
	});

	for (const [what, kind] of [
		["a refresh", "refresh"],
		["a check for changes", "refreshIfChanged"],
	] as const)
		it(`counts the other groups, too, on ${what} while the badge's are counted: at once on screen, else when shown`, async () => {
			const { window, watch, asked, set, close } = setUp();
			set("badge", "stalled");
			await window.sessions.signIn(key("k"));
			await watch.show(true);
			for (const visible of [true, false]) {
				await watch.show(visible);
				asked();
				const gate = latch();
				close.gate = gate.opened;
				const counting = watch.refreshBadge("all");
				await rest();
				const refreshing = watch[kind]();
				await rest();
				gate.open();
				await Promise.all([counting, refreshing]);
				await watch.show(true);
				const requests = asked();
				assert.deepEqual(groupsOf(requests), ["others", "overdue", "stalled", "untouched"]);
				assert.equal(requests.filter((one) => "is_stalled" in one).length, 1);
			}
		});

	it("asks for nothing any more once it is disposed of", async () => {
		const { window, watch, asked } = setUp();
		await watch.show(true);
		watch.dispose();
		await window.sessions.signIn(key("k"));
		await rest();
		assert.deepEqual(asked(), []);
	});
});
