import * as vscode from "vscode";
import { UserError } from "../../close/base/errors.ts";
import {
	STATUS_BAR_FIGURES,
	type StatusBarFigure,
	statusBarFigureLabel,
} from "../../opportunities/totals/statusBarFigures.ts";
import { pick } from "../quickInput/pick.ts";
import { BACK, markCurrent } from "../quickInput/quickInput.ts";
import { VscodeQuickInputs } from "../quickInput/vscodeQuickInput.ts";
import type { Settings } from "../settings/settings.ts";

const OFF = "off";

/** Sets the status bar's figure to `argument`, or asks for it. Returns false if the user leaves. */
export async function pickStatusBarFigure(settings: Settings, argument: unknown): Promise<boolean> {
	const chosen = argument === undefined ? await ask(settings.current.statusBar) : argument;
	if (chosen === undefined) return false;
	const figure = checked(chosen);
	await settings.write("statusBar", figure);
	if (settings.rawValue("statusBar") !== figure)
		throw new UserError(
			vscode.l10n.t(
				"This workspace overrides closeOpportunities.statusBar. Change the setting in the workspace settings.",
			),
		);
	return true;
}

async function ask(current: StatusBarFigure | typeof OFF): Promise<string | undefined> {
	const figures = STATUS_BAR_FIGURES.map((id) => ({ id, label: statusBarFigureLabel(id) }));
	const picked = await pick(new VscodeQuickInputs(), {
		title: vscode.l10n.t("Status Bar Figure"),
		placeholder: vscode.l10n.t("Select the figure that the status bar shows"),
		items: () => markCurrent([...figures, { id: OFF, label: vscode.l10n.t("Off") }], current),
		active: current,
	});
	return picked === undefined || picked === BACK ? undefined : picked.ids[0];
}

/** @throws if a keybinding or a script passed something else */
function checked(value: unknown): StatusBarFigure | typeof OFF {
	const allowed = [...STATUS_BAR_FIGURES, OFF] as const;
	const found = allowed.find((one) => one === value);
	if (found === undefined)
		throw new UserError(vscode.l10n.t("The status bar figure must be one of {0}.", allowed.join(", ")));
	return found;
}
