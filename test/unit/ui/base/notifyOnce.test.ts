import assert from "node:assert/strict";
import { httpErrorOf } from "../../../../src/close/http/httpError.ts";
import { causeOf, forgetNotified, notifyOnce } from "../../../../src/ui/base/notifyOnce.ts";

describe("notifyOnce", () => {
	/** Notifications that stay until they are closed. */
	function notifications() {
		const shown: string[] = [];
		const closing: (() => void)[] = [];
		const show = (text: string) => () =>
			new Promise<void>((resolve) => {
				shown.push(text);
				closing.push(resolve);
			});
		const close = () => {
			for (const one of closing.splice(0)) one();
		};
		return { shown, show, close };
	}

	it("shows one notification for one cause, and others for other causes", async () => {
		const { shown, show, close } = notifications();
		const all = [
			notifyOnce("server 500", show("the first")),
			notifyOnce("server 500", show("the second")),
			notifyOnce("network", show("another")),
		];
		assert.deepEqual(shown, ["the first", "another"]);
		close();
		await Promise.all(all);
	});

	it("shows another one once the first is closed, however it ended", async () => {
		const { shown, show, close } = notifications();
		const first = notifyOnce("server 500", show("the first"));
		close();
		await first;
		await assert.rejects(notifyOnce("server 500", () => Promise.reject(new Error("no window"))));
		const second = notifyOnce("server 500", show("the second"));
		assert.deepEqual(shown, ["the first", "the second"]);
		close();
		await second;
	});

	it("shows another one once VS Code has put the first out of sight", async () => {
		const { shown, show, close } = notifications();
		const all = [0, 9_999, 10_000, 19_999].map((now) => notifyOnce("server 500", show(`at ${now}`), now));
		assert.deepEqual(shown, ["at 0", "at 10000"]);
		close();
		await Promise.all(all);
		const later = notifyOnce("server 500", show("after all"), 20_000);
		assert.deepEqual(shown, ["at 0", "at 10000", "after all"]);
		close();
		await later;
	});

	it("shows another one for the same cause after what was shown is forgotten", async () => {
		const { shown, show, close } = notifications();
		const first = notifyOnce("unauthorized", show("of one account"), 0);
		forgetNotified();
		const second = notifyOnce("unauthorized", show("of another"), 1);
		close();
		await Promise.all([first, second]);
		assert.deepEqual(shown, ["of one account", "of another"]);
	});
});

describe("The cause of a failure", () => {
	const cause = (status: number, reason: string, path = "/api/v1/opportunity/") =>
		causeOf(httpErrorOf(status, JSON.stringify({ error: reason }), (text) => text, path));

	it("is the state of Close or of the connection, whatever was asked for and whatever Close says of it", () => {
		for (const status of [401, 402, 429, 500, 503])
			assert.equal(cause(status, "One.", "/api/v1/one/"), cause(status, "Another.", "/api/v1/another/"));
		assert.notEqual(cause(500, ""), cause(503, ""));
	});

	it("is what was asked for, and how Close refused it, if it refuses that alone", () => {
		for (const status of [400, 403, 404]) {
			assert.equal(cause(status, "One."), cause(status, "One."));
			assert.notEqual(cause(status, "One."), cause(status, "Another."));
			assert.notEqual(
				cause(status, "", "/api/v1/opportunity/oppo_1/"),
				cause(status, "", "/api/v1/opportunity/oppo_2/"),
			);
		}
	});
});
