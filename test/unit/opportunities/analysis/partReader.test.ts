import assert from "node:assert/strict";
import type { CallOptions } from "../../../../src/close/base/callOptions.ts";
import { CloseError } from "../../../../src/close/base/errors.ts";
import type { GroupBy } from "../../../../src/close/schema/grouping.ts";
import type { ListResponse } from "../../../../src/close/schema/listResponse.ts";
import { isReadable } from "../../../../src/close/schema/opportunityRow.ts";
import type { ListParameters, StatusType } from "../../../../src/close/schema/parameters.ts";
import { PartReader } from "../../../../src/opportunities/analysis/partReader.ts";
import { TooManyRows } from "../../../../src/opportunities/analysis/wholeListing.ts";
import type { View } from "../../../../src/opportunities/view/view.ts";
import { queryOf } from "../../../../src/opportunities/view/viewParameters.ts";
import { aggregatesOf, type Deal, deal, FakeSource, type ServerBehavior } from "../listing/fakeSource.ts";
import { QUIET } from "../listing/overFake.ts";

const WON = viewOf("won");
const NOW = new Date("2026-05-06T12:00:00");

function viewOf(type: StatusType, group_by?: GroupBy): View {
	return { ...(group_by && { group_by }), filters: { status_type: [type] } };
}

/** Sees the options of each request. */
class SeenSource extends FakeSource {
	readonly options: CallOptions[] = [];

	override list(parameters: ListParameters, options: CallOptions = {}): Promise<ListResponse> {
		this.options.push(options);
		return super.list(parameters, options);
	}
}

/** Each answer is complete later than the one before. */
class TimedSource extends FakeSource {
	override async list(parameters: ListParameters, options: CallOptions = {}): Promise<ListResponse> {
		const answer = await super.list(parameters, options);
		return { ...answer, receivedAt: this.requests.length };
	}
}

/** 25 won and 5 open deals over three quarters, and pages of 10. */
function setUp(behavior: ServerBehavior = {}) {
	const days = ["2026-01-15", "2026-04-15", "2026-07-15"];
	const deals = Array.from({ length: 30 }, (_, index) =>
		deal({ status_type: index % 6 === 0 ? "active" : "won", date_won: days[index % 3] ?? null }),
	);
	const source = new SeenSource(deals, behavior);
	const settings = () => ({ pageSize: 10, maxConcurrentRequests: 4 });
	const parts = new PartReader({ source, settings, log: QUIET }, (view) => queryOf(view, { now: NOW, me: "user_a" }));
	const won = () => source.deals.filter(({ status_type }) => status_type === "won");
	return { source, parts, won };
}

const idsOf = (deals: readonly { readonly id?: string }[]) => deals.map(({ id }) => id);

