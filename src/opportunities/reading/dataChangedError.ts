import type { Misfit } from "./readPlan.ts";

/** Thrown if an answer does not fit what was read before. */
export class Drift extends Error {
	override readonly name = "Drift";
	readonly misfit: Misfit;

	constructor(misfit: Misfit) {
		super(`the data does not fit what was read before (${misfit})`);
		this.misfit = misfit;
	}
}
