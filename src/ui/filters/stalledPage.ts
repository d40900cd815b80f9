import * as l10n from "@vscode/l10n";
import { filterLabel } from "../../opportunities/view/labels.ts";
import { pick } from "../quickInput/pick.ts";
import { BACK, markCurrent } from "../quickInput/quickInput.ts";
import type { FilterChanges, FilterFlow, Outcome } from "./filterFlow.ts";

const ANY = "any";

/** Asks for stalled opportunities, the others, or both. */
export async function stalledPage(flow: FilterFlow): Promise<Outcome> {
	const current = String(flow.filters.is_stalled ?? ANY);
	const choices = [
		{ id: ANY, label: l10n.t("Any") },
		{ id: "true", icon: "warning", label: l10n.t("Stalled only") },
		{ id: "false", label: l10n.t("Not stalled") },
	];
	const picked = await pick(flow.quickInputs, {
		title: filterLabel("is_stalled"),
		placeholder: l10n.t("Select which opportunities to show"),
		items: () => markCurrent(choices, current),
		active: current,
		back: true,
		preview: ([id], show) => flow.preview(changeOf(id), show),
	});
	if (picked === undefined || picked === BACK) return picked;
	const [id] = picked.ids;
	flow.setAll(changeOf(id));
	return "done";
}

function changeOf(id: string | undefined): FilterChanges {
	return { is_stalled: id === undefined || id === ANY ? undefined : id === "true" };
}
