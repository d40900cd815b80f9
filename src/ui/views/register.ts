import * as vscode from "vscode";
import { maskedNames } from "../../pipeline/describe.ts";
import { showFailure } from "../commands/failure.ts";
import { inSession } from "../commands/inSession.ts";
import type { Core } from "../core.ts";
import { plainText } from "../plainText.ts";
import { VscodeBoxes } from "../prompts/vscodeBoxes.ts";
import type { ViewsParts } from "./actions.ts";
import { SavedViews, SavedViewsError } from "./savedViews.ts";

/** What the commands about Views by name do. */
export type ViewHandlers = Readonly<Record<"openView" | "saveView", (argument: unknown) => unknown>>;

export function viewHandlers(core: Core): ViewHandlers {
	const { settings, viewing, prompts, hiding } = core;
	const saved = new SavedViews({
		read: () => settings.standing("views"),
		write: (entries) => settings.write("views", entries),
	});
	const parts = (): ViewsParts => ({
		boxes: new VscodeBoxes(),
		saved,
		current: () => viewing.view,
		describing: () => ({ names: maskedNames(prompts.names, hiding.mask), locale: vscode.env.language }),
		done: (text, undo) => void sayDone(text, undo, failed),
		failed,
	});
	const failed = (error: unknown) => {
		if (error instanceof SavedViewsError) void sayUnsaved(error.message);
		else showFailure(error, core.log);
	};

	return {
		openView: inSession(core, async (argument) => {
			if (argument === undefined) {
				const { openFlow } = await import("./openFlow.ts");
				const offered = await openFlow(parts());
				if (offered === undefined) return;
				if ("view" in offered) await viewing.show(offered.view);
				else void sayBroken(offered.name, offered.fault);
			} else {
				const { viewArgument } = await import("./offered.ts");
				await viewing.show(viewArgument(argument, saved.entries));
			}
		}),
		saveView: inSession(core, async (argument) => {
			const { saveView } = await import("./actions.ts");
			try {
				await saveView(parts(), argument);
			} catch (error) {
				failed(error);
			}
		}),
	};
}

async function sayDone(
	text: string,
	undo: (() => Promise<void>) | undefined,
	failed: (error: unknown) => void,
): Promise<void> {
	if (undo === undefined) {
		vscode.window.setStatusBarMessage(plainText(text), 3000);
		return;
	}
	const back = vscode.l10n.t("Undo");
	if ((await vscode.window.showInformationMessage(plainText(text), back)) === back) await undo().catch(failed);
}

async function sayBroken(name: string, fault: string): Promise<void> {
	await offerSettings(vscode.l10n.t("{0} cannot be opened. {1}", name, fault));
}

async function sayUnsaved(reason: string): Promise<void> {
	await offerSettings(vscode.l10n.t("The saved Views stay as they were. {0}", reason));
}

/** An error that is mended in the user's settings file. */
async function offerSettings(text: string): Promise<void> {
	const open = vscode.l10n.t("Open Settings");
	if ((await vscode.window.showErrorMessage(plainText(text), open)) === open)
		await vscode.commands.executeCommand("workbench.action.openSettingsJson", {
			revealSetting: { key: "closeOpportunities.views" },
		});
}
