import * as l10n from "@vscode/l10n";
import { canHaveTarget } from "../../opportunities/analysis/periodId.ts";
import {
	type PeriodForms,
	type PeriodInView,
	periodFromId,
	periodInView,
} from "../../opportunities/analysis/periodInView.ts";
import { targetAmong, type Whose } from "../../opportunities/analysis/standing/changedTargets.ts";
import { parseAmount, parsePeriod, TargetError } from "../../opportunities/analysis/standing/targetEntries.ts";
import type { Target } from "../../opportunities/analysis/standing/targets.ts";
import { type NamedPeriod, periodLabel } from "../../opportunities/time/periods.ts";
import { askText } from "../quickInput/askText.ts";
import { type Leaving, pick } from "../quickInput/pick.ts";
import { BACK, type Choice, type Item, type QuickInputs } from "../quickInput/quickInput.ts";

/** What the prompts need. */
export interface TargetPrompts {
	readonly quickInputs: QuickInputs;
	/** The entries of the setting, unchecked. */
	readonly entries: readonly unknown[];
	/** The period in view comes first, if there can be a target for it. */
	readonly inView: PeriodInView;
	readonly now: Date;
	readonly forms: PeriodForms;
	/** The owners to choose from, `me` among them, as far as they're known. */
	readonly owners: () => readonly Item[];
	readonly loadOwners: ((signal: AbortSignal) => Promise<unknown>) | undefined;
	/** Writes an amount in whole units of the currency. It is masked while amounts are hidden. */
	readonly amountText: (amount: number) => string;
	readonly hidden: boolean;
}

/** A target, or null for the amount if it is to be removed. */
export type TargetChange = Whose & { readonly amount: number | null };

const OTHER = "other";
const ALL = "all";
const OFFERED: readonly NamedPeriod[] = ["this_month", "next_month", "this_quarter", "next_quarter", "this_year"];

/** Asks for a period, for whose target it is, and for the amount. Returns undefined if the user leaves. */
export async function askTarget(prompts: TargetPrompts): Promise<TargetChange | undefined> {
	let period: string | undefined;
	for (;;) {
		const chosen = await askPeriod(prompts, period);
		if (chosen === undefined || chosen === BACK) return undefined;
		period = chosen;
		for (;;) {
			const owner = await askOwner(prompts, period);
			if (owner === undefined) return undefined;
			if (owner === BACK) break;
			const whose = owner === ALL ? { period } : { period, user_id: owner };
			const amount = await askAmount(prompts, whose);
			if (amount === undefined) return undefined;
			if (amount !== BACK) return { ...whose, amount: amount.amount };
		}
	}
}

async function askPeriod(prompts: TargetPrompts, active: string | undefined): Promise<string | Leaving> {
	for (;;) {
		const picked = await pick(prompts.quickInputs, {
			title: l10n.t("Set Target"),
			placeholder: l10n.t("Select a period"),
			items: () => [...periodItems(prompts), { id: OTHER, label: l10n.t("Other Period…"), pinned: true }],
			active,
		});
		if (picked === undefined || picked === BACK) return picked;
		const [id] = picked.ids;
		if (id !== OTHER) return id;
		const typed = await askOtherPeriod(prompts);
		if (typed !== BACK) return typed;
	}
}

function periodItems({ inView, now, forms, entries, amountText }: TargetPrompts): readonly Choice[] {
	const named = OFFERED.map((name) => ({ ...periodInView({ filters: { date_won: name } }, now, forms), name }));
	const items: Choice[] = [];
	const add = ({ id, label }: PeriodInView, meaning: string | undefined) => {
		if (items.some((item) => item.id === id)) return;
		const target = targetAmong(entries, { period: id }, forms.startMonth);
		const description = [meaning, target && amountText(target.amount)].filter(Boolean).join(" · ");
		items.push({ id, label, ...(description === "" ? {} : { description }) });
	};
	const nameOf = (id: string) => named.find((one) => one.id === id)?.name;
	const meaningOf = (id: string) => {
		const name = nameOf(id);
		return name === undefined ? undefined : periodLabel(name);
	};
	if (canHaveTarget(inView, forms.startMonth)) add(inView, meaningOf(inView.id) ?? l10n.t("The View's period"));
	for (const one of named) add(one, periodLabel(one.name));
	return items;
}

