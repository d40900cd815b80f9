import { type Describing, maskedNames } from "../../opportunities/view/describeOptions.ts";
import type { NamedView, View } from "../../opportunities/view/view.ts";
import { showFailure } from "../base/showFailure.ts";
import type { QuickInputs } from "../quickInput/quickInput.ts";
import { VscodeQuickInputs } from "../quickInput/vscodeQuickInput.ts";
import type { Services } from "../window/services.ts";
import { namedView } from "../window/viewName.ts";
import { type SavedViews, SavedViewsError } from "./savedViews.ts";
import type { Team } from "./teamFile.ts";
import { sayDone, sayUnsaved } from "./viewMessages.ts";
import { WorkspaceTeamFiles } from "./workspaceTeamFiles.ts";

/** What the prompts for Views work with. */
export interface ViewPromptContext {
	readonly quickInputs: QuickInputs;
	readonly saved: SavedViews;
	readonly team: Team;
	/** The View on screen, or the one that is loading. */
	readonly current: () => View;
	readonly describing: () => Describing;
	/** Called after a View has been saved under a name. */
	readonly onSaved: (view: NamedView) => void;
	/** Called after a saved View has got another name. */
	readonly onRenamed: (before: string, after: string) => void;
	/** Says that something was done. `undo` reverts it. */
	readonly done: (text: string, undo?: () => Promise<void>) => void;
	/** Says why something failed. */
	readonly failed: (error: unknown) => void;
}

/** The parts of this window that the prompts for Views work with. */
export function viewPromptContext(
	{ currentView, prompts, amountVisibility, log }: Services,
	saved: SavedViews,
): ViewPromptContext {
	const failed = (error: unknown) => {
		if (error instanceof SavedViewsError) void sayUnsaved(error.message);
		else void showFailure(error, log);
	};
	return {
		quickInputs: new VscodeQuickInputs(),
		saved,
		team: new WorkspaceTeamFiles(),
		failed,
		current: () => namedView(currentView),
		describing: () => ({ ...prompts.describing, names: maskedNames(prompts.names, amountVisibility.mask) }),
		onSaved: (view) => currentView.setOrigin(view),
		onRenamed: (before, after) => currentView.renamed(before, after),
		done: (text, undo) => void sayDone(text, undo, failed),
	};
}
