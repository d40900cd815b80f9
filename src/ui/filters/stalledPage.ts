import * as l10n from "@vscode/l10n";
import { filterLabel } from "../../opportunities/view/labels.ts";
import { pick } from "../quickInput/pick.ts";
import { BACK, markCurrent } from "../quickInput/quickInput.ts";
import type { FilterFlow, Outcome } from "./filterFlow.ts";

/** Asks for stalled opportunities, the others, or both. */
export async function stalledPage(flow: FilterFlow): Promise<Outcome> {
	const current = String(flow.filters.is_stalled ?? "either");
	const choices = [
		{ id: "either", label: l10n.t("Either") },
		{ id: "true", label: l10n.t("Stalled only") },
		{ id: "false", label: l10n.t("Not stalled") },
	];
	const picked = await pick(flow.quickInputs, {
		title: filterLabel("is_stalled"),
		placeholder: l10n.t("Choose which opportunities to show"),
		items: () => markCurrent(choices, current),
		active: current,
		back: true,
	});
	if (picked === undefined || picked === BACK) return picked;
	const [id] = picked.ids;
	flow.set("is_stalled", id === "either" ? undefined : id === "true");
	return "done";
}
