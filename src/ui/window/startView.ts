import * as l10n from "@vscode/l10n";
import { cutText } from "../../close/text/cutText.ts";
import { placeOfName } from "../../opportunities/view/entryName.ts";
import { parseView } from "../../opportunities/view/parseView.ts";
import { type View, ViewError } from "../../opportunities/view/view.ts";
import type { SettingValues } from "../settings/settings.ts";

type StartSettings = Pick<SettingValues, "startView" | "groupBy" | "orderBy" | "views">;

/** What to show to an account that has no last View in this workspace, and why it isn't what the setting asks for. */
interface StartView {
	readonly view: View;
	readonly problem?: string;
}

/** In graphemes. */
const LONGEST_NAME = 60;

/** `open` and `everything` win over saved Views of these names. */
export function startView(settings: StartSettings): StartView {
	const { startView: start } = settings;
	if (start === "everything") return { view: withSettings(settings, {}) };
	const open = withSettings(settings, { status_type: ["active"] });
	if (start === "open") return { view: open };
	try {
		const saved = savedView(settings.views, start);
		if (saved !== undefined) return { view: saved };
		const name = JSON.stringify(cutText(start, LONGEST_NAME));
		return {
			view: open,
			problem: l10n.t("There's no saved View named {0}. Open opportunities are shown instead.", name),
		};
	} catch (error) {
		if (!(error instanceof ViewError)) throw error;
		return { view: open, problem: l10n.t("{0} Open opportunities are shown instead.", error.message) };
	}
}

function withSettings({ groupBy, orderBy }: StartSettings, filters: View["filters"]): View {
	return { ...(groupBy === undefined ? {} : { group_by: groupBy }), order_by: orderBy, filters };
}

/** @throws ViewError if the View of this name isn't valid */
function savedView(entries: readonly unknown[], name: string): View | undefined {
	const entry = entries[placeOfName(entries, name)];
	return entry === undefined ? undefined : parseView(entry);
}
