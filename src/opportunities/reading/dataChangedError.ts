import type { Inconsistency } from "./readPlan.ts";

/** Thrown if an answer does not fit what was read before. */
export class DataChangedError extends Error {
	override readonly name = "Drift";
	readonly inconsistency: Inconsistency;

	constructor(inconsistency: Inconsistency) {
		super(`the data does not fit what was read before (${inconsistency})`);
		this.inconsistency = inconsistency;
	}
}
