import type { Log } from "../../close/base/log.ts";
import type { ListingState } from "../../opportunities/listing/listingState.ts";
import { groupLabel, namesPeople } from "../../opportunities/text/groupLabel.ts";
import type { Mask } from "../../opportunities/text/mask.ts";
import { type GroupIdentity, stateOfGroup } from "../../opportunities/totals/groupState.ts";
import { ChangeEvent } from "../base/changeEvent.ts";
import type { Disposable } from "../base/ports.ts";

interface StateSource {
	readonly state: ListingState;
	readonly onDidChange: (listener: () => void) => Disposable;
}

/**
 * What the totals tab shows: the window's View, or one group of it, as long as the View has that group. A group's
 * figures are in the state of the View, so nothing is read for it, and it follows every refresh and filter.
 */
export class GroupFocus implements StateSource, Disposable {
	readonly #source: StateSource;
	readonly #changes: ChangeEvent<void>;
	readonly #following: Disposable;
	#group: GroupIdentity | undefined;

	constructor(source: StateSource, log: Log) {
		this.#source = source;
		this.#changes = new ChangeEvent(log);
		this.#following = source.onDidChange(() => {
			if (this.#group !== undefined && stateOfGroup(source.state, this.#group) === undefined) this.#group = undefined;
			this.#changes.fire();
		});
	}

	get state(): ListingState {
		const { state } = this.#source;
		return (this.#group && stateOfGroup(state, this.#group)) ?? state;
	}

	get onDidChange(): (listener: () => void) => Disposable {
		return this.#changes.subscribe;
	}

	/** The id of the group that is shown alone. Undefined for the whole View. */
	get only(): string | undefined {
		return this.#group?.id;
	}

	/** Shows a group alone, or the whole View. */
	set(group: GroupIdentity | undefined): void {
		this.#group = group;
		this.#changes.fire();
	}

	/** The name of the group, or undefined for the whole View. */
	label(locale: string, mask: Mask): string | undefined {
		const { groups, view } = this.state;
		const group = groups.find(({ id }) => id === this.only);
		if (group === undefined) return undefined;
		const label = groupLabel(group, view?.group_by, locale);
		return namesPeople(view?.group_by) ? mask.name(label) : label;
	}

	dispose(): void {
		this.#following.dispose();
		this.#changes.clear();
	}
}
