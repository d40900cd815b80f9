import { CLEAR, type Mask } from "../../../../src/opportunities/text/mask.ts";
import { maskedNames, type Names } from "../../../../src/opportunities/view/describeOptions.ts";
import type { View } from "../../../../src/opportunities/view/view.ts";
import { openFlow } from "../../../../src/ui/views/openFlow.ts";
import { SavedViews } from "../../../../src/ui/views/savedViews.ts";
import { saveView } from "../../../../src/ui/views/saveView.ts";
import type { Team, TeamFile, TeamFolder } from "../../../../src/ui/views/teamFile.ts";
import type { Entries } from "../../../../src/ui/views/viewEntries.ts";
import type { ViewPromptContext } from "../../../../src/ui/views/viewPromptContext.ts";
import { FakeBoxes, rest } from "../filters/fakeBoxes.ts";

const NOBODY = () => undefined;
const NAMES: Names = {
	status: NOBODY,
	smartView: NOBODY,
	lead: NOBODY,
	organization: NOBODY,
	owner: (id) => (id === "user_a" ? "Ann" : undefined),
};

/** A fake window with saved Views in its user settings. */
export class FakeViews {
	readonly quickInputs = new FakeBoxes();
	readonly told: { readonly text: string; readonly undo: (() => Promise<void>) | undefined }[] = [];
	readonly failed: unknown[] = [];
	/** The open folders. */
	folders: TeamFolder[] = [];
	files: TeamFile[] = [];
	/** The actions with team files, as texts. */
	readonly teamwork: string[] = [];
	/** The names of the Views that were saved or renamed. */
	readonly named: string[] = [];
	/** The value of the setting. */
	value: unknown;
	view: View = { group_by: "-date_won__quarter", filters: { status_type: ["won"], date_won: "this_year" } };
	mask: Mask = CLEAR;
	/** While set, each write rejects with it. */
	failure: Error | undefined;
	/** Each write takes as long as this promise. */
	slowness: Promise<void> = Promise.resolve();
	readonly #parts: ViewPromptContext;

	constructor(entries: Entries) {
		this.value = entries;
		this.#parts = {
			quickInputs: this.quickInputs,
			saved: new SavedViews({ read: () => this.value, write: (changed) => this.#write(changed) }),
			team: this.#team(),
			current: () => this.view,
			describing: () => ({
				names: maskedNames(NAMES, this.mask),
				locale: "en-US",
			}),
			onSaved: ({ name }) => this.named.push(name),
			onRenamed: (before, after) => this.named.push(`${before} is ${after}`),
			done: (text, undo) => this.told.push({ text, undo }),
			failed: (error) => this.failed.push(error),
		};
	}

	get entries(): Entries {
		return this.value as Entries;
	}

	open() {
		return openFlow(this.#parts);
	}

	save(name?: unknown): Promise<void> {
		return saveView(this.#parts, name);
	}

	rest(): Promise<void> {
		return rest();
	}

	#team(): Team {
		const own = this;
		return {
			get folders() {
				return own.folders;
			},
			read: async () => own.files,
			open: async ({ name }, place) => void own.teamwork.push(`open ${name} ${JSON.stringify(place)}`),
			share: async ({ name }, entry) => {
				if (own.failure !== undefined) throw own.failure;
				own.teamwork.push(`share ${name} ${JSON.stringify(entry)}`);
			},
		};
	}

	async #write(changed: Entries): Promise<void> {
		await this.slowness;
		if (this.failure !== undefined) throw this.failure;
		this.value = changed;
	}
}
