import assert from "node:assert/strict";
import { Current } from "../../../../src/ui/details/currentOpportunity.ts";
import type { Session } from "../../../../src/ui/session/session.ts";
import { FakeLog } from "../session/fakes.ts";
import { FakeSource, failure, NOBODY, sessionOn, settle, thing } from "./fakes.ts";

describe("the opportunity that the details are at", () => {
	let source: FakeSource;
	let session: Session;
	let leads: Map<string, string>;
	let current: Current;

	beforeEach(() => {
		source = new FakeSource();
		source.put(thing("oppo_1", "lead_1"), thing("oppo_2", "lead_1"), thing("oppo_3", "lead_3"));
		session = sessionOn(source);
		leads = new Map();
		current = new Current({
			session: () => session,
			start: async () => {},
			leadOf: (id) => leads.get(id),
			log: new FakeLog(),
		});
	});

	const brief = () => {
		const { id, found, loading, error, ended } = current.state;
		return { id, shown: found?.id, loading, error: error?.kind, ended };
	};

	it("is loading until it is there", async () => {
		const showing = current.show("oppo_1");
		assert.deepEqual(brief(), { id: "oppo_1", shown: undefined, loading: true, error: undefined, ended: false });
		await showing;
		assert.deepEqual(brief(), { id: "oppo_1", shown: "oppo_1", loading: false, error: undefined, ended: false });
	});

	it("keeps what was shown until the new is there, and asks by the lead that both have", async () => {
		await current.show("oppo_1");
		source.held = true;
		const showing = current.show("oppo_2");
		await settle();
		assert.deepEqual(brief(), { id: "oppo_2", shown: "oppo_1", loading: true, error: undefined, ended: false });
		source.release();
		await showing;
		assert.equal(current.state.found?.id, "oppo_2");
		assert.equal(source.asked.at(-1), "lead_1 from 0");
	});

	it("cancels what was asked for before, and shows nothing of it, however late it comes", async () => {
		source.held = true;
		const first = current.show("oppo_1");
		await settle();
		const second = current.show("oppo_3");
		await settle();
		assert.equal(source.signals[0]?.aborted, true);
		source.held = false;
		source.release();
		await Promise.all([first, second]);
		assert.deepEqual(brief(), { id: "oppo_3", shown: "oppo_3", loading: false, error: undefined, ended: false });
	});

	it("keeps the last good data with the reason of a failure, and reads again when asked to", async () => {
		await current.show("oppo_1");
		source.failing = failure("server");
		await current.show("oppo_3");
		assert.deepEqual(brief(), { id: "oppo_3", shown: "oppo_1", loading: false, error: "server", ended: false });
		source.failing = undefined;
		await current.refresh();
		assert.deepEqual(brief(), { id: "oppo_3", shown: "oppo_3", loading: false, error: undefined, ended: false });
	});

	it("shows nothing any longer of one that is gone", async () => {
		await current.show("oppo_1");
		source.objects.delete("oppo_1");
		await current.refresh({ quiet: true });
		assert.deepEqual(brief(), { id: "oppo_1", shown: undefined, loading: false, error: "notFound", ended: false });
	});

	it("is quiet about a look that nobody asked for: no loading, no failure, and the others stay meanwhile", async () => {
		await current.show("oppo_1");
		const seen: unknown[] = [];
		current.onDidChange(() => {
			const { loading, error, found } = current.state;
			seen.push([loading, error?.kind, found?.siblings.opportunities.length]);
		});
		await current.refresh({ quiet: true });
		source.failing = failure("network");
		await current.refresh({ quiet: true });
		assert.deepEqual([...new Set(seen.map((one) => JSON.stringify(one)))], ["[false,null,1]"]);
	});

	it("forgets all when the session ends, and drops what is under way", async () => {
		await current.show("oppo_1");
		source.held = true;
		const showing = current.show("oppo_3");
		await settle();
		session = NOBODY;
		current.follow();
		assert.deepEqual(brief(), { id: undefined, shown: undefined, loading: false, error: undefined, ended: true });
		source.release();
		await showing;
		await current.refresh();
		assert.deepEqual(brief(), { id: undefined, shown: undefined, loading: false, error: undefined, ended: true });
	});

	it("forgets all when another account comes, also one that could read the same", async () => {
		await current.show("oppo_1");
		session = sessionOn(source);
		current.follow();
		assert.equal(current.state.ended, true);
		await current.show("oppo_1");
		assert.deepEqual(brief(), { id: "oppo_1", shown: "oppo_1", loading: false, error: undefined, ended: false });
	});

	it("asks nothing where nobody is signed in", async () => {
		session = NOBODY;
		await current.show("oppo_1");
		assert.equal(current.state.ended, true);
		assert.deepEqual(source.asked, []);
	});

	it("takes a session that ends while it is being found for none of its own", async () => {
		let found = () => {};
		const waiting = new Current({
			session: () => session,
			start: () =>
				new Promise<void>((resolve) => {
					found = resolve;
				}),
			leadOf: () => undefined,
			log: new FakeLog(),
		});
		const showing = waiting.show("oppo_1");
		session = NOBODY;
		waiting.follow();
		found();
		await showing;
		assert.equal(waiting.state.ended, true);
		assert.deepEqual(source.asked, []);
	});

	it("says nothing more once it is disposed of", async () => {
		source.held = true;
		const showing = current.show("oppo_1");
		await settle();
		let changes = 0;
		current.onDidChange(() => {
			changes += 1;
		});
		current.dispose();
		source.release();
		await showing;
		assert.equal(changes, 0);
		assert.equal(source.signals[0]?.aborted, true);
	});
});
