import * as l10n from "@vscode/l10n";
import { filterLabel } from "../../opportunities/view/labels.ts";
import { askText, type TextQuestion } from "../quickInput/askText.ts";
import { BACK } from "../quickInput/quickInput.ts";
import type { FilterFlow, Outcome } from "./filterFlow.ts";
import { commaDoubt, joinValues, splitValues, valueFault } from "./typedValues.ts";

/** The filters that are typed in an input box. */
type TypedFilter = "status_label" | "status" | "organization_id" | "lead_query" | "lead_id" | "lead_saved_search_id";

/** Asks for a filter's text. An empty text clears the filter. */
export async function textPage(flow: FilterFlow, key: TypedFilter): Promise<Outcome> {
	const set = flow.filters[key];
	const answer = await askText(flow.quickInputs, {
		...wording(key),
		title: filterLabel(key),
		value: typeof set === "string" ? set : joinValues(set ?? []),
		back: true,
		check: (text) => valueFault(key, text),
		preview: flow.previewOf((text) => {
			const value = typedValue(key, text);
			return value.length === 0 ? undefined : { [key]: value };
		}),
		...(isStatus(key) ? { confirm: (text) => commaDoubt(flow, text) } : {}),
	});
	if (answer === undefined || answer === BACK) return answer;
	flow.setAll({ [key]: typedValue(key, answer.text) });
	return "done";
}

/** Empty if the text has nothing to filter by. */
function typedValue(key: TypedFilter, text: string): string | readonly string[] {
	return isStatus(key) ? splitValues(text) : text;
}

function isStatus(key: TypedFilter): boolean {
	return key === "status_label" || key === "status";
}

function wording(key: TypedFilter): Pick<TextQuestion, "prompt" | "placeholder"> {
	switch (key) {
		case "status_label":
			return {
				prompt: l10n.t("Enter status labels, separated by commas. Leave empty for any."),
				placeholder: l10n.t("Proposal, Negotiation"),
			};
		case "status":
			return {
				prompt: l10n.t("Enter values of Close's status filter, separated by commas. Leave empty for any."),
				placeholder: l10n.t("Proposal, Negotiation"),
			};
		case "organization_id":
			return { prompt: l10n.t("Enter the ID of an organization. Leave empty for any."), placeholder: "orga_…" };
		case "lead_id":
			return { prompt: l10n.t("Enter the ID of a lead. Leave empty for any."), placeholder: "lead_…" };
		case "lead_saved_search_id":
			return { prompt: l10n.t("Enter the ID of a Smart View of leads. Leave empty for any."), placeholder: "save_…" };
		case "lead_query":
			return {
				prompt: l10n.t("Enter a lead query. Deprecated by Close: use a Smart View instead. Leave empty for any."),
			};
	}
}
