import * as l10n from "@vscode/l10n";
import { UserError } from "../../close/base/errors.ts";
import { SerialQueue } from "../base/asyncTasks.ts";
import type { Entries } from "./viewEntries.ts";

/** The user's setting: its value, undefined if it isn't set, and a way to change it. */
interface ViewsDoor {
	read(): unknown;
	write(entries: Entries): PromiseLike<void>;
}

/** Why saved Views weren't changed: a localized sentence. Users fix it in the settings. */
export class SavedViewsError extends UserError {
	override readonly name = "SavedViewsError";
}

/** The saved Views in the user's settings. Changes run one after another, each on the value at that time. */
export class SavedViews {
	readonly #door: ViewsDoor;
	readonly #queue = new SerialQueue();

	constructor(door: ViewsDoor) {
		this.#door = door;
	}

	/** Unchecked. Empty if the setting isn't a list. */
	get entries(): Entries {
		const value = this.#door.read();
		return Array.isArray(value) ? value : [];
	}

	/** Resolves when the changes that were asked for until now are in the settings, or failed. */
	async settled(): Promise<void> {
		await this.#queue.take(async () => undefined);
	}

	/** @throws SavedViewsError if the settings can't be written, or the change would lose their value */
	change(edit: (entries: Entries) => Entries): Promise<void> {
		return this.#queue.take(async () => {
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

	/** Changes one entry, wherever it is now. @throws SavedViewsError if it is gone */
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
