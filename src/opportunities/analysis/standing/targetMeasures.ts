import * as l10n from "@vscode/l10n";
import type { Provenance } from "../../reading/readPlan.ts";
import { type Measure, type MeasureName, quotient, type Working } from "../measure.ts";
import { money, ratio, type Sentence } from "../sentence.ts";

/** What a period stands at. Amounts are annualized values in the smallest unit of the currency. */
interface TargetParts {
	/** Undefined if there is none. */
	readonly target: number | undefined;
	/** Whether what was won is compared with the target. */
	readonly comparable: boolean;
	readonly won: Amount;
	/** What is open, with a won date in the period. Undefined if it wasn't read, because nothing is missing. */
	readonly open: Amount | undefined;
}

interface Amount {
	/** Undefined if the answer lacks it. */
	readonly value: number | undefined;
	readonly requests: readonly Provenance[];
}

/** Returns what is missing to a target; undefined if one of both isn't known. */
export function gapOf(target: number | undefined, won: number | undefined): number | undefined {
	return target === undefined || won === undefined ? undefined : Math.max(0, target - won);
}

/** Returns the figures of a target: its amount, what was won, its share of the target, the gap, and what is open for each of it. */
export function targetMeasures({ target: amount, comparable, won, open }: TargetParts): readonly Measure[] {
	const target = comparable ? amount : undefined;
	const gap = gapOf(target, won.value);
	const share = quotient(won.value, target);
	const coverage = quotient(open?.value, gap);
	const figures: readonly Figure[] = [
		{
			name: "target.amount",
			value: amount,
			meaning: l10n.t("The annualized value to win in the period, from your settings or the team file."),
			formula: "closeOpportunities.targets",
			numbers: amount === undefined ? [] : [money(amount)],
			requests: [],
		},
		{
			name: "target.won",
			value: won.value,
			meaning: l10n.t("The annualized value of opportunities won in the period."),
			formula: "total_value_annualized of status_type = won, date_won in the period",
			numbers: won.value === undefined ? [] : [money(won.value)],
			requests: won.requests,
		},
		{
			name: "target.share",
			value: share,
			meaning: l10n.t("How much of the target has been won."),
			formula: "won ÷ target",
			numbers: divided(won.value, target, share),
			requests: won.requests,
		},
		{
			name: "target.gap",
			value: gap,
			meaning: l10n.t("The annualized value still needed to reach the target, or 0 if it's reached."),
			formula: "max(0, target − won)",
			numbers:
				gap === undefined || target === undefined || won.value === undefined
					? []
					: ["max(0, ", money(target), " − ", money(won.value), ") = ", money(gap)],
			requests: won.requests,
		},
		{
			name: "target.coverage",
			value: coverage,
			meaning: l10n.t(
				"How many times the open opportunities of the period would close the gap if all of them were won.",
			),
			formula: "total_value_annualized of status_type = active, date_won in the period ÷ gap",
			numbers: divided(open?.value, gap, coverage),
			requests: [...won.requests, ...(open?.requests ?? [])],
		},
	];
	return figures.map(measureOf);
}

interface Figure extends Omit<Working, "assumptions"> {
	readonly name: Extract<MeasureName, `target.${string}`>;
	readonly value: number | undefined;
}

function measureOf({ name, value, ...working }: Figure): Measure {
	const assumptions = [
		l10n.t(
			"A target applies only to its exact period. It isn't divided into shorter periods, and owners' targets aren't added up.",
		),
		...(name === "target.coverage"
			? [l10n.t("The confidence of open opportunities isn't taken into account here.")]
			: []),
	];
	return { name, value, working: { ...working, assumptions: name === "target.won" ? [] : assumptions } };
}

function divided(part: number | undefined, whole: number | undefined, result: number | undefined): Sentence {
	if (part === undefined || whole === undefined || result === undefined) return [];
	return [money(part), " ÷ ", money(whole), " = ", ratio(result)];
}
