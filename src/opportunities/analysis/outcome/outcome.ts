import type { Measure, MeasureName } from "../measure.ts";
import { chanceToReach, distributionOf, quantileOf, type Stepwise } from "./distribution.ts";
import { type Strip, stripOf } from "./outcomeColumns.ts";
import { meanWorking, type OutcomeInput, quantileWorking, targetWorking } from "./outcomeWorking.ts";

/** What a period may bring, including what is won. Can be sent as JSON. */
export interface Outcome {
	readonly p10: Measure;
	readonly p50: Measure;
	readonly p90: Measure;
	readonly mean: Measure;
	/** Left out if there is no target. */
	readonly reachesTarget?: Measure;
	/** Close's expected value with what is won, if the mean is further from it than rounding explains. */
	readonly differsFrom?: number;
	/** Left out if the outcome is certain. */
	readonly strip?: Strip;
}

/** The measures of an outcome, in the order in which they are shown. */
export function measuresOf({ p10, p50, p90, mean, reachesTarget }: Outcome): readonly Measure[] {
	return [p10, p50, p90, mean, ...(reachesTarget ? [reachesTarget] : [])];
}

/**
 * Returns what a period may bring.
 * @throws RangeError if the amounts are too large to be added
 * @throws the signal's reason if it is aborted
 */
export async function outcomeOf(input: OutcomeInput, stepwise: Stepwise): Promise<Outcome> {
	const { deals, won, target, expected } = input;
	const distribution = await distributionOf(deals, won, stepwise);
	const openMean = deals.reduce((sum, { value, chance }) => sum + value * chance, 0) / 100;
	const differs = expected !== undefined && Math.abs(openMean - expected) > deals.length * HALF_A_CENT;
	const strip = stripOf(distribution, target);
	const quantile = (name: MeasureName, percent: number): Measure => {
		const value = quantileOf(distribution, percent / 100);
		return { name, value, working: quantileWorking(percent, value, distribution, input) };
	};
	const reaching = (amount: number): Measure => {
		const value = chanceToReach(distribution, amount);
		return { name: "outcome.reaches_target", value, working: targetWorking(amount, value, distribution, input) };
	};
	return {
		p10: quantile("outcome.p10", 10),
		p50: quantile("outcome.p50", 50),
		p90: quantile("outcome.p90", 90),
		mean: { name: "outcome.mean", value: Math.round(won + openMean), working: meanWorking(openMean, input) },
		...(target !== undefined && { reachesTarget: reaching(target) }),
		...(differs && { differsFrom: won + expected }),
		...(strip && { strip }),
	};
}

/** How far Close's rounding takes the expected value of a deal from the exact one. */
const HALF_A_CENT = 0.5;
