import * as l10n from "@vscode/l10n";
import type { OpportunityRow } from "../../close/schema/opportunityRow.ts";
import type { OrderBy } from "../../close/schema/order.ts";
import { localDay } from "../time/calendar.ts";
import { firstOfLastDays } from "../time/periods.ts";
import type { Filters } from "../view/view.ts";

/** Why opportunities need attention, in the order of display. */
export const RULE_IDS = ["stalled", "overdue", "noValue", "untouched", "confidence"] as const;
export type RuleId = (typeof RULE_IDS)[number];

/** What the rules depend on. */
export interface Circumstances {
	/** Rules about days use the user's time zone at this moment. */
	readonly now: Date;
	/** An active opportunity that didn't change within this many days, including today, needs attention. */
	readonly untouchedDays: number;
}

interface Identified {
	readonly id: RuleId;
}

/** Close can filter by this rule, so it does the counting: one request. */
export interface ClosesRule extends Identified {
	readonly counted: "byClose";
	readonly orderBy: OrderBy;
	readonly filters: (circumstances: Circumstances) => Filters;
}

/**
 * Close can't filter by this rule, but it can sort active opportunities so that the matching ones are at one end of the
 * listing, or at both. They are counted here, and no others are read.
 */
export interface EndsRule extends Identified {
	readonly counted: "here";
	readonly orderBy: "value" | "confidence";
	readonly keyOf: (row: OpportunityRow) => number | null;
	/** Whether the rule applies to an opportunity with this key. */
	readonly applies: (key: number | null) => boolean;
	/** Whether rows that the rule applies to may still follow one with this key, read in ascending order. */
	readonly mayContinueAscending: (key: number | null) => boolean;
	/** The same, read in descending order. */
	readonly mayContinueDescending: (key: number | null) => boolean;
}

export type Rule = ClosesRule | EndsRule;

const RULES_BY_ID: Readonly<Record<RuleId, Omit<ClosesRule, "id"> | Omit<EndsRule, "id">>> = {
	stalled: { counted: "byClose", orderBy: "-annualized_value", filters: () => ({ is_stalled: true }) },
	overdue: {
		counted: "byClose",
		orderBy: "date_won",
		filters: ({ now }) => ({ status_type: ["active"], date_won: { lt: localDay(now) } }),
	},
	noValue: {
		counted: "here",
		orderBy: "value",
		keyOf: ({ value }) => value,
		applies: (key) => key === null,
		// Opportunities without a value may be sorted as 0, among the zeros.
		mayContinueAscending: (key) => key === null || key <= 0,
		mayContinueDescending: (key) => key === null,
	},
	untouched: {
		counted: "byClose",
		orderBy: "date_updated",
		filters: ({ now, untouchedDays }) => ({
			status_type: ["active"],
			date_updated: { lt: firstOfLastDays(untouchedDays, localDay(now)) },
		}),
	},
	confidence: {
		counted: "here",
		orderBy: "confidence",
		keyOf: ({ confidence }) => confidence,
		applies: (key) => key === 0 || key === 100,
		// Opportunities without a confidence don't match; they may come before or after all others.
		mayContinueAscending: (key) => key === null || key <= 0,
		mayContinueDescending: (key) => key === null || key >= 100,
	},
};

export const RULES: readonly Rule[] = RULE_IDS.map((id) => ({ id, ...RULES_BY_ID[id] }));

export function ruleLabel(id: RuleId): string {
	return {
		stalled: l10n.t("Stalled"),
		overdue: l10n.t("Overdue"),
		noValue: l10n.t("No value"),
		untouched: l10n.t("Untouched"),
		confidence: l10n.t("0% or 100% sure"),
	}[id];
}

/** Returns which opportunities a group contains, as a sentence. */
export function ruleText(id: RuleId, untouchedDays: number): string {
	return {
		stalled: l10n.t("Opportunities that Close considers stalled."),
		overdue: l10n.t("Open opportunities with a close date in the past."),
		noValue: l10n.t("Open opportunities that have no value."),
		untouched:
			untouchedDays === 1
				? l10n.t("Open opportunities that haven't been updated today.")
				: l10n.t("Open opportunities that haven't been updated in the last {0} days.", untouchedDays),
		confidence: l10n.t(
			"Open opportunities with a confidence of 0% or 100%: certain to be lost or won, but not marked as such.",
		),
	}[id];
}
