import { maskedNames } from "../../opportunities/view/names.ts";
import { showFailure } from "../base/showFailure.ts";
import { VscodeQuickInputs } from "../quickInput/vscodeQuickInput.ts";
import type { Services } from "../window/services.ts";
import type { ViewsParts } from "./actions.ts";
import { sayDone, sayUnsaved } from "./messages.ts";
import { type SavedViews, SavedViewsError } from "./savedViews.ts";
import { TeamFiles } from "./teamFiles.ts";

/** The parts of this window that the prompts for Views work with. */
export function viewsParts({ currentView, prompts, amountVisibility, log }: Services, saved: SavedViews): ViewsParts {
	const failed = (error: unknown) => {
		if (error instanceof SavedViewsError) void sayUnsaved(error.message);
		else void showFailure(error, log);
	};
	return {
		quickInputs: new VscodeQuickInputs(),
		saved,
		team: new TeamFiles(),
		failed,
		current: () => currentView.view,
		describing: () => ({ ...prompts.describing, names: maskedNames(prompts.names, amountVisibility.mask) }),
		done: (text, undo) => void sayDone(text, undo, failed),
	};
}
