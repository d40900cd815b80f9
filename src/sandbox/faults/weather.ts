import { createRandom, type Random } from "../data/random.ts";
import type { FaultRule, Trigger } from "./rules.ts";

interface State {
	readonly rule: FaultRule;
	readonly random: Random;
	seen: number;
	struck: number;
}

const DEFAULT_SEED = 1;

/** Decides which requests go wrong, and how: the first rule of the script that strikes. */
export class Weather {
	readonly #states: readonly State[];

	constructor(rules: readonly FaultRule[]) {
		this.#states = rules.map((rule) => ({
			rule,
			random: createRandom(seedOf(rule.on)),
			seen: 0,
			struck: 0,
		}));
	}

	/** Called once for each request. A rule counts the requests that it looks at, whichever rule strikes. */
	next(path: string, parameters: ReadonlyMap<string, string>): FaultRule | undefined {
		let found: FaultRule | undefined;
		for (const state of this.#states) {
			if (!looksAt(state.rule, path, parameters)) {
				continue;
			}
			state.seen += 1;
			const strikes = isStruck(state) && state.struck < (state.rule.times ?? Number.POSITIVE_INFINITY);
			if (strikes && found === undefined) {
				state.struck += 1;
				found = state.rule;
			}
		}
		return found;
	}
}

function seedOf(trigger: Trigger | undefined): number {
	return typeof trigger === "object" && "probability" in trigger ? (trigger.seed ?? DEFAULT_SEED) : DEFAULT_SEED;
}

function looksAt(rule: FaultRule, path: string, parameters: ReadonlyMap<string, string>): boolean {
	return (
		(rule.path === undefined || path.includes(rule.path)) &&
		Object.entries(rule.params ?? {}).every(([name, wanted]) => {
			const value = parameters.get(name) ?? "";
			return wanted === "*" ? value !== "" : value === wanted;
		})
	);
}

function isStruck({ rule, random, seen }: State): boolean {
	const trigger = rule.on ?? "always";
	if (trigger === "always") {
		return true;
	}
	if ("nth" in trigger) {
		return typeof trigger.nth === "number" ? seen === trigger.nth : trigger.nth.includes(seen);
	}
	if ("every" in trigger) {
		return seen % trigger.every === 0;
	}
	if ("from" in trigger) {
		return seen >= trigger.from && seen <= (trigger.to ?? Number.POSITIVE_INFINITY);
	}
	return random.chance(trigger.probability);
}
