import assert from "node:assert/strict";
import { momentText, startOfDay } from "../../../../src/close/base/dayStart.ts";
import { CloseClient } from "../../../../src/close/client.ts";
import { isReadable } from "../../../../src/close/schema/opportunityRow.ts";
import { Attention } from "../../../../src/opportunities/attention/attention.ts";
import type { AttentionGroup } from "../../../../src/opportunities/attention/attentionGroup.ts";
import { type Circumstances, RULES, type RuleId } from "../../../../src/opportunities/attention/attentionRules.ts";
import { addDays, localDay } from "../../../../src/opportunities/time/calendar.ts";
import type { Filters } from "../../../../src/opportunities/view/view.ts";
import { parametersOf } from "../../../../src/opportunities/view/viewParameters.ts";
import { type Opportunity, type Sandbox, startSandbox } from "../../../../src/sandbox/index.ts";
import type { SandboxOptions } from "../../../../src/sandbox/options.ts";
import { deal, FakeSource, inHalves } from "../listing/fakeSource.ts";

const QUIET = { debug() {}, info() {}, warn() {}, error() {} };

interface Over {
	readonly attention: Attention;
	readonly sandbox: Sandbox;
	readonly settings: { pageSize: number; maxConcurrentRequests: number; requestTimeout: number; untouchedDays: number };
	/** What was asked for since the last call. */
	asked(): Record<string, string>[];
	group(id: RuleId): AttentionGroup;
}

interface Options extends SandboxOptions {
	readonly pageSize?: number;
	/** Pages of more objects are too large. */
	readonly heavy?: number;
	readonly mine?: boolean;
	readonly now?: Date;
	readonly me?: "owner" | "unknown";
}

async function over(options: Options, work: (over: Over) => Promise<void>): Promise<void> {
	const { pageSize = 40, heavy = pageSize, mine = false, me = "owner", ...given } = options;
	const sandbox = await startSandbox({ size: 700, ...given });
	const settings = { pageSize, maxConcurrentRequests: 4, requestTimeout: 10, untouchedDays: 30 };
	const credential = { kind: "apiKey", secret: sandbox.key, origin: sandbox.origin } as const;
	const client = new CloseClient({
		baseUrl: sandbox.url,
		credential,
		userAgent: "test",
		settings: () => settings,
		log: QUIET,
	});
	const attention = new Attention({
		source: inHalves(client, heavy),
		settings: () => settings,
		mine,
		log: QUIET,
		onChange: () => {},
		asking: () => ({ now: new Date(), me: me === "owner" ? sandbox.owners[0]?.id : undefined }),
	});
	const asked = () => {
		const requests = sandbox.requests.filter(({ path }) => path.endsWith("/opportunity/"));
		sandbox.clearRequests();
		return requests.map(({ params }) => params);
	};
	const group = (id: RuleId) => attention.groups.find((one) => one.id === id) ?? assert.fail(id);
	try {
		await work({ attention, sandbox, settings, asked, group });
	} finally {
		attention.dispose();
		client.dispose();
		await sandbox.close();
	}
}

/** Who needs attention, told from the whole data and without any of the code under test. */
function naive(all: readonly Opportunity[], untouchedDays = 30): Record<RuleId, readonly Opportunity[]> {
	const today = localDay(new Date());
	const midnight = new Date(`${addDays(today, 1 - untouchedDays)}T00:00`).getTime();
	const active = all.filter(({ status_type }) => status_type === "active");
	return {
		stalled: all.filter(({ is_stalled }) => is_stalled),
		overdue: active.filter(({ date_won }) => date_won !== null && date_won < today),
		noValue: active.filter(({ value }) => value === null),
		untouched: active.filter(({ date_updated }) => Date.parse(date_updated) < midnight),
		confidence: active.filter(({ confidence }) => confidence === 0 || confidence === 100),
	};
}

function assertCounted({ attention }: Over, expected: Record<RuleId, readonly Opportunity[]>): void {
	for (const { id, size, value, complete, error, loading } of attention.groups) {
		assert.equal(error, undefined, `${id}: ${error?.message}`);
		assert.equal(size, expected[id].length, id);
		assert.equal(
			value,
			expected[id].reduce((sum, { annualized_value }) => sum + (annualized_value ?? 0), 0),
			id,
		);
		assert.equal(complete, true, id);
		assert.equal(loading, false, id);
	}
}

const idsOf = (group: AttentionGroup) => group.rows.map(({ id }) => id);

