import type { Random } from "../../src/sandbox/data/random.ts";
import type { FaultName, FaultRule } from "../../src/sandbox/index.ts";

/** The faults, each with its highest probability. */
const FAULTS: readonly (readonly [FaultName, number])[] = [
	["429", 0.05],
	["429-reset-only", 0.03],
	["429-retry-after-only", 0.01],
	["500", 0.02],
	["502", 0.02],
	["503", 0.03],
	["504", 0.02],
	["403", 0.01],
	["404", 0.01],
	["401", 0.005],
	["reset", 0.03],
	["reset-body", 0.02],
	["stall", 0.01],
	["stall-body", 0.01],
	["truncate", 0.02],
	["short-body", 0.02],
	["bad-json", 0.02],
	["wrong-type", 0.02],
	["html", 0.02],
	["redirect-same", 0.02],
	["redirect-other", 0.01],
	["slow", 0.2],
];
const WRONG = ["envelope", "null", "list", "object", "aggregates", "group"] as const;

/** Some of the faults, with random probabilities. */
export function weatherOf(random: Random): readonly FaultRule[] {
	const rules = FAULTS.filter(() => random.chance(0.4)).map(([name, most]): FaultRule => {
		const on = { probability: most * random.next(), seed: random.below(1_000_000) };
		if (name === "wrong-type") return { do: name, on, what: random.pick(WRONG) };
		if (name === "slow") return { do: name, on, delayMs: random.below(400) };
		return { do: name, on };
	});
	return rules;
}
