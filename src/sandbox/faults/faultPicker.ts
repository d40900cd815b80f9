import { createRandom, type Random } from "../data/random.ts";
import type { FaultRule, Trigger } from "./rules.ts";

interface State {
	readonly rule: FaultRule;
	readonly random: Random;
	matched: number;
	applied: number;
}

const DEFAULT_SEED = 1;

/** Decides which requests fail and how: the first rule of the script that applies counts. */
export class FaultPicker {
	readonly #states: readonly State[];

	constructor(rules: readonly FaultRule[]) {
		this.#states = rules.map((rule) => ({
			rule,
			random: createRandom(seedOf(rule.on)),
			matched: 0,
			applied: 0,
		}));
	}

	/** The rule for a request; call it once per request. A rule counts its matching requests even if another rule applies. */
	next(path: string, parameters: ReadonlyMap<string, string>): FaultRule | undefined {
		let found: FaultRule | undefined;
		for (const state of this.#states) {
			if (!matches(state.rule, path, parameters)) {
				continue;
			}
			state.matched += 1;
			const applies = isTriggered(state) && state.applied < (state.rule.times ?? Number.POSITIVE_INFINITY);
			if (applies && found === undefined) {
				state.applied += 1;
				found = state.rule;
			}
		}
		return found;
	}
}

function seedOf(trigger: Trigger | undefined): number {
	return typeof trigger === "object" && "probability" in trigger ? (trigger.seed ?? DEFAULT_SEED) : DEFAULT_SEED;
}

function matches(rule: FaultRule, path: string, parameters: ReadonlyMap<string, string>): boolean {
	return (
		(rule.path === undefined || path.includes(rule.path)) &&
		Object.entries(rule.params ?? {}).every(([name, wanted]) => {
			const value = parameters.get(name) ?? "";
			return wanted === "*" ? value !== "" : value === wanted;
		})
	);
}

function isTriggered({ rule, random, matched }: State): boolean {
	const trigger = rule.on ?? "always";
	if (trigger === "always") {
		return true;
	}
	if ("nth" in trigger) {
		return typeof trigger.nth === "number" ? matched === trigger.nth : trigger.nth.includes(matched);
	}
	if ("every" in trigger) {
		return matched % trigger.every === 0;
	}
	if ("from" in trigger) {
		return matched >= trigger.from && matched <= (trigger.to ?? Number.POSITIVE_INFINITY);
	}
	return random.chance(trigger.probability);
}
