import * as l10n from "@vscode/l10n";
import { type FilterKey, hasFilters } from "../../opportunities/view/view.ts";
import { pick } from "../quickInput/pick.ts";
import { BACK } from "../quickInput/quickInput.ts";
import { datePage } from "./datePage.ts";
import { FilterFlow, type FilterFlowParts, type Outcome } from "./filterFlow.ts";
import { ADVANCED, CLEAR, filtersOf, menuItems, rowOf } from "./filterMenu.ts";
import { leadPage } from "./leadPage.ts";
import { ownersPage, valuePeriodsPage } from "./listPages.ts";
import { queryPage } from "./queryPage.ts";
import { smartViewPage } from "./smartViewPage.ts";
import { stalledPage } from "./stalledPage.ts";
import { statusPage } from "./statusPage.ts";
import { textPage } from "./textPage.ts";

const CLEAR_ALL = "clearAll";

/**
 * Shows all filters, and lets the user set one after another until they leave. With `first`, begins with the page of that
 * filter, and ends once it is set.
 */
export async function runFilterPrompt(parts: FilterFlowParts, first?: FilterKey): Promise<void> {
	const flow = new FilterFlow(parts);
	try {
		let active = first && rowOf(first);
		if (active !== undefined && (await outcomeOf(flow, active)) !== BACK) return;
		do {
			const picked = await menuPage(flow, "main", active);
			if (picked === undefined || picked === BACK) return;
			active = picked;
		} while ((await outcomeOf(flow, active)) !== undefined);
	} finally {
		flow.end();
	}
}

/** The second page, until one of its filters is set. */
async function advancedPage(flow: FilterFlow): Promise<Outcome> {
	let active: string | undefined;
	for (;;) {
		const picked = await menuPage(flow, "advanced", active);
		if (picked === undefined || picked === BACK) return picked;
		active = picked;
		const outcome = await outcomeOf(flow, active);
		if (outcome !== BACK) return outcome;
	}
}

/** Handles the chosen item. */
async function menuPage(
	flow: FilterFlow,
	page: "main" | "advanced",
	active: string | undefined,
): Promise<string | typeof BACK | undefined> {
	const clearAll = { id: CLEAR_ALL, icon: "clear-all", tooltip: l10n.t("Clear All") };
	const picked = await pick(flow.quickInputs, {
		title: page === "main" ? l10n.t("Filter Opportunities") : l10n.t("Advanced Filters"),
		placeholder: l10n.t("Select what to filter by"),
		items: () =>
			menuItems(page, { filters: flow.filters, names: flow.names, locale: flow.locale, mask: flow.host.mask }),
		active,
		back: page === "advanced",
		buttons: () => (hasFilters(flow.host.view()) ? [clearAll] : []),
		press: (button, id) => {
			if (button === CLEAR_ALL) flow.clearAll();
			if (button === CLEAR) flow.setAll(Object.fromEntries(filtersOf(id).map((key) => [key, undefined])));
			return true;
		},
		preview: (_, show) => flow.preview({}, show),
	});
	return picked === undefined || picked === BACK ? picked : picked.ids[0];
}

async function outcomeOf(flow: FilterFlow, id: string): Promise<Outcome> {
	if (id === ADVANCED) return advancedPage(flow);
	const [key] = filtersOf(id);
	switch (key) {
		case undefined:
			return undefined;
		case "status_id":
		case "status_type":
			return statusPage(flow);
		case "user_id":
			return ownersPage(flow);
		case "value_period":
			return valuePeriodsPage(flow);
		case "date_won":
		case "date_created":
		case "date_updated":
			return datePage(flow, key);
		case "lead_saved_search_id":
			return smartViewPage(flow);
		case "lead_id":
			return leadPage(flow);
		case "is_stalled":
			return stalledPage(flow);
		case "query":
			return queryPage(flow);
		default:
			return textPage(flow, key);
	}
}
