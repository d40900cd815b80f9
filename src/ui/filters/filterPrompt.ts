import * as l10n from "@vscode/l10n";
import { hasFilters } from "../../opportunities/view/view.ts";
import { pick } from "../quickInput/pick.ts";
import { BACK } from "../quickInput/quickInput.ts";
import { datePage } from "./datePage.ts";
import { FilterFlow, type FilterFlowParts, type Outcome } from "./filterFlow.ts";
import { leadPage } from "./leadPage.ts";
import { listPage } from "./listPage.ts";
import { CLEAR, filterOf, MORE, mainItems, moreItems } from "./menu.ts";
import { queryPage } from "./queryPage.ts";
import { smartViewPage } from "./smartViewPage.ts";
import { stalledPage } from "./stalledPage.ts";
import { textPage } from "./textPage.ts";

const CLEAR_ALL = "clearAll";

/** Shows all filters, and lets the user set one after another until they leave. */
export async function runFilterPrompt(parts: FilterFlowParts): Promise<void> {
	const flow = new FilterFlow(parts);
	let active: string | undefined;
	do {
		const picked = await menuPage(flow, "main", active);
		if (picked === undefined || picked === BACK) return;
		active = picked;
	} while ((await outcomeOf(flow, active)) !== undefined);
}

/** The second page, until one of its filters is set. */
async function morePage(flow: FilterFlow): Promise<Outcome> {
	let active: string | undefined;
	for (;;) {
		const picked = await menuPage(flow, "more", active);
		if (picked === undefined || picked === BACK) return picked;
		active = picked;
		const outcome = await outcomeOf(flow, active);
		if (outcome !== BACK) return outcome;
	}
}

/** Handles the chosen item. */
async function menuPage(
	flow: FilterFlow,
	page: "main" | "more",
	active: string | undefined,
): Promise<string | typeof BACK | undefined> {
	const itemsOf = page === "main" ? mainItems : moreItems;
	const clearAll = { id: CLEAR_ALL, icon: "clear-all", tooltip: l10n.t("Clear All") };
	const picked = await pick(flow.quickInputs, {
		title: page === "main" ? l10n.t("Filter opportunities") : l10n.t("More filters"),
		placeholder: l10n.t("Choose what to filter by"),
		items: () => itemsOf({ filters: flow.filters, names: flow.names, locale: flow.locale, mask: flow.host.mask }),
		active,
		back: page === "more",
		buttons: () => (hasFilters(flow.host.view()) ? [clearAll] : []),
		press: (button, id) => {
			if (button === CLEAR_ALL) flow.clearAll();
			const key = filterOf(id);
			if (button === CLEAR && key !== undefined) flow.set(key, undefined);
			return true;
		},
	});
	return picked === undefined || picked === BACK ? picked : picked.ids[0];
}

async function outcomeOf(flow: FilterFlow, id: string): Promise<Outcome> {
	const key = filterOf(id);
	switch (key) {
		case undefined:
			return id === MORE ? morePage(flow) : undefined;
		case "user_id":
		case "status_id":
		case "status_type":
		case "value_period":
			return listPage(flow, key);
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
