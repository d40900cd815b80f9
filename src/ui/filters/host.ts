import type { Directory } from "../../close/api.ts";
import type { Mask } from "../../opportunities/text/mask.ts";
import type { View } from "../../opportunities/view/view.ts";
import type { Named } from "../session/storedCredential.ts";
import type { NameCache } from "../window/nameCache.ts";

/** What the filter prompt works on: the View of this window, and the session that fills lists with names. */
export interface PromptHost {
	view(): View;
	/** Shows another View. */
	apply(view: View): void;
	/** Of the current session: another session has another one. Undefined where none is open. */
	readonly directory: Directory | undefined;
	/** Undefined where the server does not tell. */
	organizationId(): string | undefined;
	me(): Named | undefined;
	/** The month in which quarters and years begin, 1 to 12. */
	readonly startMonth: number;
	/** The lead of the selected row. */
	selectedLead(): Named | undefined;
	/** Of the current session too. */
	readonly names: NameCache;
	/** What names are written through where they tell what is set; a list to choose from stays readable. */
	readonly mask: Mask;
}
