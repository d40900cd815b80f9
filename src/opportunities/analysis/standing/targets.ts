import type { Currencies } from "../../text/currencies.ts";
import type { Period } from "../../time/calendar.ts";
import { ME, type View } from "../../view/view.ts";
import { namedPeriodOfId } from "../periodId.ts";
import { withoutStatusAndDate } from "../withoutStatusAndDate.ts";

/** What is to be won in a period, by all or by one owner. */
export interface Target {
	/** `2026`, `2026-Q4`, `2026-10`; `FY27` or `FY27-Q1` if the fiscal year doesn't begin in January. */
	readonly period: string;
	/** An owner's id, or `me`. Undefined for a target of all. */
	readonly user_id?: string | undefined;
	/** The annualized value, in whole units of the currency. */
	readonly amount: number;
}

/** The target for a View and a period. */
interface ViewTarget {
	readonly target: Target;
	/** Whether what the View finds can be compared with it: otherwise the target is for all, and the View for fewer. */
	readonly comparable: boolean;
}

/** What a target has to match. */
interface TargetQuestion {
	readonly view: View;
	readonly period: Period;
	/** The id that `"me"` stands for. */
	readonly me: string | undefined;
	/** The month in which years begin, 1 to 12. */
	readonly startMonth: number;
}

/**
 * Returns the target whose first and last day are those of the period: nothing is apportioned, and owners' targets aren't added up.
 * A View of one owner has that owner's. The target of all is for a View without further filters; for any other View, and for
 * an owner without a target, it can't be compared. Of several that match, the first one counts.
 */
export function targetFor(targets: readonly Target[], question: TargetQuestion): ViewTarget | undefined {
	const { period, startMonth, me } = question;
	const ofPeriod = targets.filter((target) => {
		const own = namedPeriodOfId(target.period, startMonth);
		return own?.gte === period.gte && own.lt === period.lt;
	});
	const { user_id: owners, ...others } = withoutStatusAndDate(question.view).filters;
	const plain = Object.keys(others).length === 0;
	const ofAll = ofPeriod.find(({ user_id }) => user_id === undefined);
	if (owners?.length === 1 && plain) {
		const owner = owners[0] === ME ? me : owners[0];
		const own = ofPeriod.find(({ user_id }) => user_id !== undefined && (user_id === ME ? me : user_id) === owner);
		if (own !== undefined && owner !== undefined) return { target: own, comparable: true };
	}
	return ofAll && { target: ofAll, comparable: plain && owners === undefined };
}

/** The target of a period in view, in the decimals of the session's amounts. */
interface AmountToReach extends Pick<ViewTarget, "comparable"> {
	/** In the smallest unit of the currency. */
	readonly amount: number;
}

/** As {@link targetFor}, for the period in view of a session. */
export function amountToReach(
	question: Omit<TargetQuestion, "period"> & {
		readonly period: { readonly period: Period };
		readonly targets: readonly Target[];
		readonly currencies: Pick<Currencies, "currency" | "scaleOf">;
	},
): AmountToReach | undefined {
	const { targets, period, currencies } = question;
	const found = targetFor(targets, { ...question, period: period.period });
	if (found === undefined) return undefined;
	const { target, comparable } = found;
	return { amount: targetAmount(target, currencies.scaleOf(currencies.currency)), comparable };
}

/** Returns an amount of whole units as the API's integers; `scale` is the number of the currency's decimals. */
export function targetAmount({ amount }: Target, scale: number): number {
	return amount * 10 ** scale;
}