async function askOtherPeriod({ quickInputs, forms }: TargetPrompts): Promise<string | Leaving> {
	const { startMonth } = forms;
	const answer = await askText(quickInputs, {
		title: l10n.t("Set Target"),
		prompt:
			startMonth === 1
				? l10n.t("Enter a year, quarter, or month, such as {0}", "2026, 2026-Q4, 2026-10")
				: l10n.t("Enter a year, quarter, or month, such as {0}", "FY27, FY27-Q1, 2026-10"),
		back: true,
		check: (text) => {
			const fault = faultOf(() => parsePeriod(text, startMonth));
			return fault === undefined ? undefined : { text: fault, unfinished: text.length < 4 };
		},
		note: (text) => periodFromId(text, forms)?.label,
	});
	return answer === undefined || answer === BACK ? answer : answer.text;
}

async function askOwner(prompts: TargetPrompts, period: string): Promise<string | Leaving> {
	const picked = await pick(prompts.quickInputs, {
		title: l10n.t("Set Target for {0}", labelOf(period, prompts)),
		placeholder: l10n.t("Select who the target is for"),
		items: () => [
			{
				id: ALL,
				label: l10n.t({ message: "All", comment: ["All people: a target of the organization."] }),
				pinned: true,
			},
			...prompts.owners(),
		],
		back: true,
		...(prompts.loadOwners && { load: prompts.loadOwners }),
	});
	return picked === undefined || picked === BACK ? picked : picked.ids[0];
}

/** Null removes the target. */
async function askAmount(
	{ quickInputs, entries, forms, amountText, hidden }: TargetPrompts,
	whose: Whose,
): Promise<{ readonly amount: number | null } | Leaving> {
	const target: Target | undefined = targetAmong(entries, whose, forms.startMonth);
	const answer = await askText(quickInputs, {
		title: l10n.t("Set Target for {0}", labelOf(whose.period, { forms })),
		prompt:
			target === undefined
				? l10n.t("Enter the annualized value to win, as a whole number in your currency")
				: l10n.t(
						"Enter the annualized value to win, as a whole number in your currency. Leave empty to remove the target.",
					),
		value: target === undefined || hidden ? undefined : String(target.amount),
		back: true,
		check: (text) => {
			if (text === "")
				return target === undefined ? { text: l10n.t("Enter a whole number above 0."), unfinished: true } : undefined;
			const fault = faultOf(() => parseAmount(wholeUnits(text) ?? text));
			return fault === undefined ? undefined : { text: fault };
		},
		// What is hidden isn't in the box, so that Enter may be pressed there without a thought.
		confirm: (text) =>
			text === "" && hidden ? l10n.t("The amount is hidden. Press Enter again to remove the target.") : undefined,
		note: (text) => (text === "" ? l10n.t("The target will be removed.") : amountText(wholeUnits(text) ?? 0)),
	});
	if (answer === undefined || answer === BACK) return answer;
	return { amount: answer.text === "" ? null : parseAmount(wholeUnits(answer.text)) };
}

function labelOf(period: string, { forms }: Pick<TargetPrompts, "forms">): string {
	return periodFromId(period, forms)?.label ?? period;
}

function faultOf(parse: () => unknown): string | undefined {
	try {
		parse();
		return undefined;
	} catch (error) {
		if (error instanceof TargetError) return error.message;
		throw error;
	}
}

/** Signs that may stand between groups of three digits: a point, a comma, an apostrophe, spaces. */
const GROUPED = /^\d{1,3}(?:([.,'’\s\u00a0\u202f\u2009])\d{3})(?:\1\d{3})*$/;

/** Understands a whole number as people type it: `500000`, `500,000`, `500.000`, `500 000`. Undefined for any other text. */
export function wholeUnits(text: string): number | undefined {
	const typed = text.trim();
	if (!/^\d+$/.test(typed) && !GROUPED.test(typed)) return undefined;
	return Number(typed.replace(/\D/g, ""));
}
