import * as vscode from "vscode";
import { maskedNames } from "../../pipeline/describe.ts";
import { showFailure } from "../commands/failure.ts";
import { inSession } from "../commands/inSession.ts";
import type { Core } from "../core.ts";
import { VscodeBoxes } from "../prompts/vscodeBoxes.ts";
import type { ViewsParts } from "./actions.ts";
import { registerLinks } from "./links.ts";
import { sayBroken, sayDone, sayUnsaved } from "./messages.ts";
import { SavedViews, SavedViewsError } from "./savedViews.ts";
import { TeamFiles } from "./teamFiles.ts";

/** What the commands about Views do. */
export type ViewHandlers = Readonly<Record<"openView" | "saveView" | "copyLinkToView", (argument: unknown) => unknown>>;

/** Saved and shared Views, and links to Views. */
export function registerViews(core: Core): { readonly commands: ViewHandlers } & vscode.Disposable {
	const { settings, viewing, prompts, hiding } = core;
	const saved = new SavedViews({
		read: () => settings.standing("views"),
		write: (entries) => settings.write("views", entries),
	});
	const team = new TeamFiles();
	const failed = (error: unknown) => {
		if (error instanceof SavedViewsError) void sayUnsaved(error.message);
		else void showFailure(error, core.log);
	};
	const parts = (): ViewsParts => ({
		boxes: new VscodeBoxes(),
		saved,
		team,
		failed,
		current: () => viewing.view,
		describing: () => ({ ...prompts.describing, names: maskedNames(prompts.names, hiding.mask) }),
		done: (text, undo) => void sayDone(text, undo, failed),
	});

	const commands: ViewHandlers = {
		openView: inSession(core, async (argument) => {
			if (argument === undefined) {
				const { openFlow } = await import("./openFlow.ts");
				const choice = await openFlow(parts());
				if (choice === undefined) return;
				if ("view" in choice) await viewing.show(choice.view);
				else void sayBroken(choice, team);
			} else {
				const { viewArgument } = await import("./offered.ts");
				const files = typeof argument === "string" ? await team.read() : [];
				const shared = files.flatMap((file) => ("views" in file ? file.views : []));
				await viewing.show(viewArgument(argument, saved.entries, shared));
			}
		}),
		saveView: inSession(core, async (argument) => {
			const { saveView } = await import("./actions.ts");
			await saveView(parts(), argument).catch(failed);
		}),
		copyLinkToView: inSession(core, async () => {
			const { linkTo } = await import("./link.ts");
			await vscode.env.clipboard.writeText(linkTo(viewing.view, vscode.env.uriScheme));
			vscode.window.setStatusBarMessage(vscode.l10n.t("Link to the View copied."), 3000);
		}),
	};
	const links = registerLinks(core, parts);
	return { commands, dispose: () => links.dispose() };
}
