import assert from "node:assert/strict";
import { STATUS_TYPES } from "../../../../src/close/schema/parameters.ts";
import { SIDES } from "../../../../src/opportunities/analysis/comparison/comparedFigures.ts";
import { readSide } from "../../../../src/opportunities/analysis/comparison/comparisonSides.ts";
import { readComparison } from "../../../../src/opportunities/analysis/comparison/readComparison.ts";
import { sharedView } from "../../../../src/opportunities/analysis/comparison/sharedView.ts";
import { readPartedGroups, roundingIn } from "../../../../src/opportunities/analysis/partedGroups.ts";
import { PartReader } from "../../../../src/opportunities/analysis/partReader.ts";
import { askForParts, partedGroup } from "../../../../src/opportunities/analysis/partsOfGroup.ts";
import { periodInView } from "../../../../src/opportunities/analysis/periodInView.ts";
import { Currencies } from "../../../../src/opportunities/text/currencies.ts";
import type { View } from "../../../../src/opportunities/view/view.ts";
import { queryOf } from "../../../../src/opportunities/view/viewParameters.ts";
import { COUNT_ELSEWHERE } from "../../../../src/ui/analysis/outcomeContents.ts";
import { BY_OWNER } from "../../../../src/ui/analysis/sectionContents.ts";
import { SECTION_PROVIDERS } from "../../../../src/ui/analysis/sectionProviders.ts";
import { NOW } from "../../opportunities/analysis/randomViews.ts";
import { QUIET } from "../../opportunities/listing/overFake.ts";
import { overHttp } from "../../opportunities/listing/overHttp.ts";

/** Every query parameter of `GET /opportunity/`, as `list-opportunities.md` has them. */
const DOCUMENTED = [
	...["_limit", "_skip", "_fields", "_order_by", "_group_by"],
	...["lead_id", "organization_id", "value_period", "value_period__in", "is_stalled"],
	...["user_id", "user_id__in", "status_id", "status_id__in", "status_type", "status_type__in"],
	...["status_label", "status_label__in", "status", "status__in"],
	...["date_won", "date_created", "date_updated"].flatMap((date) => [
		date,
		...["gte", "gt", "lte", "lt"].map((bound) => `${date}__${bound}`),
	]),
	...["query", "lead_query", "lead_saved_search_id"],
];

/** Those of them that the Views below and the analysis need. */
const USED = [
	...["_fields", "_group_by", "_limit", "_order_by", "_skip"],
	...["date_created__gte", "date_created__lt", "date_updated__gte", "date_won__gte", "date_won__lt"],
	...[
		"is_stalled",
		"query",
		"status",
		"status_label__in",
		"status_type",
		"status_type__in",
		"user_id",
		"value_period__in",
	],
];

const PAGE = 100;

/** A View with filters of every kind that rates, targets, pace and outcome keep, and of those that they set aside. */
const VIEW: View = {
	group_by: "-date_won__quarter",
	order_by: "-value",
	filters: {
		status_type: ["won", "active"],
		status_label: ["Won", "Demo"],
		date_won: "this_year",
		user_id: ["me"],
		value_period: ["monthly", "annual"],
		date_created: { gte: "2020-01-01", lte: "2040-01-01" },
		date_updated: { gt: "2020-01-01" },
		is_stalled: false,
		query: "-nothing",
	},
};
const OTHER: View = { group_by: "user_id", filters: { status: ["Won"], date_won: "last_quarter" } };

describe("On the wire", () => {
	it("the analysis has only parameters that Close documents", async () => {
		assert.equal(DOCUMENTED.length, 38);
		await overHttp({ sandbox: { size: 400, owners: 5, now: NOW } }, async (over) => {
			const { sandbox, client, listing } = over;
			const forms = { startMonth: 4, locale: "en" };
			const asking = { now: NOW, me: sandbox.owners[0]?.id, startMonth: forms.startMonth };
			const settings = () => ({ pageSize: PAGE, maxConcurrentRequests: 4 });
			const parts = new PartReader({ source: client, settings, log: QUIET }, (view) => queryOf(view, asking));
			for (const view of [VIEW, OTHER, { filters: {} }]) {
				await readGroups(view);
				await readSections(view);
			}
			await compare(VIEW, { filters: { user_id: ["me"] } });
			await compare(VIEW, OTHER);

			const asked = sandbox.requests.filter(({ path }) => path.endsWith("/opportunity/"));
			assert.equal(asked.length, sandbox.requests.length);
			const names = new Set(asked.flatMap(({ params }) => Object.keys(params)));
			assert.deepEqual(
				[...names].filter((name) => !DOCUMENTED.includes(name)),
				[],
			);
			assert.deepEqual([...names].toSorted(), USED);
			// Nothing is asked in the search language but what the View has.
			assert.deepEqual(new Set(asked.flatMap(({ params }) => params["query"] ?? [])), new Set(["-nothing"]));

			async function readGroups(view: View) {
				if (view.group_by === undefined) return;
				await listing.open({ group_by: view.group_by, filters: {} });
				const wanted = { types: STATUS_TYPES, rounding: roundingIn(view, forms.startMonth) };
				await readPartedGroups(parts, view, listing.state, wanted, {});
				const [group = assert.fail()] = listing.state.groups;
				const of = partedGroup(listing.state, group, asking);
				if (of !== undefined) await askForParts(parts, of, {});
			}

			/** Reads each section, and all that it reads if it is asked for more. */
			async function readSections(view: View) {
				const context = {
					view,
					period: periodInView(view, NOW, forms),
					parts,
					...asking,
					...forms,
					targets: [{ period: "2026", amount: 100_000_000 }],
					currencies: new Currencies(),
				};
				const reading = { signal: new AbortController().signal, onProgress: () => undefined, limit: 5_000 };
				for (const provider of SECTION_PROVIDERS) {
					await provider.read(context, reading);
					for (const action of [BY_OWNER, COUNT_ELSEWHERE]) await provider.act?.(action, context);
					await provider.read(context, reading);
				}
			}

			async function compare(a: View, b: View) {
				const pair = { a, b, shared: sharedView(a, b, asking) };
				await readComparison(pair, parts, { mostRequests: Number.POSITIVE_INFINITY });
				for (const side of SIDES) await readSide(pair, side, parts, {});
			}
		});
	});
});
