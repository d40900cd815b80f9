import assert from "node:assert/strict";
import { PartReader } from "../../../../src/opportunities/analysis/partReader.ts";
import { queryOf } from "../../../../src/opportunities/view/viewParameters.ts";
import { concentrationProvider } from "../../../../src/ui/analysis/concentrationProvider.ts";
import { COUNT_ELSEWHERE } from "../../../../src/ui/analysis/outcomeContents.ts";
import { outcomeProvider } from "../../../../src/ui/analysis/outcomeProvider.ts";
import { BY_OWNER } from "../../../../src/ui/analysis/sectionContents.ts";
import type { AnyProvider, SectionContext } from "../../../../src/ui/analysis/sectionProvider.ts";
import { REQUESTS_WITHOUT_ASKING } from "../../../../src/ui/analysis/sectionRequests.ts";
import { Sections } from "../../../../src/ui/analysis/sections.ts";
import { winRateProvider } from "../../../../src/ui/analysis/winRateProvider.ts";
import { type Deal, deal, FakeSource } from "../../opportunities/listing/fakeSource.ts";
import { QUIET } from "../../opportunities/listing/overFake.ts";
import { CONTEXT } from "./fakeSections.ts";

const PAGE = 10;

const open = (): Deal => deal({ status_type: "active", date_won: "2026-12-01" });
const lost = (): Deal => deal({ status_type: "lost", date_updated: "2026-10-06T12:00:00+00:00" });

/** A section over deals that fill so many pages, and the requests that it makes. */
function setUp(provider: AnyProvider, pages: number, make = open) {
	const source = new FakeSource(Array.from({ length: pages * PAGE }, make));
	const asking = { now: CONTEXT.now, me: CONTEXT.me };
	const settings = () => ({ pageSize: PAGE, maxConcurrentRequests: 4 });
	const parts = new PartReader({ source, settings, log: QUIET }, (view) => queryOf(view, asking));
	const context: SectionContext = { ...CONTEXT, parts };
	let changed = () => undefined as unknown;
	const sections = new Sections({
		providers: [provider],
		context: () => context,
		changed: () => changed(),
		log: QUIET,
	});
	/** Does something, and resolves with how the section's reading ends. */
	const settledAfter = async (act: () => unknown) => {
		await act();
		return new Promise((resolve) => {
			changed = () => {
				const progress = sections.all[0]?.progress;
				if (progress?.state === "queued" || progress?.state === "loading") return;
				changed = () => undefined;
				resolve(progress);
			};
			changed();
		});
	};
	return {
		sections,
		parts,
		requests: source.requests,
		settledAfter,
		opened: () =>
			settledAfter(() => {
				sections.open([provider.id]);
				sections.show(true);
			}),
		/** How many requests the section makes once the user has agreed. */
		async agreed(): Promise<number> {
			const { length } = source.requests;
			assert.deepEqual(await settledAfter(() => sections.read(provider.id)), { state: "ready" });
			return source.requests.length - length;
		},
	};
}

describe("Requests of a section that nobody has agreed to", () => {
	for (const [what, provider, others, make] of [
		["the outcome, which needs what is won", outcomeProvider, 1, open],
		["the concentration", concentrationProvider, 0, open],
		["the win rate, which needs what was won in two periods", winRateProvider, 2, lost],
	] as const) {
		const most = REQUESTS_WITHOUT_ASKING - others;

		it(`are up to twenty, all of them counted: ${what}`, async () => {
			const { sections, opened, requests } = setUp(provider, most, make);
			assert.deepEqual(await opened(), { state: "ready" });
			assert.equal(requests.length, REQUESTS_WITHOUT_ASKING);
			sections.dispose();
		});

		it(`aren't made if they are one more, and the button says how many are still to be made: ${what}`, async () => {
			const { sections, opened, agreed, requests } = setUp(provider, most + 1, make);
			const waiting = await opened();
			assert.ok(requests.length <= 2);
			const needs = await agreed();
			assert.deepEqual(waiting, { state: "waiting", needs });
			assert.equal(requests.length, REQUESTS_WITHOUT_ASKING + 1);
			sections.dispose();
		});
	}

	for (const [pages, ends] of [
		[8, { state: "ready" }],
		[9, { state: "waiting", needs: 10 }],
	] as const)
		it(`include those for owners, once somebody asked for these: beside ${pages} pages of lost ones`, async () => {
			let made = 0;
			const { sections, parts, opened, settledAfter, requests } = setUp(winRateProvider, pages + 10, () => {
				made += 1;
				if (made > 10 * PAGE) return lost();
				return deal({ status_type: "won", date_won: "2026-10-05", user_id: `user_${made}` });
			});
			await opened();
			assert.deepEqual(await settledAfter(() => sections.act("winRate", BY_OWNER)), { state: "ready" });
			// Everything is forgotten, and asked for again: lost ones, what is won in two periods, and its owners.
			parts.forget();
			requests.length = 0;
			assert.deepEqual(await settledAfter(() => sections.refresh()), ends);
			assert.ok(requests.length <= REQUESTS_WITHOUT_ASKING);
			sections.dispose();
		});

	it("include those for open deals that no period has, once somebody asked for these", async () => {
		const { sections, parts, opened, settledAfter, agreed, requests } = setUp(outcomeProvider, 17);
		assert.deepEqual(await opened(), { state: "ready" });
		await sections.act("outcome", COUNT_ELSEWHERE);
		// Everything is forgotten, and asked for again: 17 pages, what is won, and three counts.
		parts.forget();
		requests.length = 0;
		const waiting = await settledAfter(() => sections.refresh());
		assert.ok(requests.length <= 5);
		const needs = await agreed();
		assert.deepEqual(waiting, { state: "waiting", needs });
		sections.dispose();
	});
});
