import assert from "node:assert/strict";
import { CloseClient } from "../../../../src/close/client.ts";
import type { ListResponse } from "../../../../src/close/schema/listResponse.ts";
import { Currencies } from "../../../../src/opportunities/text/currencies.ts";
import { type Sandbox, startSandbox } from "../../../../src/sandbox/index.ts";
import type { Client } from "../../../../src/ui/base/ports.ts";
import { learningClient } from "../../../../src/ui/session/clientWrappers.ts";
import { isOpen } from "../../../../src/ui/session/session.ts";
import { ShownCurrencies } from "../../../../src/ui/window/shownCurrencies.ts";
import { FakeClose, FakeLog, FakeSecrets, key, Window } from "../session/fakes.ts";

const LOG = new FakeLog();

describe("A session's client", () => {
	let sandbox: Sandbox;
	let client: CloseClient;

	before(async () => {
		sandbox = await startSandbox({ size: 40, variants: { currency: "JPY" } });
		client = new CloseClient({
			baseUrl: sandbox.url,
			userAgent: "test",
			log: LOG,
			credential: { kind: "apiKey", secret: sandbox.key, origin: sandbox.origin },
			settings: () => ({ requestTimeout: 10, maxConcurrentRequests: 4 }),
		});
	});
	after(async () => {
		client.dispose();
		await sandbox.close();
	});

	const any = () => sandbox.all()[0] ?? assert.fail("no opportunity");
	const ways: Readonly<Record<string, (client: Client) => Promise<unknown>>> = {
		"a list": (one) => one.list({}),
		"a list of groups": (one) => one.list({ _group_by: "user_id" }),
		"a search": (one) => one.search("note:a OR value>0", 20),
		"one opportunity": (one) => one.opportunity(any().id),
		"the opportunities of a lead": (one) => one.opportunitiesOf(any().lead_id, 0),
	};
	for (const [name, ask] of Object.entries(ways))
		it(`teaches the session how amounts are written from ${name}`, async () => {
			const currencies = new Currencies();
			await ask(learningClient(client, currencies));
			assert.equal(currencies.currency, "JPY");
		});

	it("teaches it from the sums of an answer without rows", async () => {
		const currencies = new Currencies();
		await learningClient(client, currencies).list({ _limit: "0", value_period: "one_time" });
		assert.deepEqual([currencies.currency, currencies.scaleOf(undefined)], [undefined, 0]);
	});
});

describe("The currencies that a window shows", () => {
	/** A window whose server gives one row in this currency. */
	function setUp() {
		const close = new FakeClose();
		close.keys.set("k", "Ada").set("l", "Ben");
		const window = new Window(new FakeSecrets(), close);
		const shown = new ShownCurrencies(window.sessions, window.log);
		let changes = 0;
		shown.onDidChange(() => {
			changes += 1;
		});
		const learn = (...rows: readonly object[]) => shown.current.learn(rows);
		return { window, shown, learn, changes: () => changes };
	}

	const YEN = { value: 1_234_500, value_formatted: "¥12,345", value_currency: "JPY" };

	it("are remembered for the session, and known to nobody else", async () => {
		const { window, shown, learn } = setUp();
		const nobody = shown.current;
		await window.sessions.signIn(key("k"));
		learn(YEN);
		assert.equal(shown.current.scaleOf("JPY"), 2);
		assert.equal(isOpen(window.sessions.current) && window.sessions.current.currencies, shown.current);
		await window.sessions.signIn(key("l"));
		assert.equal(shown.current.scaleOf("JPY"), 0);
		assert.equal(nobody.currency, undefined);
	});

	it("tell once when amounts on screen are to be written otherwise, also in the next session, and not after the end", async () => {
		const { window, shown, learn, changes } = setUp();
		await window.sessions.signIn(key("k"));
		learn(YEN);
		learn(YEN, { ...YEN, value: 3_300, value_formatted: "¥33" });
		assert.equal(changes(), 1);
		const old = shown.current;
		await window.sessions.signIn(key("l"));
		old.learn([{ value_currency: "EUR" }]);
		assert.equal(changes(), 1);
		learn(YEN);
		assert.equal(changes(), 2);
		shown.dispose();
		shown.current.learn([{ value_currency: "EUR" }]);
		assert.equal(changes(), 2);
	});

	it("are learned by all that a session asks", async () => {
		const { window, shown } = setUp();
		const session = await window.sessions.signIn(key("k"));
		const list = async (): Promise<ListResponse> => ({
			groups: undefined,
			rows: [],
			hasMore: false,
			aggregates: {},
			receivedAt: 0,
			written: [{ amount: 92_000, text: "KWD 92.000" }],
		});
		await learningClient({ ...session.client, list }, session.currencies).list({});
		assert.equal(shown.current.currency, "KWD");
		const sample = await window.sessions.exploreSampleData();
		await sample.client.list({});
		assert.equal(shown.current, sample.currencies);
	});
});