describe("What needs attention", () => {
	it("is not asked for by itself", () =>
		over({}, async ({ attention, asked }) => {
			assert.deepEqual(asked(), []);
			assert.ok(attention.groups.every(({ size, loading }) => size === undefined && !loading));
		}));

	it("is counted with one request for each reason if there is nothing", () =>
		over({ size: 0 }, async (window) => {
			await window.attention.refresh();
			assertCounted(window, naive([]));
			assert.ok(window.attention.groups.every(({ asOf }) => asOf !== undefined));
			assert.equal(window.asked().length, RULES.length);
		}));

	for (const nulls of ["last", "first", "least", "most", "zero"] as const)
		it(`is counted right where no value sorts ${nulls}`, async () => {
			for (const pageSize of [7, 40, 250])
				await over({ pageSize, variants: { nulls }, seed: pageSize }, async (window) => {
					await window.attention.refresh();
					assertCounted(window, naive(window.sandbox.all()));
					for (const id of ["noValue", "confidence"] as const) {
						const expected = naive(window.sandbox.all())[id].map((one) => one.id);
						assert.deepEqual(idsOf(window.group(id)).sort(), expected.sort());
					}
				});
		});

	it("does not take an opportunity without a confidence for a sure one, and finds those behind it", () =>
		over({ variants: { fields: "loose" }, pageSize: 7, size: 1500 }, async ({ attention, sandbox, group }) => {
			const lacking = sandbox
				.all()
				.filter((one) => (one.confidence as unknown) === null)
				.map(({ id }) => id);
			await attention.refresh();
			for (let page = 0; !group("confidence").complete && page < 200; page += 1) await attention.loadMore("confidence");
			const sure = sandbox.all().filter((one) => one.status_type === "active" && [0, 100].includes(one.confidence));
			const found = new Set(idsOf(group("confidence")));
			assert.ok(lacking.length > 10 && sure.length > 2);
			assert.deepEqual(
				lacking.filter((id) => found.has(id)),
				[],
			);
			assert.deepEqual(
				sure.filter(({ id }) => !found.has(id)),
				[],
			);
		}));

	it("is counted right where objects that sort alike change places between pages", () =>
		over({ pageSize: 7, variants: { ties: "unstable" } }, async (window) => {
			await window.attention.refresh();
			assertCounted(window, naive(window.sandbox.all()));
		}));

	it("is counted right where the server skips no further than a page", () =>
		over({ pageSize: 40, maxSkip: 40 }, async (window) => {
			await window.attention.refresh();
			assertCounted(window, naive(window.sandbox.all()));
		}));

	it("is counted right where larger pages are too large", async () => {
		for (const heavy of [9, 1])
			await over({ size: 120, heavy }, async (window) => {
				await window.attention.refresh();
				assertCounted(window, naive(window.sandbox.all()));
			});
	});

	it("costs one small request where Close counts, and a few pages where it does not", () =>
		over({ size: 3000, pageSize: 100 }, async ({ attention, asked }) => {
			await attention.refresh();
			const requests = asked();
			const byClose = requests.filter(({ _limit }) => _limit === "1");
			assert.equal(byClose.length, 3);
			assert.ok(requests.length <= 3 + 5, `${requests.length} requests`);
			for (const { _limit, status_type, _order_by } of requests)
				if (_limit !== "1")
					assert.deepEqual([status_type, ["value", "confidence"].includes(_order_by ?? "")], ["active", true]);
		}));

	it("asks by the days of the user, and by the setting of now", () =>
		over({}, async ({ attention, asked, settings, sandbox, group }) => {
			await attention.refresh();
			const today = localDay(new Date());
			const dates = asked().flatMap(({ date_won__lt, date_updated__lt }) => date_won__lt ?? date_updated__lt ?? []);
			assert.deepEqual(dates, [today, momentText(startOfDay(addDays(today, -29)))]);
			settings.untouchedDays = 90;
			await attention.refresh(["untouched"]);
			assert.equal(asked().at(-1)?.["date_updated__lt"], momentText(startOfDay(addDays(today, -89))));
			assert.equal(group("untouched").size, naive(sandbox.all(), 90).untouched.length);
		}));

	it("leaves no day between what is untouched for some days and what was changed in the last ones, nor one in both", () => {
		for (const now of [new Date(2026, 2, 1, 0, 30), new Date(2026, 10, 11, 23, 59)])
			for (const days of [7, 30, 90] as const) {
				const untouched = parametersOf(
					{ filters: untouchedFilters({ now, untouchedDays: days }) },
					{ now, me: undefined },
				);
				const changed = parametersOf({ filters: { date_updated: `last_${days}_days` } }, { now, me: undefined });
				assert.equal(untouched.date_updated__lt, changed.date_updated__gte);
			}
	});

	it("knows from when each count is", () =>
		over({}, async ({ attention }) => {
			assert.ok(attention.groups.every(({ asOf }) => asOf === undefined));
			const before = Date.now();
			await attention.refresh();
			for (const { id, asOf = 0 } of attention.groups) assert.ok(asOf >= before && asOf <= Date.now(), id);
		}));

	it("is shown a page at a time, each one once", () =>
		over({ pageSize: 20 }, async (window) => {
			const { attention, sandbox, asked, group } = window;
			await attention.refresh();
			const expected = naive(sandbox.all()).untouched;
			assert.ok(expected.length > 45);
			assert.deepEqual(group("untouched").rows, []);
			asked();
			await attention.open("untouched");
			assert.equal(asked().length, 1);
			assert.equal(group("untouched").rows.length, 20);
			while (group("untouched").rows.length < expected.length) {
				const before = group("untouched").rows.length;
				await attention.loadMore("untouched");
				assert.ok(group("untouched").rows.length > before);
			}
			assert.deepEqual(idsOf(group("untouched")).sort(), expected.map(({ id }) => id).sort());
		}));

	it("is opened by whoever wants to see more", () =>
		over({ pageSize: 20 }, async ({ attention, group }) => {
			await attention.refresh();
			await attention.loadMore("stalled");
			assert.equal(group("stalled").rows.length, 20);
		}));

	it("shows no row before the first page is here", () =>
		over({ pageSize: 20 }, async ({ attention, group }) => {
			await attention.refresh();
			const opening = attention.open("stalled");
			assert.deepEqual([group("stalled").rows.length, group("stalled").loading], [0, true]);
			await opening;
			assert.equal(group("stalled").rows.length, 20);
		}));

	it("can be only one's own", () =>
		over({ mine: true }, async (window) => {
			await window.attention.refresh();
			const { sandbox } = window;
			assertCounted(window, naive(sandbox.all().filter(({ user_id }) => user_id === sandbox.owners[0]?.id)));
		}));

	it("says so where nobody knows who that is, and asks for nothing", () =>
		over({ mine: true, me: "unknown" }, async ({ attention, asked }) => {
			await attention.refresh();
			for (const { error } of attention.groups) assert.match(error?.message ?? "", /who is signed in/);
			assert.deepEqual(asked(), []);
		}));

	it("follows changes of the data", () =>
		over({}, async (window) => {
			const { attention, sandbox } = window;
			await attention.refresh();
			sandbox.mutate(undefined, 40);
			await attention.refresh();
			assertCounted(window, naive(sandbox.all()));
		}));

	it("says of one group why it could not be counted, and counts the others", () =>
		over({}, async (window) => {
			const { attention, sandbox, group } = window;
			sandbox.setFaults([{ do: "403", params: { _order_by: "confidence" } }]);
			await attention.refresh();
			assert.equal(group("confidence").error?.kind, "forbidden");
			assert.equal(group("confidence").size, undefined);
			assert.equal(group("overdue").size, naive(sandbox.all()).overdue.length);
			sandbox.setFaults([]);
			await attention.loadMore("confidence");
			assertCounted(window, naive(sandbox.all()));
		}));

	it("keeps the old figures while the new are on their way, and when they do not come", () =>
		over({}, async ({ attention, sandbox, group }) => {
			await attention.refresh();
			const before = attention.groups;
			sandbox.setFaults([{ do: "403" }]);
			const refreshing = attention.refresh();
			assert.ok(attention.groups.every(({ loading }) => loading));
			assert.deepEqual(
				attention.groups.map(({ size }) => size),
				before.map(({ size }) => size),
			);
			await refreshing;
			assert.deepEqual(
				attention.groups.map(({ size }) => size),
				before.map(({ size }) => size),
			);
			assert.equal(group("overdue").error?.kind, "forbidden");
		}));

	it("stops when told to, and can be counted again", () =>
		over({ latencyMs: 50 }, async (window) => {
			const { attention, sandbox } = window;
			const counting = attention.refresh();
			attention.stop();
			await counting;
			assert.ok(attention.groups.every(({ loading, error }) => !loading && error === undefined));
			await attention.refresh();
			assertCounted(window, naive(sandbox.all()));
		}));

	it("counts so far and no further at once where there are many, and goes on when asked", () =>
		over({ size: 2500, pageSize: 1 }, async ({ attention, sandbox, group }) => {
			await attention.refresh(["confidence"]);
			const expected = naive(sandbox.all()).confidence.length;
			assert.ok(expected > 10);
			assert.equal(group("confidence").complete, false);
			assert.ok((group("confidence").size ?? 0) < expected);
			while (!group("confidence").complete) await attention.loadMore("confidence");
			assert.equal(group("confidence").size, expected);
		}));

	it("calls a count unfinished whose server tells no total, until all are read", async () => {
		const source = new FakeSource(
			Array.from({ length: 45 }, () => deal({ is_stalled: true })),
			{ totals: false },
		);
		const attention = new Attention({
			source,
			mine: false,
			log: QUIET,
			onChange: () => {},
			settings: () => ({ pageSize: 10, maxConcurrentRequests: 4, untouchedDays: 30 }),
			asking: () => ({ now: new Date(), me: undefined }),
		});
		source.before = (count) => (count === 3 ? attention.stop() : undefined);
		await attention.refresh(["stalled"]);
		const stalled = () => attention.groups.find(({ id }) => id === "stalled");
		const { size = 0 } = stalled() ?? {};
		assert.ok(size > 0 && size < 45, String(size));
		assert.equal(stalled()?.complete, false);
		await attention.loadMore("stalled");
		assert.deepEqual([stalled()?.size, stalled()?.complete], [45, true]);
		attention.dispose();
	});

	it("shows rows that can be read", () =>
		over({}, async ({ attention, group }) => {
			await attention.refresh();
			assert.ok(group("noValue").rows.every(isReadable));
		}));
});

function untouchedFilters(circumstances: Circumstances): Filters {
	const rule = RULES.find(({ id }) => id === "untouched");
	assert(rule?.counted === "byClose");
	return rule.filters(circumstances);
}
