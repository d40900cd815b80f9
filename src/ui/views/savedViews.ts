import * as l10n from "@vscode/l10n";
import { UserError } from "../../close/base/errors.ts";
import { SerialQueue } from "../base/asyncTasks.ts";
import type { Entries } from "./edits.ts";

/** The user's setting: what stands there, undefined for nothing, and how another value gets there. */
export interface ViewsDoor {
	read(): unknown;
	write(entries: Entries): PromiseLike<void>;
}

/** Why saved Views stayed as they are: a localized sentence. It is mended in the settings. */
export class SavedViewsError extends UserError {
	override readonly name = "SavedViewsError";
}

/** The saved Views of the user's settings. Changes come one after the other, each made to what stands there by then. */
export class SavedViews {
	readonly #door: ViewsDoor;
	readonly #turns = new SerialQueue();

	constructor(door: ViewsDoor) {
		this.#door = door;
	}

	/** As they stand there, unchecked; none where the setting is no list. */
	get entries(): Entries {
		const value = this.#door.read();
		return Array.isArray(value) ? value : [];
	}

	/** @throws SavedViewsError where the settings cannot be written, or hold something that would be lost */
	change(edit: (entries: Entries) => Entries): Promise<void> {
		return this.#turns.take(async () => {
			const value = this.#door.read() ?? [];
			if (!Array.isArray(value))
				throw new SavedViewsError(
					l10n.t("The setting {0} isn't a list, so Views can't be saved in it.", "closeOpportunities.views"),
				);
			const changed = edit(value);
			if (changed === value) return;
			try {
				await this.#door.write(changed);
			} catch (error) {
				const reason = error instanceof Error ? error.message : String(error);
				throw new SavedViewsError(l10n.t("The settings couldn't be saved. {0}", reason));
			}
		});
	}

	/** The same to one entry, wherever it stands by now. @throws SavedViewsError where it is gone */
	changeOne(place: number, entry: unknown, edit: (entries: Entries, place: number) => Entries): Promise<void> {
		return this.change((entries) => {
			const json = JSON.stringify(entry);
			const same = (one: unknown) => JSON.stringify(one) === json;
			const now = same(entries[place]) ? place : entries.findIndex(same);
			if (now === -1) throw new SavedViewsError(l10n.t("The saved Views changed in the meantime. Try again."));
			return edit(entries, now);
		});
	}
}
