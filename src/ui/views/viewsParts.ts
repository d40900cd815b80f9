import { maskedNames } from "../../opportunities/view/names.ts";
import { showFailure } from "../base/showFailure.ts";
import { VscodeBoxes } from "../quickInput/vscodeQuickInput.ts";
import type { Core } from "../window/services.ts";
import type { ViewsParts } from "./actions.ts";
import { sayDone, sayUnsaved } from "./messages.ts";
import { type SavedViews, SavedViewsError } from "./savedViews.ts";
import { TeamFiles } from "./teamFiles.ts";

/** What the prompts about Views work with in this window. */
export function viewsParts({ viewing, prompts, hiding, log }: Core, saved: SavedViews): ViewsParts {
	const failed = (error: unknown) => {
		if (error instanceof SavedViewsError) void sayUnsaved(error.message);
		else void showFailure(error, log);
	};
	return {
		boxes: new VscodeBoxes(),
		saved,
		team: new TeamFiles(),
		failed,
		current: () => viewing.view,
		describing: () => ({ ...prompts.describing, names: maskedNames(prompts.names, hiding.mask) }),
		done: (text, undo) => void sayDone(text, undo, failed),
	};
}
