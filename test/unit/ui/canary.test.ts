import assert from "node:assert/strict";
import { inspect } from "node:util";
import { CloseError } from "../../../src/close/base/errors.ts";
import { readOpportunity } from "../../../src/close/schema/opportunityDetails.ts";
import { isReadable, ROW_FIELDS } from "../../../src/close/schema/opportunityRow.ts";
import { readListResponse } from "../../../src/close/schema/readListResponse.ts";
import { fieldsFor } from "../../../src/opportunities/export/columns.ts";
import { exportTo } from "../../../src/opportunities/export/exportTo.ts";
import { FORMATS } from "../../../src/opportunities/export/format.ts";
import { makeFormat } from "../../../src/opportunities/export/makeFormat.ts";
import { Listing } from "../../../src/opportunities/listing/listing.ts";
import { PageReader } from "../../../src/opportunities/reading/pageReader.ts";
import { Currencies } from "../../../src/opportunities/text/currencies.ts";
import { customFieldsByKey, NO_CUSTOM_FIELDS } from "../../../src/opportunities/text/customFieldNames.ts";
import { CLEAR } from "../../../src/opportunities/text/mask.ts";
import { explain } from "../../../src/opportunities/totals/explainFigures.ts";
import { ALL_FIGURES } from "../../../src/opportunities/totals/singleFigures.ts";
import { totalsOf } from "../../../src/opportunities/totals/totals.ts";
import type { View } from "../../../src/opportunities/view/view.ts";
import { queryOf } from "../../../src/opportunities/view/viewParameters.ts";
import { snapshotOf } from "../../../src/ui/details/detailsSnapshot.ts";
import { statusItems } from "../../../src/ui/filters/statusItems.ts";
import { opportunityTooltip } from "../../../src/ui/rows/opportunityHover.ts";
import { opportunityText } from "../../../src/ui/rows/opportunityText.ts";
import { groupText, groupTooltip } from "../../../src/ui/tree/groupText.ts";
import { ownerItems } from "../../../src/ui/window/ownerItems.ts";
import { everyPlaceOf, finderOf, WRITINGS } from "../close/places.ts";
import { answer, clientOf, closeAll, KeptLog, type Server, serve } from "../close/support.ts";
import { FULL } from "../opportunities/details/support.ts";
import { TextSink } from "../opportunities/export/support.ts";

const KEY = "api_0Kq3wD8tZx5cVb7nM2rL9a.4yHs6JfGp1uXe0TiQoBk5N";
const PLACE = "PLACE-OF-THE-KEY";
const holdsKey = finderOf(KEY);

/** Asserts that nothing in there holds the key, whatever it is in. */
function assertClean(what: unknown, place: string): void {
	const text = JSON.stringify(what) ?? "";
	assert(!holdsKey(text), `${place}: ${text.slice(0, 2000)}`);
}

