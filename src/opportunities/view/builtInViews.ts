import * as l10n from "@vscode/l10n";
import { ME, type NamedView, type View } from "./view.ts";

/** Views that are there without being saved. */
export function builtInViews(): readonly { readonly name: string; readonly view: NamedView }[] {
	return [
		builtIn(l10n.t("Won this quarter, by owner"), {
			group_by: "user_id",
			order_by: "-value",
			filters: { status_type: ["won"], date_won: "this_quarter" },
		}),
		builtIn(l10n.t("Forecast for next quarter, by owner"), {
			group_by: "user_id",
			order_by: "-annualized_expected_value",
			filters: { status_type: ["active"], date_won: "next_quarter" },
		}),
		builtIn(l10n.t("Open opportunities, by close quarter"), {
			group_by: "date_won__quarter",
			order_by: "date_won",
			filters: { status_type: ["active"] },
		}),
		builtIn(l10n.t("All opportunities, by close quarter"), {
			group_by: "-date_won__quarter",
			order_by: "-date_won",
			filters: {},
		}),
		builtIn(l10n.t("Stalled"), {
			group_by: "user_id",
			order_by: "-annualized_value",
			filters: { is_stalled: true },
		}),
		builtIn(l10n.t("Mine"), { order_by: "-date_updated", filters: { user_id: [ME] } }),
	];
}

function builtIn(name: string, view: View): { readonly name: string; readonly view: NamedView } {
	return { name, view: { name, ...view } };
}
