import assert from "node:assert/strict";
import { readSide } from "../../../../src/opportunities/analysis/comparisonSides.ts";
import { readPartedGroups, roundingIn } from "../../../../src/opportunities/analysis/partedGroups.ts";
import { PartReader } from "../../../../src/opportunities/analysis/partReader.ts";
import { periodBefore, periodInView, periodYearBefore } from "../../../../src/opportunities/analysis/periodInView.ts";
import { readComparison } from "../../../../src/opportunities/analysis/readComparison.ts";
import { readOpenDeals, readOpenElsewhere } from "../../../../src/opportunities/analysis/readOpenDeals.ts";
import { readStanding } from "../../../../src/opportunities/analysis/readStanding.ts";
import { readWinRates, readWinRatesByOwner } from "../../../../src/opportunities/analysis/readWinRate.ts";
import { withoutStatusAndDate } from "../../../../src/opportunities/analysis/setAside.ts";
import { sharedView } from "../../../../src/opportunities/analysis/sharedView.ts";
import { localDay } from "../../../../src/opportunities/time/calendar.ts";
import type { View } from "../../../../src/opportunities/view/view.ts";
import { queryOf } from "../../../../src/opportunities/view/viewParameters.ts";
import { QUIET } from "../listing/overFake.ts";
import { overHttp } from "../listing/overHttp.ts";
import { NOW } from "./randomViews.ts";

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
		await overHttp(
			{ sandbox: { size: 400, owners: 5, now: NOW }, pageSize: 100 },
			async ({ sandbox, client, listing }) => {
				const me = sandbox.owners[0]?.id;
				const asking = { now: NOW, me, startMonth: 4 };
				const settings = () => ({ pageSize: 100, maxConcurrentRequests: 4 });
				const parts = new PartReader({ source: client, settings, log: QUIET }, (view) => queryOf(view, asking));
				for (const view of [VIEW, OTHER, { filters: {} }]) await readEverything(view);
				await readComparisonOf(VIEW, { filters: { user_id: ["me"] } });
				await readComparisonOf(VIEW, OTHER);

				const asked = sandbox.requests.filter(({ path }) => path.endsWith("/opportunity/"));
				assert.equal(asked.length, sandbox.requests.length);
				const names = new Set(asked.flatMap(({ params }) => Object.keys(params)));
				assert.deepEqual(
					[...names].filter((name) => !DOCUMENTED.includes(name)),
					[],
				);
				const ownQueries = new Set(asked.flatMap(({ params }) => params["query"] ?? []));
				assert.deepEqual([...ownQueries], ["-nothing"]);
				assert.deepEqual([...names].toSorted(), USED);

				async function readEverything(view: View) {
					const forms = { startMonth: 4, locale: "en" };
					const period = periodInView(view, asking.now, forms);
					const [before, yearBefore] = [periodBefore(period, forms), periodYearBefore(period, forms)];
					const rest = withoutStatusAndDate(view);
					const today = localDay(asking.now);
					if (view.group_by !== undefined) {
						await listing.open({ group_by: view.group_by, filters: {} });
						const wanted = { types: ["won", "active", "lost"] as const, rounding: roundingIn(view, 4) };
						await readPartedGroups(parts, view, listing.state, wanted, {});
					}
					const rates = { view: rest, period, before, asking };
					await readWinRates(parts, rates);
					await readWinRatesByOwner(parts, rates);
					const target = { target: 1_000_000_000, comparable: true };
					await readStanding(parts, { view: rest, period, before, yearBefore, today, ...target });
					await readOpenDeals(parts, rest, period.period, {});
					await readOpenElsewhere(parts, rest, period.period, today);
				}

				async function readComparisonOf(a: View, b: View) {
					const pair = { a, b, shared: sharedView(a, b, asking) };
					await readComparison(pair, parts, { mostRequests: Number.POSITIVE_INFINITY });
					for (const side of ["only_a", "both", "only_b"] as const) await readSide(pair, side, parts, {});
				}
			},
		);
	});
});
