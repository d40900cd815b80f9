import assert from "node:assert/strict";
import { PartReader } from "../../../../src/opportunities/analysis/partReader.ts";
import { periodBefore, periodInView } from "../../../../src/opportunities/analysis/periodInView.ts";
import { Currencies } from "../../../../src/opportunities/text/currencies.ts";
import { queryOf } from "../../../../src/opportunities/view/viewParameters.ts";
import { lineProvider } from "../../../../src/ui/analysis/lineProvider.ts";
import { COUNT_ELSEWHERE } from "../../../../src/ui/analysis/outcomeContents.ts";
import { SECTION_IDS, type SectionId } from "../../../../src/ui/analysis/sectionContents.ts";
import type { SectionContext } from "../../../../src/ui/analysis/sectionProvider.ts";
import { SECTION_PROVIDERS } from "../../../../src/ui/analysis/sectionProviders.ts";
import { Sections } from "../../../../src/ui/analysis/sections.ts";
import { closingIn, openOf } from "../../opportunities/analysis/bruteForce.ts";
import { dayOf } from "../../opportunities/analysis/matchByForce.ts";
import { NOW, sampleSource } from "../../opportunities/analysis/randomViews.ts";
import { QUIET } from "../../opportunities/listing/overFake.ts";

const PAGE = 5;
const FORMS = { startMonth: 1, locale: "en" };
/** Target and pace: won, by this day of two earlier periods, and open. */
const STANDING = 4;
/** The won ones of the period and of the one before. */
const WON = 2;
/** Open deals that no period has: all of them, and those before and after a day. */
const ELSEWHERE = 3;

describe("The sections of the analysis", () => {
	const source = sampleSource();
	const period = periodInView({ filters: {} }, NOW, FORMS);
	const { period: before = period.period } = periodBefore(period, FORMS) ?? {};
	const pagesOf = ({ length }: readonly unknown[]) => Math.max(1, Math.ceil(length / PAGE));
	const open = pagesOf(closingIn(openOf(source.deals), [period.period.gte, period.period.lt]));
	const lost = pagesOf(
		source.deals.filter((deal) => deal.status_type === "lost" && dayOf(deal.date_updated) >= before.gte),
	);

	function setUp(known?: PartReader) {
		const asking = { now: NOW, me: source.world.owners[0]?.id };
		const settings = () => ({ pageSize: PAGE, maxConcurrentRequests: 4 });
		const parts = known ?? new PartReader({ source, settings, log: QUIET }, (view) => queryOf(view, asking));
		const context: SectionContext = {
			view: { filters: { status_type: ["active"] } },
			period,
			parts,
			...asking,
			...FORMS,
			targets: [{ period: "2026-Q3", amount: 100_000_000 }],
			currencies: new Currencies(),
		};
		let changed = () => undefined as unknown;
		const providers = [lineProvider({ outcome: undefined }), ...SECTION_PROVIDERS];
		const changes = { providers, context: () => context, changed: () => changed(), log: QUIET };
		const sections = new Sections(changes);
		const asked = source.asked.length;
		return {
			sections,
			parts,
			requests: () => source.asked.length - asked,
			/** Resolves when all open sections are read. */
			read: () =>
				new Promise<void>((resolve, reject) => {
					changed = () => {
						const states = sections.all.filter((section) => section.open).map(({ progress }) => progress);
						const failed = states.find(({ state }) => state === "failed" || state === "waiting");
						if (failed !== undefined) reject(new Error(JSON.stringify(failed)));
						else if (states.every(({ state }) => state === "ready")) resolve();
					};
					sections.show(true);
				}),
		};
	}

	async function countedWith(...ids: SectionId[]): Promise<number> {
		const { sections, read, requests } = setUp();
		sections.open(ids);
		await read();
		sections.dispose();
		return requests();
	}

	it("ask nothing while they are hidden or closed", async () => {
		const { sections, requests } = setUp();
		sections.open(SECTION_IDS);
		await new Promise((resolve) => setImmediate(resolve));
		assert.equal(requests(), 0);
		sections.open([]);
		sections.show(true);
		await new Promise((resolve) => setImmediate(resolve));
		assert.equal(requests(), 0);
		sections.dispose();
	});

	it("ask no more than what each of them needs", async () => {
		assert.ok(open > 1 && lost > 1);
		assert.equal(await countedWith("standing"), STANDING);
		assert.equal(await countedWith("winRate"), lost + WON);
		assert.equal(await countedWith("concentration"), open);
		assert.equal(await countedWith("outcome"), open + 1);
		assert.equal(await countedWith("line"), 1);
	});

	it("share what they ask for, and ask nothing twice", async () => {
		assert.equal(await countedWith("outcome", "concentration"), open + 1);
		// What is won in the period is one question of all sections.
		assert.equal(await countedWith("line", "standing"), STANDING);
		assert.equal(await countedWith("standing", "outcome", "concentration"), STANDING + open);
		const first = setUp();
		first.sections.open(SECTION_IDS);
		await first.read();
		assert.equal(first.requests(), STANDING + lost + WON - 1 + open);
		const second = setUp(first.parts);
		second.sections.open(SECTION_IDS);
		await second.read();
		assert.equal(second.requests(), 0);
		first.sections.dispose();
		second.sections.dispose();
	});

	it("count open deals that no period has once somebody asks for them, and don't ask twice for what is known", async () => {
		const { sections, parts, read, requests } = setUp();
		sections.open(["outcome"]);
		await read();
		await sections.act("outcome", COUNT_ELSEWHERE);
		await read();
		assert.equal(requests(), open + 1 + ELSEWHERE);
		await sections.act("outcome", COUNT_ELSEWHERE);
		await read();
		assert.equal(requests(), open + 1 + ELSEWHERE);
		sections.dispose();
		const later = setUp(parts);
		later.sections.open(["outcome"]);
		await later.read();
		assert.equal(later.requests(), 0);
		later.sections.dispose();
	});
});
