import assert from "node:assert/strict";
import { notifyOnce } from "../../../../src/ui/base/notifyOnce.ts";

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
});
