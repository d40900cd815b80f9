import type { LoadedGroup } from "../listing/loadedGroup.ts";
import type { Misfit } from "./readPlan.ts";

/** Thrown where an answer does not fit what was read before. `group` is set where only that group is in doubt. */
export class Drift extends Error {
	override readonly name = "Drift";
	readonly misfit: Misfit;
	readonly group: LoadedGroup | undefined;

	constructor(misfit: Misfit, group?: LoadedGroup) {
		super(`the data does not fit what was read before (${misfit})`);
		this.misfit = misfit;
		this.group = group;
	}
}
