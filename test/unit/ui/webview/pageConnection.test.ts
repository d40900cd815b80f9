import assert from "node:assert/strict";
import { setImmediate as turn } from "node:timers/promises";
import { CloseError, UserError } from "../../../../src/close/base/errors.ts";
import type { PageFailure } from "../../../../src/ui/webview/page/pageFailure.ts";
import { PageConnection } from "../../../../src/ui/webview/pageConnection.ts";
import { FakeLog } from "../session/fakes.ts";

type Asked = { readonly type: string; readonly call?: number };

/** A page that shows a number, and asks for anything. */
function setUp() {
	const listeners = new Set<(message: unknown) => void>();
	const watchers = new Set<() => void>();
	const posted: number[] = [];
	const answers: PageFailure[] = [];
	const failures: unknown[] = [];
	const log = new FakeLog();
	const shown = { number: 0, drawn: 0, receive: (_: Asked): unknown => undefined };
	const port = {
		visible: true,
		post: (message: number | PageFailure) =>
			void (typeof message === "number" ? posted.push(message) : answers.push(message)),
		onMessage: (listener: (message: unknown) => void) => {
			listeners.add(listener);
			return { dispose: () => listeners.delete(listener) };
		},
		onVisibility: (listener: () => void) => {
			watchers.add(listener);
			return { dispose: () => watchers.delete(listener) };
		},
	};
	const page: PageConnection<number, Asked> = new PageConnection<number, Asked>(port, {
		name: "number",
		read: (message) => {
			if (typeof message === "string") return { type: message };
			return typeof message === "object" && message !== null && "type" in message ? (message as Asked) : undefined;
		},
		receive: (message) => (message.type === "ready" ? page.draw() : shown.receive(message)),
		draw: () => {
			shown.drawn += 1;
			if (shown.number < 0) throw new RangeError("negative");
			page.post(shown.number);
		},
		failed: (error) => failures.push(error),
		log,
	});
	const say = (message: unknown) => listeners.forEach((listener) => void listener(message));
	const show = (visible: boolean) => {
		port.visible = visible;
		watchers.forEach((watcher) => void watcher());
	};
	return { page, posted, answers, failures, log, shown, say, show, listening: () => listeners.size + watchers.size };
}

describe("the connection to a page", () => {
	it("sends nothing before the page is ready, then what it shows, and that once", () => {
		const { page, posted, shown, say } = setUp();
		page.draw();
		assert.deepEqual([posted, page.live], [[], false]);
		say("ready");
		page.draw();
		assert.deepEqual([posted, page.live], [[0], true]);
		shown.number = 1;
		page.draw();
		page.drawAgain();
		assert.deepEqual(posted, [0, 1, 1]);
	});

	it("sends the newest to a page that comes into sight, changed or not", () => {
		const { page, posted, shown, say, show } = setUp();
		say("ready");
		show(false);
		shown.number = 1;
		page.draw();
		assert.deepEqual([posted, page.live], [[0], false]);
		show(true);
		show(false);
		show(true);
		assert.deepEqual(posted, [0, 1, 1]);
	});

	it("draws the changes of one moment once", async () => {
		const { page, posted, shown, say } = setUp();
		say("ready");
		for (const number of [1, 2, 3]) {
			shown.number = number;
			page.drawSoon();
		}
		await turn();
		assert.deepEqual([posted, shown.drawn], [[0, 3], 2]);
	});

	it("has what fails told in one place: drawing, and what the page asks for, at once or later", async () => {
		const { page, failures, shown, say } = setUp();
		say("ready");
		shown.number = -1;
		page.draw();
		shown.receive = () => {
			throw new TypeError("at once");
		};
		say("anything");
		shown.receive = () => Promise.reject(new TypeError("later"));
		say("anything");
		await turn();
		assert.deepEqual(failures.map(String), ["RangeError: negative", "TypeError: at once", "TypeError: later"]);
	});

	it("answers what the page waits for: why it failed, what to do, and nothing besides", async () => {
		const { answers, failures, log, shown, say } = setUp();
		say("ready");
		const message = "Close can't be reached.";
		shown.receive = () => Promise.reject(new UserError(message, { advice: "Check the network." }));
		say({ type: "refresh", call: 7 });
		await turn();
		const answer = { text: `${message} Check the network.`, details: `${message}\nCheck the network.` };
		assert.deepEqual(answers, [{ type: "failed", call: 7, ...answer }]);
		assert.deepEqual(failures, []);
		assert.match(log.lines.join(), /Close can't be reached/);
	});

	it("says of a defect no more than that it is one, and logs the rest", async () => {
		const { answers, log, shown, say } = setUp();
		say("ready");
		shown.receive = () => {
			throw new TypeError("x is not a function");
		};
		say({ type: "refresh", call: 1 });
		await turn();
		assert.equal(answers.length, 1);
		assert.doesNotMatch(JSON.stringify(answers), /not a function/);
		assert.match(log.lines.join(), /not a function/);
	});

	it("is silent about what was cancelled, and tells elsewhere what a hidden page can't show", async () => {
		const { answers, failures, shown, say, show } = setUp();
		say("ready");
		shown.receive = () => Promise.reject(new CloseError("cancelled", "Canceled.", { advice: "" }));
		say({ type: "refresh", call: 1 });
		await turn();
		assert.deepEqual([answers, failures], [[], []]);
		show(false);
		shown.receive = () => Promise.reject(new UserError("No."));
		say({ type: "refresh", call: 2 });
		await turn();
		assert.deepEqual([answers, failures.map(String)], [[], ["UserError: No."]]);
	});

	it("logs a message that is none of the page's, without its content", () => {
		const { log, shown, say } = setUp();
		shown.receive = () => assert.fail("was received");
		say({ secret: "canary" });
		assert.equal(log.lines.length, 1);
		assert.match(log.lines.join(), /The number page sent a message/);
		assert.doesNotMatch(log.lines.join(), /canary/);
	});

	it("lets go of the page when it is disposed of, and draws no more", async () => {
		const { page, posted, shown, say, listening } = setUp();
		say("ready");
		shown.number = 1;
		page.drawSoon();
		page.dispose();
		page.draw();
		await turn();
		assert.deepEqual([posted, listening(), page.live], [[0], 0, false]);
	});
});
