import * as l10n from "@vscode/l10n";
import { namedPeriodOfId } from "../periodId.ts";
import { parseTarget, TargetError } from "./targetEntries.ts";
import type { Target } from "./targets.ts";

/** What a target is for. */
export type Whose = Omit<Target, "amount">;

/**
 * Returns the entries of the setting with another amount for a period and an owner, or without one if `amount` is null. All
 * other entries stay as they are, those included that aren't targets.
 * @throws TargetError if there is nothing to remove
 */
export function changedTargets(
	entries: readonly unknown[],
	whose: Whose,
	amount: number | null,
	startMonth: number,
): readonly unknown[] {
	const places = entries.flatMap((entry, place) => (isFor(entry, whose, startMonth) ? [place] : []));
	const [first] = places;
	const others = entries.filter((_, place) => place === first || !places.includes(place));
	if (amount === null) {
		if (first === undefined)
			throw new TargetError(l10n.t("Your settings don't contain this target for {0}.", whose.period));
		return others.toSpliced(first, 1);
	}
	const target: Target = { ...whose, amount };
	return first === undefined ? [...entries, target] : others.with(first, target);
}

/** The first target among the entries of the setting that is for this period and owner. */
export function targetAmong(entries: readonly unknown[], whose: Whose, startMonth: number): Target | undefined {
	const found = entries.find((entry) => isFor(entry, whose, startMonth));
	return found === undefined ? undefined : parseTarget(found, startMonth);
}

/** Periods of the same days are the same, however they're written. */
function isFor(entry: unknown, { period, user_id: owner }: Whose, startMonth: number): boolean {
	try {
		const target = parseTarget(entry, startMonth);
		const [own, wanted] = [target.period, period].map((id) => namedPeriodOfId(id, startMonth));
		return target.user_id === owner && own?.gte === wanted?.gte && own?.lt === wanted?.lt;
	} catch (error) {
		if (error instanceof TargetError) return false;
		throw error;
	}
}
