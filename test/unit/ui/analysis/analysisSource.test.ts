import assert from "node:assert/strict";
import type { PartReader } from "../../../../src/opportunities/analysis/partReader.ts";
import { Currencies } from "../../../../src/opportunities/text/currencies.ts";
import type { View } from "../../../../src/opportunities/view/view.ts";
import { AnalysisSource, type Forgetting } from "../../../../src/ui/analysis/analysisSource.ts";
import type { Session } from "../../../../src/ui/session/session.ts";
import { FakeEvent } from "../fakeEvent.ts";
import { newParts, settled } from "./fakeSections.ts";

const newSession = () => ({ kind: "account" }) as Session;

/** A window whose session and View are as the test says. */
function setUp() {
	const [views, forgets] = [new FakeEvent<void>(), new FakeEvent<void>()];
	const targets = new FakeEvent<void>();
	const now = new Date(2026, 10, 28);
	const refresh = { running: false };
	let session = newSession();
	let view: View | undefined = { filters: {} };
	let reader: PartReader | undefined = newParts();
	let failure: Error | undefined;
	const write = () => undefined;
	const source = new AnalysisSource({
		currentView: {
			get session() {
				return session;
			},
			askingIn: () => ({ now, me: "user_me", startMonth: 1 }),
			get refreshing() {
				return refresh.running;
			},
		},
		sessionParts: {
			reader: async () => (failure === undefined ? reader : Promise.reject(failure)),
			onDidForget: forgets.on,
		},
		currencies: { current: new Currencies() },
		log: { debug: write, info: write, warn: write, error: write },
		view: () => view,
		onDidChangeView: views.on,
		targets: { current: [{ period: "2026-Q4", amount: 5 }], read: async () => [], onDidChange: targets.on },
		locale: "en",
	});
	let changes = 0;
	source.onDidChange(() => {
		changes += 1;
	});
	const forgettings: Forgetting[] = [];
	source.onDidForget((forgetting) => forgettings.push(forgetting));
	return {
		source,
		views,
		refresh,
		forgets,
		targets,
		forgettings,
		reader: () => reader,
		changes: () => changes,
		fail: (reason: Error | undefined) => {
			failure = reason;
		},
		look: (to: View | undefined) => {
			view = to;
		},
		enter: (parts: PartReader | undefined) => {
			session = newSession();
			reader = parts;
		},
	};
}

describe("what the analysis is computed from", () => {
	it("is known once the session's reader is loaded, and tells so", async () => {
		const { source, reader, changes } = setUp();
		assert.equal(source.context(undefined), undefined);
		await settled();
		assert.equal(changes(), 1);
		const context = source.context(undefined);
		assert.equal(context?.parts, reader());
		assert.deepEqual([context?.period.id, context?.me], ["2026-Q4", "user_me"]);
		assert.deepEqual(context?.targets, [{ period: "2026-Q4", amount: 5 }]);
	});

	it("is looked for again if the session's reader couldn't be loaded", async () => {
		const { source, reader, fail } = setUp();
		fail(new Error("The code can't be read."));
		assert.equal(source.context(undefined), undefined);
		await settled();
		fail(undefined);
		assert.equal(source.context(undefined), undefined);
		await settled();
		assert.equal(source.context(undefined)?.parts, reader());
	});

	it("is about the View's period, or the chosen one", async () => {
		const { source, look } = setUp();
		look({ filters: { date_won: "this_year" } });
		source.context(undefined);
		await settled();
		assert.equal(source.context(undefined)?.period.id, "2026");
		assert.equal(source.context("last_quarter")?.period.id, "2026-Q3");
		assert.deepEqual(source.context("last_quarter")?.view, { filters: { date_won: "this_year" } });
	});

	it("is nothing without a View or a session", async () => {
		const { source, look, enter } = setUp();
		look(undefined);
		source.context(undefined);
		await settled();
		assert.equal(source.context(undefined), undefined);
		look({ filters: {} });
		enter(undefined);
		source.context(undefined);
		await settled();
		assert.equal(source.context(undefined), undefined);
	});

	it("belongs to the session of now", async () => {
		const { source, enter, reader } = setUp();
		source.context(undefined);
		await settled();
		const left = reader();
		enter(newParts());
		assert.equal(source.context(undefined), undefined);
		await settled();
		assert.notEqual(source.context(undefined)?.parts, left);
		assert.equal(source.context(undefined)?.parts, reader());
	});

	it("tells whether everything is read anew because somebody asked for it, or because the data changed", () => {
		const { refresh, forgets, forgettings } = setUp();
		forgets.fire();
		refresh.running = true;
		forgets.fire();
		refresh.running = false;
		forgets.fire();
		assert.deepEqual(forgettings, ["changed", "refreshed", "changed"]);
	});

	it("isn't read anew for a refresh that failed once the data changes later", () => {
		const { refresh, forgets, forgettings } = setUp();
		refresh.running = true;
		refresh.running = false;
		forgets.fire();
		assert.deepEqual(forgettings, ["changed"]);
	});

	it("tells when the View, the targets or the time may have changed, until nobody wants to know", () => {
		const { source, views, forgets, targets, changes } = setUp();
		views.fire();
		targets.fire();
		source.catchUp();
		assert.equal(changes(), 3);
		source.dispose();
		assert.deepEqual(
			[views, forgets, targets].map(({ listeners }) => listeners.size),
			[0, 0, 0],
		);
	});
});