describe("The reader of parts", () => {
	it("reads the aggregates of a View with one request for one object", async () => {
		const { source, parts, won } = setUp();
		const { value, requests, asOf, changing } = await parts.figures({
			...WON,
			group_by: "user_id",
			order_by: "-value",
		});
		assert.deepEqual(value, aggregatesOf(won()));
		assert.deepEqual(
			source.requests.map(({ status_type, _limit, _group_by, _order_by }) => [
				status_type,
				_limit,
				_group_by,
				_order_by,
			]),
			[["won", "1", undefined, undefined]],
		);
		assert.deepEqual(idsOf(requests.map(({ asked }) => ({ id: asked._limit ?? "" }))), ["1"]);
		assert.equal(asOf, 1);
		assert.equal(changing, false);
	});

	it("reads the latest rows and the aggregates with one request, which figures don't ask for again", async () => {
		const { source, parts, won } = setUp();
		const [{ value }, figures] = await Promise.all([parts.latest(WON), parts.figures(WON)]);
		const days = won().map(({ date_won }) => date_won ?? "");
		assert.deepEqual(
			value.rows.filter(isReadable).map(({ date_won }) => date_won),
			days.toSorted().toReversed().slice(0, 10),
		);
		assert.deepEqual(value.aggregates, aggregatesOf(won()));
		assert.deepEqual(figures.value, aggregatesOf(won()));
		assert.deepEqual(
			source.requests.map(({ _limit, _order_by }) => [_limit, _order_by]),
			[["10", "-date_won"]],
		);
	});

	it("reads the first rows of a View in its own order with one request, and keeps the objects with their fields", async () => {
		const { source, parts } = setUp();
		const view: View = { ...WON, order_by: "-value", group_by: "user_id" };
		const wants = { limit: 3, fields: ["lead_name", "note"] };
		const { value } = await parts.first(view, wants);
		assert.equal(value.rows.length, 3);
		assert.equal(value.aggregates.total_results, 25);
		assert.equal(await parts.first(view, wants).then((part) => part.value), value);
		assert.deepEqual(
			source.requests.map(({ _limit, _order_by, _group_by }) => [_limit, _order_by, _group_by]),
			[["3", "-value", undefined]],
		);
		assert.match(source.requests[0]?._fields ?? "", /,lead_name,note$/);
		assert.equal(source.options[0]?.keepObjects, true);
		await parts.first(view, { limit: 200, fields: [] });
		assert.equal(source.requests[1]?._limit, "10");
	});

	it("asks anew what it has read before a moment, and tells nobody", async () => {
		const source = new TimedSource([deal({ status_type: "won" }), deal({ status_type: "active" })]);
		let told = 0;
		const settings = () => ({ pageSize: 10, maxConcurrentRequests: 4 });
		const asking = { now: NOW, me: undefined };
		const parts = new PartReader(
			{ source, settings, log: QUIET },
			(view) => queryOf(view, asking),
			() => {
				told += 1;
			},
		);
		const old = await parts.figures(WON);
		const fresh = await parts.figures(viewOf("active"));
		assert.ok(old.asOf < fresh.asOf);
		parts.forgetBefore(fresh.asOf);
		assert.equal(parts.knownFigures(WON), undefined);
		assert.equal(await parts.figures(viewOf("active")), fresh);
		assert.notEqual(await parts.figures(WON), old);
		assert.equal(source.requests.length, 3);
		assert.equal(told, 0);
	});

	it("asks anew for a page from before a moment that said that there are too many rows", async () => {
		const source = new TimedSource([deal({ status_type: "won" }), deal({ status_type: "won" })]);
		const settings = () => ({ pageSize: 10, maxConcurrentRequests: 4 });
		const asking = { now: NOW, me: undefined };
		const parts = new PartReader({ source, settings, log: QUIET }, (view) => queryOf(view, asking));
		await assert.rejects(parts.rows(WON, { limit: 1 }), TooManyRows);
		source.deals.pop();
		parts.forgetBefore(1);
		await assert.rejects(parts.rows(WON, { limit: 1 }), TooManyRows);
		parts.forgetBefore(2);
		assert.equal((await parts.rows(WON, { limit: 1 })).value.rows.length, 1);
		assert.equal(source.requests.length, 2);
	});

	it("reads all rows of a View with as many requests as they fill pages, several at a time", async () => {
		const { source, parts, won } = setUp();
		const progress: string[] = [];
		const onProgress = (read: number, total: number) => progress.push(`${read} of ${total}`);
		const { value, requests } = await parts.rows(WON, { onProgress });
		assert.deepEqual(idsOf(value.rows), idsOf(won()));
		assert.deepEqual(value.aggregates, aggregatesOf(won()));
		assert.deepEqual(
			source.requests.map(({ _skip = "0", _limit }) => `${_skip}+${_limit}`),
			["0+10", "10+10", "20+5"],
		);
		assert.equal(requests.length, 3);
		assert.deepEqual(progress, ["10 of 25", "20 of 25", "25 of 25"]);
	});

	it("asks for further fields, and keeps the objects that have them", async () => {
		const { source, parts } = setUp();
		await parts.rows(WON, { fields: ["date_lost", "id"] });
		await parts.rows(viewOf("active"));
		assert.match(source.requests[0]?._fields ?? "", /^id,.*,date_updated,date_lost$/);
		assert.equal(source.options[0]?.keepObjects, true);
		assert.doesNotMatch(source.requests.at(-1)?._fields ?? "", /date_lost/);
		assert.notEqual(source.options.at(-1)?.keepObjects, true);
	});

	it("finds the groups of a View with their aggregates, and keeps no rows but those that name them", async () => {
		const { source, parts, won } = setUp();
		const { value, requests } = await parts.groups(viewOf("won", "-date_won__quarter"));
		assert.deepEqual(
			value.groups.map(({ fields }) => fields.quarter),
			[3, 2, 1],
		);
		const last = won().filter(({ date_won }) => date_won === "2026-07-15");
		assert.deepEqual(value.groups[0]?.aggregates, aggregatesOf(last));
		assert.deepEqual(value.aggregates, aggregatesOf(won()));
		assert.ok(value.groups.every(({ rows }) => rows.length <= 1));
		assert.equal(requests.length, source.requests.length);
	});

	it("asks the same question once, at the same time and later, whatever the order of the View", async () => {
		const { source, parts } = setUp();
		const ordered: View = { ...WON, order_by: "-value" };
		const [first, second] = await Promise.all([parts.figures(WON), parts.figures(ordered)]);
		assert.equal(first, second);
		assert.equal(await parts.figures(WON), first);
		assert.equal(source.requests.length, 1);
		const [rows, sameRows] = await Promise.all([parts.rows(WON), parts.rows(ordered)]);
		assert.equal(rows, sameRows);
		assert.equal(source.requests.length, 4);
		const groups = await parts.groups({ ...WON, group_by: "date_won__quarter" });
		const before = source.requests.length;
		assert.equal(await parts.groups({ ...ordered, group_by: "date_won__quarter" }), groups);
		assert.equal(source.requests.length, before);
	});

	it("asks again for other filters, and after it has forgotten", async () => {
		const { source, parts } = setUp();
		await parts.figures(WON);
		await parts.figures(viewOf("active"));
		assert.equal(source.requests.length, 2);
		parts.forget();
		source.deals = [];
		const { value } = await parts.figures(WON);
		assert.equal(source.requests.length, 3);
		assert.equal(value.total_results, 0);
	});

	it("gives the one who waits what it has begun to read, but nobody who asks after it was forgotten", async () => {
		const { source, parts } = setUp();
		const waiting = parts.figures(WON);
		parts.forget();
		const asked = parts.figures(WON);
		assert.equal((await waiting).value.total_results, 25);
		assert.notEqual(await asked, await waiting);
		assert.equal(source.requests.length, 2);
	});

	it("cancels one waiter without disturbing another", async () => {
		const { source, parts } = setUp();
		const cancel = new AbortController();
		const gone = assert.rejects(parts.rows(WON, {}, { signal: cancel.signal }), { kind: "cancelled" });
		const stays = parts.rows(WON);
		source.before = (count) => (count === 1 ? cancel.abort() : undefined);
		await gone;
		assert.equal((await stays).value.rows.length, 25);
		assert.equal(source.requests.length, 3);
	});

	it("stops reading when the last waiter is cancelled, and begins anew for the next one", async () => {
		const { source, parts } = setUp();
		const cancels = [new AbortController(), new AbortController()];
		source.before = (count) => {
			if (count === 1) for (const cancel of cancels) cancel.abort();
		};
		const all = cancels.map(({ signal }) => assert.rejects(parts.rows(WON, {}, { signal }), { kind: "cancelled" }));
		await Promise.all(all);
		assert.ok(source.options[0]?.signal?.aborted);
		const before = source.requests.length;
		assert.equal((await parts.rows(WON)).value.rows.length, 25);
		assert.equal(source.requests.length, before + 3);
	});

	it("asks nothing for a waiter that is already cancelled", async () => {
		const { source, parts } = setUp();
		await assert.rejects(parts.figures(WON, { signal: AbortSignal.abort() }), { kind: "cancelled" });
		assert.equal(source.requests.length, 0);
	});

	it("tells all who wait of pauses", async () => {
		const { source, parts } = setUp();
		const waits: string[] = [];
		source.before = async () => {
			await Promise.resolve();
			source.options[0]?.onWait?.({ cause: "rateLimit", until: 5 });
		};
		const telling = (name: string) => ({ onWait: () => waits.push(name) });
		await Promise.all([parts.figures(WON, telling("one")), parts.figures(WON, telling("other"))]);
		assert.deepEqual(waits, ["one", "other"]);
	});

	it("doesn't keep a failure", async () => {
		const { source, parts } = setUp();
		source.before = () => Promise.reject(new CloseError("server", "broken", { advice: "" }));
		await assert.rejects(parts.figures(WON), { kind: "server" });
		source.before = () => undefined;
		assert.equal((await parts.figures(WON)).value.total_results, 25);
	});

	it("refuses more rows than are wanted after one request", async () => {
		const { source, parts } = setUp();
		await assert.rejects(parts.rows(WON, { limit: 24 }), (error) => error instanceof TooManyRows && error.count === 25);
		assert.equal(source.requests.length, 1);
		assert.equal((await parts.rows(WON, { limit: 25 })).value.rows.length, 25);
	});

	it("doesn't ask again for the page that said that there are too many rows", async () => {
		const { source, parts } = setUp();
		await assert.rejects(parts.rows(WON, { limit: 24 }), TooManyRows);
		await assert.rejects(parts.rows(WON, { limit: 20 }), TooManyRows);
		assert.equal((await parts.rows(WON)).value.rows.length, 25);
		assert.equal(source.requests.length, 3);
	});

	it("refuses more rows than are wanted from a server that doesn't say how many there are", async () => {
		const { parts } = setUp({ totals: false });
		await assert.rejects(parts.rows(WON, { limit: 24 }), TooManyRows);
		assert.equal((await parts.rows(WON)).value.rows.length, 25);
	});

	it("gives rows that are known to everybody, however many they want, without another request", async () => {
		const { source, parts } = setUp();
		const rows = await parts.rows(WON, { limit: 30 });
		const { length } = source.requests;
		assert.equal(await parts.rows(WON), rows);
		assert.equal(await parts.rows(WON, { limit: 25 }), rows);
		await assert.rejects(parts.rows(WON, { limit: 24 }), (error) => error instanceof TooManyRows && error.count === 25);
		assert.deepEqual([parts.requestsForRows(WON), source.requests.length], [0, length]);
	});

	it("says how many requests rows will take once it knows", async () => {
		const { parts } = setUp();
		assert.equal(parts.requestsForRows(WON), undefined);
		await parts.figures(WON);
		assert.equal(parts.requestsForRows(WON), 3);
		await parts.rows(WON);
		assert.equal(parts.requestsForRows(WON), 0);
		parts.forget();
		assert.equal(parts.requestsForRows(WON), undefined);
	});

	it("knows how many requests rows will take from the latest rows, too", async () => {
		const { parts, won } = setUp();
		await parts.latest(WON);
		assert.equal(parts.requestsForRows(WON), 3);
		assert.deepEqual(parts.knownFigures(WON)?.value, aggregatesOf(won()));
	});

	it("reads rows once more if the data changes meanwhile", async () => {
		const { source, parts, won } = setUp();
		source.before = (count) => {
			if (count === 1) source.deals = source.deals.slice(1).concat(deal());
		};
		const { value, changing } = await parts.rows(WON);
		assert.deepEqual(idsOf(value.rows), idsOf(won()));
		assert.deepEqual(value.aggregates, aggregatesOf(won()));
		assert.equal(changing, false);
		assert.equal(source.requests.filter(({ _skip }) => _skip === undefined).length, 2);
	});

	it("reads rows once more if an object arrives twice", async () => {
		const { source, parts, won } = setUp();
		source.behavior = { unstable: true };
		const changed: Deal[] = [...source.deals];
		source.before = (count) => {
			// Nothing but the places of two objects changes: no aggregate shows it.
			const [first, second] = [changed[1], changed[29]];
			if (count === 1 && first !== undefined && second !== undefined)
				source.deals = changed.map((one) => {
					if (one.id === first.id) return { ...first, created: second.created };
					return one.id === second.id ? { ...second, created: first.created } : one;
				});
		};
		const { value, changing } = await parts.rows(WON);
		assert.deepEqual(idsOf(value.rows).toSorted(), idsOf(won()).toSorted());
		assert.equal(changing, false);
		assert.equal(source.requests.filter(({ _skip }) => _skip === undefined).length, 2);
	});

	it("keeps rows that change each time they are read, and says so", async () => {
		const { source, parts } = setUp();
		source.before = (count) => {
			if (count % 3 === 1) source.deals.push(deal());
		};
		const { value, changing } = await parts.rows(WON);
		assert.equal(changing, true);
		assert.ok(value.rows.length >= 25);
	});

	it("finds groups once more if the data changes meanwhile, and says so if it changes again", async () => {
		const { source, parts, won } = setUp();
		const view = viewOf("won", "date_won__quarter");
		source.before = (count) => {
			if (count === 1) source.deals.push(deal());
		};
		const once = await parts.groups(view);
		assert.equal(once.changing, false);
		assert.deepEqual(once.value.aggregates, aggregatesOf(won()));
		parts.forget();
		const { length } = source.requests;
		source.before = (count) => {
			if (count > length) source.deals.push(deal({ date_won: "2025-01-01" }));
		};
		assert.equal((await parts.groups(view)).changing, true);
	});

	it("reads all rows from a server whose pages arrive halved", async () => {
		const { parts, won } = setUp({ heavy: 4 });
		const { value } = await parts.rows(WON);
		assert.deepEqual(idsOf(value.rows), idsOf(won()));
	});

	it("reads all rows from a server that doesn't skip as many", async () => {
		const { parts, won, source } = setUp({ maxSkip: 5 });
		const created = (index: number) => Date.UTC(2026, 0, 1 + index);
		source.deals = source.deals.map((one, index) => ({ ...one, created: created(index) }));
		const { value } = await parts.rows(WON);
		assert.deepEqual(idsOf(value.rows), idsOf(won()));
	});

	it("rejects with the reason if a View can't be queried", async () => {
		const { parts } = setUp();
		const nobody = new PartReader(
			{ source: new FakeSource([]), settings: () => ({ pageSize: 10, maxConcurrentRequests: 1 }), log: QUIET },
			(view) => queryOf(view, { now: NOW, me: undefined }),
		);
		const mine: View = { filters: { user_id: ["me"] } };
		await assert.rejects(nobody.figures(mine), { name: "ViewError" });
		assert.equal((await parts.figures(mine)).value.total_results, 30);
	});
});
