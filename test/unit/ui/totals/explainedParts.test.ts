import assert from "node:assert/strict";
import type { ListParameters } from "../../../../src/close/schema/parameters.ts";
import { PartReader } from "../../../../src/opportunities/analysis/partReader.ts";
import { Listing } from "../../../../src/opportunities/listing/listing.ts";
import { Currencies } from "../../../../src/opportunities/text/currencies.ts";
import type { View } from "../../../../src/opportunities/view/view.ts";
import { queryOf } from "../../../../src/opportunities/view/viewParameters.ts";
import { AnalysisLink } from "../../../../src/ui/analysis/analysisLink.ts";
import { nothingKept } from "../../../../src/ui/totals/shownTotals.ts";
import { TotalsConnection } from "../../../../src/ui/totals/totalsConnection.ts";
import { readToPage, type Snapshot } from "../../../../src/ui/totals/totalsProtocol.ts";
import { PageCamera } from "../../../../src/ui/webview/pageCamera.ts";
import { deal, FakeSource } from "../../opportunities/listing/fakeSource.ts";
import { QUIET } from "../../opportunities/listing/overFake.ts";
import { rest } from "../session/fakes.ts";

const VIEW: View = { group_by: "date_won__quarter", filters: {} };

/** A page that is ready and shows deals of two quarters, of which a third each is won, open and lost. */
async function setUp(kept = nothingKept()) {
	const source = new FakeSource(
		Array.from({ length: 12 }, (_, index) =>
			deal({
				status_type: ["won", "active", "lost"][index % 3] ?? "won",
				date_won: index < 6 ? "2026-01-15" : "2026-04-15",
				value: 100_00,
			}),
		),
	);
	const context = { source, settings: () => ({ pageSize: 10, maxConcurrentRequests: 4 }), log: QUIET };
	const ask = (view: View) => queryOf(view, { now: new Date("2026-05-06T12:00:00"), me: undefined });
	const listing = new Listing({ ...context, queryOf: ask });
	await listing.open(VIEW);
	const reader = new PartReader(context, ask);
	const posted: Snapshot[] = [];
	const copied: ListParameters[] = [];
	let say: (message: unknown) => void = () => {};
	const nothing = () => undefined;
	const never = () => ({ dispose: nothing });
	const amountVisibility = { hidden: false, onDidChange: never };
	const tables: string[] = [];
	const connection = new TotalsConnection(
		{
			visible: true,
			post: (message) => message.type === "snapshot" && posted.push(message),
			onMessage: (listener) => {
				say = listener;
				return { dispose: nothing };
			},
			onVisibility: never,
		},
		{
			source: listing,
			...kept,
			actions: {
				shown: nothing,
				revealGroup: nothing,
				filterByStatusType: nothing,
				clearFilters: nothing,
				refresh: nothing,
				showAmounts: nothing,
				signIn: nothing,
				copyRequest: (asked) => copied.push(asked),
				copyTable: (table) => tables.push(table),
				showSections: nothing,
				viewDescription: () => "All opportunities",
				filterDescription: nothing,
			},
			camera: new PageCamera(),
			link: new AnalysisLink(QUIET),
			amountVisibility,
			currencies: { current: new Currencies(), onDidChange: never },
			sessionParts: { reader: async () => reader, onDidForget: never },
			startMonth: () => 1,
			locale: "en",
			failed: (error) => assert.fail(String(error)),
			log: QUIET,
			catchUp: nothing,
		},
	);
	say({ type: "ready" });
	await rest();
	const [group] = listing.state.groups;
	assert.ok(group);
	return {
		connection,
		kept,
		tables,
		posted,
		copied,
		group,
		amountVisibility,
		last: () => posted.at(-1),
		say: (message: unknown) => say(message),
	};
}

describe("The parts that a totals page gets", () => {
	it("come with the figures once they are read, as a message that the page knows", async () => {
		const { last, group } = await setUp();
		const parts = last()?.statusParts;
		assert.equal(parts?.phase, "ready");
		assert.equal(parts?.whole?.won.total_results, 4);
		assert.equal(parts?.groups[group.id]?.open.total_value_annualized, 200_00);
		assert.ok(readToPage(last()));
	});

	it("are explained when the page asks, with the request that can be copied", async () => {
		const { last, say, group, copied } = await setUp();
		say({ type: "explain", figures: ["total_value_annualized"], group: group.id, part: "won" });
		await rest();
		assert.equal(last()?.explanation?.of, "2026 Q1 · Won");
		assert.deepEqual(
			last()?.split?.parts.map(({ part, value }) => [part, value]),
			[
				["won", 200_00],
				["open", 200_00],
				["lost", 200_00],
			],
		);
		assert.ok(readToPage(last()));
		say({ type: "copyRequest" });
		assert.equal(copied[0]?.status_type, "won");
		say({ type: "explain", figures: ["total_value_annualized"], group: group.id });
		await rest();
		assert.equal(last()?.split, undefined);
	});

	it("aren't sent while amounts are hidden, nor is an explanation of them", async () => {
		const { last, say, group, amountVisibility } = await setUp();
		amountVisibility.hidden = true;
		say({ type: "explain", figures: ["total_value_annualized"], group: group.id, part: "won" });
		await rest();
		assert.deepEqual([last()?.statusParts, last()?.split, last()?.explanation], [undefined, undefined, undefined]);
	});

	it("are in the table that the page copies, and that commands copy while there is a page", async () => {
		const { say, tables, kept, connection, amountVisibility } = await setUp();
		say({ type: "copyTable" });
		assert.match(tables[0] ?? "", /\| Won: annualized value \| Open: expected value \| Open: remaining value \|\n/);
		assert.equal(kept.pageParts.fitting()?.whole.won.total_results, 4);
		amountVisibility.hidden = true;
		say({ type: "copyTable" });
		assert.doesNotMatch(tables[1] ?? "", /Won|Open:/);
		connection.dispose();
		assert.equal(kept.pageParts.fitting(), undefined);
	});

	it("are told to commands by the page that took another one's place, whichever of them goes", async () => {
		const before = await setUp();
		const { kept, connection } = await setUp(before.kept);
		before.connection.dispose();
		assert.equal(kept.pageParts.fitting()?.whole.won.total_results, 4);
		connection.dispose();
		assert.equal(kept.pageParts.fitting(), undefined);
	});
});