describe("The key, which a server gives back in any place of an answer,", () => {
	let server: Server;
	let body: unknown;
	afterEach(closeAll);

	async function setUp() {
		server = await serve((_, response) => answer(response, body));
		const log = new KeptLog();
		const credential = { kind: "apiKey", secret: KEY, origin: server.origin } as const;
		return { log, client: clientOf(server.origin, { credential, log }) };
	}

	/** Goes through all places and, from one to the next, through the ways to write the key. */
	async function everywhere(template: unknown, work: (place: string) => Promise<unknown>, log: KeptLog): Promise<void> {
		const writings = Object.entries(WRITINGS);
		let index = 0;
		for (const { place, value } of everyPlaceOf(template, PLACE)) {
			const [writing, write] = writings[index % writings.length] ?? [];
			assert(write);
			index += 1;
			body = JSON.stringify(value).replaceAll(PLACE, write(KEY));
			const seen = await work(place).catch((error: unknown) => {
				assert(error instanceof CloseError, inspect(error));
				return [error.reason, error.advice, inspect(error, { depth: 9, showHidden: true })];
			});
			assertClean(seen, `${place} ${writing}`);
			assertClean(log.lines.splice(0), `${place} ${writing}`);
		}
		assert(index > 5);
	}

	const ALL = { ...FULL, value_period: "annual", "custom.cf_Ab1": "x" };
	const ROW = {
		...Object.fromEntries(Object.entries(ALL).filter(([name]) => ROW_FIELDS.some((field) => field === name))),
		value_period: "annual",
		note: "n",
		"custom.cf_Ab1": ["x"],
		attachments: [{ url: "https://a.example" }],
	};
	const FIGURES = { total_results: 1, count_by_value_period: { annual: 1 }, total_value_annualized: 5 };

	for (const [kind, view, template] of [
		[
			"owners",
			{ group_by: "user_id", filters: {} },
			{
				data: [{ key: "user_1", user_id: "user_1", user_name: "A", objects: [ROW], ...FIGURES }],
				has_more: false,
				...FIGURES,
			},
		],
		[
			"quarters",
			{ group_by: "date_won__quarter", filters: {} },
			{ data: [{ key: { a: [1] }, year: 2026, quarter: 3, objects: [ROW], ...FIGURES }], has_more: false, ...FIGURES },
		],
		["objects", { filters: {} }, { data: [ROW], has_more: false, ...FIGURES }],
	] as const satisfies readonly (readonly [string, View, unknown])[])
		it(`is in nothing that comes of a list of ${kind}: state, rows, totals, exports, messages and log`, async () => {
			const { client, log } = await setUp();
			const settings = () => ({ maxConcurrentRequests: 4, requestTimeout: 10, pageSize: 50 });
			const query = queryOf(view, { now: new Date(), me: undefined, startMonth: 1 });
			await everywhere(
				template,
				async () => {
					const listing = new Listing({ source: client, settings, queryOf: () => query, log });
					await listing.open(view);
					for (const group of listing.state.groups) await listing.expand(group.id);
					const { state } = listing;
					listing.dispose();
					const wording = {
						locale: "en",
						currency: state.currency,
						groupBy: state.view?.group_by,
						mask: CLEAR,
						amounts: new Currencies(),
					};
					const rows = state.groups.flatMap(({ rows: some }) => some.filter(isReadable));
					const sinks = await Promise.all(
						FORMATS.map(async (format) => {
							const sink = new TextSink();
							await exportTo({
								sink,
								currencies: new Currencies(),
								query: { ...query, parameters: { ...query.parameters, _fields: fieldsFor([]) } },
								onProgress: () => undefined,
								reader: new PageReader({ source: client, settings, log, owners: async () => [] }),
								options: { keepObjects: true },
								makeFormat: (amounts) => {
									const columns = Object.keys(ROW);
									const texts = {
										title: "T",
										description: "",
										locale: "en",
										csv: { separator: ",", bom: false, decimal: ".", guard: true },
									} as const;
									return makeFormat(format, { view, columns, headings: columns, amounts, ...texts });
								},
							}).catch((error: unknown) => {
								if (!(error instanceof CloseError)) throw error;
								sink.text += inspect(error);
							});
							return sink.text;
						}),
					);
					return [
						...[state, sinks, totalsOf(state, "en"), explain(state, { figures: ALL_FIGURES }, "en")],
						...state.groups.map((group) => [groupText(group, wording), groupTooltip(group, wording, false)]),
						...rows.map((row) => [opportunityText(row, wording), opportunityTooltip(row, wording)]),
					];
				},
				log,
			);
		}).timeout(60_000);

	it("is in nothing that comes of an opportunity and of the others of its lead", async () => {
		const { client, log } = await setUp();
		const context = {
			locale: "en",
			amounts: new Currencies(),
			now: new Date(),
			mask: CLEAR,
			hidden: false,
			statusName: () => undefined,
			userName: () => undefined,
			customFields: NO_CUSTOM_FIELDS,
			startMonth: 1,
		};
		const shown = (opportunity: unknown, others: readonly unknown[]) => {
			const [own, ...opportunities] = [opportunity, ...others].map((one) =>
				readOpportunity(one as Record<string, unknown>),
			);
			assert(own);
			const siblings = { opportunities, whole: true, error: undefined };
			const found = { id: "oppo_1", opportunity: own, siblings };
			const state = { id: "oppo_1", found, loading: false, ended: false, error: undefined };
			const navigating = { loading: false, error: undefined, step: 1 } as const;
			return [own, snapshotOf({ state, navigation: undefined, navigating, context })];
		};
		await everywhere(ALL, async () => shown(await client.opportunity("oppo_1"), []), log);
		const isObject = (one: unknown) => typeof one === "object" && one !== null;
		const page = { data: [ALL], has_more: false };
		await everywhere(
			page,
			async () => shown(ALL, (await client.opportunitiesOf("lead_1", 0)).data.filter(isObject)),
			log,
		);
		await everywhere(page, () => client.search("x", 5), log);
		await everywhere({ id: "oppo_1", lead_id: "lead_1" }, () => client.leadOf("oppo_1"), log);
	}).timeout(60_000);

	it("is in nothing that prompts are filled from", async () => {
		const { client, log } = await setUp();
		const status = { id: "stat_1", label: "Demo", type: "active" };
		const pipeline = { id: "pipe_1", name: "Sales", statuses: [status] };
		const organization = { id: "orga_1", name: "Acme", pipelines: [pipeline] };
		const user = { id: "user_1", first_name: "A", last_name: "B", email: "a@b.c", organizations: [organization] };
		const member = {
			user_id: "user_1",
			user_full_name: "A",
			user_first_name: "A",
			user_last_name: "B",
			user_email: "a@b.c",
		};
		const page = (one: object) => ({ data: [one], has_more: false });
		await everywhere(user, () => client.me(), log);
		await everywhere(page(pipeline), async () => statusItems(await client.pipelines(), []), log);
		await everywhere(
			{ memberships: [member], inactive_memberships: [member] },
			async () => {
				const people = await client.people("orga_1");
				return [people, ownerItems(people, [], undefined, [], "en")];
			},
			log,
		);
		await everywhere(page({ id: "save_1", name: "V", type: "lead" }), () => client.smartViews(), log);
		await everywhere(
			page({ id: "cf_1", name: "Tier", type: "text" }),
			async () => [...customFieldsByKey(await client.customFields())],
			log,
		);
	}).timeout(60_000);

	it("is found where it is: this test sees what it looks for", () => {
		for (const [writing, write] of Object.entries(WRITINGS)) assert(holdsKey(`a ${write(KEY)} b`), writing);
		const { groups } = readListResponse({ data: [{ key: KEY, objects: [] }] }, { grouped: true, receivedAt: 0 });
		assert.throws(() => assertClean(groups, ""));
	});
});
